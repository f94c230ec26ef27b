#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What a promise must say before anybody may be asked anything on the strength of it.
namespace chorus::promise {

inline constexpr std::int64_t k_day_ms = 86'400'000;

// What is missing or off: a code (its words are "promise.<code>") and the date it is about, if any.
struct Lack {
  std::string code;
  std::string date;
};

// The first thing that keeps this body from being approved at `now_ms`; none: it may be. A
// report-back today still counts as to come.
std::optional<Lack> lack_of(const nlohmann::json& wording, std::int64_t now_ms);

// True where a young person or a parent is among those who said yes beside the lead (activities 1).
bool has_reviewer(const nlohmann::json& with);

// Days since 1970-01-01 of "YYYY-MM-DD"; none if there is no such day.
std::optional<std::int64_t> day_of(std::string_view date);

}  // namespace chorus::promise
