#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/values/record.hpp"

namespace chorus::kernel {

// Coming back without a card: somebody who has not said yet who they are says who they were, a lead
// sees it and lets them in as that person, or not. Whoever asks learns nothing of who is known
// here: the answers are the same for a name that nobody has, and a lead's no is the same as not
// found. It is bounded by k_returning_asks in all and k_returning_tries a seat.

inline constexpr std::string_view k_returning = "returning";

// `core.ask_back {picture?, name?}`, by a participant who is nobody here yet: a `returning` record,
// theirs and the leads'. Neither given: they ask no more. Refused with `here_already`,
// `too_many_asking`, `asked_enough`.
CoreOutcome ask_back(const CoreCall& call);

// `core.let_back {key, person?}`, by a lead: in as the person of that person record; none: no.
// `not_here` where nobody asks any more, or the person is gone, or leads this inquiry.
CoreOutcome let_back(const CoreCall& call);

// `core.come_back {}`: answers `{launch}`, one use, k_pairing_code long, for POST /seat; whoever
// uses it gives up the seat they asked from. `not_now` unless a lead has let them in.
CoreOutcome come_back(const CoreCall& call);

// The kernel's own, once they are in: what they asked is gone.
CoreOutcome forget_asking(const CoreCall& call);
inline constexpr const char* k_forget_asking = "core.forget_asking";

}  // namespace chorus::kernel
