#pragma once

#include "kernel/values/ref.hpp"
#include "storage/withdrawn_list.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace chorus::storage {

enum class CopyFinding {
  clean,       // nothing in it was taken back
  holds,       // something was, and all else in it is in the inquiry too: it can be made anew
  own_way,     // something was, but it was served by itself since: it has what the inquiry has not
  not_ours,    // another inquiry lies there by now, or no inquiry
  unreadable,  // nobody can tell: damaged, cut short, or open in another program
};

// What the copies of an inquiry hold of what was taken back, by looking into them: the date of a
// copy says nothing, since clocks are put right, sticks keep no seconds, and file managers bring
// older copies back. What was taken back is what the inquiry itself and the list beside it say at
// the moment of making this. Nothing is written. Making one throws as ReadAccess does.
class CopyLook {
 public:
  explicit CopyLook(const std::filesystem::path& inquiry);

  CopyFinding at(const std::filesystem::path& copy) const;

 private:
  CopyFinding found_in(const std::filesystem::path& copy) const;

  std::filesystem::path inquiry_;
  std::string id_;
  std::vector<Withdrawal> withdrawals_;  // by the list
  std::set<kernel::Ref> gone_;           // by the inquiry itself
  // What the list names and the inquiry has all the same, by its revision: given anew since, or
  // kept for the safeguarding lead.
  std::map<kernel::Ref, std::int64_t> stands_;
};

}  // namespace chorus::storage
