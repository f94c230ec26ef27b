#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/ref.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace chorus::storage {

// One thing in one commit that took it back; `seq`, `at` and `command` are those of the journal.
struct Withdrawal {
  kernel::Ref thing;
  std::uint64_t seq = 0;
  kernel::Instant at = 0;
  std::string command;
  bool operator==(const Withdrawal&) const = default;
};

// What people took back, as names of things and never words, and when: `withdrawn-<inquiry
// id>.list` in the inquiry's folder, one "<space> <key> <seq> <at> <command>" a line. It lies
// outside the file so that a backup put back into the folder, under whatever name, honours what was
// taken back since.
class WithdrawnList {
 public:
  WithdrawnList(const std::filesystem::path& inquiry, const std::string& inquiry_id);

  std::vector<Withdrawal> read() const;    // oldest first; lines that are none are passed over
  void add(const kernel::Commit& commit);  // what it takes back; durable when it returns; throws
  void write(const std::vector<Withdrawal>& whole) const;  // instead of all there was, likewise

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

// What the lists of several folders say of one inquiry, each withdrawal once, oldest first.
std::vector<Withdrawal> withdrawals_known_in(const std::vector<std::filesystem::path>& folders,
                                             const std::string& inquiry_id);

// The things that `file`, an inquiry or a copy of it, does not know to be taken back: its journal
// has neither that commit nor a later one by which it took the thing back or honoured a list. A
// thing that was given under the same name afterwards is none of them. A commit knows of things of
// its own space alone: one that takes everything back is followed by one in each space. Of commits
// older than the journal the file is taken to know.
std::vector<kernel::Ref> taken_back_unknown_to(SQLite::Database& file,
                                               const std::vector<Withdrawal>& withdrawals);

}  // namespace chorus::storage
