#pragma once

#include "rule_book.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// A numbered list of cards that leads lay out and look after: bodies of {"text", "number",
// "picture"?, "merged"?, "reason"?, "from"?}; "from": keys of what the card was made of, elsewhere.
// What a command takes: "text" and "picture"; "key" names the card, and "from" the one that goes
// into "into".
namespace chorus::sdk {

struct Cards {
  std::string_view type;  // of their records, and of their keys
  std::size_t most;       // cards in the list
  // Of all their texts together, so that one record can repeat them beside its counts.
  static constexpr std::size_t k_most_text_bytes = 40'000;

  // A reason to refuse; the activity's catalogue has its words.
  struct Refused {
    std::string code;
    Json args = Json::object();
  };
  using Result = std::variant<Changes, Refused>;

  // As settings of kind "cards" have them, in their order, as many as fit. A card with an "id" lies
  // under it.
  void lay_out(const Call& call, const Json& cards, Changes& changes) const {
    int number = 0;
    std::size_t bytes = 0;
    for (const auto& card : cards) {
      bytes += bytes_of(card.at("text"));
      if (bytes > k_most_text_bytes) return;
      const bool is_named = card.contains("id");
      const std::string key =
          is_named ? kind() + "/" + card["id"].get<std::string>() : call.new_key(type);
      changes.put(key, kind(), body_of(card, ++number));
    }
  }

  Result add(const Call& call, const Json& args) const {
    const auto cards = by_number(call, kind());
    if (cards.size() >= most) return Refused{"too_many_" + kind() + "s", {{"most", most}}};
    if (!fits(cards, args.at("text"))) return Refused{"too_much_text"};
    return Changes().put(call.new_key(type), kind(), body_of(args, next_number(cards)));
  }

  // A card for each of these things of other activities, with their words, tied to them by
  // inspired_by; what a card was made of already is left out.
  Result take_in(const Call& call, const std::vector<Thing>& things) const {
    auto cards = by_number(call, kind());
    const std::size_t before = cards.size();
    for (const auto& thing : things) {
      const bool is_here = std::any_of(cards.begin(), cards.end(), [&thing](const Thing& card) {
        const Json from = card.body.value("from", Json::array());
        return std::find(from.begin(), from.end(), Json(thing.key)) != from.end();
      });
      if (is_here) continue;
      if (cards.size() >= most) return Refused{"too_many_" + kind() + "s", {{"most", most}}};
      if (!fits(cards, thing.body.at("words"))) return Refused{"too_much_text"};
      cards.push_back({call.new_key(type),
                       kind(),
                       {{"text", thing.body["words"]},
                        {"number", next_number(cards)},
                        {"from", Json::array({thing.key})}}});
    }
    Changes changes;
    for (std::size_t at = before; at < cards.size(); ++at) {
      changes.put(cards[at]).link(cards[at].key, cards[at].body["from"][0], k_made_of);
    }
    return changes;
  }

  Result edit(const Call& call, const Json& args) const {
    auto card = thing_in(call, args, "key");
    if (!card) return Refused{"unknown_" + kind()};
    if (!fits(by_number(call, kind()), args.at("text"), card->key)) return Refused{"too_much_text"};
    card->body["text"] = args.at("text");
    if (args.contains("picture")) card->body["picture"] = args["picture"];
    return Changes().put(*card);
  }

  // One goes into another, which keeps its words or takes "text". Nobody's line is lost: the words
  // of both, and what they had taken in before, stay in the one kept, as "merged".
  Result merge(const Call& call, const Json& args) const {
    const auto from = thing_in(call, args, "from");
    auto into = thing_in(call, args, "into");
    if (!from || !into) return Refused{"unknown_" + kind()};
    if (from->key == into->key) return Refused{"same_" + kind()};
    Json& kept = into->body;
    Json merged = kept.value("merged", Json::array());
    merged.push_back(from->body.at("text"));
    for (const auto& text : from->body.value("merged", Json::array())) merged.push_back(text);
    if (args.contains("text") && args["text"] != kept["text"]) {
      if (!fits(by_number(call, kind()), args["text"], into->key)) return Refused{"too_much_text"};
      merged.push_back(kept["text"]);
      kept["text"] = args["text"];
    }
    kept["merged"] = merged;
    Changes changes;
    const Json made_of = from->body.value("from", Json::array());
    for (const auto& ref : made_of) {
      kept["from"].push_back(ref);
      changes.link(into->key, ref, k_made_of);
    }
    return changes.put(*into).remove(from->key);
  }

  // Why it is not next, as "reason" beside its text; an empty one takes it away.
  Result give_reason(const Call& call, const Json& args) const {
    auto card = thing_in(call, args, "key");
    if (!card) return Refused{"unknown_" + kind()};
    const auto reason = args.at("reason").get<std::string>();
    card->body["reason"] = reason;
    if (reason.empty()) card->body.erase("reason");
    return Changes().put(*card);
  }

 private:
  std::string kind() const { return std::string(type); }
  static constexpr const char* k_made_of = "inspired_by";
  static std::size_t bytes_of(const Json& text) { return text.dump().size(); }
  // With `text` in place of what `replaced` says, or beside all.
  static bool fits(const std::vector<Thing>& cards, const Json& text,
                   std::string_view replaced = {}) {
    std::size_t bytes = bytes_of(text);
    for (const auto& card : cards) {
      if (card.key != replaced) bytes += bytes_of(card.body.at("text"));
    }
    return bytes <= k_most_text_bytes;
  }
  static Json body_of(const Json& card, int number) {
    Json body{{"text", card.at("text")}, {"number", number}};
    if (card.contains("picture")) body["picture"] = card["picture"];
    return body;
  }
};

#ifdef CHORUS_ACTIVITY_ID
static inline Decision answer_of(const Cards::Result& result) {
  if (const auto* refused = std::get_if<Cards::Refused>(&result)) {
    return no(refused->code, refused->args);
  }
  return std::get<Changes>(result);
}

// Handlers of a list of cards: on_cards<k_options, &Cards::add>.
template <const Cards& cards, Cards::Result (Cards::*does)(const Call&, const Json&) const>
static Decision on_cards(const Call& call, const Json& args) {
  return answer_of((cards.*does)(call, args));
}
#endif

}  // namespace chorus::sdk
