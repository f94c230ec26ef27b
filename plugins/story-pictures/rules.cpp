#include "rules.hpp"

#include "told.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::story_pictures {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

constexpr sdk::Told k_sets{"touchpoint", 12};

// "[An open door] [The big hall] Happy, Worried": the cards and the feelings, wherever there are no
// pictures.
std::string said_by(const Json& body) {
  std::string text;
  for (const std::string card : body.at("symbols")) {
    text += (text.empty() ? "[" : " [") + card + "]";
  }
  std::string sign = " ";
  for (const std::string feeling : body.value("feelings", Json::array())) {
    text += sign + feeling;
    sign = ", ";
  }
  return text;
}

// What is empty is not there.
void tidy(Json& body) {
  for (const char* member : {"feelings", "words"}) {
    if (body.contains(member) && body[member].empty()) body.erase(member);
  }
  if (body.value("words", "x").empty()) body.erase("words");
  body["shows"] = said_by(body);
}

Decision tell(const Call& call, const Json& args) {
  if (sdk::has_told_most(call, k_sets)) return no("too_many_sets", {{"most", k_sets.most}});
  Json body{{"mode", "cards"}};
  sdk::take(args, {"symbols", "feelings", "words", "prompt"}, body);
  sdk::put_down(args, body);
  if (sdk::is_late(call)) body["late"] = true;
  tidy(body);
  const std::string key = call.new_key(k_sets.kind);
  return Changes()
      .contribute(key, std::string(k_sets.kind), body,
                  "may:" + args.value("permission", "facilitators"))
      .answer(Json{{"key", key}});
}

Decision retell(const Call&, Thing set, const Json& args) {
  sdk::take(args, {"symbols", "feelings", "words"}, set.body);
  tidy(set.body);
  return Changes().contribute(set);
}

std::optional<Thing> hard_truth_of(const Call& call, const std::string& set) {
  for (auto& one : sdk::things_of_actor(call, "hard-truth")) {
    if (one.body.at("of") == set) return one;
  }
  return std::nullopt;
}

// One hard truth a set; said anew it stays the same one.
Decision hard(const Call& call, const Json& args) {
  const auto set = sdk::own_in(call, args, "of");
  if (!set) return no("not_yours");
  Json body{{"of", set->key}, {"words", args.at("words")}};
  if (!args.value("wish", "").empty()) body["wish"] = args["wish"];
  if (auto known = hard_truth_of(call, set->key)) {
    known->body = body;
    return Changes().contribute(*known).answer(Json{{"key", known->key}});
  }
  const std::string key = call.new_key("hard-truth");
  // As far as the pictures themselves may travel: Chorus takes the stricter of the two.
  return Changes()
      .contribute(key, "hard-truth", body, "may:named")
      .link(key, set->key, "highlights")
      .answer(Json{{"key", key}});
}

Decision not_hard(const Call&, Thing truth, const Json&) { return Changes().remove(truth.key); }

// Code points: as many as `symbols` may have in schemas/commands.json, so that a card fits the
// wall.
constexpr std::ptrdiff_t k_longest_card = 80;

bool is_too_long(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
         }) > k_longest_card;
}

// A card that says what another says would be the same to whoever reads it.
Json cards_of(const Json& settings) {
  Json cards = Json::array();
  for (const auto& card : settings.at("cards")) {
    const bool is_known = std::any_of(cards.begin(), cards.end(), [&card](const Json& one) {
      return one.at("text") == card.at("text");
    });
    if (is_known || is_too_long(card.at("text"))) continue;
    Json offered{{"text", card.at("text")}};
    sdk::take(card, {"picture"}, offered);
    cards.push_back(offered);
  }
  return cards;
}

Decision lay_out(const Call& call) {
  const Json settings = sdk::settings_of(call);
  Json offer{{"cards", cards_of(settings)}};
  sdk::take(settings, {"prompts", "pleasant", "unpleasant"}, offer);
  return Changes().put("offer/now", "offer", offer);
}

// What was told, each with its cards and feelings, and what was hard with its wish. Who passed, and
// what was told in confidence, is not in it; nothing is counted by feeling.
void report(const Call& call, std::string_view purpose, sdk::Report& report) {
  sdk::quote_told(call, k_sets, purpose, report);
  const auto truths = sdk::own_things(call, "hard-truth");
  if (truths.empty()) return;
  report.section(sdk::own_words("report_hard"));
  for (const auto& truth : truths) report.quote(truth.key);
}

constexpr sdk::Handler k_handlers[] = {{"tell", tell},
                                       {"retell", sdk::on_own<retell>},
                                       {"hard", hard},
                                       {"not_hard", sdk::on_own<not_hard>},
                                       {"pass", sdk::pass_once}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = report}) {}

}  // namespace chorus::story_pictures
