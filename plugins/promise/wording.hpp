#pragma once

#include "thing.hpp"

#include <optional>
#include <string>

// The words of one version: what it begins with, and what it must say before anybody may be asked
// anything on the strength of it.
namespace chorus::promise {

sdk::Json empty_wording();

// A first wording out of the settings, so that a first evening begins with reading and not typing;
// days are counted from `today`. None where the settings say nothing of it.
std::optional<sdk::Json> starting_wording(const sdk::Json& settings, const std::string& today);

// What is missing or off: a code (its words are "promise.<code>") and the date it is about, if any.
struct Lack {
  std::string code;
  std::string date;
};

// The first thing that keeps this body from being approved `today`; none: it may be. A
// report-back today still counts as to come.
std::optional<Lack> lack_of(const sdk::Json& wording, const std::string& today);

// True where a young person or a parent is among those who said yes beside the lead.
bool has_reviewer(const sdk::Json& with);

}  // namespace chorus::promise
