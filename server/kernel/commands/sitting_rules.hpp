#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/room/seat_plan.hpp"

#include <optional>
#include <vector>

namespace chorus::kernel {

// What leads say of who sits with whom: records `sitting-rule` of the inquiry's own space, for
// leads alone. They say why by a word of a list and never in words of their own, so that nothing is
// told of anybody.

// `core.set_sitting {how: "apart"|"together"|"vetted", people, why?}`: answers `{key}`. What is
// said of the same people in the same way already stays as it is; apart and together take each
// other's place.
CoreOutcome set_sitting(const CoreCall& call);
// `core.drop_sitting {key}`
CoreOutcome drop_sitting(const CoreCall& call);

SittingRules sitting_rules_in(const LiveSpace& inquiry);
// The people of these keys as they may be seated; none where one is not of this inquiry.
std::optional<std::vector<Guest>> guests_of(const LiveSpace& inquiry,
                                            const std::vector<Key>& people);
// The records that name the person, who goes.
std::vector<Key> sitting_rules_with(const LiveSpace& inquiry, const Key& person);

}  // namespace chorus::kernel
