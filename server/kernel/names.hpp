#pragma once

#include "kernel/core_command.hpp"
#include "kernel/live_space.hpp"
#include "kernel/ref.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// Names of people, schools and places inside somebody's words (trust S-R13, domain C10). Matching
// stands here alone: papers keep such words back, and a name that goes leaves a mark on what it
// stands in.

// As a text is compared: clean, typographic marks as a plain keyboard writes them, blanks made one.
std::string as_compared(std::string_view text);

// Looked for as whole words, whatever their case. Of a name that is also a plain word ("Will",
// "Joy") a person's is meant only as it was chosen; picture names are not names.
class GuardedName {
 public:
  static GuardedName of_person(std::string_view name);
  static GuardedName of_place(std::string_view name);

  bool is_empty() const { return name_.empty(); }  // too short to name anything
  bool stands_in(const std::string& compared) const;

 private:
  GuardedName(std::string_view name, bool may_be_plain_word);
  std::string name_;
  bool counts_as_chosen_ = false;
};

// Somebody's name goes, by a withdrawal or for another name, and nobody can look for it any more.
// What it stands in is marked by a record of type "naming" in the inquiry's space: which thing and
// where in it, never the name. It stays out of papers until a lead says that it names nobody.
// Where they take everything back, what is their own goes too and needs no mark.
enum class NameGoes { for_another, with_everything };
void mark_what_names(const CoreCall& call, const Record& person, NameGoes why, ChangeSet& changes);
bool is_same_name(std::string_view one, std::string_view other);

// The same for a picture of the inquiry that is read and never written.
std::vector<Record> marks_of(const std::map<SpaceId, LiveSpace>& spaces, const Record& person,
                             NameGoes why);

// Every thing with an open mark, and the texts in it that the name stood in, as they are now.
std::map<Ref, std::vector<std::string>> marked_in(const std::map<SpaceId, LiveSpace>& spaces);

// `core.keep_back {words}`, by a lead: schools and places that stay out of papers.
CoreOutcome keep_back(const CoreCall& call);
Record kept_back(const std::vector<std::string>& words);  // as it is kept
std::vector<std::string> kept_back_in(const std::map<SpaceId, LiveSpace>& spaces);

}  // namespace chorus::kernel
