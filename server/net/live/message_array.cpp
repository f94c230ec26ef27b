#include "net/live/message_array.hpp"

#include <cstddef>

namespace chorus::net {
namespace {

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// How many characters the object that `text` starts with takes; zero: it never ends.
std::size_t object_length(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

}  // namespace

std::optional<std::vector<std::string_view>> split_message_array(std::string_view text) {
  auto rest = without_blanks(text);
  if (rest.size() < 2 || rest.front() != '[' || rest.back() != ']') {
    return std::nullopt;
  }
  rest = without_blanks(rest.substr(1, rest.size() - 2));
  std::vector<std::string_view> messages;
  while (!rest.empty()) {
    const auto length = rest.front() == '{' ? object_length(rest) : 0;
    if (length == 0) {
      return std::nullopt;
    }
    messages.push_back(rest.substr(0, length));
    rest = without_blanks(rest.substr(length));
    if (rest.empty()) {
      break;
    }
    if (rest.front() != ',') {
      return std::nullopt;
    }
    rest = without_blanks(rest.substr(1));
    if (rest.empty()) {
      return std::nullopt;
    }
  }
  return messages;
}

}  // namespace chorus::net
