#include "platform/open_browser.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): POSIX, beyond what csignal has
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace chorus::platform {
namespace {

// The shell ends at once and leaves the helper to the system, so there is nothing of ours to reap
// later. The address is an argument and never part of the script.
constexpr const char* k_script = R"(command -v xdg-open >/dev/null || exit 1
xdg-open "$1" </dev/null >/dev/null 2>&1 &)";

bool has_desktop() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets them
  return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
}

}  // namespace

bool open_browser(const std::string& url) {
  const bool is_web = url.starts_with("http://") || url.starts_with("https://");
  if (!is_web || !has_desktop()) return false;
  std::string shell = "/bin/sh";
  std::string take_script = "-c";
  std::string script = k_script;
  std::string name = "open";
  std::string address = url;
  std::array<char*, 6> words{shell.data(), take_script.data(), script.data(),
                             name.data(),  address.data(),     nullptr};
  posix_spawnattr_t attributes;
  if (posix_spawnattr_init(&attributes) != 0) return false;
  sigset_t pipe;
  ::sigemptyset(&pipe);
  ::sigaddset(&pipe, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &pipe);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  pid_t id = 0;
  const int error =
      ::posix_spawn(&id, shell.c_str(), nullptr, &attributes, words.data(), ::environ);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return false;
  int status = 0;
  while (::waitpid(id, &status, 0) == -1 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace chorus::platform
