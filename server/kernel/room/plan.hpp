#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/space.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace chorus::kernel {

class RoomState;

// What leads mean to do, and when: evenings, `evening/<id>`, and parts, `part/<id of the space>`,
// which are records of the inquiry's own space and the leads' alone. What a space's state says of
// the plan (title, question, round, session, position, minutes, script, settings, put_away) is
// taken from its part in the same commit that changes the part; `takes_from` from all parts, since
// of what a lead chose counts what stands before it and is not put away. A space without a part, of
// a file that no plan was ever laid out in, keeps what its row says.
inline constexpr std::string_view k_evening_kind = "evening";
inline constexpr std::string_view k_part_kind = "part";

// Between two neighbours as they are laid out, so that something fits between them many times.
inline constexpr std::int64_t k_plan_gap = 1'048'576;

Key part_of(const SpaceId& space);
SpaceId space_of(const Key& part);
bool is_of_plan(const Key& key);

using PlanRecords = std::map<Key, RecordPtr>;
PlanRecords plan_of(const Space& inquiry);
// With `changes` made.
PlanRecords plan_with(const Space& inquiry, const ChangeSet& changes);

std::vector<RecordPtr> evenings_in_order(const PlanRecords& plan);
// Of all evenings, one after another; a part whose evening is not there comes last.
std::vector<RecordPtr> parts_in_order(const PlanRecords& plan);

// Parts that somebody chose to take in from, whether they count or not; none: nobody chose.
std::optional<std::vector<Key>> chosen_in(const Body& part);
// Whether a part may be chosen for another one: it is another, stands before it and is not put
// away. Else why not: `unknown`, `itself`, `put_away` or `not_before`.
std::optional<std::string> why_not_taken_from(const PlanRecords& plan, const Key& part,
                                              const Key& from);

// What the part alone says, into the state of its space.
void take_plan(SpaceState& state, const Record& part);
// The members of a state that its part says, from another one.
void keep_plan(SpaceState& state, const SpaceState& planned);
// The same for all spaces of a file that was read.
void take_plan(std::vector<Space>& spaces);

// States to keep and spaces to forget with a change of the plan.
struct PlanEffect {
  std::vector<SpaceState> planned;
  std::vector<SpaceId> unplanned;
};

// What follows of `changes` in the inquiry's own space, or why they may not be: a part that holds
// anything stays (`holds_words`), one that is open is not put away (`part_is_open`), settings are
// locked once it is got ready (`settings_locked`) and are what its type knows (`setting_refused`,
// args {field, why}), an evening with parts stays (`evening_has_parts`), one evening there is
// always (`last_evening`), and a plan has its bounds (`plan_full`). It is asked of every act, undo
// as well.
std::variant<PlanEffect, Rejection> effect_on_plan(const RoomState& room, const Space& inquiry,
                                                   const ChangeSet& changes);

}  // namespace chorus::kernel
