#include "conformance/view_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace chorus::conformance {
namespace {

constexpr std::size_t k_longest_export_list = 4096;

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$';
}
bool is_key_char(char c) { return is_name_char(c) || c == '.' || c == '-'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Splits into names and single other characters; blanks only part.
std::vector<std::string_view> tokens_of(std::string_view text, std::size_t at_most) {
  std::vector<std::string_view> tokens;
  for (std::size_t at = 0; at < text.size() && tokens.size() < at_most;) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (is_name_char(text[at]) && end < text.size() && is_name_char(text[end])) ++end;
    tokens.push_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

// Calls `found` with the place behind each `word` that stands alone.
template <class Found>
bool any_place_after(std::string_view text, std::string_view word, const Found& found) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || (!is_name_char(text[at - 1]) && text[at - 1] != '.');
    if (begins && end < text.size() && !is_name_char(text[end]) && found(end)) return true;
  }
  return false;
}

bool names_register(std::string_view after_export) {
  constexpr std::array<std::string_view, 5> k_before{"async", "function", "const", "let", "var"};
  const auto tokens = tokens_of(after_export, k_longest_export_list);
  if (tokens.empty()) return false;
  if (tokens.front() == "{") {
    const auto end = std::find(tokens.begin(), tokens.end(), "}");
    for (auto at = tokens.begin() + 1; at < end; ++at) {
      const bool last_of_its_own = at + 1 == end || *(at + 1) == ",";
      if (*at == "register" && last_of_its_own) return true;
    }
    return false;
  }
  const auto name = std::find_if(tokens.begin(), tokens.end(), [&](std::string_view token) {
    return std::find(k_before.begin(), k_before.end(), token) == k_before.end();
  });
  return name != tokens.begin() && name != tokens.end() && *name == "register";
}

// Pages of the view kit ask for words by `t` and `titled`, without the id of the type before them.
bool is_drawn_with_the_kit(std::string_view text) {
  return text.find(".participant(") != std::string_view::npos ||
         text.find(".sealedChoice(") != std::string_view::npos ||
         text.find(".telling(") != std::string_view::npos;
}

// The word of `name('word'` or `name("word"` that begins at a place; empty: it does not.
std::string word_asked_for(std::string_view text, std::size_t at, std::string_view name) {
  if (at > 0 && is_name_char(text[at - 1])) return "";
  const std::size_t begin = at + name.size() + 2;
  if (begin >= text.size() || text[begin - 2] != '(') return "";
  const char quote = text[begin - 1];
  if (quote != '\'' && quote != '"') return "";
  std::size_t end = begin;
  while (end < text.size() && is_key_char(text[end])) ++end;
  const bool whole =
      end + 1 < text.size() && text[end] == quote && (text[end + 1] == ')' || text[end + 1] == ',');
  return whole ? std::string(text.substr(begin, end - begin)) : "";
}

}  // namespace

bool ViewText::exports_register() const {
  const std::string_view text = text_;
  return any_place_after(text, "export", [&](std::size_t at) {
    return names_register(text.substr(at, k_longest_export_list));
  });
}

bool ViewText::imports() const {
  const std::string_view text = text_;
  return any_place_after(text, "import", [&](std::size_t at) {
    const auto tokens = tokens_of(text.substr(at, k_longest_export_list), 400);
    if (tokens.empty()) return false;
    const auto& first = tokens.front();
    if (first == "(" || first == "\"" || first == "'") {
      const auto& next = tokens.size() > 1 ? tokens[1] : first;
      const bool is_beside = tokens.size() > 3 && tokens[2] == "." && tokens[3] == "/";
      return first != "(" || ((next == "\"" || next == "'" || next == "`") && !is_beside);
    }
    if (first != "{" && first != "*" && !is_name_char(first.front())) return false;
    const auto from = std::find(tokens.begin(), tokens.end(), "from");
    return from != tokens.end() && from + 1 != tokens.end() &&
           (*(from + 1) == "\"" || *(from + 1) == "'") && from - tokens.begin() < 100;
  });
}

std::set<std::string> ViewText::word_keys(std::string_view id) const {
  const std::string_view text = text_;
  const std::string begin = std::string(id) + ".";
  std::set<std::string> keys;
  for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
    if (at == 0) continue;
    const char quote = text[at - 1];
    if (quote != '\'' && quote != '"' && quote != '`') continue;
    std::size_t end = at;
    while (end < text.size() && is_key_char(text[end])) ++end;
    const bool whole = end < text.size() && text[end] == quote && end > at + begin.size();
    const auto key = text.substr(at, end - at);
    if (whole && key.find('$') == std::string_view::npos) keys.emplace(key);
  }
  if (!is_drawn_with_the_kit(text)) return keys;
  for (const std::string_view name : {"t", "titled"}) {
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
      const auto word = word_asked_for(text, at, name);
      if (!word.empty()) keys.insert(begin + word);
    }
  }
  return keys;
}

}  // namespace chorus::conformance
