#pragma once

#include "net/http/shared_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chorus::net {

class Outbox;

// Some messages from an outbox as WebSocket frames, ready to go out in one call: the head of each
// is made here (a server's frames carry no mask), the text stays shared with every other session.
class FrameBatch {
 public:
  struct Piece {
    const void* data;
    std::size_t size;
  };
  static constexpr std::size_t k_messages = 32;  // two pieces each: what one writev takes
  static constexpr std::size_t k_bytes = std::size_t{64} * 1024;

  // At least one message, and on while they are few and small. Precondition: the box is not empty.
  void take_from(Outbox& outbox);
  void clear();

  // What is left to write after `written` more bytes have gone.
  const std::vector<Piece>& pieces() const noexcept { return pieces_; }
  void written(std::size_t bytes);
  bool done() const noexcept { return pieces_.empty(); }

 private:
  static constexpr std::size_t k_head_bytes = 10;
  void add(SharedText text);

  std::vector<SharedText> texts_;
  std::vector<std::array<std::uint8_t, k_head_bytes>> heads_;
  std::vector<Piece> pieces_;
};

}  // namespace chorus::net
