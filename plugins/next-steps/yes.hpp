#pragma once

#include "activity.hpp"

#include <nlohmann/json_fwd.hpp>

// How a step comes to have an owner, and loses them (activities 17). A tap leaves a record of its
// own, between whoever said yes and the leads: the room reads that there is a yes, the leads whose
// it is, and either of the two can take it back.
namespace chorus::next_steps {

sdk::Decision accept(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision accept_signed(const sdk::Call& call, const nlohmann::json& args);
sdk::Decision take_yes_back(const sdk::Call& call, const nlohmann::json& args);

}  // namespace chorus::next_steps
