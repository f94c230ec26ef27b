#include "pair.hpp"

#include "tables.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace chorus::paired_interview {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

constexpr std::size_t k_most_notes = 12;  // by one person, at once

// Where the actor sits; empty: the room, which is one where nobody sits at a table.
std::string place_of(const Call& call) {
  const auto groups = call.groups();
  return groups.empty() ? std::string() : groups.front();
}

std::optional<Thing> pair_at(const Call& call, const std::string& at) {
  for (auto& pair : sdk::own_things(call, "pair")) {
    if (pair.body.at("at") == at) return std::move(pair);
  }
  return std::nullopt;
}

// The hand of who tells; none: nobody, or they are gone.
std::optional<std::string> teller_of(const Call& call, const Thing& pair) {
  const auto teller = pair.body.find("teller");
  if (teller == pair.body.end()) return std::nullopt;
  const std::string hand = *teller;
  return call.get(hand) ? std::optional(hand) : std::nullopt;
}

std::optional<std::string> own_hand(const Call& call, const Thing& pair) {
  for (const auto& hand : sdk::things_of_actor(call, "hand")) {
    if (hand.body.at("pair") == pair.key) return hand.key;
  }
  return std::nullopt;
}

// A lead said that it is time, since this turn began.
bool is_time_to_swap(const Call& call, const Thing& pair) {
  const auto cue = sdk::thing(call, "cue/now");
  return cue && sdk::number_in(cue->body, "at") > sdk::number_in(pair.body, "since");
}

}  // namespace

Decision take_turn(const Call& call, const Json&) {
  const std::string at = place_of(call);
  Thing pair = pair_at(call, at).value_or(
      Thing{call.new_key("pair"), "pair", {{"at", at}, {"since", 0}, {"told", 0}}});
  const auto teller = teller_of(call, pair);
  if (teller && call.is_owner(*teller)) return Changes();
  if (teller && !is_time_to_swap(call, pair)) return no("they_tell");
  Changes changes;
  const auto own = own_hand(call, pair);
  const std::string hand = own.value_or(call.new_key("hand"));
  const std::string audience = sdk::audience_of_table(at);
  if (!own) changes.put(hand, "hand", Json{{"pair", pair.key}}, audience);
  if (teller) pair.body["told"] = sdk::number_in(pair.body, "told") + 1;
  pair.body.update({{"teller", hand}, {"since", call.now_ms()}});
  return changes.put(pair, audience);
}

Decision end_turn(const Call& call, const Json&) {
  const std::string at = place_of(call);
  auto pair = pair_at(call, at);
  const auto teller = pair ? teller_of(call, *pair) : std::nullopt;
  if (!teller || !call.is_owner(*teller)) return no("not_your_turn");
  pair->body.erase("teller");
  pair->body["told"] = sdk::number_in(pair->body, "told") + 1;
  return Changes().put(*pair, sdk::audience_of_table(at));
}

Decision put_down(const Call& call, const Json& args) {
  const std::string at = place_of(call);
  const auto pair = pair_at(call, at);
  const auto teller = pair ? teller_of(call, *pair) : std::nullopt;
  if (!teller) return no("nobody_tells");
  if (call.is_owner(*teller)) return no("you_tell");
  if (sdk::things_of_actor(call, "note").size() >= k_most_notes) {
    return no("too_many_notes", {{"most", k_most_notes}});
  }
  const Json body{{"of", pair->key}, {"for", *teller}, {"words", args.at("words")}};
  return Changes().put(call.new_key("note"), "note", body, sdk::audience_of_table(at));
}

Decision drop_note(const Call&, Thing note, const Json&) { return Changes().remove(note.key); }

Decision take_note(const Call& call, Thing note, const Json&) {
  if (!call.is_owner(note.body.at("for").get<std::string>())) return no("not_yours");
  const auto pair = sdk::thing(call, note.body.at("of").get<std::string>());
  if (!pair) return no("not_here");
  const std::string key = "taken" + note.key.substr(note.key.find('/'));
  return Changes().put(key, "taken", Json{{"of", note.key}},
                       sdk::audience_of_table(pair->body.at("at")));
}

Decision cue_swap(const Call& call, const Json&) {
  return Changes().put("cue/now", "cue", Json{{"at", call.now_ms()}}).nudge("room");
}

}  // namespace chorus::paired_interview
