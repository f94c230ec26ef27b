#pragma once

#include "kernel/commands/core_command.hpp"

namespace chorus::kernel {

// The parts of a plan: what people do, in which order, and how it is set. All are the leads';
// room/plan says what may not be, and why.

// `core.add_part {plugin?, copy_of?, title?, evening, before?, round?, minutes?}`: of a type, or
// as another part is, settings and scripts as well; at the end of the evening, or before another
// part of it. Answers {key}, `part/<id of its space>`.
CoreOutcome add_part(const CoreCall& call);
// `core.change_part {key, to, was?}`: title, question, round, minutes, what leads say, and
// `takes_from`, parts before it that it takes in from; null: from all.
CoreOutcome change_part(const CoreCall& call);
// `core.change_settings {key, to, was?}`: the type's own; null: as the type usually is.
CoreOutcome change_settings(const CoreCall& call);
// `core.move_part {key, evening, before?, was?}`.
CoreOutcome move_part(const CoreCall& call);
// `core.put_away_part {key}`, `core.bring_back_part {key}`: all it holds stays readable.
CoreOutcome put_away_part(const CoreCall& call);
CoreOutcome bring_back_part(const CoreCall& call);
// `core.delete_part {key}`: one in which nothing ever was.
CoreOutcome delete_part(const CoreCall& call);

}  // namespace chorus::kernel
