#include "storage/withdrawn_list.hpp"

#include "kernel/commands/withdrawal.hpp"
#include "platform/replace_file.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>

namespace chorus::storage {
namespace {

constexpr const char* k_oldest_commit = "SELECT coalesce(min(seq), 0) FROM journal";
constexpr const char* k_commit =
    "SELECT count(*) FROM journal WHERE seq=? AND space=? AND at=? AND command=?";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// One without its commit, of an older list, is a withdrawal that no file knows.
std::optional<Withdrawal> withdrawal_in(const std::string& line) {
  std::istringstream words(line);
  std::string space;
  std::string key;
  if (!(words >> space >> key)) return std::nullopt;
  Withdrawal result;
  result.thing = {kernel::SpaceId(space), kernel::Key(key)};
  if (!(words >> result.seq >> result.at >> std::ws)) return result;
  std::getline(words, result.command);
  return result;
}

class Journal {
 public:
  explicit Journal(SQLite::Database& file)
      : oldest_(static_cast<std::uint64_t>(file.execAndGet(k_oldest_commit).getInt64())),
        commit_(file, k_commit) {}

  bool knows(const Withdrawal& withdrawal) {
    if (withdrawal.seq == 0) return false;
    if (withdrawal.seq < oldest_) return true;
    commit_.reset();
    commit_.bind(1, static_cast<std::int64_t>(withdrawal.seq));
    commit_.bind(2, withdrawal.thing.space.value());
    commit_.bind(3, withdrawal.at);
    commit_.bind(4, withdrawal.command);
    return commit_.executeStep() && commit_.getColumn(0).getInt() > 0;
  }

 private:
  std::uint64_t oldest_;
  SQLite::Statement commit_;
};

}  // namespace

WithdrawnList::WithdrawnList(const std::filesystem::path& inquiry, const std::string& inquiry_id)
    : path_(std::filesystem::absolute(inquiry).parent_path() /
            ("withdrawn-" + inquiry_id + ".list")) {}

std::vector<Withdrawal> WithdrawnList::read() const {
  std::vector<Withdrawal> withdrawals;
  std::istringstream lines(bytes_of(path_));
  for (std::string line; std::getline(lines, line);) {
    if (auto withdrawal = withdrawal_in(line)) withdrawals.push_back(std::move(*withdrawal));
  }
  return withdrawals;
}

void WithdrawnList::add(const kernel::Commit& commit) {
  if (commit.withdrawn.empty()) return;
  std::ostringstream bytes;
  bytes << bytes_of(path_);
  for (const auto& thing : commit.withdrawn) {
    bytes << thing.space.value() << ' ' << thing.key.value() << ' ' << commit.seq << ' '
          << commit.at << ' ' << commit.command << '\n';
  }
  platform::replace_file(path_, bytes.str());
}

std::vector<kernel::Ref> taken_back_unknown_to(SQLite::Database& file,
                                               const std::vector<Withdrawal>& withdrawals) {
  Journal journal(file);
  std::map<kernel::Ref, bool> is_unknown;
  for (const auto& withdrawal : withdrawals) {
    if (journal.knows(withdrawal)) {
      is_unknown[withdrawal.thing] = false;
    } else if (withdrawal.command != kernel::k_honour_withdrawal) {
      is_unknown[withdrawal.thing] = true;
    }
  }
  std::vector<kernel::Ref> refs;
  for (const auto& [thing, unknown] : is_unknown) {
    if (unknown) refs.push_back(thing);
  }
  return refs;
}

}  // namespace chorus::storage
