#pragma once

#include "conformance/trial_room.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace chorus::conformance {

// Puts keys that are there in the place of those an example only names.
class ExampleKeys {
 public:
  ExampleKeys(const TrialRoom& room, TrialRoom::Who who) : room_(room), who_(who) {}

  nlohmann::json in(const nlohmann::json& example);

 private:
  std::string in(const std::string& text);

  const TrialRoom& room_;
  TrialRoom::Who who_;
  std::map<std::string, std::vector<std::string>> named_;
};

}  // namespace chorus::conformance
