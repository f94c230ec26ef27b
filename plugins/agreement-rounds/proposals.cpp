#include "proposals.hpp"

#include "calendar.hpp"
#include "state.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <sstream>

namespace chorus::agreement_rounds {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Record;

constexpr int k_most_words = 25;  // "about 20", so that a wall reads it at ten metres
constexpr int k_most_proposals = 30;

bool is_short(const std::string& text) {
  std::istringstream words(text);
  int count = 0;
  for (std::string word; words >> word;) ++count;
  return count <= k_most_words;
}

json body_of(const json& args, int number, int version) {
  json body{{"number", number},
            {"version", version},
            {"title", args.at("title")},
            {"words", args.at("words")},
            {"state", "waiting"}};
  if (args.contains("easy_read")) body["easy_read"] = args["easy_read"];
  return body;
}

// Ties a proposal to what people gave; false: something of it is not here.
bool link_sources(const Call& call, const json& args, const std::string& key, Changes& changes) {
  for (const auto& source : args.value("because", json::array())) {
    const auto ref = source.get<std::string>();
    if (!call.get(ref)) return false;
    changes.link(key, ref, "proposes");
  }
  return true;
}

// Its result has been shown to everybody; before, nothing that is done may depend on it.
bool is_shown(const Call& call, const Record& proposal) {
  const auto asking = asking_now(call);
  const bool asked_now = asking && asking->of == proposal.key && !asking->shown;
  return !asked_now && call.get(key_beside("tally", proposal.key)).has_value();
}

}  // namespace

sdk::Rejection no(const std::string& code, const std::string& args) {
  return {code, "agreement-rounds." + code, args};
}

Reached reached_by(const Call& call, const std::string& proposal) {
  const auto found = call.get(key_beside("threshold", proposal));
  if (!found) return Reached::no;
  const json outcome = json::parse(found->body);
  return reached(outcome.at("room") == "met", young_from(outcome.value("young", "")));
}

bool must_be_asked_again(const Call& call, const Record& proposal) {
  return state_of(json::parse(proposal.body)) == "asked" && is_shown(call, proposal) &&
         reached_by(call, proposal.key) == Reached::unknown;
}

Decision propose(const Call& call, const json& args) {
  if (!is_short(args.at("words"))) return no("too_many_words");
  const auto proposals = proposals_of(call);
  const int number =
      proposals.empty() ? 1 : json::parse(proposals.back().body).at("number").get<int>() + 1;
  if (number > k_most_proposals) return no("too_many_proposals");
  const std::string key = call.new_key("proposal");
  Changes changes;
  changes.contribute(key, "proposal", body_of(args, number, 1).dump());
  if (!link_sources(call, args, key, changes)) return no("not_here");
  changes.answer(json{{"key", key}}.dump());
  return changes;
}

Decision edit_proposal(const Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found) return no("not_here");
  const json before = json::parse(found->body);
  if (state_of(before) != "waiting") return no("asked_already");
  if (!is_short(args.at("words"))) return no("too_many_words");
  Changes changes;
  changes.contribute(found->key, "proposal",
                     body_of(args, before.at("number"), before.at("version")).dump());
  return changes;
}

Decision amend(const Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found) return no("not_here");
  const json before = json::parse(found->body);
  const std::string state = state_of(before);
  if ((state != "not_agreed" && state != "asked") || !is_shown(call, *found)) {
    return no("not_to_amend");
  }
  const int version = before.at("version").get<int>() + 1;
  if (version > k_most_versions) return no("asked_three_times");
  if (!is_short(args.at("words"))) return no("too_many_words");
  if (args["words"] == before.at("words")) return no("same_words");
  const std::string key = call.new_key("proposal");
  Changes changes;
  changes.contribute(key, "proposal", body_of(args, before.at("number"), version).dump());
  changes.link(key, found->key, "amends");
  if (!link_sources(call, args, key, changes)) return no("not_here");
  put_state(changes, *found, "replaced");
  changes.answer(json{{"key", key}}.dump());
  return changes;
}

Decision agree(const Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found) return no("not_here");
  const json proposal = json::parse(found->body);
  if (!is_shown(call, *found)) return no("not_shown_yet");
  if (must_be_asked_again(call, *found)) return no("young_unknown");
  if (state_of(proposal) != "asked" || reached_by(call, found->key) != Reached::yes) {
    return no("not_met");
  }
  const auto review_on = args.at("review_on").get<std::string>();
  if (!sdk::is_day(review_on)) return no("no_such_day");
  if (review_on <= call.today()) return no("day_is_past");
  const std::string key = call.new_key("agreement");
  Changes changes;
  changes.contribute(key, "agreement",
                     json{{"proposal", found->key},
                          {"number", proposal.at("number")},
                          {"title", proposal.at("title")},
                          {"words", proposal.at("words")},
                          {"round", proposal.at("version")},
                          {"review_on", review_on}}
                         .dump());
  changes.link(key, found->key, "agreed_in");
  put_state(changes, *found, "agreed");
  changes.answer(json{{"key", key}}.dump());
  return changes;
}

Decision not_now(const Call& call, const json& args) {
  const auto found = call.get(args.at("key").get<std::string>());
  if (!found) return no("not_here");
  json body = json::parse(found->body);
  const std::string state = state_of(body);
  if (state == "agreed" || state == "replaced") return no("settled_already");
  if (state == "asked" && !is_shown(call, *found)) return no("not_shown_yet");
  body["state"] = "not_now";
  body["not_now_because"] = args.at("because");
  Changes changes;
  changes.contribute(found->key, "proposal", body.dump());
  return changes;
}

}  // namespace chorus::agreement_rounds
