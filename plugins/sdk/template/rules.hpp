#pragma once

#include "activity.hpp"

// What the rules of this activity promise: everything that somebody says is kept, as they said it.
namespace activity {

class Rules final : public chorus::sdk::Activity {
 public:
  chorus::sdk::Decision decide(const chorus::sdk::Call& call,
                               const chorus::sdk::Command& command) override;
};

}  // namespace activity
