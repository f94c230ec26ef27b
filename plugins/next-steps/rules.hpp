#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

// What somebody will do, by when, and how people hear what became of it (activities 17). The rules
// promise:
//   - a step's number is given once and never used again;
//   - a day that was said and moves keeps the old one and the reason;
//   - nobody owns a step but by their own yes, to the step as it stands; everybody owns none; a
//   young
//     person never alone;
//   - nothing is done without evidence, nor final without a day of review and an Easy Read twin.
namespace chorus::next_steps {

class Rules final : public sdk::Activity {
 public:
  sdk::Decision decide(const sdk::Call& call, const sdk::Command& command) override;
  std::string sections(const sdk::Call& call, std::string_view purpose,
                       std::string_view locale) override;
};

}  // namespace chorus::next_steps
