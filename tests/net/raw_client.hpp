#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::test {

// A client that says exactly the bytes it is told to, right or wrong, and waits for what comes
// back. Blocking, with a deadline: whatever does not come in time throws and so fails the test.
// Knows just enough of HTTP and WebSocket to read answers; no library of ours or Beast's checks
// what it sends.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, const std::string& address = "127.0.0.1");
  ~RawClient();
  RawClient(RawClient&&) noexcept;
  RawClient& operator=(RawClient&&) noexcept;

  bool send(std::string_view bytes);  // false: the server has closed
  void close();                       // without a word
  bool closed_by_server();  // waits until the server closes; what comes before is thrown away

  struct Answer {
    int status = 0;
    std::map<std::string, std::string> fields;  // the first of each name, in lower case
    std::string body;
  };
  // The next answer; nothing: the server closed instead. `head_only`: the answer to a HEAD.
  std::optional<Answer> answer(bool head_only = false);
  std::optional<Answer> ask(std::string_view request);

  // WebSocket frames, masked as a client's must be unless told otherwise.
  bool send_frame(int first_byte, std::string_view payload, bool masked = true);
  static std::string frame_of(int first_byte, std::string_view payload, bool masked = true);
  bool send_text(std::string_view text) { return send_frame(0x81, text); }
  struct Frame {
    int first_byte = 0;
    std::string payload;
  };
  std::optional<Frame> frame();       // nothing: the server closed
  std::optional<std::string> text();  // the next text message, answering pings meanwhile
  // Reads on to the close frame and answers it: its code, or 0 if the line ended without one.
  int close_code();

 private:
  struct Impl;
  bool fill();
  std::optional<std::string> take(std::size_t size);
  std::unique_ptr<Impl> impl_;
};

}  // namespace chorus::test
