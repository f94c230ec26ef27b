#pragma once

#include "platform/native_handle.hpp"

#include <cstddef>
#include <span>
#include <utility>

// The child's side of the channel to its parent: reads and writes whole pieces and waits for them.
// The parent's side is never waited for: net and host wrap the handle in a stream of theirs.
// Threads: one reads, one writes. Errors: std::system_error.
namespace chorus::platform {

class ByteChannel {
 public:
  explicit ByteChannel(OwnedHandle handle) noexcept : handle_(std::move(handle)) {}
  static ByteChannel inherited();  // over k_child_channel; call once, after prepare_child

  // Fills all of `bytes`. False if the other side had gone before the first byte; throws if it went
  // in the middle.
  [[nodiscard]] bool read_exact(std::span<std::byte> bytes);
  void write_all(std::span<const std::byte> bytes);

 private:
  OwnedHandle handle_;
};

}  // namespace chorus::platform
