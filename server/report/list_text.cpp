#include "report/list_text.hpp"

namespace chorus::report {

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string result;
  for (const auto& text : texts) {
    if (!result.empty()) result += between;
    result += text;
  }
  return result;
}

std::string listed(const std::vector<std::string>& texts, const Words& words) {
  if (texts.size() < 2) return joined(texts, "");
  const std::vector<std::string> first(texts.begin(), texts.end() - 1);
  return words.text("list_and", {{"first", joined(first, ", ")}, {"last", texts.back()}});
}

}  // namespace chorus::report
