#pragma once

#include "rule_book.hpp"

// How a step comes to have an owner, and loses them. A tap leaves a record of its own, between
// whoever said yes and the leads: the room reads that there is a yes, the leads whose it is, and
// either of the two can take it back.
namespace chorus::next_steps {

sdk::Decision accept(const sdk::Call& call, sdk::Thing step, const sdk::Json& args);
sdk::Decision accept_signed(const sdk::Call& call, sdk::Thing step, const sdk::Json& args);
sdk::Decision take_yes_back(const sdk::Call& call, sdk::Thing step, const sdk::Json& args);

// What its owner said yes to is not what it was: their yes is gone, and with it that it is final.
// `changes` takes the record of the yes along.
void lose_the_yes(sdk::Json& step, sdk::Changes& changes);

// Somebody by name or post who is not the owner over again: a child with any other helper would be
// alone with the step.
bool is_a_helper(const std::string& text, const sdk::Json& step);

}  // namespace chorus::next_steps
