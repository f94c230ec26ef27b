#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace chorus::report {
namespace {

using nlohmann::json;

// What names a photo or a sound is nobody's words.
constexpr const char* k_medium = "medium";

void gather(const json& value, std::vector<std::string>& texts) {
  if (value.is_object()) {
    for (const auto& [name, inner] : value.items()) {
      if (name != k_medium) gather(inner, texts);
    }
  } else if (value.is_array()) {
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

std::string id_of(const kernel::Record& record, const kernel::CoreKinds& kinds) {
  const kernel::CoreKind* kind = kinds.find(record.type);
  if (!kind || kind->letters.empty()) return {};
  const json body = json::parse(record.body.text());
  const auto number = body.find("number");
  if (number == body.end() || !number->is_number_integer()) return {};
  std::string digits = std::to_string(number->get<std::int64_t>());
  if (digits.size() < kind->digits) digits.insert(0, kind->digits - digits.size(), '0');
  return kind->letters + digits;
}

std::string title_of(const kernel::Record& record, const kernel::CoreKinds& kinds) {
  const kernel::CoreKind* kind = kinds.find(record.type);
  std::vector<std::string> members{"title", "words", "what", "text"};
  if (kind) members = {kind->title, kind->words};
  const json body = json::parse(record.body.text());
  for (const auto& name : members) {
    const auto found = body.find(name);
    if (found != body.end() && found->is_string()) return found->get<std::string>();
  }
  return {};
}

}  // namespace chorus::report
