#include "platform/byte_channel.hpp"

#include "platform/child_process.hpp"
#include "platform/posix/system_call.hpp"

#include <sys/socket.h>
#include <unistd.h>

namespace chorus::platform {

ByteChannel ByteChannel::inherited() { return ByteChannel(OwnedHandle(k_child_channel)); }

bool ByteChannel::read_exact(std::span<std::byte> bytes) {
  std::size_t got = 0;
  while (got < bytes.size()) {
    const auto count =
        posix::retry([&] { return ::read(handle_.get(), bytes.data() + got, bytes.size() - got); });
    if (count < 0) posix::fail("reading from the parent");
    if (count == 0 && got == 0) return false;
    if (count == 0) posix::fail("the parent went in the middle of a message", ECONNRESET);
    got += static_cast<std::size_t>(count);
  }
  return true;
}

void ByteChannel::write_all(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    // MSG_NOSIGNAL: a parent that has gone is an error, whatever the child did about SIGPIPE.
    const auto count = posix::retry(
        [&] { return ::send(handle_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL); });
    if (count < 0) posix::fail("writing to the parent");
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
}

}  // namespace chorus::platform
