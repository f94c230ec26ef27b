#pragma once

#include "activity.hpp"

#include <string>
#include <string_view>

// Where does the energy lie? Everybody gets the same few tokens and spreads them, unseen; at close
// they are counted once. The rules promise:
//   - nothing that anybody can see depends on the ballots before the activity closes;
//   - one ballot a person, replaced by casting again; a paper slip keyed in by a lead is one too;
//   - who leads and who supports somebody cast none;
//   - what one role group chose is told only where each that chose is five people or more;
//   - a tie is said as a tie, and what nobody chose stays in the list.
// Rejected: a running total that is merely hidden. What does not exist cannot leak.
namespace chorus::energy_vote {

class Rules final : public sdk::Activity {
 public:
  sdk::Decision decide(const sdk::Call& call, const sdk::Command& command) override;
  sdk::Decision opened(const sdk::Call& call) override;
  sdk::Decision phase_changed(const sdk::Call& call, std::string_view phase) override;
  std::string sections(const sdk::Call& call, std::string_view purpose,
                       std::string_view locale) override;
};

}  // namespace chorus::energy_vote
