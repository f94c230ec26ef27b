#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::report {

// Sentences by their keys, of the report itself or of an activity type: {"key": "text with
// {name}"}. No sentence stands in code.
class Words {
 public:
  using Args = std::vector<std::pair<std::string, std::string>>;

  Words() = default;
  // Throws std::runtime_error where this is not such an object.
  static Words from_json(std::string_view text);

  // The sentence with its names filled in; where `n` is 1 and there is a sentence "<key>.one", that
  // one. A key without a sentence is given back as it is, so that a gap shows.
  std::string text(std::string_view key, const Args& args = {}) const;
  bool has(std::string_view key) const;
  // The same with these sentences, in place of its own or beside them.
  Words with(const std::map<std::string, std::string>& texts) const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace chorus::report
