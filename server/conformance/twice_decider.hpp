#pragma once

#include "kernel/values/ports.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace chorus::conformance {

// Asks every question twice, of the same records, and says where the answers differ; the room gets
// the first. The first question of each kind is kept with its records, to be asked a third time
// once the world's clock has gone on. Room thread only; `inner` outlives it.
class TwiceDecider final : public kernel::Decider {
 public:
  explicit TwiceDecider(kernel::Decider& inner) : inner_(inner) {}

  std::function<void(const kernel::Call&, const kernel::Decision&)> on_decided;
  std::function<void(const kernel::Call&)> on_difference;

  void attach(const kernel::Space& space, const std::vector<kernel::RecordPtr>& ballots) override;
  void detach(const kernel::SpaceId& space) override;
  void changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
               const std::vector<kernel::RecordPtr>& puts,
               const std::vector<kernel::Key>& removes) override;
  void decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) override;
  void try_again(const kernel::SpaceId& space) override { inner_.try_again(space); }

  // Asks what was kept once more; `done` hears the calls that were decided another way now.
  void ask_again(std::function<void(std::vector<kernel::Call>)> done);

 private:
  struct Kept {
    kernel::Call call;
    kernel::Space picture;  // with the ballots
    std::string decided;
  };

  void keep(const kernel::Call& call, const kernel::Decision& decision);
  void ask_again(std::size_t at, std::vector<kernel::Call> unlike,
                 std::function<void(std::vector<kernel::Call>)> done);

  kernel::Decider& inner_;
  std::map<kernel::SpaceId, kernel::Space> pictures_;
  std::set<std::pair<kernel::Call::What, std::string>> known_;
  std::vector<Kept> kept_;
};

// One line that is the same for the same decision and no other.
std::string as_text(const kernel::Decision& decision);

}  // namespace chorus::conformance
