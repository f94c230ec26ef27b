#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

// What a promise must say before anybody may be asked anything on the strength of it.
namespace chorus::promise {

// What is missing or off: a code (its words are "promise.<code>") and the date it is about, if any.
struct Lack {
  std::string code;
  std::string date;
};

// The first thing that keeps this body from being approved on the day `today`; none: it may
// be. A report-back today still counts as to come.
std::optional<Lack> lack_of(const nlohmann::json& wording, const std::string& today);

// True where a young person or a parent is among those who said yes beside the lead (activities 1).
bool has_reviewer(const nlohmann::json& with);

}  // namespace chorus::promise
