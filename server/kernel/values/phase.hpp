#pragma once

#include <optional>
#include <string_view>

namespace chorus::kernel {

// The states of an activity: a fixed set, owned by the core. An activity type's
// manifest lists which it uses; its own inner steps are records.
enum class Phase { draft, lobby, open, paused, closing_soon, closed, revealed, reopened };

std::string_view to_text(Phase phase);
std::optional<Phase> phase_from(std::string_view text);

// True where people may still answer: open, closing_soon, reopened.
bool takes_answers(Phase phase);

// False while only the leads see the activity: draft, lobby.
bool is_shown_to_all(Phase phase);

}  // namespace chorus::kernel
