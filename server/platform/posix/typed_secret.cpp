#include "platform/typed_secret.hpp"

#include "platform/posix/system_call.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace chorus::platform {
namespace {

constexpr std::size_t k_longest_line = 1024;

// Shows nothing that is typed while it lives.
class QuietTerminal {
 public:
  QuietTerminal() : terminal_(posix::retry([] { return ::open("/dev/tty", O_RDWR | O_CLOEXEC); })) {
    if (terminal_ < 0 || ::tcgetattr(terminal_, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    quiet.c_lflag |= ECHONL;
    is_quiet_ = ::tcsetattr(terminal_, TCSAFLUSH, &quiet) == 0;
  }
  ~QuietTerminal() {
    if (is_quiet_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
    if (terminal_ >= 0) ::close(terminal_);
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;

  bool is_quiet() const noexcept { return is_quiet_; }
  void say(const std::string& text) const {
    posix::retry([&] { return ::write(terminal_, text.data(), text.size()); });
  }
  std::string line() const {
    std::string typed;
    char letter = 0;
    while (typed.size() < k_longest_line &&
           posix::retry([&] { return ::read(terminal_, &letter, 1); }) == 1 && letter != '\n') {
      typed += letter;
    }
    return typed;
  }

 private:
  int terminal_;
  termios before_{};
  bool is_quiet_ = false;
};

}  // namespace

std::optional<std::string> typed_secret(const std::string& question) {
  const QuietTerminal terminal;
  if (!terminal.is_quiet()) return std::nullopt;
  terminal.say(question);
  auto typed = terminal.line();
  if (typed.empty()) return std::nullopt;
  return typed;
}

}  // namespace chorus::platform
