#pragma once

#include "rule_book.hpp"

#include <optional>
#include <string>
#include <vector>

// One table's map, who reads it, and what stands on it.
namespace chorus::strengths_map {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

// Why the actor may not work at this table.
std::optional<sdk::Rejection> why_not_at(const Call& call, const std::string& at);
std::optional<Thing> map_at(const Call& call, const std::string& at);
// Who reads what stands on the table's map.
std::string audience_at(const Call& call, const std::string& at);
std::vector<Thing> themes_at(const Call& call, const std::string& at);
std::vector<Thing> placed_at(const Call& call, const std::string& at);

Decision show(const Call& call, Thing map, const Json& args);
Decision put_on_wall(const Call& call, Thing map, const Json& args);

}  // namespace chorus::strengths_map
