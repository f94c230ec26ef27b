#pragma once

#include "sealed_choice.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Questions put to the room one after another, each answered unseen. The record asking/now says
// which is asked and whether its result has been shown; what is counted of a question stands beside
// it under its name, "tally/<name>". A ballot says what it is of, so that a late one counts for no
// other.
namespace chorus::sdk {

struct Asked {
  std::string of;  // the key of what is asked
  bool shown = false;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Asked, of, shown)

inline std::optional<Asked> asked_now(const Call& call) {
  return body_of<Asked>(call, "asking/now");
}

inline void put_asked(Changes& changes, const Asked& asked) {
  changes.put("asking/now", "asking", Json(asked));
}

// What belongs to one question: "tally/<name>" beside "proposal/<name>".
inline std::string key_beside(std::string_view kind, const std::string& question) {
  return std::string(kind) + question.substr(question.find('/'));
}

// Its result has been shown to everybody; before, nothing that is done may depend on it.
inline bool is_shown(const Call& call, const std::string& question) {
  const auto asked = asked_now(call);
  const bool is_asked_now = asked && asked->of == question && !asked->shown;
  return !is_asked_now && call.get(key_beside("tally", question)).has_value();
}

// Those of the box that answer it; as ballots_of, for the close alone.
inline std::vector<Thing> ballots_on(const Call& call, const std::string& question) {
  auto ballots = ballots_of(call);
  std::erase_if(ballots, [&question](const Thing& one) { return one.body.at("of") != question; });
  return ballots;
}

#ifdef CHORUS_ACTIVITY_ID
// Why a choice that names its question by "of" does not count for what is asked now.
static inline std::optional<Rejection> why_not_on_this(const Call& call, const Json& args) {
  const auto asked = asked_now(call);
  if (!asked || asked->shown) return no("nothing_asked");
  if (args.at("of") != asked->of) return no("another_question");
  return std::nullopt;
}
#endif

}  // namespace chorus::sdk
