#pragma once

#include "host/catalogue.hpp"
#include "host/plugin_runner.hpp"
#include "kernel/values/ports.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace chorus::test {

// Real activity types behind the kernel's Decider, in this process and answering at once.
// Everything goes through the same messages and the same C table as in the program, only no process
// and no channel: a plugin that crashes here takes the test with it.
class InProcessDecider : public kernel::Decider {
 public:
  explicit InProcessDecider(const host::Catalogue& catalogue) : catalogue_(catalogue) {}

  void attach(const kernel::Space& space, const std::vector<kernel::RecordPtr>& ballots) override;
  void detach(const kernel::SpaceId& space) override;
  void changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
               const std::vector<kernel::RecordPtr>& puts,
               const std::vector<kernel::Key>& removes) override;
  void decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) override;
  void try_again(const kernel::SpaceId&) override {}  // nothing pauses here

 private:
  struct Loaded {
    const host::CatalogueEntry* entry = nullptr;
    std::unique_ptr<host::PluginRunner> runner;
  };
  Loaded* loaded(const kernel::SpaceId& space);

  const host::Catalogue& catalogue_;
  std::map<std::string, Loaded> plugins_;
  std::map<kernel::SpaceId, std::string> plugin_of_;
  std::uint64_t next_id_ = 1;
};

}  // namespace chorus::test
