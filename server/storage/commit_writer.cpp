#include "storage/commit_writer.hpp"

#include "kernel/room/history.hpp"
#include "kernel/values/limits.hpp"
#include "storage/statement.hpp"

#include <SQLiteCpp/Database.h>

namespace chorus::storage {
namespace {

constexpr const char* k_put_space = R"sql(
INSERT INTO space(id, plugin_id, plugin_version, state_version, title, round, session, position,
                  minutes, script, settings, phase, ends_at, sealed, stage)
VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
ON CONFLICT(id) DO UPDATE SET plugin_id=excluded.plugin_id, plugin_version=excluded.plugin_version,
  state_version=excluded.state_version, title=excluded.title, round=excluded.round,
  session=excluded.session, position=excluded.position, minutes=excluded.minutes,
  script=excluded.script, settings=excluded.settings, phase=excluded.phase,
  ends_at=excluded.ends_at, sealed=excluded.sealed, stage=excluded.stage)sql";
constexpr const char* k_forget_undo_of = "DELETE FROM undo WHERE space=?";
constexpr const char* k_forget_space = "DELETE FROM space WHERE id=?";
constexpr const char* k_put_record = R"sql(
INSERT INTO record(space, key, type, class, rev, audience, owner, gate, body, given)
VALUES(?,?,?,?,?,?,?,?,?,?)
ON CONFLICT(space, key) DO UPDATE SET type=excluded.type, class=excluded.class, rev=excluded.rev,
  audience=excluded.audience, owner=excluded.owner, gate=excluded.gate, body=excluded.body,
  given=excluded.given)sql";
constexpr const char* k_remove_record = "DELETE FROM record WHERE space=? AND key=?";
constexpr const char* k_forget_spent = "DELETE FROM spent WHERE space=?";
constexpr const char* k_remove_spent = "DELETE FROM spent WHERE space=? AND person=?";
constexpr const char* k_put_spent = "INSERT OR IGNORE INTO spent(space, person) VALUES(?,?)";
constexpr const char* k_cancel_wake = "DELETE FROM wake WHERE space=? AND name=?";
constexpr const char* k_put_wake = R"sql(
INSERT INTO wake(space, name, at, payload) VALUES(?,?,?,?)
ON CONFLICT(space, name) DO UPDATE SET at=excluded.at, payload=excluded.payload)sql";
constexpr const char* k_put_undo =
    "INSERT INTO undo(seq, space, command, person, image, expires) VALUES(?,?,?,?,?,?)";
constexpr const char* k_follow_undo = "UPDATE undo SET image=? WHERE seq=?";
constexpr const char* k_use_undo = "DELETE FROM undo WHERE seq=?";
constexpr const char* k_expire_undo = "DELETE FROM undo WHERE expires<=?";
constexpr const char* k_put_seat = R"sql(
INSERT INTO seat(id, person, role, token_digest, expires) VALUES(?,?,?,?,?)
ON CONFLICT(id) DO UPDATE SET person=excluded.person, role=excluded.role,
  token_digest=excluded.token_digest, expires=excluded.expires)sql";
constexpr const char* k_end_seat = "DELETE FROM seat WHERE id=?";
constexpr const char* k_put_pass = R"sql(
INSERT INTO pass(kind, person, digest) VALUES(?,?,?)
ON CONFLICT(kind, person) DO UPDATE SET digest=excluded.digest)sql";
constexpr const char* k_put_meta = R"sql(
INSERT INTO meta(name, value) VALUES(?,?)
ON CONFLICT(name) DO UPDATE SET value=excluded.value)sql";
constexpr const char* k_put_medium = R"sql(
INSERT INTO medium(id, owner, type, width, height, seconds, added, bytes)
VALUES(?,?,?,?,?,?,?,?))sql";
constexpr const char* k_erase_medium = "DELETE FROM medium WHERE id=?";
constexpr const char* k_put_client = R"sql(
INSERT INTO client(id, seat, last_k, answers) VALUES(?,?,?,?)
ON CONFLICT(id) DO UPDATE SET seat=excluded.seat, last_k=excluded.last_k,
  answers=excluded.answers)sql";
constexpr const char* k_change_answers = "UPDATE client SET answers=? WHERE id=?";
constexpr const char* k_put_journal =
    "INSERT INTO journal(seq, space, at, command, keys, lead) VALUES(?,?,?,?,?,?)";
// A name stands in it as text in quotes, and nothing else does.
constexpr const char* k_put_journal_thing =
    "INSERT OR IGNORE INTO journal_thing(space, name, seq) VALUES(?,?,?)";
constexpr const char* k_forget_named = R"sql(
UPDATE journal SET keys=replace(keys, ?1, '""')
WHERE seq IN (SELECT seq FROM journal_thing WHERE space=?2 AND name=?3))sql";
constexpr const char* k_forget_journal_thing = "DELETE FROM journal_thing WHERE space=? AND name=?";
constexpr const char* k_put_box = R"sql(
INSERT INTO box(space, ending) VALUES(?,?)
ON CONFLICT(space) DO UPDATE SET ending=excluded.ending)sql";
constexpr const char* k_box_has_ended = "DELETE FROM box WHERE space=?";

}  // namespace

struct CommitWriter::Statements {
  explicit Statements(SQLite::Database& database)
      : put_space(database, k_put_space),
        forget_undo_of(database, k_forget_undo_of),
        forget_space(database, k_forget_space),
        put_record(database, k_put_record),
        remove_record(database, k_remove_record),
        forget_spent(database, k_forget_spent),
        remove_spent(database, k_remove_spent),
        put_spent(database, k_put_spent),
        cancel_wake(database, k_cancel_wake),
        put_wake(database, k_put_wake),
        put_undo(database, k_put_undo),
        use_undo(database, k_use_undo),
        follow_undo(database, k_follow_undo),
        expire_undo(database, k_expire_undo),
        put_seat(database, k_put_seat),
        end_seat(database, k_end_seat),
        put_pass(database, k_put_pass),
        put_meta(database, k_put_meta),
        put_medium(database, k_put_medium),
        erase_medium(database, k_erase_medium),
        put_client(database, k_put_client),
        change_answers(database, k_change_answers),
        put_journal(database, k_put_journal),
        put_journal_thing(database, k_put_journal_thing),
        forget_named(database, k_forget_named),
        forget_journal_thing(database, k_forget_journal_thing),
        put_box(database, k_put_box),
        box_has_ended(database, k_box_has_ended) {}

  SQLite::Statement put_space;
  SQLite::Statement forget_undo_of;
  SQLite::Statement forget_space;
  SQLite::Statement put_record;
  SQLite::Statement remove_record;
  SQLite::Statement forget_spent;
  SQLite::Statement remove_spent;
  SQLite::Statement put_spent;
  SQLite::Statement cancel_wake;
  SQLite::Statement put_wake;
  SQLite::Statement put_undo;
  SQLite::Statement use_undo;
  SQLite::Statement follow_undo;
  SQLite::Statement expire_undo;
  SQLite::Statement put_seat;
  SQLite::Statement end_seat;
  SQLite::Statement put_pass;
  SQLite::Statement put_meta;
  SQLite::Statement put_medium;
  SQLite::Statement erase_medium;
  SQLite::Statement put_client;
  SQLite::Statement change_answers;
  SQLite::Statement put_journal;
  SQLite::Statement put_journal_thing;
  SQLite::Statement forget_named;
  SQLite::Statement forget_journal_thing;
  SQLite::Statement put_box;
  SQLite::Statement box_has_ended;
};

std::string_view to_text(kernel::Pass::Kind kind) {
  switch (kind) {
    case kernel::Pass::Kind::slip: return "slip";
  }
  return {};
}

std::optional<kernel::Pass::Kind> pass_kind_from(std::string_view text) {
  if (text == "slip") return kernel::Pass::Kind::slip;
  return std::nullopt;
}

CommitWriter::CommitWriter(SQLite::Database& database)
    : sql_(std::make_unique<Statements>(database)) {}

CommitWriter::~CommitWriter() = default;

void CommitWriter::remember(const std::vector<kernel::Loaded::Client>& clients) {
  answers_.clear();
  for (const auto& client : clients) {
    answers_[client.id].assign(client.answers.begin(), client.answers.end());
  }
}

void CommitWriter::write(const kernel::Commit& commit) {
  write_state(commit);
  write_records(commit);
  write_wakes(commit);
  write_undo(commit);
  write_people(commit);
  write_media(commit);
  for (const auto& [name, value] : commit.meta) run(sql_->put_meta, name, value);
  for (const auto& client : commit.forgotten_answers) forget_answers(client);
  if (commit.progress) write_progress(*commit.progress);
  if (commit.opens_box) run(sql_->put_box, commit.space.value(), false);
  if (commit.destroys_box) run(sql_->put_box, commit.space.value(), true);
  write_journal(commit);
}

void CommitWriter::write_state(const kernel::Commit& commit) {
  if (commit.state) write_space(*commit.state);
  for (const auto& state : commit.planned) write_space(state);
  for (const auto& space : commit.unplanned) {
    run(sql_->forget_undo_of, space.value());
    run(sql_->forget_space, space.value());
  }
  if (commit.clears_spent) run(sql_->forget_spent, commit.space.value());
  for (const auto& person : commit.unspent) {
    run(sql_->remove_spent, commit.space.value(), person.value());
  }
  for (const auto& person : commit.spent) {
    run(sql_->put_spent, commit.space.value(), person.value());
  }
}

void CommitWriter::write_space(const kernel::SpaceState& state) {
  run(sql_->put_space, state.id.value(), state.plugin_id, state.plugin_version, state.state_version,
      state.title, state.round, state.session, state.position, state.minutes, state.script.text(),
      state.settings.text(), kernel::to_text(state.phase), state.ends_at, state.sealed,
      state.stage);
}

void CommitWriter::write_records(const kernel::Commit& commit) {
  for (const auto& touched : commit.touched) {
    const kernel::RecordPtr& record = touched.after;
    if (!record) {
      run(sql_->remove_record, commit.space.value(), touched.key().value());
      continue;
    }
    run(sql_->put_record, commit.space.value(), record->key.value(), record->type,
        kernel::to_text(record->record_class), record->rev, text_of(record->audience),
        record->owner.value(), kernel::to_text(record->gate), record->body.text(), record->given);
  }
}

void CommitWriter::write_wakes(const kernel::Commit& commit) {
  for (const auto& name : commit.cancelled_wakes) {
    run(sql_->cancel_wake, commit.space.value(), name);
  }
  for (const auto& wake : commit.wakes) {
    run(sql_->put_wake, wake.space.value(), wake.name, wake.at, wake.payload.text());
  }
}

void CommitWriter::write_undo(const kernel::Commit& commit) {
  if (commit.undone) run(sql_->use_undo, *commit.undone);
  for (const auto seq : commit.dropped_undo) run(sql_->use_undo, seq);
  for (const auto& entry : commit.followed_undo) {
    run(sql_->follow_undo, image_of(entry), entry.seq);
  }
  if (commit.undo) {
    const auto& undo = *commit.undo;
    run(sql_->put_undo, undo.seq, undo.space.value(), undo.command, undo.by.value(), image_of(undo),
        undo.expires);
  }
}

void CommitWriter::write_people(const kernel::Commit& commit) {
  for (const auto& seat : commit.seats) {
    run(sql_->put_seat, seat.id.value(), seat.person.value(), kernel::to_text(seat.role),
        seat.token_digest, seat.expires);
  }
  for (const auto& seat : commit.ended_seats) run(sql_->end_seat, seat.value());
  for (const auto& pass : commit.passes) {
    run(sql_->put_pass, to_text(pass.kind), pass.person.value(), pass.digest);
  }
}

void CommitWriter::write_media(const kernel::Commit& commit) {
  for (const auto& [medium, bytes] : commit.media) {
    run(sql_->put_medium, medium.id.value(), medium.owner.value(), medium.content_type,
        medium.width, medium.height, medium.seconds, medium.added, std::span<const char>(*bytes));
  }
  for (const auto& id : commit.erased_media) run(sql_->erase_medium, id.value());
}

void CommitWriter::write_progress(const kernel::ClientProgress& progress) {
  Answers& answers = answers_[progress.client];
  answers.emplace_back(progress.last_k, progress.answer);
  if (answers.size() > limits::k_answers_kept) answers.pop_front();
  run(sql_->put_client, progress.client.value(), progress.seat.value(), progress.last_k,
      text_of(answers));
}

// They stay answered, but with nothing in the answer.
void CommitWriter::forget_answers(const kernel::ClientId& client) {
  const auto known = answers_.find(client);
  if (known == answers_.end()) return;
  for (auto& [k, answer] : known->second) answer = kernel::Body();
  run(sql_->change_answers, text_of(known->second), client.value());
}

void CommitWriter::write_journal(const kernel::Commit& commit) {
  const kernel::JournalRow row = kernel::journal_row_of(commit);
  std::optional<std::string> keys;
  if (commit.journal_keys) keys = text_of(row.things, row.space);
  run(sql_->put_journal, row.seq, row.space.value(), row.at, row.command, keys, row.lead.value());
  if (keys) {
    for (const auto& thing : row.things) {
      run(sql_->put_journal_thing, row.space.value(), kernel::text_of(thing, row.space), row.seq);
    }
  }
  for (const auto& thing : commit.withdrawn) {
    forget_named(thing, thing.space);
    forget_named(thing, kernel::k_inquiry_space);
  }
}

void CommitWriter::forget_named(const kernel::Ref& thing, const kernel::SpaceId& where) {
  const std::string name = kernel::text_of(thing, where);
  run(sql_->forget_named, '"' + name + '"', where.value(), name);
  run(sql_->forget_journal_thing, where.value(), name);
}

void CommitWriter::forget_undo_before(kernel::Instant now) { run(sql_->expire_undo, now); }

void CommitWriter::box_has_ended(const kernel::SpaceId& space) {
  run(sql_->box_has_ended, space.value());
}

}  // namespace chorus::storage
