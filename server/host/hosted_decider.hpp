#pragma once

#include "host/catalogue.hpp"
#include "host/plugin_worker.hpp"
#include "host/process_runner.hpp"
#include "host/timers.hpp"
#include "kernel/values/ports.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace chorus::host {

// The kernel's Decider, with each activity type in a process of its own: what one does costs nobody
// else anything. A process starts when the first space of its activity type is attached. Room
// thread only; the catalogue, the runner and the timers outlive it. A call is answered exactly
// once, except that those still open when this is destroyed never are.
class HostedDecider final : public kernel::Decider {
 public:
  HostedDecider(const Catalogue& catalogue, ProcessRunner& runner, Timers& timers,
                HostEvents events);
  ~HostedDecider() override;
  HostedDecider(const HostedDecider&) = delete;
  HostedDecider& operator=(const HostedDecider&) = delete;

  void attach(const kernel::Space& space, const std::vector<kernel::RecordPtr>& ballots) override;
  void detach(const kernel::SpaceId& space) override;
  void changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
               const std::vector<kernel::RecordPtr>& puts,
               const std::vector<kernel::Key>& removes) override;
  void decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) override;
  // A lead's "try again" for a paused activity type; nothing for any other. It is done a moment
  // later: it attaches every space anew, which the kernel must not meet inside a call of its own.
  void try_again(const kernel::SpaceId& space) override;
  std::vector<std::string> paused() const;  // ids

 private:
  void resume_all();
  PluginWorker* worker_of(const kernel::SpaceId& space);  // null: not attached, or no such type

  const Catalogue& catalogue_;
  ProcessRunner& runner_;
  Timers& timers_;
  HostEvents events_;
  std::map<std::string, std::unique_ptr<PluginWorker>, std::less<>> workers_;
  std::map<kernel::SpaceId, std::string> plugin_of_;
  std::unique_ptr<Timer> soon_;
  std::set<std::string> to_resume_;
};

}  // namespace chorus::host
