#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

// The words an inquiry's template begins a promise with, so that a first evening is short: the
// leads read them over with a young person or a parent, change what is not so, and approve.
namespace chorus::promise {

// A first wording out of `settings`: {"wording": {"why", "easy_read", "can_change",
// "cannot_change", "deciders", "report_backs": [{"after_days", "how"}]}}, each as a wording has it,
// but days are counted from `today`. What cannot be meant is left out; nothing where all of it is.
std::optional<nlohmann::json> starting_wording(const std::string& settings,
                                               const std::string& today);

nlohmann::json empty_wording();

}  // namespace chorus::promise
