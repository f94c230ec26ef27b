#pragma once

#include "answers.hpp"

// How a step comes to have an owner, and loses them. A tap leaves a record of its own, between
// whoever said yes and the leads: the room reads that there is a yes, the leads whose it is, and
// either of the two can take it back.
namespace chorus::next_steps {

Decision accept(const Call& call, Thing step, const Json& args);
Decision accept_signed(const Call& call, Thing step, const Json& args);
Decision take_yes_back(const Call& call, Thing step, const Json& args);

// What its owner said yes to is not what it was: their yes is gone, and with it that it is final.
// `changes` takes the record of the yes along.
void lose_the_yes(Json& step, Changes& changes);

// Somebody by name or post who is not the owner over again: a child with any other helper would be
// alone with the step.
bool is_a_helper(const std::string& text, const Json& step);

}  // namespace chorus::next_steps
