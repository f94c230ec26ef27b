#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

// How messages follow one another between the room and a plugin host process: four bytes of length,
// least significant first, then that many bytes of JSON, at most k_frame_bytes. Before the first
// frame the host process writes one line, so that frames may change one day.
namespace chorus::host {

inline constexpr std::string_view k_greeting = "chorus-plugin-host 1 1.0";  // frame version, ABI

struct BadFrame : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Throws BadFrame if the message is larger than a frame may be.
std::string framed(std::string_view message);

// Cuts a stream of bytes into messages.
class FrameReader {
 public:
  void feed(std::string_view bytes) { buffer_ += bytes; }
  std::optional<std::string> next();       // throws BadFrame on a length past the limit
  std::optional<std::string> next_line();  // throws BadFrame if no line ends within 256 bytes

 private:
  std::string buffer_;
  std::size_t start_ = 0;  // of what has not been given out
  void compact();
};

}  // namespace chorus::host
