#include "net/admission/origin_rules.hpp"

#include "net/loop/http_address.hpp"

#include <charconv>
#include <optional>

namespace chorus::net {
namespace {

struct Authority {
  std::string name;  // lower case, IPv6 in brackets
  std::uint16_t port = k_http_port;
  bool operator==(const Authority&) const = default;
};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    }
  }
  return lower;
}

// "name", "name:port", "[v6]" or "[v6]:port".
std::optional<Authority> authority_from(std::string_view text) {
  Authority authority;
  const auto bracket = text.rfind(']');
  const auto colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  authority.name = lower_case(text.substr(0, colon));
  if (authority.name.empty()) {
    return std::nullopt;
  }
  if (colon == std::string_view::npos) {
    return authority;
  }
  const auto digits = text.substr(colon + 1);
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, authority.port);
  if (error != std::errc{} || stopped != end) {
    return std::nullopt;
  }
  return authority;
}

// Only http: this version speaks nothing else, so an https origin is another site.
std::optional<Authority> authority_of_origin(std::string_view origin) {
  constexpr std::string_view k_scheme = "http://";
  if (!origin.starts_with(k_scheme)) {
    return std::nullopt;
  }
  return authority_from(origin.substr(k_scheme.size()));
}

// Asked by a page, though nothing changes by it.
bool is_for_pages_alone(const HttpRequest& request) {
  return request.path == "/poll" || request.path == "/start/shelf";
}

bool takes_a_seat(const HttpRequest& request) {
  return request.method == Method::post &&
         (request.path == "/seat" || request.path == "/start/seat");
}

}  // namespace

OriginRules::OriginRules(std::set<std::string> names, std::uint16_t port) : port_(port) {
  allow(std::move(names));
}

void OriginRules::allow(std::set<std::string> names) {
  names_.clear();
  for (const auto& name : names) {
    names_.insert(lower_case(name));
  }
}

bool OriginRules::host_is_ours(std::string_view host) const {
  const auto authority = authority_from(host);
  return authority && authority->port == port_ && names_.contains(authority->name);
}

OriginRules::Verdict OriginRules::judge(const HttpRequest& request, bool upgrade) const {
  const auto host = request.field("Host");
  if (request.count("Host") != 1 || !host_is_ours(host)) {
    return Verdict::wrong_host;
  }
  const bool safe = !upgrade && (request.method == Method::get || request.method == Method::head);
  if (!safe) {
    const auto origins = request.count("Origin");
    const bool tool = origins == 0 && request.loopback && !request.bearer().empty();
    const bool same =
        origins == 1 && authority_of_origin(request.field("Origin")) == authority_from(host);
    if (!same && !tool) {
      return Verdict::wrong_origin;
    }
  }
  const bool needs_token =
      !upgrade && ((!safe && !takes_a_seat(request)) || is_for_pages_alone(request));
  if (needs_token && request.field("X-Chorus-Page").empty()) {
    return Verdict::no_page_token;
  }
  return Verdict::fine;
}

}  // namespace chorus::net
