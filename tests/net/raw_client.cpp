#include "tests/net/raw_client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

namespace chorus::test {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::chrono::seconds k_deadline{20};

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

struct RawClient::Impl {
  asio::io_context context;
  asio::ip::tcp::socket socket{context};
  std::string read;  // and not taken yet

  // Runs one operation to its end, or fails the test.
  void finish(const char* what) {
    context.restart();
    context.run_for(k_deadline);
    if (!context.stopped()) {
      throw std::runtime_error(std::string("no end within the deadline: ") + what);
    }
  }
};

RawClient::RawClient(std::uint16_t port, const std::string& address)
    : impl_(std::make_unique<Impl>()) {
  impl_->socket.connect({asio::ip::make_address(address), port});
}
RawClient::~RawClient() = default;
RawClient::RawClient(RawClient&&) noexcept = default;
RawClient& RawClient::operator=(RawClient&&) noexcept = default;

bool RawClient::send(std::string_view bytes) {
  bool sent = false;
  asio::async_write(impl_->socket, asio::buffer(bytes.data(), bytes.size()),
                    [&sent](error_code error, std::size_t) { sent = !error; });
  impl_->finish("send");
  return sent;
}

void RawClient::close() {
  error_code ignored;
  impl_->socket.close(ignored);
}

// Reads some more; false: the server closed.
bool RawClient::fill() {
  std::array<char, 16384> bytes;
  bool more = false;
  impl_->socket.async_read_some(asio::buffer(bytes), [&](error_code error, std::size_t size) {
    more = !error;
    impl_->read.append(bytes.data(), size);
  });
  impl_->finish("read");
  return more;
}

bool RawClient::closed_by_server() {
  while (fill()) {
    impl_->read.clear();
  }
  return true;
}

std::optional<std::string> RawClient::take(std::size_t size) {
  while (impl_->read.size() < size) {
    if (!fill()) {
      return std::nullopt;
    }
  }
  auto taken = impl_->read.substr(0, size);
  impl_->read.erase(0, size);
  return taken;
}

std::optional<RawClient::Answer> RawClient::answer(bool head_only) {
  std::size_t end = 0;
  while ((end = impl_->read.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) {
      return std::nullopt;
    }
  }
  const auto head = take(end + 4);
  Answer answer;
  answer.status = std::stoi(head->substr(9, 3));
  for (auto at = head->find("\r\n") + 2; at < end;) {
    const auto line_end = head->find("\r\n", at);
    const auto colon = head->find(": ", at);
    answer.fields.emplace(lower_case(head->substr(at, colon - at)),
                          head->substr(colon + 2, line_end - colon - 2));
    at = line_end + 2;
  }
  const auto length = answer.fields.find("content-length");
  if (!head_only && length != answer.fields.end()) {
    auto body = take(std::stoul(length->second));
    if (!body) {
      return std::nullopt;
    }
    answer.body = std::move(*body);
  }
  return answer;
}

std::optional<RawClient::Answer> RawClient::ask(std::string_view request) {
  send(request);
  return answer();
}

bool RawClient::send_frame(int first_byte, std::string_view payload, bool masked) {
  return send(frame_of(first_byte, payload, masked));
}

std::string RawClient::frame_of(int first_byte, std::string_view payload, bool masked) {
  const int mask_bit = masked ? 0x80 : 0;
  std::string text(1, static_cast<char>(first_byte));
  if (payload.size() < 126) {
    text += static_cast<char>(mask_bit | static_cast<int>(payload.size()));
  } else {
    const bool medium = payload.size() <= 0xffff;
    text += static_cast<char>(mask_bit | (medium ? 126 : 127));
    for (int shift = medium ? 8 : 56; shift >= 0; shift -= 8) {
      text += static_cast<char>((payload.size() >> static_cast<unsigned>(shift)) & 0xff);
    }
  }
  constexpr std::string_view k_mask = "\x12\x34\x56\x78";
  if (masked) {
    text += k_mask;
  }
  for (std::size_t i = 0; i < payload.size(); ++i) {
    text += masked ? static_cast<char>(payload[i] ^ k_mask[i % 4]) : payload[i];
  }
  return text;
}

std::optional<RawClient::Frame> RawClient::frame() {
  const auto head = take(2);
  if (!head) {
    return std::nullopt;
  }
  Frame frame;
  frame.first_byte = static_cast<unsigned char>((*head)[0]);
  std::size_t length = static_cast<unsigned char>((*head)[1]);
  if (length >= 126) {
    const auto bytes = take(length == 126 ? 2 : 8);
    if (!bytes) {
      return std::nullopt;
    }
    length = 0;
    for (const char byte : *bytes) {
      length = length << 8U | static_cast<unsigned char>(byte);
    }
  }
  auto payload = take(length);
  if (!payload) {
    return std::nullopt;
  }
  frame.payload = std::move(*payload);
  return frame;
}

std::optional<std::string> RawClient::text() {
  for (;;) {
    auto next = frame();
    if (!next || next->first_byte == 0x88) {
      return std::nullopt;
    }
    if (next->first_byte == 0x89) {
      send_frame(0x8a, next->payload);
    } else if (next->first_byte == 0x81) {
      return std::move(next->payload);
    } else {
      throw std::runtime_error("a frame that a server of ours never sends");
    }
  }
}

int RawClient::close_code() {
  while (const auto next = frame()) {
    if (next->first_byte == 0x88) {
      send_frame(0x88, next->payload);
      if (next->payload.size() < 2) {
        return 1005;
      }
      return static_cast<unsigned char>(next->payload[0]) * 256 +
             static_cast<unsigned char>(next->payload[1]);
    }
  }
  return 0;
}

}  // namespace chorus::test
