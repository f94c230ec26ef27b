#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace chorus::net {

// One encoded message with the head of its WebSocket frame before it. A server's frames carry no
// mask, so the frame is the same bytes for every reader: it is made once and shared.
class FramedText {
 public:
  explicit FramedText(std::string_view text);

  std::string_view text() const noexcept { return frame().substr(head_size_); }
  std::string_view frame() const noexcept { return frame_; }
  std::size_t size() const noexcept { return frame_.size() - head_size_; }  // of the text

 private:
  std::string frame_;
  std::size_t head_size_;
};

using SharedMessage = std::shared_ptr<const FramedText>;

inline SharedMessage framed(std::string_view text) {
  return std::make_shared<const FramedText>(text);
}

}  // namespace chorus::net
