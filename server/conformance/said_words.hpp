#pragma once

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <set>
#include <string>

namespace chorus::conformance {

// The first place of a text, as "{n}", that nothing of `args` fills; empty: all are.
std::string unfilled_in(const std::string& text, const nlohmann::json& args);

// What is wrong with the words that a report names: not in the catalogue, or with a place that
// nothing fills.
std::set<std::string> faults_of_words(const nlohmann::json& said,
                                      const std::map<std::string, std::string>& words);

// True if the number stands in it outside of what tells of people and of tables, whose small
// numbers Chorus guards.
bool tells_number(const nlohmann::json& said, int number);

}  // namespace chorus::conformance
