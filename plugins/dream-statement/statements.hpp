#pragma once

#include "rule_book.hpp"

// What is done with one sentence: written, grounded in what people told, looked over, shown, made
// final.
namespace chorus::dream_statement {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

Decision begin(const Call& call, const Json& args);
Decision write(const Call& call, Thing statement, const Json& args);
Decision write_plain(const Call& call, Thing statement, const Json& args);
Decision ground(const Call& call, Thing statement, const Json& args);
Decision look_over(const Call& call, Thing statement, const Json& args);
Decision say_why(const Call& call, Thing statement, const Json& args);
Decision show(const Call& call, Thing statement, const Json& args);
Decision finish(const Call& call, Thing statement, const Json& args);
Decision put_on_wall(const Call& call, Thing statement, const Json& args);

// Why the actor may not write on what this table wrote; the pen's own reasons.
std::optional<sdk::Rejection> why_not_theirs(const Call& call, const Thing& statement);

// A handler of a command about a statement, by whoever has its table's pen and by leads.
template <Decision (*decide)(const Call&, Thing, const Json&)>
Decision on_statement(const Call& call, const Json& args) {
  auto found = sdk::thing_in(call, args, "key");
  if (!found) return no("not_here");
  if (auto rejection = why_not_theirs(call, *found)) return *rejection;
  return decide(call, std::move(*found), args);
}

}  // namespace chorus::dream_statement
