#include "storage/inquiry_tables.hpp"

#include "platform/held_file.hpp"
#include "platform/path_text.hpp"
#include "storage/rows.hpp"
#include "storage/statement.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"

#include <SQLiteCpp/Transaction.h>

#include <algorithm>

namespace chorus::storage {
namespace {

// Enough to see how a long inquiry came to be as it is, and little enough to open fast.
constexpr std::int64_t k_journal_rows_kept = 100'000;

constexpr const char* k_get_meta = "SELECT value FROM meta WHERE name=?";
constexpr const char* k_set_meta = R"sql(
INSERT INTO meta(name, value) VALUES(?,?)
ON CONFLICT(name) DO UPDATE SET value=excluded.value)sql";
constexpr const char* k_medium = "SELECT bytes FROM medium WHERE id=?";
constexpr const char* k_remove_meta = "DELETE FROM meta WHERE name=?";
constexpr const char* k_in_use = "in_use";
constexpr const char* k_probe = "probe";
constexpr std::size_t k_probe_bytes = 64 * 1024;
constexpr const char* k_shorten_journal =
    "DELETE FROM journal WHERE seq <= (SELECT max(seq) FROM journal) - ?";
constexpr const char* k_shorten_journal_things =
    "DELETE FROM journal_thing WHERE seq < (SELECT min(seq) FROM journal)";
constexpr const char* k_foreign_parts =
    "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger','view')";

Database opened(const std::filesystem::path& path, InquiryTables::Use use) {
  if (use == InquiryTables::Use::open) {
    if (const auto why = why_not_an_inquiry(path)) throw NotAnInquiry(*why);
  }
  Database database(
      path, use == InquiryTables::Use::create ? Database::Use::create : Database::Use::write);
  // A file that came from elsewhere may carry parts that act by themselves.
  if (database.number(k_foreign_parts) > 0) {
    throw NotAnInquiry(platform::utf8(path.filename()) +
                       " holds parts that Chorus never makes. It was not opened.");
  }
  upgrade(database, inquiry_steps(), k_inquiry_application_id);
  // Closing after an error touches nothing; whoever closes it in good order says so.
  if (use == InquiryTables::Use::open) database.keep_log_at_close(true);
  return database;
}

}  // namespace

std::optional<std::int32_t> step_to_take(const std::filesystem::path& path) {
  const auto newest = static_cast<std::int32_t>(inquiry_steps().size());
  const FileFacts facts = look_at(path);
  const bool is_older = facts.kind == FileFacts::Kind::database && facts.schema_step > 0 &&
                        facts.schema_step < newest;
  return is_older ? std::optional(newest) : std::nullopt;
}

std::optional<std::string> why_not_an_inquiry(const std::filesystem::path& path) {
  const std::string name = platform::utf8(path.filename());
  if (platform::is_held_here(path)) return std::nullopt;  // it was looked at when it was opened
  const FileFacts facts = look_at(path);
  switch (facts.kind) {
    case FileFacts::Kind::missing:
      return "There is no file " + platform::utf8(path) + ". \"chorus new\" makes one.";
    case FileFacts::Kind::empty: return name + " is empty. Open the newest backup instead.";
    case FileFacts::Kind::other: return name + " is not an inquiry of Chorus.";
    case FileFacts::Kind::truncated:
      return name +
             " is damaged: its end is missing. Nothing was changed; open the newest backup "
             "instead.";
    case FileFacts::Kind::database: break;
  }
  if (facts.application_id != k_inquiry_application_id) {
    return name + " is a database of another program, not an inquiry of Chorus.";
  }
  if (facts.schema_step > static_cast<std::int32_t>(inquiry_steps().size())) {
    return name + " was written by a newer Chorus. Open it with that one. Nothing was changed.";
  }
  return std::nullopt;
}

InquiryTables::InquiryTables(const std::filesystem::path& path, Use use)
    : database_(opened(path, use)), writer_(database_.sql()) {}

void InquiryTables::write(std::span<const kernel::Commit> group) {
  SQLite::Transaction transaction(database_.sql(), SQLite::TransactionBehavior::IMMEDIATE);
  for (const auto& commit : group) writer_.write(commit);
  if (!group.empty()) writer_.forget_undo_before(group.back().at);
  transaction.commit();
}

kernel::Loaded InquiryTables::read() {
  kernel::Loaded loaded = read_inquiry(database_.sql());
  writer_.remember(loaded.clients);
  forget_own_words(loaded.meta);
  return loaded;
}

void forget_own_words(std::map<std::string, std::string>& meta) {
  meta.erase(k_in_use);
  meta.erase(k_probe);
}

std::vector<BoxRow> InquiryTables::boxes() { return read_boxes(database_.sql()); }

void InquiryTables::box_has_ended(const kernel::SpaceId& space) { writer_.box_has_ended(space); }

std::optional<std::string> InquiryTables::meta(const std::string& name) {
  return meta_in(database_.sql(), name);
}

void InquiryTables::set_meta(const std::string& name, const std::string& value) {
  SQLite::Statement statement(database_.sql(), k_set_meta);
  run(statement, name, value);
}

std::optional<std::string> medium_in(SQLite::Database& database, const kernel::MediumId& id) {
  SQLite::Statement statement(database, k_medium);
  statement.bind(1, id.value());
  if (!statement.executeStep()) return std::nullopt;
  const auto column = statement.getColumn(0);
  return std::string(static_cast<const char*>(column.getBlob()),
                     static_cast<std::size_t>(column.getBytes()));
}

void InquiryTables::mark_in_use() {
  if (!meta(k_in_use)) set_meta(k_in_use, "yes");
}

void InquiryTables::unmark_in_use() { storage::unmark_in_use(database_.sql()); }

void InquiryTables::prove_writing() {
  set_meta(k_probe, std::string(k_probe_bytes, '.'));
  SQLite::Statement remove(database_.sql(), k_remove_meta);
  run(remove, std::string_view(k_probe));
}

std::optional<std::string> meta_in(SQLite::Database& file, const std::string& name) {
  SQLite::Statement statement(file, k_get_meta);
  statement.bind(1, name);
  if (!statement.executeStep()) return std::nullopt;
  return Row(statement).text();
}

bool is_marked_in_use(Database& database) { return meta_in(database.sql(), k_in_use).has_value(); }

void unmark_in_use(SQLite::Database& copy) {
  SQLite::Statement remove(copy, k_remove_meta);
  run(remove, std::string_view(k_in_use));
}

void InquiryTables::keep_journal_short() {
  SQLite::Statement rows(database_.sql(), k_shorten_journal);
  run(rows, k_journal_rows_kept);
  SQLite::Statement things(database_.sql(), k_shorten_journal_things);
  run(things);
}

}  // namespace chorus::storage
