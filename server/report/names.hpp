#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/guarded_name.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/strong_id.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

// Why a text stays behind, as the leads and papers are told: a key of words.
inline constexpr std::string_view k_names_a_person = "names_a_person";
inline constexpr std::string_view k_names_a_place = "names_a_place";
// Why the leads are shown a text that leaves.
inline constexpr std::string_view k_may_name_a_person = "may_name_a_person";

// The names that leave the room inside nobody's words: those people chose
// for themselves, the schools and places the leads keep back, and texts in which a name stood that
// is gone since (kernel/name_marks). Picture names are not among them: an otter in a story is an
// otter.
class Names {
 public:
  explicit Names(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces);

  // What somebody is called; empty if they chose a picture alone.
  std::string of(const kernel::PersonId& person) const;
  // Why the text may not leave; none if it may. `except`'s own name may stand in it.
  std::optional<std::string_view> why_kept(std::string_view text,
                                           const kernel::PersonId& except = {}) const;
  // The text may leave, and perhaps names somebody: a part of a name, a name that is also a word.
  bool may_name(std::string_view text, const kernel::PersonId& except = {}) const;
  // A name stood in this thing that nobody can look for any more.
  bool is_marked(const kernel::Ref& ref) const { return marked_.contains(ref); }
  // Whose name stands in it, if it is one name; empty: none, or several.
  kernel::PersonId the_one_in(std::string_view text) const;

 private:
  struct Named {
    kernel::PersonId person;
    std::string name;
    kernel::GuardedName guarded;
  };
  // Whether any name but `except`'s is found in it at least so surely.
  bool names_somebody(const kernel::Searched& text, const kernel::PersonId& except,
                      kernel::Naming least) const;

  std::vector<Named> people_;
  std::vector<kernel::GuardedName> places_;
  std::map<kernel::Ref, std::vector<std::string>> marked_;
  std::vector<kernel::GuardedName> marked_texts_;
};

}  // namespace chorus::report
