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

  std::uint64_t messages() const noexcept { return messages_; }  // that have come whole
  // Nothing has come after the last whole message.
  bool at_message_end() const noexcept { return since_message_ == 0; }

 private:
  enum class Expect { head, length, mask, payload };
  bool head_done();
  void frame_done(std::size_t bytes_after);

  std::size_t limit_;
  std::size_t frames_ = 0;
  Expect expect_ = Expect::head;
  std::uint8_t first_ = 0;
  bool masked_ = false;
  std::uint8_t head_bytes_ = 0;
  std::uint64_t remaining_ = 0;
  std::uint64_t length_ = 0;
  std::uint64_t messages_ = 0;
  std::uint64_t since_message_ = 0;  // bytes
};

}  // namespace chorus::net
