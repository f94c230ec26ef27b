#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace chorus::report {
namespace {

using nlohmann::json;

struct Prefix {
  std::string_view kind;
  std::string_view letters;
  std::size_t digits;
};
constexpr std::array<Prefix, 5> k_prefixes{{{"story", "S", 2},
                                            {"highlight", "H", 2},
                                            {"proposal", "P", 1},
                                            {"agreement", "A", 1},
                                            {"next-step", "NS", 1}}};

// The length of a sequence of UTF-8 by its first byte; bodies are valid UTF-8.
std::size_t length_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size() - at);
}

char32_t code_point(std::string_view sequence) {
  constexpr std::array<unsigned, 4> k_lead_bits{0x7F, 0x1F, 0x0F, 0x07};
  char32_t value = static_cast<unsigned char>(sequence[0]) & k_lead_bits[sequence.size() - 1];
  for (const char byte : sequence.substr(1)) {
    value = (value << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  return value;
}

bool may_stand(char32_t c) {
  if (c == U'\n') return true;
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool is_line_of_its_own = c == 0x2028 || c == 0x2029;
  const bool turns =
      c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool is_no_character = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return !is_control && !is_line_of_its_own && !turns && !is_no_character && c != 0xFEFF;
}

void gather(const json& value, std::vector<std::string>& texts) {
  if (value.is_structured()) {
    for (const auto& inner : value) gather(inner, texts);
  } else if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const bool is_key = text.find('/') != std::string::npos && text.find(' ') == std::string::npos;
    if (!is_key) texts.push_back(clean(text));
  }
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto sequence = text.substr(at, length_at(text, at));
    const char32_t c = code_point(sequence);
    if (c == U'\t') {
      result += ' ';
    } else if (may_stand(c)) {
      result += sequence;
    }
    at += sequence.size();
  }
  return result;
}

std::vector<std::string> texts_of(const kernel::Record& record) {
  std::vector<std::string> texts;
  gather(json::parse(record.body.text()), texts);
  std::erase(texts, std::string());
  return texts;
}

std::string id_of(const kernel::Record& record) {
  const auto prefix = std::find_if(k_prefixes.begin(), k_prefixes.end(),
                                   [&](const Prefix& one) { return one.kind == record.type; });
  if (prefix == k_prefixes.end()) return {};
  const json body = json::parse(record.body.text());
  const auto number = body.find("number");
  if (number == body.end() || !number->is_number_integer()) return {};
  std::string digits = std::to_string(number->get<std::int64_t>());
  if (digits.size() < prefix->digits) digits.insert(0, prefix->digits - digits.size(), '0');
  return std::string(prefix->letters) + digits;
}

}  // namespace chorus::report
