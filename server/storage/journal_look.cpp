#include "storage/journal_look.hpp"

#include "storage/rows.hpp"

namespace chorus::storage {
namespace {

constexpr const char* k_oldest = "SELECT coalesce(min(seq), 0) FROM journal";
constexpr const char* k_last =
    "SELECT seq, space, at, command FROM journal ORDER BY seq DESC LIMIT 1";
constexpr const char* k_commit =
    "SELECT count(*) FROM journal WHERE seq=? AND space=? AND at=? AND command=?";

}  // namespace

JournalLook::JournalLook(SQLite::Database& file) : file_(file), commit_(file, k_commit) {
  each(file, k_oldest, [this](Row row) { oldest_ = row.count(); });
}

bool JournalLook::knows(const kernel::JournalRow& commit) {
  if (commit.seq < oldest_) return true;
  commit_.reset();
  commit_.bind(1, static_cast<std::int64_t>(commit.seq));
  commit_.bind(2, commit.space.value());
  commit_.bind(3, commit.at);
  commit_.bind(4, commit.command);
  return commit_.executeStep() && Row(commit_).flag();
}

std::optional<kernel::JournalRow> JournalLook::last() {
  std::optional<kernel::JournalRow> last;
  each(file_, k_last, [&last](Row row) {
    kernel::JournalRow commit;
    commit.seq = row.count();
    commit.space = kernel::SpaceId(row.text());
    commit.at = row.number();
    commit.command = row.text();
    last = std::move(commit);
  });
  return last;
}

}  // namespace chorus::storage
