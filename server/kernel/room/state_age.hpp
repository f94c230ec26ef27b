#pragma once

#include "kernel/values/activity_type.hpp"
#include "kernel/values/ports.hpp"
#include "kernel/values/space.hpp"

#include <optional>

namespace chorus::kernel {

// How what an activity holds stands to what its type, as it is here, makes of it. What was never
// prepared holds nothing yet, and fits.
//   older  its type can carry it over (Call::What::migrate); until then it is as without a type
//   newer  a later version of its type made it; it can be read by that one alone
enum class StateAge { fitting, older, newer };

// The kernel's own command that carries an older state over.
inline constexpr const char* k_migrate = "core.migrate";

StateAge age_of(const SpaceState& state, const ActivityType& type);

// For the leads, as long as it holds: that what was given is safe, and what it needs.
std::optional<Notice> unfitting_state_notice(const SpaceState& state, const ActivityTypes& types);

}  // namespace chorus::kernel
