#pragma once

// The system's name for an open file, socket or pipe, and an owner for one. This is the only shape
// in which such a thing leaves platform/: net and host wrap it in their own streams, and no header
// of ours names a type of one system. An owner closes what it holds; `release` hands it on.
namespace chorus::platform {

using NativeHandle = int;
inline constexpr NativeHandle k_no_handle = -1;

class OwnedHandle {
 public:
  OwnedHandle() = default;
  explicit OwnedHandle(NativeHandle handle) noexcept : handle_(handle) {}
  ~OwnedHandle() { close(); }
  OwnedHandle(OwnedHandle&& other) noexcept : handle_(other.release()) {}
  OwnedHandle& operator=(OwnedHandle&& other) noexcept;
  OwnedHandle(const OwnedHandle&) = delete;
  OwnedHandle& operator=(const OwnedHandle&) = delete;

  NativeHandle get() const noexcept { return handle_; }
  explicit operator bool() const noexcept { return handle_ != k_no_handle; }
  [[nodiscard]] NativeHandle release() noexcept;
  void close() noexcept;

 private:
  NativeHandle handle_ = k_no_handle;
};

}  // namespace chorus::platform
