#pragma once

#include "host/catalogue.hpp"
#include "host/plugin_worker.hpp"
#include "host/process_runner.hpp"
#include "host/timers.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/ports.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace chorus::host {

// The kernel's Decider, with each activity type in a process of its own: what one does costs nobody
// else anything. A process starts with the first question to its activity type and rests when there
// have been none for a while; at most `places` run. Where more are wanted, the one that has
// had nothing to do for longest rests; if all are at work, the question waits for the first that is
// free. Room thread only; the catalogue, the runner and the timers outlive it. A call is answered
// exactly once, except that those still open when this is destroyed never are.
class HostedDecider final : public kernel::Decider {
 public:
  HostedDecider(const Catalogue& catalogue, ProcessRunner& runner, Timers& timers,
                HostEvents events, std::size_t places = limits::k_plugin_processes);
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
  struct Waiting {
    kernel::Call call;
    std::function<void(kernel::Decision)> done;
  };

  void resume_all();
  bool make_place();  // false: all that may run are at work
  void place_is_free();
  void ask_those_waiting();
  PluginWorker* worker_of(const kernel::SpaceId& space);  // null: not attached, or no such type

  const Catalogue& catalogue_;
  ProcessRunner& runner_;
  Timers& timers_;
  HostEvents events_;
  std::size_t places_;
  std::map<std::string, std::unique_ptr<PluginWorker>, std::less<>> workers_;
  std::map<kernel::SpaceId, std::string> plugin_of_;
  std::unique_ptr<Timer> soon_;
  std::set<std::string> to_resume_;
  std::deque<Waiting> for_a_place_;
  std::unique_ptr<Timer> freed_;
};

}  // namespace chorus::host
