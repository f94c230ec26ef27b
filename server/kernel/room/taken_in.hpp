#pragma once

#include "kernel/room/link.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/activity_type.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/ref.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// Activities meet in the kinds they take in. What an activity takes in appears
// in its own space's picture, to its rules and to pages alike, under "<key>@<space>". It stays
// where it was made and is changed there alone; the same projection decides who sees it.

bool takes_in(const ActivityType& type, std::string_view kind);

// The record as another space's picture holds it; `phase` is that of its own space. Until that is
// opened, only the leads see it anywhere.
RecordPtr as_taken_in(const Record& record, Phase phase);

// True where rules of other activities may know of it: shared with the leads at least, not put
// away.
bool may_be_taken_in(const Record& record);

// What `into` takes in of all the others, in key order. What needs care is kept from rules; for
// pages the projection decides, since to its owner it looks as ever.
enum class For { rules, pages };
std::vector<RecordPtr> taken_in(const std::map<SpaceId, LiveSpace>& spaces, const SpaceId& into,
                                const ActivityType& type, For whom);

// Of what it takes in, what is addressed to that group, as pages have it.
std::vector<RecordPtr> taken_in_of_group(const std::map<SpaceId, LiveSpace>& spaces,
                                         const SpaceId& into, const ActivityType& type,
                                         const GroupId& group);

// A link as `into` holds it among what it takes in: where both its ends are its own or taken in.
// Null: one is neither, or the link lies in `into` itself.
RecordPtr link_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces, const SpaceId& into,
                           const ActivityType& type, const Link& link);

// All such links at one thing, for when `into` comes to know of it.
std::vector<RecordPtr> links_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces,
                                         const SpaceId& into, const ActivityType& type,
                                         const Ref& thing);

// The part of a publication that `type` takes in, as a publication of `into`; empty if none. The
// phases are those of the publication's own space.
Publication as_taken_in(const Publication& publication, const SpaceId& into,
                        const ActivityType& type, Phase before, Phase after);

}  // namespace chorus::kernel
