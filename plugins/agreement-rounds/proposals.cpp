#include "proposals.hpp"

#include "asking.hpp"
#include "calendar.hpp"

#include <iterator>
#include <sstream>
#include <string>

namespace chorus::agreement_rounds {
namespace {

constexpr int k_most_words = 25;    // "about 20", so that a wall reads it at ten metres
constexpr int k_most_versions = 3;  // asked once and again twice
constexpr int k_most_proposals = 30;

bool is_short(const std::string& text) {
  std::istringstream words(text);
  return std::distance(std::istream_iterator<std::string>(words), {}) <= k_most_words;
}

// What leads write, into a proposal's body; without an Easy Read twin there is none.
void write(const Json& args, Json& body) {
  body.erase("easy_read");
  sdk::take(args, {"title", "words", "easy_read"}, body);
}

// A version of proposal `number`, tied to what people gave.
Decision new_version(const Call& call, const Json& args, int number, int version, Changes changes) {
  if (!is_short(args.at("words"))) return no("too_many_words");
  const std::string key = call.new_key("proposal");
  Json body{{"number", number}, {"version", version}, {"state", "waiting"}};
  write(args, body);
  changes.contribute(key, "proposal", body);
  if (args.contains("key")) changes.link(key, args["key"], "amends");
  const auto proposes = [](const std::string&) { return "proposes"; };
  if (!sdk::link_because(call, args, key, proposes, changes)) return no("not_here");
  return changes.answer(Json{{"key", key}});
}

}  // namespace

Decision propose(const Call& call, const Json& args) {
  const int number = sdk::next_number(sdk::by_number(call, "proposal"));
  if (number > k_most_proposals) return no("too_many_proposals");
  return new_version(call, args, number, 1, Changes());
}

Decision edit_proposal(const Call&, Thing proposal, const Json& args) {
  if (state_of(proposal) != "waiting") return no("asked_already");
  if (!is_short(args.at("words"))) return no("too_many_words");
  write(args, proposal.body);
  return Changes().contribute(proposal);
}

Decision amend(const Call& call, Thing proposal, const Json& args) {
  const std::string state = state_of(proposal);
  const bool was_asked = state == "not_agreed" || state == "asked";
  if (!was_asked || !sdk::is_shown(call, proposal.key)) return no("not_to_amend");
  const int version = proposal.body.at("version").get<int>() + 1;
  if (version > k_most_versions) return no("asked_three_times");
  if (args.at("words") == proposal.body.at("words")) return no("same_words");
  Changes changes;
  changes.contribute(sdk::with(proposal, "state", "replaced"));
  return new_version(call, args, proposal.body.at("number"), version, std::move(changes));
}

Decision agree(const Call& call, Thing proposal, const Json& args) {
  if (!sdk::is_shown(call, proposal.key)) return no("not_shown_yet");
  if (must_be_asked_again(call, proposal)) return no("young_unknown");
  if (state_of(proposal) != "asked" || reached_by(call, proposal.key) != Reached::yes) {
    return no("not_met");
  }
  const std::string review_on = args.at("review_on");
  if (!sdk::is_day(review_on)) return no("no_such_day");
  if (review_on <= call.today()) return no("day_is_past");
  const std::string key = call.new_key("agreement");
  Json agreement{
      {"proposal", proposal.key}, {"round", proposal.body.at("version")}, {"review_on", review_on}};
  sdk::take(proposal.body, {"number", "title", "words"}, agreement);
  return Changes()
      .contribute(key, "agreement", agreement)
      .link(key, proposal.key, "agreed_in")
      .contribute(sdk::with(proposal, "state", "agreed"))
      .answer(Json{{"key", key}});
}

Decision not_now(const Call& call, Thing proposal, const Json& args) {
  const std::string state = state_of(proposal);
  if (state == "agreed" || state == "replaced") return no("settled_already");
  if (state == "asked" && !sdk::is_shown(call, proposal.key)) return no("not_shown_yet");
  proposal.body["not_now_because"] = args.at("because");
  return Changes().contribute(sdk::with(proposal, "state", "not_now"));
}

}  // namespace chorus::agreement_rounds
