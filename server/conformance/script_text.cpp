#include "conformance/script_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <vector>

namespace chorus::conformance {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

// Walks a script once: what is code, what is text, and whether all of it is closed.
class Walk {
 public:
  explicit Walk(std::string_view script) : script_(script) {}

  std::optional<std::string> run() {
    while (at_ < script_.size() && !fault_) step();
    if (!fault_ && !open_.empty()) fault("is never closed", open_.back().at, open_.back().sign);
    return fault_;
  }

 private:
  struct Open {
    char sign;  // ( [ { or $ for ${ in a template
    std::size_t at;
  };

  void fault(const char* what, std::size_t at, char sign) {
    const auto line =
        1 + std::count(script_.begin(), script_.begin() + static_cast<long>(at), '\n');
    fault_ = "line " + std::to_string(line) + ": " + (sign == '$' ? "${" : std::string(1, sign)) +
             " " + what;
  }
  char next(std::size_t by = 1) const {
    return at_ + by < script_.size() ? script_[at_ + by] : '\0';
  }

  void step() {
    const char c = script_[at_];
    if (c == '/' && (next() == '/' || next() == '*')) return comment();
    if (c == '/' && may_begin_pattern()) return pattern();
    if (c == '"' || c == '\'') return text(c);
    if (c == '`') return begin_template();
    if (c == '(' || c == '[' || c == '{') {
      open_.push_back({c, at_});
    } else if (c == ')' || c == ']' || c == '}') {
      if (!close(c)) return;
    }
    if (std::isspace(static_cast<unsigned char>(c)) == 0) last_ = at_;
    ++at_;
  }

  bool close(char c) {
    const char wanted = c == ')' ? '(' : c == ']' ? '[' : '{';
    if (open_.empty() || (open_.back().sign != wanted && !(c == '}' && open_.back().sign == '$'))) {
      fault("closes nothing", at_, c);
      return false;
    }
    const bool was_in_template = open_.back().sign == '$';
    open_.pop_back();
    if (!was_in_template) return true;
    ++at_;
    rest_of_template();
    return false;
  }

  void comment() {
    const std::size_t begin = at_;
    const bool is_line = next() == '/';
    const auto end = script_.find(is_line ? "\n" : "*/", at_ + 2);
    if (end == std::string_view::npos && !is_line)
      return fault("is a comment without end", begin, '/');
    at_ = end == std::string_view::npos ? script_.size() : end + (is_line ? 1 : 2);
  }

  void text(char quote) {
    const std::size_t begin = at_++;
    while (at_ < script_.size() && script_[at_] != quote && script_[at_] != '\n') {
      at_ += script_[at_] == '\\' ? 2 : 1;
    }
    if (at_ >= script_.size() || script_[at_] == '\n')
      return fault("begins a text without end", begin, quote);
    last_ = at_++;
  }

  void begin_template() {
    templates_.push_back(at_++);
    rest_of_template();
  }

  void rest_of_template() {
    while (at_ < script_.size() && script_[at_] != '`') {
      if (script_[at_] == '$' && next() == '{') {
        open_.push_back({'$', at_});
        at_ += 2;
        last_ = at_ - 1;
        return;
      }
      at_ += script_[at_] == '\\' ? 2 : 1;
    }
    if (at_ >= script_.size()) return fault("begins a text without end", templates_.back(), '`');
    templates_.pop_back();
    last_ = at_++;
  }

  // A slash divides after a value and begins a pattern elsewhere.
  bool may_begin_pattern() const {
    if (last_ == std::string_view::npos) return true;
    const char before = script_[last_];
    if (before == ')' || before == ']' || before == '}' || before == '"' || before == '\'' ||
        before == '`')
      return false;
    if (!is_word(before)) return true;
    std::size_t begin = last_;
    while (begin > 0 && is_word(script_[begin - 1])) --begin;
    const auto word = script_.substr(begin, last_ - begin + 1);
    constexpr std::array<std::string_view, 7> k_before{"return", "typeof", "case", "in",
                                                       "of",     "void",   "else"};
    return std::find(k_before.begin(), k_before.end(), word) != k_before.end();
  }

  void pattern() {
    const std::size_t begin = at_++;
    bool in_class = false;
    while (at_ < script_.size() && script_[at_] != '\n' && (in_class || script_[at_] != '/')) {
      if (script_[at_] == '[') in_class = true;
      if (script_[at_] == ']') in_class = false;
      at_ += script_[at_] == '\\' ? 2 : 1;
    }
    if (at_ >= script_.size() || script_[at_] == '\n')
      return fault("begins a pattern without end", begin, '/');
    last_ = at_++;
  }

  std::string_view script_;
  std::size_t at_ = 0;
  std::size_t last_ = std::string_view::npos;  // of code, no blank
  std::vector<Open> open_;
  std::vector<std::size_t> templates_;
  std::optional<std::string> fault_;
};

// Its comments gone, so that what is only spoken of is not found.
std::string without_comments(std::string_view script) {
  static const std::regex k_comment(R"((^|[\s;{}(,])//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)");
  std::string text;
  // Lines of a bundle are long; the expression is run on what has a comment alone.
  for (std::size_t at = 0; at < script.size();) {
    const auto end = std::min(script.find('\n', at), script.size());
    const std::string line(script.substr(at, end - at));
    const bool may = line.size() < 1000 && line.find("//") != std::string::npos;
    text += (may ? std::regex_replace(line, k_comment, "$1") : line) + "\n";
    at = end + 1;
  }
  return text;
}

template <std::size_t count>
std::optional<std::string> first_named(std::string_view script,
                                       const std::array<std::string_view, count>& names) {
  const std::string text = without_comments(script);
  for (const auto name : names) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      if (at > 0 && is_word(text[at - 1]) && is_word(name.front())) continue;
      const auto after = at + name.size();
      if (is_word(name.back()) && after < text.size() && is_word(text[after])) continue;
      return std::string(name);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> unclosed_in(std::string_view script) { return Walk(script).run(); }

std::optional<std::string> way_out_in(std::string_view script) {
  return first_named<10>(script, {"fetch(", "XMLHttpRequest", "WebSocket", "EventSource",
                                  "sendBeacon", "RTCPeerConnection", "localStorage",
                                  "sessionStorage", "indexedDB", "document.cookie"});
}

std::optional<std::string> dragging_in(std::string_view script) {
  return first_named<8>(script, {"draggable", "dragstart", "dragover", "ondrop", "pointermove",
                                 "touchmove", "mousemove", "DataTransfer"});
}

std::optional<std::string> unreachable_by_key_in(std::string_view script) {
  const std::string text = without_comments(script);
  static const std::array<std::string_view, 8> k_dumb{"<div", "<span", "<li",  "<p",
                                                      "<td",  "<img",  "<svg", "<section"};
  for (const auto tag : k_dumb) {
    for (auto at = text.find(tag); at != std::string::npos; at = text.find(tag, at + 1)) {
      const auto after = at + tag.size();
      if (after < text.size() && (is_word(text[after]) || text[after] == '-')) continue;
      const auto end = text.find('>', at);
      const auto head = text.substr(at, std::min(end, text.size()) - at);
      if (head.find("@click") != std::string::npos || head.find("onclick") != std::string::npos) {
        return std::string(tag) + "> that is pressed and is no button";
      }
    }
  }
  for (auto at = text.find("tabindex=\""); at != std::string::npos;
       at = text.find("tabindex=\"", at + 1)) {
    const char digit = at + 10 < text.size() ? text[at + 10] : '0';
    if (digit >= '1' && digit <= '9') return "tabindex above 0";
  }
  return std::nullopt;
}

bool reads_aloud(std::string_view script) {
  constexpr auto npos = std::string_view::npos;
  if (script.find("x-speak") != npos || script.find(".telling(") != npos) return true;
  constexpr std::string_view k_heading = "heading(";
  for (auto at = script.find(k_heading); at != std::string_view::npos;
       at = script.find(k_heading, at + 1)) {
    int depth = 1;
    for (auto end = at + k_heading.size(); end < script.size() && depth > 0; ++end) {
      const char c = script[end];
      if (c == '(' || c == '[' || c == '{') ++depth;
      if (c == ')' || c == ']' || c == '}') --depth;
      if (c == ',' && depth == 1) return true;
    }
  }
  return false;
}

}  // namespace chorus::conformance
