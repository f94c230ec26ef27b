#pragma once

#include "rule_book.hpp"

#include <algorithm>
#include <string>

// What a pair or a table does together, by its id; empty: the room, where nobody sits at a table.
namespace chorus::sdk {

// Those who sit there: whom a nudge calls.
inline std::string people_of_table(const std::string& at) {
  return at.empty() ? "room" : "group:" + at;
}

// Who reads what is done at a table, or in the room that is one.
inline std::string audience_of_table(const std::string& at) {
  return people_of_table(at) + " facilitators";
}

inline bool sits_at(const Call& call, const std::string& at) {
  const auto groups = call.groups();
  return at.empty() || std::find(groups.begin(), groups.end(), at) != groups.end();
}

// The table that a command names, else the first where the actor sits; empty: the room.
inline std::string table_named(const Call& call, const Json& args) {
  const auto groups = call.groups();
  return args.value("at", groups.empty() ? "" : groups.front());
}

}  // namespace chorus::sdk
