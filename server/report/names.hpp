#pragma once

#include "kernel/live_space.hpp"
#include "kernel/strong_id.hpp"
#include "report/words.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

// The names people chose for themselves, so that none leaves the room inside somebody's words
// (trust S-R13). Looked for as whole words, whatever their case, except that a name which is also a
// plain word ("Will", "Joy"; names.plain_words) counts only as it was chosen. Picture names are not
// among them: an otter in a story is an otter.
class Names {
 public:
  Names(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const Words& words);

  // What somebody is called; empty if they chose a picture alone.
  std::string of(const kernel::PersonId& person) const;
  // True if anybody's name stands in it but `except`'s own.
  bool stand_in(std::string_view text, const kernel::PersonId& except = {}) const;
  // Whose name stands in it, if it is one name; empty: none, or several.
  kernel::PersonId the_one_in(std::string_view text) const;

 private:
  struct Named {
    kernel::PersonId person;
    std::string name;
    bool is_plain_word = false;
  };
  static bool stands_in(const Named& named, const std::string& written, const std::string& folded);

  std::vector<Named> names_;
};

}  // namespace chorus::report
