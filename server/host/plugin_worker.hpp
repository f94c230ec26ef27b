#pragma once

#include "host/catalogue.hpp"
#include "host/crash_policy.hpp"
#include "host/frame.hpp"
#include "host/frame_messages.hpp"
#include "host/process_runner.hpp"
#include "host/timers.hpp"
#include "kernel/values/ports.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::host {

// What the host tells the rest of the program. Each may call back into the decider.
struct HostEvents {
  std::function<void(const kernel::Notice&)> on_notice;
  // The plugin's process is new: every space of it is to be attached again, before this returns.
  std::function<void(const std::string& plugin_id)> on_reattach;
  std::function<void(std::string_view plugin_id, std::string_view line)> on_log;
  // A process has nothing more to do, or is gone; may be empty.
  std::function<void()> on_free{};
};

using Sections = std::variant<SaidSections, kernel::DeciderFault>;

// One activity type's process, over all its deaths. It starts with the first question and rests
// when nobody has asked anything for k_plugin_rests_after; what its activities hold it is told anew
// each time. Everything told to it goes down the channel in the order it was said, so what it knows
// at each call is the room's pending state. The call at the head of the queue is the one that runs;
// if the process dies, hangs or talks nonsense, that one is answered `restarted` and never tried
// again (it may be the poison), the process is made anew, and the others follow once the spaces are
// attached again. Too many deaths: paused (CrashPolicy), until resume(). Room thread only.
// Rejected: one call down the channel at a time; it costs every call a round trip of waiting.
class PluginWorker {
 public:
  PluginWorker(const CatalogueEntry& entry, ProcessRunner& runner, Timers& timers,
               const HostEvents& events);

  void attach(const kernel::Space& space, const std::vector<kernel::RecordPtr>& ballots);
  void detach(const kernel::SpaceId& space);
  void changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
               const std::vector<kernel::RecordPtr>& puts, const std::vector<kernel::Key>& removes);
  void decide(const kernel::Call& call, std::function<void(kernel::Decision)> done);
  // Asks for a report, within k_sections_within; the space holds the report picture. A plugin that
  // crashes, hangs or talks nonsense is `restarted` here too.
  void sections(const SectionsCall& call, std::function<void(Sections)> done);

  // "Try again", after too many deaths or where its library did not fit: it may have been put right
  // meanwhile. Nothing unless it rests.
  void resume();
  bool is_paused() const noexcept { return state_ == State::paused; }

  bool is_asleep() const noexcept { return state_ == State::asleep; }
  bool has_process() const noexcept { return process_ != nullptr; }
  // Since when it has had nothing to do; none: no process, or it is at work.
  std::optional<std::chrono::milliseconds> idle_since() const;
  void fall_asleep();  // only where it is idle

 private:
  //   asleep   needs no process   loading  started, not yet heard from   ready  at work
  //   paused   died too often     refused  its library does not fit
  enum class State { asleep, loading, ready, paused, refused };

  // One of the two completions is set: what was asked.
  struct Waiting {
    std::uint64_t id = 0;
    std::string name;  // for the log
    std::string message;
    std::chrono::milliseconds within{0};
    std::function<void(kernel::Decision)> decided;
    std::function<void(Sections)> said;

    bool is_answered_by(const Done& answer) const;
    void answer(const Done& answer) const;  // one that answers it
    void fail(kernel::DeciderFault fault) const;
  };

  void ask(Waiting question);
  bool start();  // false: there can be no process; already dealt with
  void write(const std::string& message);
  void take_bytes(std::string_view bytes);
  void take(const Reply& reply);
  void take(const Loaded& loaded);
  void take(const Refused& refused);
  void take(const Done& done);
  void watch_head();
  void crashed(const std::string& why);
  void come_back();
  void end_process();
  void rest(kernel::DeciderFault fault);
  void tell(const char* kind, const char* text_key) const;
  void log(const std::string& line) const;

  const CatalogueEntry& entry_;
  ProcessRunner& runner_;
  Timers& timers_;
  const HostEvents& events_;
  State state_ = State::asleep;
  CrashPolicy policy_;
  std::unique_ptr<RunningProcess> process_;
  std::unique_ptr<Timer> deadline_;
  FrameReader reader_;
  bool greeted_ = false;
  std::uint64_t life_ = 0;  // rises with each process, and with each end of one
  std::uint64_t next_id_ = 1;
  std::deque<Waiting> waiting_;
  std::chrono::milliseconds head_since_{0};  // when it began with the head, or with having none
};

}  // namespace chorus::host
