#include "report/file_name.hpp"

#include <string_view>

namespace chorus::report {
namespace {

constexpr std::size_t k_title_bytes_in_a_name = 80;
constexpr std::string_view k_in_no_name = "/\\:*?\"<>|";
constexpr std::string_view k_not_at_its_ends = " .";

std::string for_a_name(const std::string& title) {
  std::string name;
  for (const char letter : title) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_control = byte < 0x20 || byte == 0x7F;
    if (!is_control && k_in_no_name.find(letter) == std::string_view::npos) name += letter;
  }
  if (name.size() > k_title_bytes_in_a_name) {
    std::size_t end = k_title_bytes_in_a_name;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    name.resize(end);
  }
  const auto first = name.find_first_not_of(k_not_at_its_ends);
  if (first == std::string::npos) return {};
  return name.substr(first, name.find_last_not_of(k_not_at_its_ends) + 1 - first);
}

}  // namespace

std::string file_name(const std::string& title, Purpose purpose, int issue, const std::string& day,
                      Format format) {
  const std::string named = for_a_name(title);
  const std::string number = issue > 0 ? "issue " + std::to_string(issue) + ", " : "";
  return (named.empty() ? "" : named + ", ") + std::string(to_text(purpose)) + ", " + number + day +
         "." + std::string(to_text(format));
}

}  // namespace chorus::report
