#include "storage/copy_look.hpp"

#include "storage/durable_inquiry.hpp"
#include "storage/read_access.hpp"
#include "storage/trouble.hpp"
#include "storage/withdrawn_list.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <optional>
#include <system_error>

namespace chorus::storage {
namespace {

constexpr const char* k_name_of_it = "SELECT value FROM meta WHERE name=?";
constexpr const char* k_gone = "SELECT space, key FROM record WHERE gate='withdrawn'";
constexpr const char* k_there = "SELECT space, key FROM record WHERE gate<>'withdrawn'";
constexpr const char* k_last_row =
    "SELECT seq, space, at, command FROM journal ORDER BY seq DESC LIMIT 1";
constexpr const char* k_same_row =
    "SELECT count(*) FROM journal WHERE seq=? AND space=? AND at=? AND command=?";
constexpr const char* k_oldest_row = "SELECT coalesce(min(seq), 0) FROM journal";

std::string name_of(Database& database) {
  SQLite::Statement row(database.sql(), k_name_of_it);
  row.bind(1, k_inquiry_id);
  return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

kernel::Ref ref_in(const SQLite::Statement& row) {
  return {kernel::SpaceId(row.getColumn(0).getString()), kernel::Key(row.getColumn(1).getString())};
}

bool has_log(const std::filesystem::path& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(log_beside(path), none);
  return !none && size > 0;
}

// Whether all that happened in the copy happened in the inquiry too. Of what is older than the
// inquiry's journal nobody can tell, a hundred thousand commits later; it counts as one of it.
bool is_of(Database& copy, Database& inquiry) {
  SQLite::Statement last(copy.sql(), k_last_row);
  if (!last.executeStep()) return true;
  const std::int64_t seq = last.getColumn(0).getInt64();
  if (seq < inquiry.number(k_oldest_row)) return true;
  SQLite::Statement same(inquiry.sql(), k_same_row);
  same.bind(1, seq);
  same.bind(2, last.getColumn(1).getString());
  same.bind(3, last.getColumn(2).getInt64());
  same.bind(4, last.getColumn(3).getString());
  return same.executeStep() && same.getColumn(0).getInt() > 0;
}

}  // namespace

CopyLook::CopyLook(const std::filesystem::path& inquiry) : inquiry_(inquiry) {
  ReadAccess access(inquiry);
  const SQLite::Transaction moment(access.database().sql(), SQLite::TransactionBehavior::DEFERRED);
  id_ = name_of(access.database());
  withdrawals_ = WithdrawnList(inquiry, id_).read();
  SQLite::Statement gone(access.database().sql(), k_gone);
  while (gone.executeStep()) gone_.insert(ref_in(gone));
}

CopyFinding CopyLook::found_in(const std::filesystem::path& copy) const {
  Database database(copy, Database::Use::still);
  if (name_of(database) != id_) return CopyFinding::not_ours;
  auto taken_back = gone_;
  for (auto& ref : taken_back_unknown_to(database.sql(), withdrawals_)) {
    taken_back.insert(std::move(ref));
  }
  bool holds = false;
  SQLite::Statement there(database.sql(), k_there);
  while (!holds && there.executeStep()) holds = taken_back.contains(ref_in(there));
  if (!holds) return CopyFinding::clean;
  ReadAccess access(inquiry_);
  return is_of(database, access.database()) ? CopyFinding::holds : CopyFinding::own_way;
}

CopyFinding CopyLook::at(const std::filesystem::path& copy) const {
  if (withdrawals_.empty() && gone_.empty()) return CopyFinding::clean;
  try {
    const FileFacts facts = look_at(copy);
    const bool is_database = facts.kind == FileFacts::Kind::database;
    if (is_database && facts.application_id != k_inquiry_application_id) {
      return CopyFinding::not_ours;
    }
    if (!is_database || has_log(copy)) return CopyFinding::unreadable;
    return found_in(copy);
  } catch (const SQLite::Exception&) {
    return CopyFinding::unreadable;
  } catch (const StorageTrouble&) {
    return CopyFinding::unreadable;
  }
}

}  // namespace chorus::storage
