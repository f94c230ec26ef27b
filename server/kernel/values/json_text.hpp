#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

// Writing JSON as text, appended to what is there: what is written at every command is never built
// as a tree first. Strings must be valid UTF-8, which the doors see to.
namespace chorus::kernel {

namespace json_text {

inline bool needs_escape(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

inline void append_escaped(std::string& out, char c) {
  constexpr std::string_view k_hexadecimal = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
  }
  const auto value = static_cast<unsigned char>(c);
  out += "\\u00";
  out += k_hexadecimal[value >> 4U];
  out += k_hexadecimal[value & 0x0FU];
}

template <class Number>
void append_digits(std::string& out, Number number) {
  std::array<char, 24> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  static_cast<void>(error);  // 24 characters hold every 64-bit number
  out.append(digits.data(), end);
}

}  // namespace json_text

inline void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!json_text::needs_escape(text[at])) continue;
    out.append(text, plain_from, at - plain_from);
    json_text::append_escaped(out, text[at]);
    plain_from = at + 1;
  }
  out.append(text, plain_from);
  out += '"';
}

inline void append_number(std::string& out, std::int64_t number) {
  json_text::append_digits(out, number);
}
inline void append_number(std::string& out, std::uint64_t number) {
  json_text::append_digits(out, number);
}

// Appends `[`, each item by `append(item)` with commas between, `]`.
template <class Items, class Append>
void append_list(std::string& out, const Items& items, const Append& append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(item);
  }
  out += ']';
}

// An object, written member by member; it ends where this does.
class ObjectText {
 public:
  explicit ObjectText(std::string& out) : out_(out) { out_ += '{'; }
  ~ObjectText() { out_ += '}'; }
  ObjectText(const ObjectText&) = delete;
  ObjectText& operator=(const ObjectText&) = delete;

  std::string& member(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_quoted(out_, name);
    out_ += ':';
    return out_;
  }
  void text(std::string_view name, std::string_view value) { append_quoted(member(name), value); }
  void number(std::string_view name, std::uint64_t value) { append_number(member(name), value); }
  void moment(std::string_view name, std::int64_t value) { append_number(member(name), value); }
  void truth(std::string_view name, bool value) { member(name) += value ? "true" : "false"; }
  void raw(std::string_view name, std::string_view json_text) { member(name) += json_text; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace chorus::kernel
