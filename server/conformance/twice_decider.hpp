#pragma once

#include "kernel/values/ports.hpp"

#include <functional>
#include <string>
#include <vector>

namespace chorus::conformance {

// Asks every question twice, of the same records, and says where the answers differ; the room gets
// the first. Room thread only; `inner` outlives it.
class TwiceDecider final : public kernel::Decider {
 public:
  explicit TwiceDecider(kernel::Decider& inner) : inner_(inner) {}

  std::function<void(const kernel::Call&, const kernel::Decision&)> on_decided;
  std::function<void(const kernel::Call&)> on_difference;

  void attach(const kernel::Space& space, const std::vector<kernel::RecordPtr>& ballots) override {
    inner_.attach(space, ballots);
  }
  void detach(const kernel::SpaceId& space) override { inner_.detach(space); }
  void changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
               const std::vector<kernel::RecordPtr>& puts,
               const std::vector<kernel::Key>& removes) override {
    inner_.changed(space, state, puts, removes);
  }
  void decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) override;
  void try_again(const kernel::SpaceId& space) override { inner_.try_again(space); }

 private:
  kernel::Decider& inner_;
};

// One line that is the same for the same decision and no other.
std::string as_text(const kernel::Decision& decision);

}  // namespace chorus::conformance
