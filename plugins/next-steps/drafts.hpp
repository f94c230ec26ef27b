#pragma once

#include "answers.hpp"

// A step that a table builds: the table's alone, and the leads', until it is shown. Whoever has the
// table's pen answers the five questions, the others suggest (pen.hpp). Nothing in it is a promise
// yet: every answer may change or go, and days need no reason.
namespace chorus::next_steps {

Decision take_pen(const Call& call, const Json& args);
Decision begin(const Call& call, const Json& args);
Decision write(const Call& call, Thing draft, const Json& args);
// The step is the room's from now on, and no draft any more.
Decision show(const Call& call, Thing draft, const Json& args);
Decision drop(const Call& call, Thing draft, const Json& args);
Decision suggest(const Call& call, Thing draft, const Json& args);

// Why the actor, who saw a version of it, may not go on with it.
std::optional<Rejection> why_not_on(const Call& call, const Thing& draft, const Json& args);

// A handler of a command by whoever has the pen of its table, and by leads.
template <Decision (*decide)(const Call&, Thing, const Json&)>
Decision on_draft(const Call& call, const Json& args) {
  auto found = sdk::thing_in(call, args, "key");
  if (!found) return no("not_here");
  if (auto rejection = why_not_on(call, *found, args)) return *rejection;
  return decide(call, std::move(*found), args);
}

}  // namespace chorus::next_steps
