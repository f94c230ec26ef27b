#include "platform/native_handle.hpp"

#include <unistd.h>
#include <utility>

namespace chorus::platform {

OwnedHandle& OwnedHandle::operator=(OwnedHandle&& other) noexcept {
  if (this != &other) {
    close();
    handle_ = other.release();
  }
  return *this;
}

NativeHandle OwnedHandle::release() noexcept { return std::exchange(handle_, k_no_handle); }

void OwnedHandle::close() noexcept {
  // Not made again when interrupted: on Linux the handle is gone either way.
  if (handle_ != k_no_handle) ::close(release());
}

}  // namespace chorus::platform
