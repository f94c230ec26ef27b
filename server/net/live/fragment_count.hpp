#pragma once

#include <cstddef>
#include <cstdint>

namespace chorus::net {

// Counts the frames that one WebSocket message comes in, from the raw bytes a client sends. Beast
// joins frames silently and skips empty ones without limit, so a message that never ends would keep
// it busy for nothing. Looks at frame heads only; what is wrong with a frame is for Beast to say.
class FragmentCount {
 public:
  explicit FragmentCount(std::size_t limit) : limit_(limit) {}

  // False: a message has more frames than the limit.
  bool feed(const void* bytes, std::size_t size);

 private:
  enum class Expect { head, length, mask, payload };
  bool head_done();

  std::size_t limit_;
  std::size_t frames_ = 0;
  Expect expect_ = Expect::head;
  std::uint8_t first_ = 0;
  bool masked_ = false;
  std::uint8_t head_bytes_ = 0;
  std::uint64_t remaining_ = 0;
  std::uint64_t length_ = 0;
};

}  // namespace chorus::net
