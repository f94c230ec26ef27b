// What the child process tests start. Its first word says what to do; what it finds goes to the
// channel or to standard output.
#include "platform/byte_channel.hpp"
#include "platform/child_process.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <span>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace {

using chorus::platform::ByteChannel;

constexpr std::size_t k_memory_bytes = std::size_t{512} * 1024 * 1024;
constexpr int k_handles_looked_at = 256;

void echo() {
  ByteChannel channel = ByteChannel::inherited();
  std::array<std::byte, 1> size{};
  while (channel.read_exact(size)) {
    std::vector<std::byte> text(std::to_integer<std::size_t>(size[0]));
    if (!channel.read_exact(text)) return;
    channel.write_all(size);
    channel.write_all(text);
  }
}

void tell(const std::string& text) {
  ByteChannel channel = ByteChannel::inherited();
  channel.write_all(std::as_bytes(std::span(text)));
}

std::string open_handles() {
  std::string open;
  for (int handle = 0; handle < k_handles_looked_at; ++handle) {
    if (::fcntl(handle, F_GETFD) != -1) open += std::to_string(handle) + " ";
  }
  return open;
}

std::string environment() {
  std::string names;
  for (char** entry = environ; *entry != nullptr; ++entry) names += std::string(*entry) + "\n";
  return names;
}

std::string limits() {
  rlimit memory{};
  rlimit dumps{};
  ::getrlimit(RLIMIT_AS, &memory);
  ::getrlimit(RLIMIT_CORE, &dumps);
  return std::to_string(memory.rlim_cur) + " " + std::to_string(dumps.rlim_cur);
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "";
  if (what == "stray") {
    // As if something had leaked in before: prepare_child must close it.
    if (::dup2(1, 57) != 57) return 2;
  }
  chorus::platform::prepare_child({k_memory_bytes});
  if (what == "echo") echo();
  if (what == "stray") tell(open_handles());
  if (what == "environment") tell("[" + environment() + "]");
  if (what == "limits") tell(limits());
  if (what == "arguments") tell(words[2]);
  if (what == "talk") {
    std::puts("to standard output");
    std::fputs("to standard error\n", stderr);
  }
  if (what == "wait") {
    ByteChannel channel = ByteChannel::inherited();
    const std::string ready = "ready";
    channel.write_all(std::as_bytes(std::span(ready)));
    std::array<std::byte, 1> byte{};
    while (channel.read_exact(byte)) {
    }
  }
  return what == "fail" ? 7 : 0;
}
