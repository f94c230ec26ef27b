#pragma once

#include "rule_book.hpp"

#include <optional>
#include <string>
#include <string_view>

// One sealed choice a person, counted once at the close: "ballot/<mark>" for who taps, a new key
// for a sheet that a lead keys in. Choosing again replaces. Who leads or supports somebody chooses
// nothing. Chorus seals the box, empties it once the close is decided, and keeps out of it whoever
// was counted before.
namespace chorus::sdk {

constexpr const char* k_ballot = "ballot";

// Why the actor has no choice of their own: a code, or none. The manifest may let them get this far
// so that they read why.
inline std::optional<std::string> why_no_choice(const Call& call) {
  if (call.by_facilitator()) return "leads_do_not_choose";
  if (call.role_group() == "supporter") return "supporters_help";
  return std::nullopt;
}

inline Changes sealed(const Call& call, const Json& choice) {
  return Changes().put(std::string(k_ballot) + "/" + call.actor_mark(), k_ballot, choice);
}

// A sheet of paper: of nobody in particular.
inline Changes sealed_from_paper(const Call& call, const Json& choice) {
  return Changes().put(call.new_key(k_ballot), k_ballot, choice);
}

// What is in the box. To be read while closing, and nowhere else: what is shown before depends on
// no ballot.
inline std::vector<Thing> ballots_of(const Call& call) { return own_things(call, k_ballot); }

}  // namespace chorus::sdk
