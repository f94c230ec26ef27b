#include "rules.hpp"

#include "cards.hpp"
#include "sealed_choice.hpp"
#include "tokens.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace chorus::energy_vote {
namespace {

using sdk::Call;
using sdk::Cards;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::own_words;

constexpr const char* k_rules_key = "rules/now";
constexpr const char* k_tally_key = "tally/result";
constexpr const char* k_groups_key = "groups/result";

constexpr Cards k_options{"option", 100};  // as many as one choice may name

struct Limits {
  std::int64_t tokens = 1;
  std::int64_t max_on_one = 1;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Limits, tokens, max_on_one)

Limits limits_of(const Json& settings) {
  auto limits = settings.get<Limits>();
  limits.max_on_one = std::min(limits.max_on_one, limits.tokens);
  return limits;
}

Decision lay_out(const Call& call) {
  const Json settings = sdk::settings_of(call);
  Changes changes;
  changes.put(k_rules_key, "rules", Json(limits_of(settings)));
  k_options.lay_out(call, settings.at("options"), changes);
  return changes;
}

// What tables showed to the room, a card each; what is there already stays as it is.
Decision lay_in(const Call& call, const Json&) {
  std::vector<sdk::Thing> shown;
  for (const auto& record : call.scan("dream-statement/")) {
    auto statement = sdk::as_thing(record);
    if (statement.body.at("state") != "draft") shown.push_back(std::move(statement));
  }
  std::sort(shown.begin(), shown.end(), [](const sdk::Thing& one, const sdk::Thing& other) {
    return sdk::number_in(one.body, "number") < sdk::number_in(other.body, "number");
  });
  return sdk::answer_of(k_options.take_in(call, shown));
}

sdk::Choice ballot_of(const Call& call, const Json& args, const std::string& group) {
  const auto [tokens, max_on_one] = limits_of(sdk::settings_of(call));
  const Json allocations = args.value("allocations", Json::object());
  const auto rejection = sdk::why_not_placed(call, k_options, allocations, tokens, max_on_one);
  if (rejection) return *rejection;
  Json ballot = args;
  ballot["group"] = group;
  return ballot;
}

// The box is emptied by Chorus once it has been counted, so a second closing finds the new ballots
// alone. Which group the first ones came from is gone by then, and so is what was told of groups.
Decision count(const Call& call) {
  const auto options = sdk::by_number(call, "option");
  const auto ballots = sdk::ballots_of(call);
  const Json tally = sdk::tally_of_tokens(options, ballots, sdk::thing(call, k_tally_key));
  const bool all_are_here = tally.at("turnout") == ballots.size();
  const auto most = limits_of(sdk::settings_of(call)).max_on_one;
  const auto groups = all_are_here ? sdk::tokens_by_group(options, ballots, most) : std::nullopt;
  Changes changes;
  changes.put(k_tally_key, "tally", tally);
  if (groups) return changes.put(k_groups_key, "groups", *groups);
  return changes.remove(k_groups_key);
}

// Where the energy lay: the tally once it is revealed, and why something is not next. What one role
// group chose is not told.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  const auto limits = sdk::body_of<Limits>(call, k_rules_key);
  if (limits) report.paragraph(own_words("report_how", {{"n", limits->tokens}}));
  if (const auto tally = sdk::thing(call, k_tally_key)) {
    sdk::tell_tokens(tally->body, limits.value_or(Limits()).max_on_one, report);
  } else {
    report.paragraph(own_words("report_not_yet"));
  }
  Json reasons = Json::array();
  for (const auto& option : sdk::by_number(call, "option")) {
    if (!option.body.contains("reason")) continue;
    reasons.push_back(own_words(
        "report_reason", {{"what", option.body.at("text")}, {"reason", option.body["reason"]}}));
  }
  report.list(std::move(reasons));
}

constexpr sdk::Handler k_handlers[] = {
    {"cast", sdk::cast<ballot_of>},
    {"cast_paper", sdk::cast_paper<ballot_of>},
    {"add_option", sdk::on_cards<k_options, &Cards::add>},
    {"lay_in", lay_in},
    {"edit_option", sdk::on_cards<k_options, &Cards::edit>},
    {"merge_options", sdk::on_cards<k_options, &Cards::merge>},
    {"note_reason", sdk::on_cards<k_options, &Cards::give_reason>}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .closes = count, .tells = tell}) {}

}  // namespace chorus::energy_vote
