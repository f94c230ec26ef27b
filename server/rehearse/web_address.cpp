#include "rehearse/web_address.hpp"

#include <charconv>

namespace chorus::rehearse {
namespace {

constexpr std::string_view k_scheme = "http://";
constexpr std::uint16_t k_http_port = 80;

bool read_port(std::string_view digits, std::uint16_t& port) {
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, port);
  return error == std::errc{} && stopped == end && port != 0;
}

// "host", "host:port", "[v6]" or "[v6]:port".
bool read_authority(std::string_view text, WebAddress& address) {
  std::string_view rest;
  if (text.starts_with('[')) {
    const auto bracket = text.find(']');
    if (bracket == std::string_view::npos) return false;
    address.host = std::string(text.substr(1, bracket - 1));
    rest = text.substr(bracket + 1);
  } else {
    const auto colon = text.find(':');
    address.host = std::string(text.substr(0, colon));
    rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
  }
  if (address.host.empty()) return false;
  if (rest.empty()) return true;
  return rest.starts_with(':') && read_port(rest.substr(1), address.port);
}

}  // namespace

std::optional<WebAddress> WebAddress::from(std::string_view url) {
  if (!url.starts_with(k_scheme)) return std::nullopt;
  url.remove_prefix(k_scheme.size());
  WebAddress address;
  if (!read_authority(url.substr(0, url.find_first_of("/#?")), address)) return std::nullopt;
  const auto hash = url.find('#');
  if (hash == std::string_view::npos) return address;
  const auto fragment = url.substr(hash + 1);
  const auto equals = fragment.find('=');
  if (equals == std::string_view::npos) return address;
  address.fragment_name = std::string(fragment.substr(0, equals));
  address.fragment = std::string(fragment.substr(equals + 1));
  return address;
}

std::string WebAddress::authority() const {
  const bool v6 = host.find(':') != std::string::npos;
  std::string text = v6 ? "[" + host + "]" : host;
  if (port != k_http_port) text += ":" + std::to_string(port);
  return text;
}

std::string WebAddress::origin() const { return std::string(k_scheme) + authority(); }

}  // namespace chorus::rehearse
