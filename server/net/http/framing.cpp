#include "net/http/framing.hpp"

#include <cstddef>
#include <string_view>

namespace chorus::net {

int framing_fault(const HttpRequest& head) {
  if (head.count("Transfer-Encoding") == 0) {
    return 0;
  }
  const auto coding = head.field("Transfer-Encoding");
  const bool is_alone = head.count("Transfer-Encoding") == 1 && head.count("Content-Length") == 0;
  const auto last = coding.substr(coding.find_last_of(", \t") + 1);
  if (!is_alone || !equal_ignoring_case(last, "chunked")) {
    return 400;
  }
  return last.size() == coding.size() ? 0 : 501;  // a coding before it that we do not know
}

bool has_sound_key(const HttpRequest& head) {
  constexpr std::string_view k_alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::string_view k_last = "AQgw";  // the last digit carries two bits
  constexpr std::size_t k_digits = 22;
  const auto key = head.field("Sec-WebSocket-Key");
  return head.count("Sec-WebSocket-Key") == 1 && key.size() == k_digits + 2 &&
         key.find_first_not_of(k_alphabet) == k_digits && key.ends_with("==") &&
         k_last.find(key[k_digits - 1]) != std::string_view::npos;
}

}  // namespace chorus::net
