#include "report/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace chorus::report {

Words Words::from_json(std::string_view text) {
  Words words;
  try {
    const auto parsed = nlohmann::json::parse(text);
    for (const auto& [key, value] : parsed.items()) {
      words.texts_.emplace(key, value.get<std::string>());
    }
  } catch (const nlohmann::json::exception& error) {
    throw std::runtime_error(std::string("Words that are none: ") + error.what());
  }
  return words;
}

bool Words::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

Words Words::with(const std::map<std::string, std::string>& texts) const {
  Words words = *this;
  for (const auto& [key, text] : texts) words.texts_.insert_or_assign(key, text);
  return words;
}

std::string Words::text(std::string_view key, const Args& args) const {
  const auto is_one = [](const auto& arg) { return arg.first == "n" && arg.second == "1"; };
  auto found = texts_.end();
  if (std::any_of(args.begin(), args.end(), is_one)) {
    found = texts_.find(std::string(key) + ".one");
  }
  if (found == texts_.end()) found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);

  // One pass, so that what is filled in is never filled in again.
  const std::string& pattern = found->second;
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = pattern[at] == '{' ? pattern.find('}', at) : std::string::npos;
    const auto name =
        end == std::string::npos ? std::string() : pattern.substr(at + 1, end - at - 1);
    const auto arg =
        std::find_if(args.begin(), args.end(), [&](const auto& one) { return one.first == name; });
    if (name.empty() || arg == args.end()) {
      result += pattern[at++];
    } else {
      result += arg->second;
      at = end + 1;
    }
  }
  return result;
}

}  // namespace chorus::report
