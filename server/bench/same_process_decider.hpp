#pragma once

#include "activity_plugin.h"
#include "host/frame_messages.hpp"
#include "host/manifest.hpp"
#include "host/plugin_runner.hpp"
#include "kernel/values/ports.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

namespace chorus::bench {

// The rules of one activity type behind the kernel's Decider, in this process and answering at
// once. They are asked by the same messages and the same table of calls as in the program, and what
// they say is read by the same reader. Everything is asked twice. A crash takes this process along.
class SameProcessDecider final : public kernel::Decider {
 public:
  // Both outlive it. Throws std::runtime_error where the entry offers no rules.
  SameProcessDecider(const chorus_plugin_entry& entry, const host::Manifest& manifest);

  // What was decided, or why it was no decision.
  using Said = std::variant<kernel::Outputs, kernel::Rejection, host::SaidSections, host::Faulty>;
  std::function<void(const kernel::Call&, const Said&)> on_said;

  void attach(const kernel::Space& space, const std::vector<kernel::RecordPtr>& ballots) override;
  void detach(const kernel::SpaceId& space) override;
  void changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
               const std::vector<kernel::RecordPtr>& puts,
               const std::vector<kernel::Key>& removes) override;
  void decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) override;
  void try_again(const kernel::SpaceId&) override {}  // nothing is paused here

  Said sections(const host::SectionsCall& call);
  // What the rules would read; null: the space is not attached.
  const host::PluginRunner::MirrorSpace* picture(const kernel::SpaceId& space) const;
  // Asked the same twice, they said two things.
  bool was_unlike() const noexcept { return was_unlike_; }

 private:
  Said asked(const std::string& message);

  const host::Manifest& manifest_;
  host::PluginRunner runner_;
  std::uint64_t next_id_ = 1;
  bool was_unlike_ = false;
};

}  // namespace chorus::bench
