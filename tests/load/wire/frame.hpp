#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace chorus::load {

// Frames of RFC 6455, as both sides of a measurement write and read them.
enum class Opcode : std::uint8_t { more = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// As a server sends it: the same bytes for every receiver.
std::string plain_frame(Opcode opcode, std::string_view payload);

// As a client sends it, masked.
std::string masked_frame(Opcode opcode, std::string_view payload, std::uint32_t key);

// Bytes in, whole messages out: fragments are put together, control frames come between them.
class FrameReader {
 public:
  // Called for every whole text or binary message and every control frame; false: reads no further.
  using Sink = std::function<bool(Opcode opcode, std::string_view payload)>;

  explicit FrameReader(bool masked) : masked_(masked) {}

  // False: these are no frames of the other side, and nothing after them can be read.
  bool feed(std::string_view bytes, const Sink& sink);

 private:
  // How many bytes were whole frames.
  std::size_t take_whole(std::string_view bytes, const Sink& sink);
  bool take(std::uint8_t first, std::string_view payload, const Sink& sink);
  std::string_view unmasked(std::string_view key, std::string_view payload);

  bool masked_;
  bool broken_ = false;
  bool stopped_ = false;
  std::string part_;     // of an unfinished frame
  std::string message_;  // the fragments so far
  Opcode message_opcode_ = Opcode::more;
  std::string clear_;  // the payload at hand, without its mask
};

}  // namespace chorus::load
