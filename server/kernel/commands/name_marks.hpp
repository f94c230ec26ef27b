#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/ref.hpp"

#include <map>
#include <string>
#include <vector>

namespace chorus::kernel {

// Somebody's name goes, by a withdrawal or for another name, and nobody can look for it any more.
// What it stands in is marked by a record of type "naming" in the inquiry's space: which thing and
// where in it, never the name. It stays out of papers until a lead says that it names nobody.
// Where they take everything back, what is their own goes too and needs no mark.
enum class NameGoes { for_another, with_everything };
void mark_what_names(const CoreCall& call, const Record& person, NameGoes why, ChangeSet& changes);

// The same for a picture of the inquiry that is read and never written.
std::vector<Record> marks_of(const std::map<SpaceId, LiveSpace>& spaces, const Record& person,
                             NameGoes why);

// Every thing with an open mark, and the texts in it that the name stood in, as they are now.
std::map<Ref, std::vector<std::string>> marked_in(const std::map<SpaceId, LiveSpace>& spaces);

}  // namespace chorus::kernel
