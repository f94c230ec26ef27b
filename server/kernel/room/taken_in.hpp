#pragma once

#include "kernel/room/link.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/activity_type.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/space.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// Activities meet in the kinds they take in. What an activity takes in appears
// in its own space's picture, to its rules and to pages alike, under "<key>@<space>". It stays
// where it was made and is changed there alone; the same projection decides who sees it.

// An activity that takes in.
struct Taker {
  const SpaceState& state;
  const ActivityType& type;
};

// Whether anything that lies in `from` may be taken in: of those that a lead chose in the plan,
// where somebody chose.
bool takes_from(const Taker& into, const SpaceId& from);
// The one rule of what is taken in; it is asked of every record, for rules, pages, papers and
// links.
bool takes_in(const Taker& into, const SpaceId& from, std::string_view kind);

// The record as another space's picture holds it; `phase` is that of its own space. Until that is
// opened, only the leads see it anywhere.
RecordPtr as_taken_in(const Record& record, Phase phase);

// True where rules of other activities may know of it: shared with the leads at least, not put
// away.
bool may_be_taken_in(const Record& record);

// What `into` takes in of all the others, in key order. What needs care is kept from rules; for
// pages the projection decides, since to its owner it looks as ever.
enum class For { rules, pages };
std::vector<RecordPtr> taken_in(const std::map<SpaceId, LiveSpace>& spaces, const Taker& into,
                                For whom);

// Of what it takes in, what is addressed to that group, as pages have it.
std::vector<RecordPtr> taken_in_of_group(const std::map<SpaceId, LiveSpace>& spaces,
                                         const Taker& into, const GroupId& group);

// A link as `into` holds it among what it takes in: where both its ends are its own or taken in.
// Null: one is neither, or it lies in `into` itself, or where it takes nothing from.
RecordPtr link_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces, const Taker& into,
                           const Link& link);

// All such links at one thing, for when `into` comes to know of it.
std::vector<RecordPtr> links_as_taken_in(const std::map<SpaceId, LiveSpace>& spaces,
                                         const Taker& into, const Ref& thing);

// All that the rules of `into` know of others, links among it, by the names it has there.
std::map<Key, RecordPtr> known_of_others(const std::map<SpaceId, LiveSpace>& spaces,
                                         const Taker& into);

// The part of a publication that is taken in, as a publication of `into`; empty if none. The phases
// are those of the publication's own space.
Publication as_taken_in(const Publication& publication, const Taker& into, Phase before,
                        Phase after);

// What changes for pages of `into` where somebody chose otherwise than `before` said.
Publication chosen_anew(const std::map<SpaceId, LiveSpace>& spaces, const SpaceState& before,
                        const Taker& into);

}  // namespace chorus::kernel
