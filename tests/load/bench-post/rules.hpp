#pragma once

#include "activity.hpp"

// What people said, told to everybody as it came.
namespace bench_post {

class Rules final : public chorus::sdk::Activity {
 public:
  chorus::sdk::Decision decide(const chorus::sdk::Call& call,
                               const chorus::sdk::Command& command) override;
};

}  // namespace bench_post
