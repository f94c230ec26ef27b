#include "rules.hpp"

#include "cards.hpp"
#include "count.hpp"
#include "sealed_choice.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace chorus::energy_vote {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::own_words;
using sdk::Rejection;
using sdk::said;
using sdk::Thing;

constexpr const char* k_rules_key = "rules/now";
constexpr const char* k_tally_key = "tally/result";
constexpr const char* k_groups_key = "groups/result";

std::int64_t max_on_one(const Call& call) {
  const Json settings = sdk::settings_of(call);
  return std::min(sdk::number_in(settings, "tokens"), sdk::number_in(settings, "max_on_one"));
}

std::optional<Rejection> why_not(const Call& call, const Json& allocations) {
  const auto tokens = sdk::number_in(sdk::settings_of(call), "tokens");
  std::int64_t spread = 0;
  for (const auto& [key, on_it] : allocations.items()) {
    const auto option = call.get(key);
    if (!option || option->type != "option") return no("unknown_option");
    if (on_it > max_on_one(call)) return no("too_many_on_one", {{"max_on_one", max_on_one(call)}});
    spread += on_it.get<std::int64_t>();
  }
  if (spread > tokens) return no("too_many_tokens", {{"tokens", tokens}});
  return std::nullopt;
}

Decision cast(const Call& call, const Json& args) {
  if (const auto code = sdk::why_no_choice(call)) return no(*code);
  if (auto rejection = why_not(call, args.value("allocations", Json::object()))) return *rejection;
  Json ballot = args;
  if (!call.role_group().empty()) ballot["group"] = call.role_group();
  return sdk::sealed(call, ballot);
}

Decision cast_paper(const Call& call, const Json& args) {
  if (auto rejection = why_not(call, args.value("allocations", Json::object()))) return *rejection;
  Json ballot = args;
  ballot["group"] = args.value("group", "unsaid");
  return sdk::sealed_from_paper(call, ballot);
}

constexpr sdk::Cards k_options{"option", 100};  // as many as one choice may name

Decision add_option(const Call& call, const Json& args) { return said(k_options.add(call, args)); }
Decision edit_option(const Call& call, const Json& args) {
  return said(k_options.edit(call, args));
}
Decision merge_options(const Call& call, const Json& args) {
  return said(k_options.merge(call, args));
}
Decision note_reason(const Call& call, const Json& args) {
  return said(k_options.note(call, args, "reason"));
}

constexpr sdk::Handler k_handlers[] = {{"cast", cast},
                                       {"cast_paper", cast_paper},
                                       {"add_option", add_option},
                                       {"edit_option", edit_option},
                                       {"merge_options", merge_options},
                                       {"note_reason", note_reason}};

// ---- what a report says -------------------------------------------------------------------------

// The most chosen first; what is equal stays as it was listed. Tokens stand as numbers only where
// no number could tell of a few people.
void tell_tally(const Json& tally, std::int64_t on_one, sdk::Report& report) {
  std::vector<Json> options = tally.at("options");
  std::stable_sort(options.begin(), options.end(),
                   [](const Json& a, const Json& b) { return a.at("total") > b.at("total"); });
  const auto people = sdk::number_in(tally, "turnout") - sdk::number_in(tally, "passes");
  sdk::Shares shares{{}, people, on_one};
  for (const auto& option : options) shares.counts.push_back(option.at("total"));
  const bool in_numbers = shares.may_be_numbers();
  Json rows = Json::array();
  for (const auto& option : options) {
    const std::int64_t tokens = option.at("total");
    rows.push_back({option.at("text"), in_numbers && tokens > 0
                                           ? own_words("tokens", {{"n", tokens}})
                                           : own_words("share_" + shares.word(tokens))});
  }
  report.table({own_words("report_what"), own_words("report_of")}, std::move(rows));
}

Json ties_in(const Json& tally) {
  std::map<std::string, std::string> texts;
  for (const auto& option : tally.at("options")) texts[option.at("key")] = option.at("text");
  Json items = Json::array();
  for (const auto& tie : tally.at("ties")) {
    std::string what;
    for (const std::string key : tie) what += (what.empty() ? "" : " · ") + texts[key];
    items.push_back(own_words("report_tie", {{"what", what}}));
  }
  return items;
}

Json reasons_in(const Call& call) {
  Json items = Json::array();
  for (const auto& option : sdk::by_number(call, "option")) {
    if (!option.body.contains("reason")) continue;
    items.push_back(own_words(
        "report_reason", {{"what", option.body.at("text")}, {"reason", option.body["reason"]}}));
  }
  return items;
}

}  // namespace

std::span<const sdk::Handler> Rules::handlers() const { return k_handlers; }

// Lays the options out from the settings.
Decision Rules::opened(const Call& call) {
  const Json settings = sdk::settings_of(call);
  Changes changes;
  changes.put(k_rules_key, "rules",
              Json{{"tokens", settings.at("tokens")}, {"max_on_one", max_on_one(call)}});
  k_options.lay_out(call, settings.at("options"), changes);
  return changes;
}

// The box is emptied by Chorus once it has been counted, so a second closing finds the new ballots
// alone. Which group the first ones came from is gone by then, and so is what was told of groups.
Decision Rules::closes(const Call& call) {
  const auto options = sdk::by_number(call, "option");
  const auto ballots = sdk::ballots_of(call);
  const Json tally = counted(options, ballots, sdk::thing(call, k_tally_key));
  Changes changes;
  changes.put(k_tally_key, "tally", tally);
  const bool all_are_here = tally.at("turnout") == ballots.size();
  const auto groups =
      all_are_here ? counted_by_group(options, ballots, max_on_one(call)) : std::nullopt;
  if (groups) return changes.put(k_groups_key, "groups", *groups);
  return changes.remove(k_groups_key);
}

// Where the energy lay: the tally once it is revealed, ties said as ties, and why something is not
// next. What one role group chose is not told.
void Rules::tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  const auto rules = sdk::thing(call, k_rules_key);
  if (rules) report.paragraph(own_words("report_how", {{"n", rules->body.at("tokens")}}));
  if (const auto tally = sdk::thing(call, k_tally_key)) {
    tell_tally(tally->body, rules ? sdk::number_in(rules->body, "max_on_one") : 1, report);
    report.list(ties_in(tally->body));
  } else {
    report.paragraph(own_words("report_not_yet"));
  }
  report.list(reasons_in(call));
}

}  // namespace chorus::energy_vote
