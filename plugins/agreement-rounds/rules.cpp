#include "rules.hpp"

#include "count.hpp"
#include "proposals.hpp"
#include "reasons.hpp"
#include "sections.hpp"
#include "state.hpp"
#include "threshold.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <utility>

namespace chorus::agreement_rounds {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;

constexpr std::size_t k_longest_practice = 300;  // bytes, so within the schema's characters

Threshold threshold_now(const Call& call) {
  const auto found = call.get(k_rules_key);
  return threshold_in(found ? found->body : "{}");
}

Decision set_rules(const Call&, const json& args) {
  return Changes().put(k_rules_key, "rules", rules_body(threshold_in(args.dump())));
}

// What is asked first: the practice question where it is wanted, then by number.
std::optional<std::string> first_to_ask(const Call& call) {
  if (threshold_now(call).practice && call.get(k_practice_key)) return k_practice_key;
  for (const auto& proposal : proposals_of(call)) {
    if (state_of(json::parse(proposal.body)) == "waiting") return proposal.key;
  }
  return std::nullopt;
}

// A practice leaves nothing behind. What was put to the room and never opened waits again.
void leave_question(const Call& call, const Asking& asking, Changes& changes) {
  changes.remove(k_wish_key);
  if (asking.is_practice()) return void(changes.remove(key_beside("tally", asking.of)));
  const auto proposal = call.get(asking.of);
  if (proposal && !asking.shown) put_state(changes, *proposal, "waiting");
}

// Old answers never carry over.
Decision begin(const Call& call, const std::string& question) {
  Changes changes;
  if (const auto asking = asking_now(call)) leave_question(call, *asking, changes);
  changes.remove(key_beside("tally", question)).remove(key_beside("threshold", question));
  put_asking(changes, {question, false});
  if (question != k_practice_key) put_state(changes, *call.get(question), "asked");
  return changes;
}

Decision ask(const Call& call, const json& args) {
  const auto key = args.at("key").get<std::string>();
  const auto found = call.get(key);
  if (!found) return no("not_here");
  const auto asking = asking_now(call);
  if (asking && !asking->shown && call.phase() != "revealed") return no("one_at_a_time");
  const bool waits = key == k_practice_key || state_of(json::parse(found->body)) == "waiting";
  return waits || must_be_asked_again(call, *found) ? begin(call, key) : no("asked_already");
}

Decision choose(const Call& call, const json& args, const std::string& key, bool young) {
  const auto asking = asking_now(call);
  if (!asking || asking->shown) return no("nothing_asked");
  if (args.at("of") != asking->of) return no("another_question");
  json ballot{{"of", asking->of}};
  if (args.contains("pass")) {
    ballot["pass"] = true;
    return Changes().put(key, "ballot", ballot.dump());
  }
  ballot["step"] = args.at("step");
  if (young) ballot["young"] = true;
  if (args.contains("reason")) {
    ballot["reason"] = args["reason"];
    if (args.value("may_read", false)) ballot["may_read"] = true;
  }
  return Changes().put(key, "ballot", ballot.dump());
}

Decision cast(const Call& call, const json& args) {
  const std::string group = call.role_group();
  if (group == "supporter") return no("supporters_help");
  return choose(call, args, "ballot/" + call.actor_mark(), group == "young_person");
}

Decision cast_paper(const Call& call, const json& args) {
  return choose(call, args, call.new_key("ballot"), args.value("young", false));
}

// `now` and `young` of this closing alone, `count` of all closings. A first one in which nobody
// chose is none.
Young young_outcome(const Call& call, const std::string& of, const Count& now, const Count& young,
                    const Count& count) {
  const Threshold threshold = threshold_now(call);
  const bool room = is_met(threshold, count);
  const auto before = call.get(key_beside("threshold", of));
  if (!before || now.answered() == count.answered()) {
    return fit_to_tell(young_test(threshold, young), room, now.answered() - young.answered());
  }
  const Earlier earlier{young_from(json::parse(before->body).value("young", "")),
                        count_in(call.get(key_beside("tally", of))->body)};
  return fit_to_tell(young_test_after(earlier, young, count, threshold), room, std::nullopt);
}

// The box is emptied by Chorus once it has been counted, so a second closing of the same question
// finds the late ballots alone.
Decision close(const Call& call) {
  const auto asking = asking_now(call);
  if (!asking || asking->shown) return Changes();
  const auto ballots = call.scan("ballot/");
  Changes changes;
  changes.remove(k_wish_key);
  const std::string tally_key = key_beside("tally", asking->of);
  const Count now = count_of_all(ballots, asking->of);
  const auto earlier = call.get(tally_key);
  const Count count = earlier ? sum(count_in(earlier->body), now) : now;
  changes.put(tally_key, "tally", tally_body(count, asking->of));
  if (asking->is_practice()) return changes;
  const auto young =
      young_outcome(call, asking->of, now, count_of_young(ballots, asking->of), count);
  json outcome{{"of", asking->of},
               {"room", is_met(threshold_now(call), count) ? "met" : "not_met"}};
  if (young != Young::untested) outcome["young"] = to_text(young);
  changes.put(key_beside("threshold", asking->of), "threshold", outcome.dump());
  carry_out_reasons(call, ballots, asking->of, changes);
  return changes;
}

// What did not meet its threshold is not agreed, and everybody may know. What did waits for a lead
// and a day; what nobody can tell waits to be asked again.
Decision reveal(const Call& call) {
  const auto asking = asking_now(call);
  if (!asking || asking->shown) return Changes();
  Changes changes;
  put_asking(changes, {asking->of, true});
  const auto proposal = call.get(asking->of);
  if (asking->is_practice() || !proposal) return changes;
  if (reached_by(call, asking->of) == Reached::no) put_state(changes, *proposal, "not_agreed");
  return changes;
}

}  // namespace

Decision Rules::decide(const Call& call, const sdk::Command& command) {
  const json args = json::parse(command.args);
  if (command.name == "set_rules") return set_rules(call, args);
  if (command.name == "propose") return propose(call, args);
  if (command.name == "edit_proposal") return edit_proposal(call, args);
  if (command.name == "ask") return ask(call, args);
  if (command.name == "cast") return cast(call, args);
  if (command.name == "cast_paper") return cast_paper(call, args);
  if (command.name == "need_explained") return Changes().put(k_wish_key, "wish", "{}");
  if (command.name == "explained") return Changes().remove(k_wish_key);
  if (command.name == "amend") return amend(call, args);
  if (command.name == "agree") return agree(call, args);
  if (command.name == "not_now") return not_now(call, args);
  return no("unknown_command");
}

// The threshold and the practice question come from the settings; what cannot be meant is left out.
Decision Rules::opened(const Call& call) {
  const json settings = json::parse(call.settings());
  const auto practice = settings.find("practice");
  const bool offered = practice != settings.end() && practice->is_string() &&
                       !practice->get_ref<const std::string&>().empty() &&
                       practice->get_ref<const std::string&>().size() <= k_longest_practice;
  const auto wish = settings.find("threshold");
  Threshold threshold =
      threshold_in(wish != settings.end() && wish->is_object() ? wish->dump() : "{}");
  threshold.practice = offered;
  Changes changes;
  changes.put(k_rules_key, "rules", rules_body(threshold));
  if (offered) changes.put(k_practice_key, "practice", json{{"words", *practice}}.dump());
  return changes;
}

Decision Rules::phase_changed(const Call& call, std::string_view phase) {
  if (phase == "closed") return close(call);
  if (phase == "revealed") return reveal(call);
  if (phase != "open" || asking_now(call)) return Changes();
  const auto first = first_to_ask(call);
  return first ? begin(call, *first) : Changes();
}

std::string Rules::sections(const Call& call, std::string_view purpose, std::string_view) {
  return sections_of(call, purpose);
}

}  // namespace chorus::agreement_rounds
