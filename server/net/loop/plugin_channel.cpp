#include "net/loop/plugin_channel.hpp"

#include "net/loop/child_channel.hpp"
#include "platform/path_text.hpp"

#include <string>
#include <utility>

namespace chorus::net {
namespace {

class HostTimer final : public host::Timer {
 public:
  explicit HostTimer(net::Timer timer) : timer_(std::move(timer)) {}

 private:
  net::Timer timer_;
};

}  // namespace

PluginProcesses::PluginProcesses(EventLoop& loop, std::filesystem::path executable)
    : loop_(loop), executable_(std::move(executable)) {}

std::unique_ptr<host::RunningProcess> PluginProcesses::start(const std::filesystem::path& folder,
                                                             host::ProcessEvents events) {
  return start_child(loop_,
                     {executable_,
                      {"plugin-host", "--channel", std::to_string(platform::k_child_channel),
                       "--plugin", platform::utf8(folder)}},
                     std::move(events));
}

std::unique_ptr<host::Timer> HostTimers::after(std::chrono::milliseconds delay,
                                               std::function<void()> then) {
  return std::make_unique<HostTimer>(loop_.after(delay, std::move(then)));
}

std::chrono::milliseconds HostTimers::now() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace chorus::net
