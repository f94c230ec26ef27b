#include "tests/load/wire/handshake.hpp"

#include <boost/uuid/detail/sha1.hpp>

#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <span>

namespace chorus::load {
namespace {

constexpr std::string_view k_guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
constexpr std::string_view k_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64(std::span<const std::uint8_t> bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t next = 0; next < 3; ++next) {
      three = three << 8 | (at + next < bytes.size() ? bytes[at + next] : 0U);
    }
    const auto there = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t letter = 0; letter < 4; ++letter) {
      out += letter <= there ? k_letters[three >> (6 * (3 - letter)) & 63] : '=';
    }
  }
  return out;
}

bool same_name(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  for (std::size_t at = 0; at < one.size(); ++at) {
    if (std::tolower(static_cast<unsigned char>(one[at])) !=
        std::tolower(static_cast<unsigned char>(other[at]))) {
      return false;
    }
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string accept_key(std::string_view key) {
  boost::uuids::detail::sha1 sha1;
  const std::string whole = std::string(key) + std::string(k_guid);
  sha1.process_bytes(whole.data(), whole.size());
  boost::uuids::detail::sha1::digest_type digest;
  sha1.get_digest(digest);
  std::array<std::uint8_t, 20> bytes{};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    bytes[at] = static_cast<std::uint8_t>(digest[at / 4] >> (8 * (3 - at % 4)));
  }
  return base64(bytes);
}

std::string key_of(unsigned long long one, unsigned long long other) {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    bytes[at] = static_cast<std::uint8_t>((at < 8 ? one : other) >> (8 * (at % 8)));
  }
  return base64(bytes);
}

std::string_view field_of(std::string_view head, std::string_view name) {
  std::size_t at = head.find('\n');
  while (at != std::string_view::npos) {
    const auto end = head.find('\n', at + 1);
    const auto line = head.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && same_name(line.substr(0, colon), name)) {
      return trimmed(line.substr(colon + 1));
    }
    at = end;
  }
  return {};
}

std::string switching_protocols(std::string_view request) {
  const auto key = field_of(request, "Sec-WebSocket-Key");
  if (key.empty()) return {};
  std::string answer =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
  const auto protocol = field_of(request, "Sec-WebSocket-Protocol");
  if (!protocol.empty()) answer += "Sec-WebSocket-Protocol: " + std::string(protocol) + "\r\n";
  return answer + "Sec-WebSocket-Accept: " + accept_key(key) + "\r\n\r\n";
}

}  // namespace chorus::load
