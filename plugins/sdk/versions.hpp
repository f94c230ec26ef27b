#pragma once

#include "rule_book.hpp"

#include <optional>

// What several people may write over, by its versions: a body with "version", counted from 1.
namespace chorus::sdk {

#ifdef CHORUS_ACTIVITY_ID
// Why words are not written over others: they were written for a version that is not the last.
static inline std::optional<Rejection> why_not_over(const Thing& thing, const Json& args) {
  if (args.at("version") == thing.body.at("version")) return std::nullopt;
  return no("changed_meanwhile");
}
#endif

}  // namespace chorus::sdk
