#pragma once

#include "kernel/values/audience.hpp"
#include "kernel/values/record.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// How far the owner lets one thing travel: a ladder, each rung holding those below it.
//   only_me      its owner                    room    everyone in this room
//   facilitators and the leads                gist    a report, told in other words
//   table        and the owner's own tables   words   a report, as it stands
//                                             named   and with the owner's chosen name
// A record carries its rung in its audience, as the atom "may:<rung>", so that it is kept, undone
// and restored with it.
enum class Permission { only_me, facilitators, table, room, gist, words, named };

inline constexpr std::string_view k_permission_prefix = "may:";

std::string_view to_text(Permission permission);
std::optional<Permission> permission_from(std::string_view text);

// What the audience says; none where the owner was never asked (furniture, tallies).
std::optional<Permission> permission_in(const Audience& audience);

// The stricter of the two: whatever reproduces material may travel no further than it.
Permission strictest(Permission a, Permission b);

// Who sees a thing live that its owner lets travel so far. The wall is never among them: that is a
// lead's release. `tables`: the owner's, for the rung of that name; no other rung looks at them.
Audience audience_for(Permission permission, const std::vector<GroupId>& tables = {});

// How far what repeats words may go at most, where they go as far as `limit` says: its rung, and at
// the rung `table` no other table. Both audiences have a rung.
bool goes_further(const Audience& audience, const Audience& limit);
Audience within(const Audience& audience, const Audience& limit);

// The record with the rung and tables of that audience; off the wall where they no longer reach the
// room.
Record permitted(const Record& record, const Audience& reach);

}  // namespace chorus::kernel
