#pragma once

#include "rule_book.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

// One sealed choice a person, counted once at the close: "ballot/<mark>" for who taps, a new key
// for a sheet that a lead keys in. Choosing again replaces. Who leads or supports somebody chooses
// nothing. Chorus seals the box, empties it once the close is decided, and keeps out of it whoever
// was counted before.
namespace chorus::sdk {

constexpr const char* k_ballot = "ballot";

// What is in the box. To be read while closing, and nowhere else: what is shown before depends on
// no ballot.
inline std::vector<Thing> ballots_of(const Call& call) { return own_things(call, k_ballot); }

// A ballot to seal, or why it is none.
using Choice = std::variant<Json, Rejection>;

// Makes a ballot of what was sent. `group`: the role group of who chose, "unsaid" where nobody said
// so.
using Chooses = Choice (*)(const Call& call, const Json& args, const std::string& group);

namespace detail {

inline Decision sealed(const std::string& key, const Choice& choice) {
  if (const auto* rejection = std::get_if<Rejection>(&choice)) return *rejection;
  return Changes().put(key, k_ballot, std::get<Json>(choice));
}

}  // namespace detail

#ifdef CHORUS_ACTIVITY_ID
// Why the actor has no choice of their own; none: they have. The manifest may let them get this far
// so that they read why.
static inline std::optional<Rejection> why_no_choice(const Call& call) {
  if (call.by_facilitator()) return no("leads_do_not_choose");
  if (call.role_group() == "supporter") return no("supporters_help");
  return std::nullopt;
}

// The handler of `cast`: who taps chooses for themselves.
template <Chooses chooses>
static Decision cast(const Call& call, const Json& args) {
  if (const auto rejection = why_no_choice(call)) return *rejection;
  const std::string group = call.role_group();
  return detail::sealed(std::string(k_ballot) + "/" + call.actor_mark(),
                        chooses(call, args, group.empty() ? "unsaid" : group));
}
#endif

// The handler of `cast_paper`: a sheet, which may say its "group", and is of nobody in particular.
template <Chooses chooses>
Decision cast_paper(const Call& call, const Json& args) {
  return detail::sealed(call.new_key(k_ballot), chooses(call, args, args.value("group", "unsaid")));
}

}  // namespace chorus::sdk
