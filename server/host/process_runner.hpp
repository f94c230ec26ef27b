#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

// What the host needs of the world to keep plugin host processes: a port, so that this folder knows
// no event loop. The one real runner is net/plugin_channel; tests have their own.
namespace chorus::host {

// One running process. Room thread only. May be destroyed inside any of its own callbacks, after
// which none of them comes any more; destroying it ends the process.
class RunningProcess {
 public:
  virtual ~RunningProcess() = default;
  virtual void write(std::string bytes) = 0;  // queued without bound; lost once the process is gone
};

struct ProcessEvents {
  std::function<void(std::string_view)> on_bytes;  // from its channel
  std::function<void(std::string_view)> on_line;   // of its standard output or error
  std::function<void()> on_closed;                 // its channel ended; comes once
};

class ProcessRunner {
 public:
  virtual ~ProcessRunner() = default;
  // Starts a plugin host process for the activity type in `folder`. Callbacks come on the room
  // thread, never before start has returned. Throws std::runtime_error if there can be no such
  // process.
  virtual std::unique_ptr<RunningProcess> start(const std::filesystem::path& folder,
                                                ProcessEvents events) = 0;
};

}  // namespace chorus::host
