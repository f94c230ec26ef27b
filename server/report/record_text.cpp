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
