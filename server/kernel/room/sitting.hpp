#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/strong_id.hpp"

#include <map>
#include <optional>
#include <vector>

namespace chorus::kernel {

class Identity;

// Who sits where: read from the records of kind `group` in all spaces, which are the only place
// where it stands. Somebody sits only while the inquiry has their `person` record, so whoever is
// taken out of it sits nowhere, whatever a group still lists.

// Sorted. Empty: nowhere.
std::vector<GroupId> groups_of(const std::map<SpaceId, LiveSpace>& spaces, const PersonId& person);

// For whom that may have changed by what was published; `spaces` are as it left them.
std::vector<PersonId> persons_moved(const std::map<SpaceId, LiveSpace>& spaces,
                                    const Publication& publication);

// Why the groups among these changes of one space may not stand so: `no_such_person` (not of this
// inquiry, or a lead), `table_full`, `too_many_groups` or `sits_too_often` (limits.hpp).
std::optional<Rejection> why_not_seated(const std::map<SpaceId, LiveSpace>& spaces,
                                        const Identity& identity, const ChangeSet& changes);

}  // namespace chorus::kernel
