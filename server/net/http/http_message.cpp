#include "net/http/http_message.hpp"

#include <algorithm>

namespace chorus::net {
namespace {

constexpr std::string_view k_blank = " \t";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(k_blank);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(k_blank) - first + 1);
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view HttpRequest::field(std::string_view name) const {
  const auto found = std::ranges::find_if(
      fields, [&](const auto& f) { return equal_ignoring_case(f.first, name); });
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

std::size_t HttpRequest::count(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      fields, [&](const auto& f) { return equal_ignoring_case(f.first, name); }));
}

std::string_view HttpRequest::cookie(std::string_view name) const {
  for (const auto& [field_name, value] : fields) {
    if (!equal_ignoring_case(field_name, "Cookie")) {
      continue;
    }
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const auto pair = trimmed(rest.substr(0, end));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
        return pair.substr(equals + 1);
      }
      rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
  }
  return {};
}

std::string_view HttpRequest::bearer() const {
  constexpr std::string_view k_scheme = "Bearer ";
  const auto value = field("Authorization");
  if (value.size() <= k_scheme.size() ||
      !equal_ignoring_case(value.substr(0, k_scheme.size()), k_scheme)) {
    return {};
  }
  return trimmed(value.substr(k_scheme.size()));
}

HttpResponse empty_response(int status) {
  HttpResponse response;
  response.status = status;
  return response;
}

HttpResponse json_response(int status, std::string body) {
  HttpResponse response;
  response.status = status;
  response.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

HttpResponse refusal(int status, std::string_view code, std::string_view text_key) {
  std::string body = R"({"code":")";
  body += code;
  body += R"(","text_key":")";
  body += text_key;
  body += R"("})";
  return json_response(status, std::move(body));
}

}  // namespace chorus::net
