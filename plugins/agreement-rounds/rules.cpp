#include "rules.hpp"

#include "asking.hpp"
#include "carried_out.hpp"
#include "proposals.hpp"
#include "telling.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

namespace chorus::agreement_rounds {
namespace {

constexpr const char* k_wish_key = "wish/explain";

bool is_practice(const std::string& question) { return question == k_practice_key; }

Decision get_ready(const Call& call) {
  Json rules = sdk::settings_of(call);
  const auto words = rules.at("practice").get<std::string>();
  rules["practice"] = !words.empty();
  Changes changes;
  changes.put(k_rules_key, "rules", rules);
  if (!words.empty()) changes.put(k_practice_key, "practice", Json{{"words", words}});
  return changes;
}

Decision set_rules(const Call&, const Json& args) {
  return Changes().put(k_rules_key, "rules", args);
}

// ---- asking -------------------------------------------------------------------------------------

// What is asked first: the practice question where it is wanted, then by number.
std::optional<std::string> first_to_ask(const Call& call) {
  const auto rules = sdk::thing(call, k_rules_key);
  if (rules && rules->body.at("practice") && call.get(k_practice_key)) return k_practice_key;
  for (const auto& proposal : sdk::by_number(call, "proposal")) {
    if (state_of(proposal) == "waiting") return proposal.key;
  }
  return std::nullopt;
}

// A practice leaves nothing behind. What was put to the room and never opened waits again.
void leave_question(const Call& call, const sdk::Asked& asked, Changes& changes) {
  changes.remove(k_wish_key);
  if (is_practice(asked.of)) return void(changes.remove(sdk::key_beside("tally", asked.of)));
  const auto proposal = sdk::thing(call, asked.of);
  if (proposal && !asked.shown) changes.contribute(sdk::with(*proposal, "state", "waiting"));
}

// Old answers never carry over.
Changes begin(const Call& call, const std::string& question) {
  Changes changes;
  if (const auto asked = sdk::asked_now(call)) leave_question(call, *asked, changes);
  for (const char* kind : {"tally", "threshold"}) changes.remove(sdk::key_beside(kind, question));
  sdk::put_asked(changes, {question});
  if (is_practice(question)) return changes;
  return changes.contribute(sdk::with(*sdk::thing(call, question), "state", "asked"));
}

Decision start(const Call& call) {
  const auto first = sdk::asked_now(call) ? std::nullopt : first_to_ask(call);
  return first ? begin(call, *first) : Changes();
}

Decision ask(const Call& call, Thing question, const Json&) {
  const auto asked = sdk::asked_now(call);
  if (asked && !asked->shown && call.phase() != "revealed") return no("one_at_a_time");
  const bool waits = is_practice(question.key) || state_of(question) == "waiting";
  const bool again = waits || must_be_asked_again(call, question);
  if (!again) return no("asked_already");
  return begin(call, question.key).nudge("room");
}

// ---- choosing -----------------------------------------------------------------------------------

sdk::Choice ballot_of(const Call& call, const Json& args, const std::string& group) {
  if (const auto rejection = sdk::why_not_on_this(call, args)) return *rejection;
  Json ballot = Json::object();
  sdk::take(args, {"of", "step", "pass"}, ballot);
  if (args.contains("pass")) return ballot;
  sdk::take(args, {"reason"}, ballot);
  if (args.value("young", group == "young_person")) ballot["young"] = true;
  if (args.contains("reason") && args.value("may_read", false)) ballot["may_read"] = true;
  return ballot;
}

Decision need_explained(const Call&, const Json&) {
  return Changes().put(k_wish_key, "wish", "{}");
}

Decision explained(const Call&, const Json&) { return Changes().remove(k_wish_key); }

// ---- counting -----------------------------------------------------------------------------------

Json reasons_in(const std::vector<Thing>& ballots) {
  Json reasons = Json::array();
  for (const auto& [key, type, ballot] : ballots) {
    if (!ballot.contains("reason")) continue;
    reasons.push_back({{"words", ballot["reason"]}, {"may_read", ballot.contains("may_read")}});
  }
  return reasons;
}

std::vector<Thing> young_among(const std::vector<Thing>& ballots) {
  std::vector<Thing> young;
  std::copy_if(ballots.begin(), ballots.end(), std::back_inserter(young),
               [](const Thing& ballot) { return ballot.body.contains("young"); });
  return young;
}

// The box is emptied by Chorus once it has been counted, so a second closing of the same question
// finds the late ballots alone. A first one in which nobody chose is none.
Decision count(const Call& call) {
  const auto asked = sdk::asked_now(call);
  if (!asked || asked->shown) return Changes();
  const std::string& of = asked->of;
  const auto ballots = sdk::ballots_on(call, of);
  const Closing closing{sdk::heads_in(ballots), sdk::heads_in(young_among(ballots))};
  const std::string tally_key = sdk::key_beside("tally", of);
  const auto earlier = sdk::thing(call, tally_key);
  const HeadCount room_before = earlier ? sdk::heads_of_body(earlier->body, k_steps) : HeadCount();
  HeadCount room = room_before;
  room.add(closing.room);
  Changes changes;
  changes.remove(k_wish_key).put(tally_key, "tally", sdk::body_of_heads(room, k_steps, of));
  if (is_practice(of)) return changes;
  const std::string outcome_key = sdk::key_beside("threshold", of);
  const auto before = sdk::body_of<Outcome>(call, outcome_key);
  const Threshold threshold = threshold_now(call);
  Json outcome = before && room_before.answered() > 0
                     ? outcome_after(threshold, *before, room_before, closing)
                     : outcome_of(threshold, closing);
  outcome["of"] = of;
  changes.put(outcome_key, "threshold", outcome);
  sdk::carry_out(call, "reason", of, reasons_in(ballots), changes);
  return changes;
}

// What did not meet its threshold is not agreed, and everybody may know. What did waits for a lead
// and a day; what nobody can tell waits to be asked again.
Decision show(const Call& call) {
  const auto asked = sdk::asked_now(call);
  if (!asked || asked->shown) return Changes();
  Changes changes;
  sdk::put_asked(changes, {asked->of, true});
  const auto proposal = sdk::thing(call, asked->of);
  if (is_practice(asked->of) || !proposal) return changes;
  if (reached_by(call, asked->of) != Reached::no) return changes;
  return changes.contribute(sdk::with(*proposal, "state", "not_agreed"));
}

constexpr sdk::Handler k_handlers[] = {{"set_rules", set_rules},
                                       {"propose", propose},
                                       {"edit_proposal", sdk::on_thing<edit_proposal>},
                                       {"ask", sdk::on_thing<ask>},
                                       {"cast", sdk::cast<ballot_of>},
                                       {"cast_paper", sdk::cast_paper<ballot_of>},
                                       {"need_explained", need_explained},
                                       {"explained", explained},
                                       {"amend", sdk::on_thing<amend>},
                                       {"agree", sdk::on_thing<agree>},
                                       {"not_now", sdk::on_thing<not_now>}};

}  // namespace

Rules::Rules()
    : RuleBook(
          k_handlers,
          {.opened = get_ready, .starts = start, .closes = count, .reveals = show, .tells = tell}) {
}

}  // namespace chorus::agreement_rounds
