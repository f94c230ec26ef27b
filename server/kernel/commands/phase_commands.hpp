#pragma once

#include "kernel/commands/core_command.hpp"

#include <string>

namespace chorus::kernel {

class Entropy;
struct ActivityType;

// How many have chosen in an open vote, for the leads.
inline const Key k_turnout_key{"turnout/turnout"};

// The life of an activity. A facilitator's alone; the pipeline has checked that.
CoreOutcome prepare_activity(const CoreCall& call);
// Whether all stands in it that its type asks for before it is opened.
bool is_ready_to_open(const Space& space, const ActivityType* type);
CoreOutcome open_activity(const CoreCall& call);
CoreOutcome pause_activity(const CoreCall& call);
CoreOutcome resume_activity(const CoreCall& call);
CoreOutcome extend_activity(const CoreCall& call);
CoreOutcome close_activity(const CoreCall& call);
CoreOutcome reveal_activity(const CoreCall& call);
CoreOutcome reopen_activity(const CoreCall& call);
// To another stage of those its type has while it is open.
CoreOutcome move_to_stage(const CoreCall& call);

// A fresh key for pseudonyms, unless one is there: made for one opening alone, so that closing can
// make it die.
std::string new_box_key(Entropy& entropy);
void open_box(const CoreCall& call, CoreChanges& result);

// The one moment at which what waits for the reveal is seen: all of it in one change set, together
// with what the activity itself adds.
void lift_until_reveal(const Space& space, ChangeSet& changes);

// The warning before closing has run out: closes, or waits a little more for those still composing
// where the vote is sealed.
CoreOutcome finish_closing(const CoreCall& call);
Wake closing_wake(const CoreCall& call);  // comes when the warning from now on has run out

// What closing would have done, once more. Without the activity's say nothing happens.
CoreChanges make_missing_result(const LiveSpace& live);

}  // namespace chorus::kernel
