#pragma once

#include "rule_book.hpp"
#include "tables.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// A table writes one thing together: one person there has the pen and writes, the others suggest.
// Where nobody sits at a table, the room is one. Records, as their types and schemas have them:
//   table       structure {"at", "pen"?, "asks"}: who has the pen and who asks for it. "at": the id
//               of the pair or table, empty for the room.
//   hand        private {"table", "by"?}: somebody who takes part there, signed by Chorus
//   suggestion  contribution {"of", "at", "text"}: theirs to take back
//   thanks      structure {"of", "taken"}: what whoever has the pen made of a suggestion
// Leads write at every table without a pen. Rejected: a pen that goes by itself after some time of
// silence; it would cut off whoever needs longest. It goes when its holder hands it on, lets go or
// is gone, when a lead moves it, or when nobody answered an ask for three minutes.
namespace chorus::sdk {

inline constexpr std::int64_t k_pen_waits_ms = std::int64_t{3} * 60 * 1000;
inline constexpr std::size_t k_most_asks = 24;         // as many as sit at a table
inline constexpr std::size_t k_most_suggestions = 60;  // a person

// The one of this place; none: nobody has begun there.
inline std::optional<Thing> table_at(const Call& call, const std::string& at) {
  for (auto& table : own_things(call, "table")) {
    if (table.body.at("at") == at) return std::move(table);
  }
  return std::nullopt;
}

// The hand that holds the pen; none: it is free, or who held it is gone.
inline std::optional<std::string> hand_with_pen(const Call& call, const Json& table) {
  const auto pen = table.find("pen");
  if (pen == table.end()) return std::nullopt;
  const std::string hand = pen->at("by");
  return call.get(hand) ? std::optional(hand) : std::nullopt;
}

namespace pens {

inline void give(const Call& call, Json& table, const std::string& hand) {
  table["pen"] = {{"by", hand}, {"at", call.now_ms()}};
  auto& asks = table["asks"];
  asks.erase(std::remove_if(asks.begin(), asks.end(),
                            [&hand](const Json& ask) { return ask.at("by") == hand; }),
             asks.end());
}

// How long this hand has to wait yet, since it asked and since the holder last did something. None:
// it has not asked.
inline std::optional<std::int64_t> left_to_wait(const Call& call, const Json& table,
                                                const std::string& hand) {
  for (const Json& ask : table.at("asks")) {
    if (ask.at("by") != hand) continue;
    const auto since = std::max(number_in(ask, "at"), number_in(table.at("pen"), "at"));
    return since + k_pen_waits_ms - call.now_ms();
  }
  return std::nullopt;
}

inline std::optional<std::string> own_hand(const Call& call, const std::string& table) {
  for (const auto& hand : things_of_actor(call, "hand")) {
    if (hand.body.at("table") == table) return hand.key;
  }
  return std::nullopt;
}

// Nobody writes at two tables: what the actor holds elsewhere is free.
inline void let_go_but(const Call& call, const std::string& here, Changes& changes) {
  for (auto& table : own_things(call, "table")) {
    const auto hand = hand_with_pen(call, table.body);
    if (table.key == here || !hand || !call.is_owner(*hand)) continue;
    table.body.erase("pen");
    changes.put(table, audience_of_table(table.body.at("at")));
  }
}

}  // namespace pens

// The actor, who has the pen, did something: who asked for it waits on.
inline void stir_pen(const Call& call, const std::string& at, Changes& changes) {
  auto table = call.by_participant() ? table_at(call, at) : std::nullopt;
  if (!table || !table->body.contains("pen")) return;
  table->body["pen"]["at"] = call.now_ms();
  changes.put(*table, audience_of_table(at));
}

#ifdef CHORUS_ACTIVITY_ID
// Why the actor may not write at this table.
static inline std::optional<Rejection> why_not_writing(const Call& call, const std::string& at) {
  if (!call.by_participant()) return std::nullopt;
  if (!sits_at(call, at)) return no("another_table");
  const auto table = table_at(call, at);
  const auto hand = table ? hand_with_pen(call, table->body) : std::nullopt;
  if (!hand) return no("pen_first");
  if (!call.is_owner(*hand)) return no("pen_elsewhere");
  return std::nullopt;
}

// The handler of `take_pen` {"at"?}: has it where it is free or waited for long enough, else asks.
// Without "at" it is that of the first table where the actor sits, else the room's.
static inline Decision take_pen(const Call& call, const Json& args) {
  const std::string at = table_named(call, args);
  if (!sits_at(call, at)) return no("another_table");
  const auto known = table_at(call, at);
  Thing table =
      known.value_or(Thing{call.new_key("table"), "table", {{"at", at}, {"asks", Json::array()}}});
  const auto own = pens::own_hand(call, table.key);
  const std::string hand = own.value_or(call.new_key("hand"));
  const auto holder = hand_with_pen(call, table.body);
  if (holder == hand) return Changes();
  Changes changes;
  pens::let_go_but(call, table.key, changes);
  if (!own) changes.put(hand, "hand", Json{{"table", table.key}}, audience_of_table(at));
  const auto left = holder ? pens::left_to_wait(call, table.body, hand) : 0;
  if (left && *left > 0) return no("pen_in_use", {{"n", (*left + 59'999) / 60'000}});
  if (left) {
    pens::give(call, table.body, hand);
  } else {
    Json& asks = table.body["asks"];
    if (asks.size() >= k_most_asks) asks.erase(asks.begin());
    asks.push_back({{"by", hand}, {"at", call.now_ms()}});
    changes.nudge(people_of_table(at));
  }
  return changes.put(table, audience_of_table(at));
}

// `keep_pen` {"table"}: its holder is still writing; who asks waits on.
static inline Decision keep_pen(const Call& call, Thing table, const Json&) {
  const std::string at = table.body.at("at");
  if (const auto rejection = why_not_writing(call, at)) return *rejection;
  Changes changes;
  stir_pen(call, at, changes);
  return changes;
}

// `let_go` {"table"}: by its holder or a lead; it is free.
static inline Decision let_go(const Call& call, Thing table, const Json&) {
  const std::string at = table.body.at("at");
  if (const auto rejection = why_not_writing(call, at)) return *rejection;
  table.body.erase("pen");
  return Changes().put(table, audience_of_table(at));
}

// `hand_pen` {"to"}: on to another hand of the table, by its holder or a lead.
static inline Decision hand_pen(const Call& call, Thing hand, const Json&) {
  auto table = thing(call, hand.body.at("table").get<std::string>());
  if (!table) return no("not_here");
  const std::string at = table->body.at("at");
  if (const auto rejection = why_not_writing(call, at)) return *rejection;
  pens::give(call, table->body, hand.key);
  return Changes().put(*table, audience_of_table(at)).nudge(people_of_table(at));
}

// A suggestion of the actor's to `of`, which the table `at` works on: what was sent but "key".
static inline Decision suggest_at(const Call& call, const std::string& of, const std::string& at,
                                  const Json& args) {
  if (things_of_actor(call, "suggestion").size() >= k_most_suggestions) {
    return no("too_many_suggestions");
  }
  Json body = args;
  body.erase("key");
  body.update({{"of", of}, {"at", at}});
  return Changes().put(call.new_key("suggestion"), "suggestion", body, audience_of_table(at));
}

// `thank` {"key", "taken"}: whoever has the pen took a suggestion in, or says thank you for it.
static inline Decision thank(const Call& call, Thing suggestion, const Json& args) {
  const std::string at = suggestion.body.at("at");
  if (const auto rejection = why_not_writing(call, at)) return *rejection;
  const std::string key = "thanks" + suggestion.key.substr(suggestion.key.find('/'));
  const Json body{{"of", suggestion.key}, {"taken", args.at("taken")}};
  Changes changes;
  changes.put(key, "thanks", body, audience_of_table(at));
  stir_pen(call, at, changes);
  return changes;
}
#endif

}  // namespace chorus::sdk
