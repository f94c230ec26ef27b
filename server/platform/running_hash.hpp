#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace chorus::platform {

// SHA-256 of bytes that come one after another, as other programs reckon it (`sha256sum`), by
// libsodium. One thread.
class RunningHash {
 public:
  RunningHash();
  ~RunningHash();
  RunningHash(const RunningHash&) = delete;
  RunningHash& operator=(const RunningHash&) = delete;

  void add(std::string_view bytes);
  // 64 lower-case hexadecimal digits of all so far; more may come after.
  std::string so_far() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chorus::platform
