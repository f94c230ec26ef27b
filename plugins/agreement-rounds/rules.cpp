#include "rules.hpp"

#include "asking.hpp"
#include "proposals.hpp"
#include "reasons.hpp"
#include "sealed_choice.hpp"

#include <optional>
#include <string>
#include <utility>

namespace chorus::agreement_rounds {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Rejection;
using sdk::Thing;

Decision set_rules(const Call&, const Json& args) {
  return Changes().put(k_rules_key, "rules", args);
}

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
void leave_question(const Call& call, const Asking& asking, Changes& changes) {
  changes.remove(k_wish_key);
  if (asking.is_practice()) return void(changes.remove(key_beside("tally", asking.of)));
  const auto proposal = sdk::thing(call, asking.of);
  if (proposal && !asking.shown) put_state(changes, *proposal, "waiting");
}

// Old answers never carry over.
Decision begin(const Call& call, const std::string& question) {
  Changes changes;
  if (const auto asking = asking_now(call)) leave_question(call, *asking, changes);
  changes.remove(key_beside("tally", question)).remove(key_beside("threshold", question));
  put_asking(changes, {question, false});
  if (question != k_practice_key) put_state(changes, *sdk::thing(call, question), "asked");
  return changes;
}

Decision ask(const Call& call, Thing question, const Json&) {
  const auto asking = asking_now(call);
  if (asking && !asking->shown && call.phase() != "revealed") return no("one_at_a_time");
  const bool waits = question.key == k_practice_key || state_of(question) == "waiting";
  const bool again = waits || must_be_asked_again(call, question);
  return again ? begin(call, question.key) : no("asked_already");
}

std::optional<Rejection> why_not(const Call& call, const Json& args) {
  const auto asking = asking_now(call);
  if (!asking || asking->shown) return no("nothing_asked");
  if (args.at("of") != asking->of) return no("another_question");
  return std::nullopt;
}

Json ballot_of(const Json& args, bool young) {
  if (args.contains("pass")) return {{"of", args.at("of")}, {"pass", true}};
  Json ballot{{"of", args.at("of")}, {"step", args.at("step")}};
  if (young) ballot["young"] = true;
  if (args.contains("reason")) {
    ballot["reason"] = args["reason"];
    if (args.value("may_read", false)) ballot["may_read"] = true;
  }
  return ballot;
}

Decision cast(const Call& call, const Json& args) {
  if (const auto code = sdk::why_no_choice(call)) return no(*code);
  if (auto rejection = why_not(call, args)) return *rejection;
  return sdk::sealed(call, ballot_of(args, call.role_group() == "young_person"));
}

Decision cast_paper(const Call& call, const Json& args) {
  if (auto rejection = why_not(call, args)) return *rejection;
  return sdk::sealed_from_paper(call, ballot_of(args, args.value("young", false)));
}

Decision need_explained(const Call&, const Json&) {
  return Changes().put(k_wish_key, "wish", "{}");
}

Decision explained(const Call&, const Json&) { return Changes().remove(k_wish_key); }

constexpr sdk::Handler k_handlers[] = {{"set_rules", set_rules},
                                       {"propose", propose},
                                       {"edit_proposal", sdk::on_thing<edit_proposal>},
                                       {"ask", sdk::on_thing<ask>},
                                       {"cast", cast},
                                       {"cast_paper", cast_paper},
                                       {"need_explained", need_explained},
                                       {"explained", explained},
                                       {"amend", sdk::on_thing<amend>},
                                       {"agree", sdk::on_thing<agree>},
                                       {"not_now", sdk::on_thing<not_now>}};

// `now` and `young` of this closing alone, `count` of all closings. A first one in which nobody
// chose is none.
Young young_outcome(const Call& call, const std::string& of, const Count& now, const Count& young,
                    const Count& count) {
  const Threshold threshold = threshold_now(call);
  const bool room = is_met(threshold, count);
  const auto before = sdk::thing(call, key_beside("threshold", of));
  if (!before || now.answered() == count.answered()) {
    return fit_to_tell(young_test(threshold, young), room, now.answered() - young.answered());
  }
  const Earlier earlier{young_from(before->body.value("young", "")),
                        count_in(sdk::thing(call, key_beside("tally", of))->body)};
  return fit_to_tell(young_test_after(earlier, young, count, threshold), room, std::nullopt);
}

}  // namespace

std::span<const sdk::Handler> Rules::handlers() const { return k_handlers; }

Decision Rules::opened(const Call& call) {
  const Json settings = sdk::settings_of(call);
  const bool practice = settings.at("practice") != "";
  Json rules = settings;
  rules["practice"] = practice;
  Changes changes;
  changes.put(k_rules_key, "rules", rules);
  if (practice) changes.put(k_practice_key, "practice", Json{{"words", settings["practice"]}});
  return changes;
}

Decision Rules::starts(const Call& call) {
  const auto first = asking_now(call) ? std::nullopt : first_to_ask(call);
  return first ? begin(call, *first) : Changes();
}

// The box is emptied by Chorus once it has been counted, so a second closing of the same question
// finds the late ballots alone.
Decision Rules::closes(const Call& call) {
  const auto asking = asking_now(call);
  if (!asking || asking->shown) return Changes();
  const std::string& of = asking->of;
  const auto ballots = sdk::ballots_of(call);
  const std::string tally_key = key_beside("tally", of);
  const Count now = count_of_all(ballots, of);
  const auto earlier = sdk::thing(call, tally_key);
  const Count count = earlier ? sum(count_in(earlier->body), now) : now;
  Changes changes;
  changes.remove(k_wish_key).put(tally_key, "tally", tally_body(count, of));
  if (asking->is_practice()) return changes;
  const Young young = young_outcome(call, of, now, count_of_young(ballots, of), count);
  Json outcome{{"of", of}, {"room", is_met(threshold_now(call), count) ? "met" : "not_met"}};
  if (young != Young::untested) outcome["young"] = to_text(young);
  changes.put(key_beside("threshold", of), "threshold", outcome);
  carry_out_reasons(call, ballots, of, changes);
  return changes;
}

// What did not meet its threshold is not agreed, and everybody may know. What did waits for a lead
// and a day; what nobody can tell waits to be asked again.
Decision Rules::reveals(const Call& call) {
  const auto asking = asking_now(call);
  if (!asking || asking->shown) return Changes();
  Changes changes;
  put_asking(changes, {asking->of, true});
  const auto proposal = sdk::thing(call, asking->of);
  if (asking->is_practice() || !proposal) return changes;
  if (reached_by(call, asking->of) == Reached::no) put_state(changes, *proposal, "not_agreed");
  return changes;
}

}  // namespace chorus::agreement_rounds
