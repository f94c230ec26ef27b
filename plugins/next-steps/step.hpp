#pragma once

#include "activity.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace chorus::next_steps {

// A step in hand: its record's key, and its body to be changed and put back.
struct Step {
  std::string key;
  nlohmann::json body;

  // What its owner said yes to is not what it was: their yes is gone, and with it that it is final.
  // `changes` takes the record of the yes along.
  void loses_its_yes(sdk::Changes& changes);
};

// Somebody by name or post who is not the owner over again: a child with any other helper would be
// alone with the step.
bool is_a_helper(const std::string& text, const nlohmann::json& body);

sdk::Rejection no(const std::string& code);

// The one that `args` names; none: it is not here.
std::optional<Step> step_in(const sdk::Call& call, const nlohmann::json& args);

sdk::Changes put_back(const Step& step, sdk::Changes changes = {});

}  // namespace chorus::next_steps
