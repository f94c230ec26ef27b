#include "storage/copy_look.hpp"

#include "storage/durable_inquiry.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/journal_look.hpp"
#include "storage/read_access.hpp"
#include "storage/rows.hpp"
#include "storage/trouble.hpp"
#include "storage/withdrawn_list.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <system_error>

namespace chorus::storage {
namespace {

constexpr const char* k_gone = "SELECT space, key FROM record WHERE gate='withdrawn'";
constexpr const char* k_there = "SELECT space, key, rev FROM record WHERE gate<>'withdrawn'";

std::string name_of(SQLite::Database& file) {
  return meta_in(file, k_inquiry_id).value_or(std::string());
}

bool has_log(const std::filesystem::path& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(log_beside(path), none);
  return !none && size > 0;
}

// Whether all that happened in the copy happened in the inquiry too.
bool is_of(SQLite::Database& copy, SQLite::Database& inquiry) {
  const auto last = JournalLook(copy).last();
  return !last || JournalLook(inquiry).knows(*last);
}

}  // namespace

CopyLook::CopyLook(const std::filesystem::path& inquiry) : inquiry_(inquiry) {
  ReadAccess access(inquiry);
  const SQLite::Transaction moment(access.database().sql(), SQLite::TransactionBehavior::DEFERRED);
  id_ = name_of(access.database().sql());
  withdrawals_ = WithdrawnList(inquiry, id_).read();
  each(access.database().sql(), k_gone, [this](Row row) { gone_.insert(row.ref()); });
  std::set<kernel::Ref> named;
  for (const auto& withdrawal : withdrawals_) named.insert(withdrawal.thing);
  each(access.database().sql(), k_there, [&](Row row) {
    const auto ref = row.ref();
    if (named.contains(ref)) stands_[ref] = row.number();
  });
}

CopyFinding CopyLook::found_in(const std::filesystem::path& copy) const {
  Database database(copy, Database::Use::still);
  if (name_of(database.sql()) != id_) return CopyFinding::not_ours;
  auto taken_back = gone_;
  for (auto& ref : taken_back_unknown_to(database.sql(), withdrawals_)) {
    taken_back.insert(std::move(ref));
  }
  bool holds = false;
  each(database.sql(), k_there, [&](Row row) {
    const auto ref = row.ref();
    const auto stands = stands_.find(ref);
    const bool is_the_same = stands != stands_.end() && stands->second == row.number();
    holds = holds || (taken_back.contains(ref) && !is_the_same);
  });
  if (!holds) return CopyFinding::clean;
  ReadAccess access(inquiry_);
  return is_of(database.sql(), access.database().sql()) ? CopyFinding::holds : CopyFinding::own_way;
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
