#pragma once

#include "kernel/room/consents.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/activity_type.hpp"
#include "kernel/values/ref.hpp"

#include <functional>
#include <map>
#include <string>

namespace chorus::report {

// True for what the projection lets leave the room whole.
bool may_leave(const kernel::Record& record, const kernel::Consents& consents);

// True for an activity that has something to report: the leads have laid it out at least.
bool is_reported(const kernel::Space& space);

// What every reported activity may know when it is asked for a report: its state, and the records,
// its own and those it takes in, that may leave the room. `type_of` is null where the activity type
// is not here.
std::map<kernel::SpaceId, kernel::Space> pictures_of(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
    const std::function<const kernel::ActivityType*(const std::string& plugin_id)>& type_of,
    const kernel::Consents& consents);

// What people gave that may stand in a paper made now, once somebody has looked it over.
std::vector<kernel::Ref> given_that_may_leave(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const kernel::Consents& consents);

}  // namespace chorus::report
