#include "storage/inquiry_reader.hpp"

#include "kernel/values/limits.hpp"
#include "storage/commit_writer.hpp"
#include "storage/rows.hpp"
#include "storage/stored_text.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <memory>
#include <string>
#include <unordered_map>

namespace chorus::storage {
namespace {

using kernel::Body;
using kernel::Loaded;
using kernel::SpaceId;

constexpr const char* k_spaces = R"sql(
SELECT id, plugin_id, plugin_version, state_version, title, round, session, position, minutes,
       script, settings, phase, ends_at, sealed, stage
FROM space ORDER BY position, id)sql";
constexpr const char* k_records = R"sql(
SELECT space, key, type, class, rev, audience, owner, gate, body, given FROM record
ORDER BY space, key)sql";
constexpr const char* k_clients = "SELECT id, seat, last_k, answers FROM client ORDER BY id";
constexpr const char* k_wakes = "SELECT space, name, at, payload FROM wake ORDER BY space, name";
constexpr const char* k_undo =
    "SELECT seq, space, command, person, image, expires FROM undo ORDER BY seq";
constexpr const char* k_seats =
    "SELECT id, person, role, token_digest, expires FROM seat ORDER BY id";
constexpr const char* k_passes = "SELECT kind, person, digest FROM pass ORDER BY kind, person";
constexpr const char* k_spent = "SELECT space, person FROM spent ORDER BY space, person";
constexpr const char* k_meta = "SELECT name, value FROM meta ORDER BY name";
constexpr const char* k_media =
    "SELECT id, owner, type, width, height, seconds, added, length(bytes) FROM medium ORDER BY id";
constexpr const char* k_acts = R"sql(
SELECT seq, space, at, command, lead, keys FROM
  (SELECT * FROM journal WHERE keys IS NOT NULL AND command<>'' ORDER BY seq DESC LIMIT ?)
ORDER BY seq)sql";
constexpr const char* k_all_acts = R"sql(
SELECT seq, space, at, command, lead, keys FROM journal WHERE keys IS NOT NULL ORDER BY seq)sql";
constexpr const char* k_last_seq = "SELECT coalesce(max(seq), 0) FROM journal";
constexpr const char* k_boxes = "SELECT space, ending FROM box ORDER BY space";

template <class Value>
Value known(std::optional<Value> value, const char* what, const std::string& where) {
  if (!value) {
    throw StorageTrouble(std::string("The ") + what + " of " + where +
                         " is unknown; the file is damaged. Nothing was changed.");
  }
  return *value;
}

kernel::SpaceState state_from(Row row) {
  kernel::SpaceState state;
  state.id = SpaceId(row.text());
  state.plugin_id = row.text();
  state.plugin_version = row.text();
  state.state_version = row.small_count();
  state.title = row.text();
  state.round = row.text();
  state.session = row.text();
  state.position = row.small_count();
  state.minutes = row.small_count();
  state.script = row.body();
  state.settings = row.body();
  state.phase = known(kernel::phase_from(row.text()), "phase", state.id.value());
  state.ends_at = row.perhaps();
  state.sealed = row.flag();
  state.stage = row.text();
  return state;
}

std::vector<kernel::SpaceState> states_in(SQLite::Database& database) {
  std::vector<kernel::SpaceState> states;
  each(database, k_spaces, [&](Row row) { states.push_back(state_from(row)); });
  return states;
}

void read_spaces(SQLite::Database& database, Loaded& loaded) {
  std::unordered_map<std::string, std::size_t> place;
  for (auto& state : states_in(database)) {
    kernel::Space space;
    space.state = std::move(state);
    place.emplace(space.state.id.value(), loaded.spaces.size());
    loaded.spaces.push_back(std::move(space));
  }
  each_record(database, [&](kernel::Record record) {
    const auto space = place.find(record.space.value());
    if (space == place.end()) {
      throw StorageTrouble(record.key.value() + " belongs to nothing here; the file is damaged.");
    }
    auto& records = loaded.spaces[space->second].records;
    kernel::Key key = record.key;
    records.emplace_hint(records.end(), std::move(key),
                         std::make_shared<const kernel::Record>(std::move(record)));
  });
}

void read_people(SQLite::Database& database, Loaded& loaded) {
  each(database, k_seats, [&](Row row) {
    kernel::Seat seat;
    seat.id = kernel::SeatId(row.text());
    seat.person = kernel::PersonId(row.text());
    seat.role = known(kernel::role_from(row.text()), "role", "a seat");
    seat.token_digest = row.text();
    seat.expires = row.number();
    loaded.seats.push_back(std::move(seat));
  });
  each(database, k_passes, [&](Row row) {
    kernel::Pass pass;
    pass.kind = known(pass_kind_from(row.text()), "kind", "a pass");
    pass.person = kernel::PersonId(row.text());
    pass.digest = row.text();
    loaded.passes.push_back(std::move(pass));
  });
  each(database, k_clients, [&](Row row) {
    Loaded::Client client;
    client.id = kernel::ClientId(row.text());
    client.seat = kernel::SeatId(row.text());
    client.last_k = row.count();
    const Answers answers = answers_from(row.text());
    client.answers.assign(answers.begin(), answers.end());
    loaded.clients.push_back(std::move(client));
  });
  each(database, k_spent, [&](Row row) {
    SpaceId space(row.text());
    loaded.spent[std::move(space)].emplace_back(row.text());
  });
}

void read_what_is_to_come(SQLite::Database& database, Loaded& loaded) {
  each(database, k_wakes, [&](Row row) {
    kernel::Wake wake;
    wake.space = SpaceId(row.text());
    wake.name = row.text();
    wake.at = row.number();
    wake.payload = row.body();
    loaded.wakes.push_back(std::move(wake));
  });
  each(database, k_undo, [&](Row row) {
    kernel::UndoEntry entry;
    entry.seq = row.count();
    entry.space = SpaceId(row.text());
    entry.command = row.text();
    entry.by = kernel::PersonId(row.text());
    read_image(row.text(), entry);
    entry.expires = row.number();
    loaded.undo.push_back(std::move(entry));
  });
}

kernel::JournalRow act_from(Row row) {
  kernel::JournalRow act;
  act.seq = row.count();
  act.space = SpaceId(row.text());
  act.at = row.number();
  act.command = row.text();
  act.lead = kernel::PersonId(row.text());
  act.things = things_from(row.text(), act.space);
  return act;
}

void read_acts(SQLite::Database& database, Loaded& loaded) {
  SQLite::Statement statement(database, k_acts);
  statement.bind(1, static_cast<std::int64_t>(limits::k_acts_kept));
  while (statement.executeStep()) {
    auto act = act_from(Row(statement));
    if (!act.things.empty()) loaded.acts.push_back(std::move(act));
  }
}

void read_media(SQLite::Database& database, Loaded& loaded) {
  each(database, k_media, [&](Row row) {
    kernel::Medium medium;
    medium.id = kernel::MediumId(row.text());
    medium.owner = kernel::PersonId(row.text());
    medium.content_type = row.text();
    medium.width = row.small_count();
    medium.height = row.small_count();
    medium.seconds = row.small_count();
    medium.added = row.number();
    medium.size = row.count();
    loaded.media.push_back(std::move(medium));
  });
}

void read_the_rest(SQLite::Database& database, Loaded& loaded) {
  read_people(database, loaded);
  read_what_is_to_come(database, loaded);
  read_media(database, loaded);
  each(database, k_meta, [&](Row row) {
    std::string name = row.text();
    loaded.meta[std::move(name)] = row.text();
  });
}

}  // namespace

void each_record(SQLite::Database& database, const std::function<void(kernel::Record)>& take) {
  // Few sets of readers occur, and each occurs often.
  std::unordered_map<std::string, kernel::Audience> audiences;
  each(database, k_records, [&](Row row) {
    kernel::Record record;
    record.space = SpaceId(row.text());
    record.key = kernel::Key(row.text());
    record.type = row.text();
    const std::string& name = record.key.value();
    record.record_class = known(kernel::record_class_from(row.text()), "class", name);
    record.rev = row.count();
    const std::string audience = row.text();
    auto found = audiences.find(audience);
    if (found == audiences.end())
      found = audiences.emplace(audience, audience_from(audience)).first;
    record.audience = found->second;
    record.owner = kernel::PersonId(row.text());
    record.gate = known(kernel::gate_from(row.text()), "gate", name);
    record.body = row.body();
    record.given = row.count();
    take(std::move(record));
  });
}

void each_act(SQLite::Database& database, const std::function<void(kernel::JournalRow)>& take) {
  each(database, k_all_acts, [&](Row row) { take(act_from(row)); });
}

Loaded read_beside_records(SQLite::Database& database) {
  Loaded loaded;
  loaded.last_seq = static_cast<std::uint64_t>(database.execAndGet(k_last_seq).getInt64());
  for (auto& state : states_in(database)) loaded.spaces.push_back({std::move(state), {}});
  read_the_rest(database, loaded);
  return loaded;
}

Loaded read_inquiry(SQLite::Database& database) {
  Loaded loaded;
  loaded.last_seq = static_cast<std::uint64_t>(database.execAndGet(k_last_seq).getInt64());
  read_spaces(database, loaded);
  read_the_rest(database, loaded);
  read_acts(database, loaded);
  return loaded;
}

std::vector<BoxRow> read_boxes(SQLite::Database& database) {
  std::vector<BoxRow> boxes;
  each(database, k_boxes, [&](Row row) {
    BoxRow box;
    box.space = SpaceId(row.text());
    box.is_ending = row.flag();
    boxes.push_back(std::move(box));
  });
  return boxes;
}

}  // namespace chorus::storage
