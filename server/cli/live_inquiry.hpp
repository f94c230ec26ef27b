#pragma once

#include "cli/commands.hpp"
#include "cli/installed_tree.hpp"
#include "cli/rehearsal_run.hpp"
#include "cli/serve_settings.hpp"
#include "cli/start_desk.hpp"
#include "net/loop/listener.hpp"

#include <memory>
#include <optional>

namespace chorus::cli {

// What an inquiry is served beside, where it was opened from the start page. All outlive it.
struct StartSide {
  net::StartSeats& seats;
  ShelfDesk& desk;
  net::KeptPort& port;
  // It is a copy, in which pretend people rehearse an evening; it ends with them.
  std::optional<RehearsalWish> rehearsal = {};
};

// One inquiry being served: every part of the house, wired. Made, run, ended; the thread that calls
// run() is the room thread. Throws std::runtime_error with words where it cannot start.
class LiveInquiry {
 public:
  // `start`: none where it is served alone.
  LiveInquiry(const ServeSettings& settings, const InstalledTree& tree, Streams streams,
              const StartSide* start = nullptr);
  ~LiveInquiry();
  LiveInquiry(const LiveInquiry&) = delete;
  LiveInquiry& operator=(const LiveInquiry&) = delete;

  // Until SIGINT or SIGTERM, or until the start page closes it, then at most 5 s more. False: not
  // all that people were told is saved lies in the file, or what was taken back is still in it; the
  // last line says which.
  bool run();
  // After run(): somebody ended the program, and not this inquiry alone.
  bool was_interrupted() const noexcept { return was_interrupted_; }

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  bool was_interrupted_ = false;
};

}  // namespace chorus::cli
