#pragma once

#include "cli/commands.hpp"
#include "cli/installed_tree.hpp"
#include "cli/serve_settings.hpp"

#include <memory>

namespace chorus::cli {

// One inquiry being served: every part of the house, wired. Made, run, ended; the thread that calls
// run() is the room thread. Throws std::runtime_error with words where it cannot start.
class LiveInquiry {
 public:
  LiveInquiry(const ServeSettings& settings, const InstalledTree& tree, Streams streams);
  ~LiveInquiry();
  LiveInquiry(const LiveInquiry&) = delete;
  LiveInquiry& operator=(const LiveInquiry&) = delete;

  // Until SIGINT or SIGTERM, then at most 5 s more. False: not all that people were told is saved
  // lies in the file, or what was taken back is still in it; the last line says which.
  bool run();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace chorus::cli
