#include "storage/withdrawn_list.hpp"

#include "kernel/commands/withdrawal.hpp"
#include "platform/replace_file.hpp"
#include "storage/journal_look.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

namespace chorus::storage {
namespace {

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

std::string lines_of(const std::vector<Withdrawal>& withdrawals) {
  std::ostringstream lines;
  for (const auto& one : withdrawals) {
    lines << one.thing.space.value() << ' ' << one.thing.key.value() << ' ' << one.seq << ' '
          << one.at << ' ' << one.command << '\n';
  }
  return lines.str();
}

// A commit knows of things of its own space alone.
bool is_known(const Withdrawal& withdrawal, JournalLook& journal) {
  return withdrawal.seq != 0 &&
         journal.knows(
             {withdrawal.seq, withdrawal.thing.space, withdrawal.at, withdrawal.command, {}, {}});
}

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
  std::vector<Withdrawal> more;
  for (const auto& thing : commit.withdrawn) {
    more.push_back({thing, commit.seq, commit.at, commit.command});
  }
  platform::replace_file(path_, bytes_of(path_) + lines_of(more));
}

void WithdrawnList::write(const std::vector<Withdrawal>& whole) const {
  platform::replace_file(path_, lines_of(whole));
}

std::vector<Withdrawal> withdrawals_known_in(const std::vector<std::filesystem::path>& folders,
                                             const std::string& inquiry_id) {
  std::vector<Withdrawal> known;
  for (const auto& folder : folders) {
    for (auto& withdrawal : WithdrawnList(folder / inquiry_id, inquiry_id).read()) {
      if (std::find(known.begin(), known.end(), withdrawal) == known.end()) {
        known.push_back(std::move(withdrawal));
      }
    }
  }
  std::stable_sort(known.begin(), known.end(), [](const auto& a, const auto& b) {
    return std::pair(a.at, a.seq) < std::pair(b.at, b.seq);
  });
  return known;
}

std::vector<kernel::Ref> taken_back_unknown_to(SQLite::Database& file,
                                               const std::vector<Withdrawal>& withdrawals) {
  JournalLook journal(file);
  std::map<kernel::Ref, bool> is_unknown;
  for (const auto& withdrawal : withdrawals) {
    if (is_known(withdrawal, journal)) {
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
