#include "storage/inquiry_filling.hpp"

#include "kernel/room/link.hpp"
#include "kernel/room/live_space.hpp"
#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "storage/check.hpp"
#include "storage/database.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/inquiry_reader.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/issued_list.hpp"
#include "storage/rows.hpp"
#include "storage/statement.hpp"
#include "storage/stored_text.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace chorus::storage {
namespace {

constexpr const char* k_add_space = R"sql(
INSERT INTO space(id, plugin_id, plugin_version, state_version, title, round, session, position,
                  minutes, script, settings, phase, ends_at, sealed, stage)
VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?))sql";
constexpr const char* k_add_record = R"sql(
INSERT INTO record(space, key, type, class, rev, audience, owner, gate, body, given)
VALUES(?,?,?,?,?,?,?,?,?,?))sql";
constexpr const char* k_add_act =
    "INSERT INTO journal(seq, space, at, command, keys, lead) VALUES(?,?,?,?,?,?)";
constexpr const char* k_add_act_thing =
    "INSERT OR IGNORE INTO journal_thing(space, name, seq) VALUES(?,?,?)";
constexpr const char* k_add_pass = "INSERT INTO pass(kind, person, digest) VALUES(?,?,?)";
constexpr const char* k_add_wake = "INSERT INTO wake(space, name, at, payload) VALUES(?,?,?,?)";
constexpr const char* k_add_medium = R"sql(
INSERT INTO medium(id, owner, type, width, height, seconds, added, bytes)
VALUES(?,?,?,?,?,?,?,?))sql";
constexpr const char* k_add_meta = "INSERT INTO meta(name, value) VALUES(?,?)";
constexpr const char* k_has_thing = "SELECT count(*) FROM record WHERE space=? AND key=?";
constexpr const char* k_change_record =
    "UPDATE record SET gate=?, audience=?, owner=?, body=?, rev=? WHERE space=? AND key=?";
constexpr const char* k_remove_thing = "DELETE FROM record WHERE space=? AND key=?";
constexpr const char* k_remove_medium = "DELETE FROM medium WHERE id=?";
constexpr const char* k_media_ids = "SELECT id FROM medium ORDER BY id";

bool is_constraint(const SQLite::Exception& error) {
  return error.getErrorCode() == SQLITE_CONSTRAINT;
}

void refuse_where_something_lies(const std::filesystem::path& place) {
  for (const auto& file : {place, log_beside(place)}) {
    if (std::filesystem::exists(file)) {
      throw StorageTrouble("There is already a file " + platform::utf8(file) +
                           ". Choose another name.");
    }
  }
}

}  // namespace

struct InquiryFilling::Open {
  explicit Open(const std::filesystem::path& place)
      : file(place), database(file.path(), Database::Use::fill) {
    upgrade(database, inquiry_steps(), k_inquiry_application_id);
    all.emplace(database.sql(), SQLite::TransactionBehavior::IMMEDIATE);
  }

  SQLite::Statement& prepared(const char* query) {
    auto& known = statements[query];
    if (!known) known = std::make_unique<SQLite::Statement>(database.sql(), query);
    return *known;
  }

  platform::UnfinishedFile file;  // first: the connection is closed before it goes
  Database database;
  std::optional<SQLite::Transaction> all;
  std::map<const char*, std::unique_ptr<SQLite::Statement>> statements;
};

template <class Work>
auto InquiryFilling::told(Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    throw trouble_from(error, place_);
  } catch (const std::system_error& error) {
    throw trouble_from(error, place_);
  }
}

InquiryFilling::InquiryFilling(std::filesystem::path place) : place_(std::move(place)) {
  told([&] {
    refuse_where_something_lies(place_);
    platform::erase_interrupted(place_);
    open_ = std::make_unique<Open>(place_);
  });
}

InquiryFilling::~InquiryFilling() = default;

namespace {

template <class... Values>
bool added(SQLite::Statement& statement, const Values&... values) {
  try {
    run(statement, values...);
    return true;
  } catch (const SQLite::Exception& error) {
    if (is_constraint(error)) return false;
    throw;
  }
}

}  // namespace

bool InquiryFilling::add(const kernel::SpaceState& state) {
  return told([&] {
    return added(open_->prepared(k_add_space), state.id.value(), state.plugin_id,
                 state.plugin_version, state.state_version, state.title, state.round, state.session,
                 state.position, state.minutes, state.script.text(), state.settings.text(),
                 kernel::to_text(state.phase), state.ends_at, state.sealed, state.stage);
  });
}

bool InquiryFilling::add(const kernel::Record& record) {
  return told([&] {
    return added(open_->prepared(k_add_record), record.space.value(), record.key.value(),
                 record.type, kernel::to_text(record.record_class), record.rev,
                 text_of(record.audience), record.owner.value(), kernel::to_text(record.gate),
                 record.body.text(), record.given);
  });
}

bool InquiryFilling::add(const kernel::JournalRow& act) {
  return told([&] {
    const std::string keys = text_of(act.things, act.space);
    if (!added(open_->prepared(k_add_act), act.seq, act.space.value(), act.at, act.command, keys,
               act.lead.value())) {
      return false;
    }
    for (const auto& thing : act.things) {
      run(open_->prepared(k_add_act_thing), act.space.value(), kernel::text_of(thing, act.space),
          act.seq);
    }
    return true;
  });
}

bool InquiryFilling::add(const kernel::Pass& pass) {
  return told([&] {
    return added(open_->prepared(k_add_pass), to_text(pass.kind), pass.person.value(), pass.digest);
  });
}

bool InquiryFilling::add(const kernel::Wake& wake) {
  return told([&] {
    return added(open_->prepared(k_add_wake), wake.space.value(), wake.name, wake.at,
                 wake.payload.text());
  });
}

bool InquiryFilling::add(const kernel::NewMedium& added_medium) {
  return told([&] {
    const auto& [medium, bytes] = added_medium;
    return added(open_->prepared(k_add_medium), medium.id.value(), medium.owner.value(),
                 medium.content_type, medium.width, medium.height, medium.seconds, medium.added,
                 std::span<const char>(*bytes));
  });
}

bool InquiryFilling::set_meta(const std::string& name, const std::string& value) {
  return told([&] { return added(open_->prepared(k_add_meta), name, value); });
}

bool InquiryFilling::has(const kernel::Ref& thing) {
  return told([&] {
    auto& statement = open_->prepared(k_has_thing);
    const GivenBack back(statement);
    statement.bind(1, thing.space.value());
    statement.bind(2, thing.key.value());
    return statement.executeStep() && Row(statement).flag();
  });
}

std::optional<std::string> InquiryFilling::fault() {
  return told([&]() -> std::optional<std::string> {
    std::optional<std::string> fault;
    each_record(open_->database.sql(), [&](const kernel::Record& record) {
      const auto link = fault ? std::nullopt : kernel::link_of(record);
      if (!link || (has(link->from) && has(link->to))) return;
      fault =
          record.key.value() + " in " + record.space.value() + " ties something that is not there.";
    });
    if (fault) return fault;
    auto faults = faults_in(open_->database);
    return faults.empty() ? std::nullopt : std::optional(std::move(faults.front()));
  });
}

namespace {

// As the room does it: there and of somebody's alone nothing is left, elsewhere a place in the
// thread.
bool leaves_nothing(const kernel::Record& record) {
  return record.space == kernel::k_inquiry_space ||
         record.record_class == kernel::RecordClass::draft ||
         record.record_class == kernel::RecordClass::private_;
}

std::set<std::string> media_named_in(SQLite::Database& file) {
  std::set<std::string> named;
  each_record(file, [&](const kernel::Record& record) {
    const auto id = kernel::medium_named_in(record);
    if (!id.empty()) named.insert(id.value());
  });
  return named;
}

}  // namespace

std::size_t InquiryFilling::take_back(const std::vector<Withdrawal>& withdrawals) {
  return told([&] {
    SQLite::Database& file = open_->database.sql();
    const auto refs = taken_back_unknown_to(file, withdrawals);
    if (refs.empty()) return std::size_t{0};
    std::map<kernel::SpaceId, kernel::LiveSpace> spaces;
    for (auto& space : read_inquiry(file).spaces) {
      const kernel::SpaceId id = space.state.id;
      spaces[id].take(std::move(space));
    }
    std::size_t things = 0;
    for (const auto& record : take_back_in(spaces, refs)) {
      things += record->gate == kernel::Gate::withdrawn ? 1 : 0;
      replace(*record);
    }
    erase_unnamed_media();
    return things;
  });
}

void InquiryFilling::replace(const kernel::Record& record) {
  const auto& space = record.space.value();
  const auto& key = record.key.value();
  if (!has({record.space, record.key})) {
    add(record);
  } else if (record.gate == kernel::Gate::withdrawn && leaves_nothing(record)) {
    run(open_->prepared(k_remove_thing), space, key);
  } else {
    run(open_->prepared(k_change_record), kernel::to_text(record.gate), text_of(record.audience),
        record.owner.value(), record.body.text(), record.rev, space, key);
  }
}

void InquiryFilling::erase_unnamed_media() {
  SQLite::Database& file = open_->database.sql();
  const auto named = media_named_in(file);
  std::vector<std::string> unnamed;
  each(file, k_media_ids, [&](Row row) {
    auto id = row.text();
    if (!named.contains(id)) unnamed.push_back(std::move(id));
  });
  for (const auto& id : unnamed) run(open_->prepared(k_remove_medium), id);
}

void InquiryFilling::publish() {
  told([&] {
    open_->all->commit();
    open_->statements.clear();
    auto open = std::move(open_);
    const auto fresh = open->file.path();
    open->all.reset();
    {
      Database finished(fresh, Database::Use::still);
      if (finished.sql().execAndGet("PRAGMA integrity_check(1)").getString() != "ok") {
        throw StorageTrouble("The disk did not keep what was written to it. Try another disk.");
      }
    }
    if (!platform::publish_new_file(fresh, place_)) refuse_where_something_lies(place_);
  });
}

void note_what_came(const std::filesystem::path& inquiry, const std::string& inquiry_id,
                    const std::vector<Withdrawal>& withdrawals,
                    const std::vector<kernel::IssuedPaper>& papers) {
  try {
    WithdrawnList taken_back(inquiry, inquiry_id);
    if (!withdrawals.empty() && !std::filesystem::exists(taken_back.path())) {
      taken_back.write(withdrawals);
    }
    IssuedList issued(inquiry, inquiry_id);
    if (!papers.empty() && !std::filesystem::exists(issued.path())) issued.add_all(papers);
  } catch (const std::system_error& error) {
    throw trouble_from(error, inquiry);
  }
}

}  // namespace chorus::storage
