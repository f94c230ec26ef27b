#include "storage/upgrades.hpp"

#include "storage/database.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>

namespace chorus::storage {
namespace {

constexpr const char* k_schema_step = "PRAGMA user_version";

constexpr std::array<std::string_view, 6> k_inquiry_steps{
    R"sql(
CREATE TABLE meta(
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE space(
  id TEXT NOT NULL PRIMARY KEY,
  plugin_id TEXT NOT NULL,
  plugin_version TEXT NOT NULL,
  state_version INTEGER NOT NULL,
  title TEXT NOT NULL,
  round TEXT NOT NULL,
  session TEXT NOT NULL,
  position INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  script TEXT NOT NULL,
  settings TEXT NOT NULL,
  phase TEXT NOT NULL,
  ends_at INTEGER,
  sealed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE record(
  space TEXT NOT NULL REFERENCES space(id),
  key TEXT NOT NULL,
  type TEXT NOT NULL,
  class TEXT NOT NULL,
  rev INTEGER NOT NULL,
  audience TEXT NOT NULL,
  owner TEXT NOT NULL,
  gate TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY(space, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal(
  seq INTEGER NOT NULL PRIMARY KEY,
  space TEXT NOT NULL,
  at INTEGER NOT NULL,
  command TEXT NOT NULL,
  keys TEXT
) STRICT;
CREATE TABLE undo(
  seq INTEGER NOT NULL PRIMARY KEY,
  space TEXT NOT NULL REFERENCES space(id),
  command TEXT NOT NULL,
  person TEXT NOT NULL,
  image TEXT NOT NULL,
  expires INTEGER NOT NULL
) STRICT;
CREATE TABLE client(
  id TEXT NOT NULL PRIMARY KEY,
  seat TEXT NOT NULL,
  last_k INTEGER NOT NULL,
  answers TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE seat(
  id TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  token_digest TEXT NOT NULL,
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pass(
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY(kind, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE wake(
  space TEXT NOT NULL REFERENCES space(id),
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY(space, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE spent(
  space TEXT NOT NULL REFERENCES space(id),
  person TEXT NOT NULL,
  PRIMARY KEY(space, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE box(
  space TEXT NOT NULL PRIMARY KEY REFERENCES space(id),
  ending INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
    // Which lead it was; never anybody else.
    R"sql(
ALTER TABLE journal ADD COLUMN lead TEXT NOT NULL DEFAULT '';
)sql",
    // Looked for at every commit and every withdrawal: undo that is over, rows that name a thing.
    R"sql(
CREATE INDEX undo_expiry ON undo(expires);
CREATE TABLE journal_thing(
  space TEXT NOT NULL,
  name TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY(space, name, seq)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO journal_thing(space, name, seq)
  SELECT journal.space, thing.value, journal.seq
  FROM journal, json_each(journal.keys) AS thing WHERE thing.value<>'';
)sql",
    // Where an open activity has come to, and in which order things were given.
    R"sql(
ALTER TABLE space ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE record ADD COLUMN given INTEGER NOT NULL DEFAULT 0;
)sql",
    // Photos and sounds. The bytes come last, so that the rest is read without them.
    R"sql(
CREATE TABLE medium(
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  type TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  added INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
)sql",
    // The plan, laid out as records of the inquiry: an evening for each session, a part for each
    // activity, with room between two of them for others.
    R"sql(
INSERT OR IGNORE INTO record(space, key, type, class, rev, audience, owner, gate, body, given)
  SELECT 'inquiry', evening, 'evening', 'structure', 1, '["facilitators"]', '', 'open',
         json_object('order', 1048576*(min(position)+1)), 0
  FROM (SELECT 'evening/'||iif(session='', 'first', session) AS evening, position
        FROM space WHERE id<>'inquiry')
  WHERE EXISTS(SELECT 1 FROM space WHERE id='inquiry') GROUP BY evening;
INSERT OR IGNORE INTO record(space, key, type, class, rev, audience, owner, gate, body, given)
  SELECT 'inquiry', 'part/'||id, 'part', 'structure', 1, '["facilitators"]', '', 'open',
         json_object('plugin', plugin_id, 'title', title, 'round', round,
                     'evening', 'evening/'||iif(session='', 'first', session),
                     'order', 1048576*(position+1), 'minutes', minutes,
                     'lead', iif(json_valid(script), coalesce(json_extract(script, '$.lead'), ''), ''),
                     'people', iif(json_valid(script), coalesce(json_extract(script, '$.people'), ''), ''),
                     'settings', json(iif(json_valid(settings), settings, '{}'))), 0
  FROM space WHERE id<>'inquiry' AND EXISTS(SELECT 1 FROM space WHERE id='inquiry');
)sql"};

constexpr std::array<std::string_view, 1> k_ballot_steps{R"sql(
CREATE TABLE ballot(
  space TEXT NOT NULL,
  id TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY(space, id)
) STRICT, WITHOUT ROWID;
)sql"};

}  // namespace

std::span<const std::string_view> inquiry_steps() { return k_inquiry_steps; }

std::span<const std::string_view> ballot_steps() { return k_ballot_steps; }

void upgrade(Database& database, std::span<const std::string_view> steps,
             std::int32_t application_id) {
  const auto newest = static_cast<std::int64_t>(steps.size());
  const std::int64_t had = database.number(k_schema_step);
  if (had > newest || had < 0) {
    throw NotAnInquiry("This file was written by a newer Chorus (step " + std::to_string(had) +
                       ", this one knows " + std::to_string(newest) +
                       "). Open it with that one. Nothing was changed.");
  }
  for (std::int64_t step = had; step < newest; ++step) {
    SQLite::Transaction transaction(database.sql(), SQLite::TransactionBehavior::IMMEDIATE);
    if (step == 0) {
      database.sql().exec("PRAGMA application_id=" + std::to_string(application_id));
    }
    database.sql().exec(std::string(steps[static_cast<std::size_t>(step)]));
    database.sql().exec(std::string(k_schema_step) + "=" + std::to_string(step + 1));
    transaction.commit();
  }
}

void refuse_another_step(Database& database) {
  const auto step = database.number(k_schema_step);
  if (step == static_cast<std::int64_t>(inquiry_steps().size())) return;
  throw StorageTrouble(
      step < static_cast<std::int64_t>(inquiry_steps().size())
          ? "The inquiry was written by an older Chorus. Serve it once with this one first."
          : "The inquiry was written by a newer Chorus. Use that one.");
}

}  // namespace chorus::storage
