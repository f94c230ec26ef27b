#pragma once

#include "thing.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

// What people wrote with a sealed choice, carried out of the box before it is destroyed.
namespace chorus::sdk {

// More of them share records, so that no one can count the people behind them by the records.
constexpr std::size_t k_most_carried = 28;

// What an earlier closing carried out of the same question, which goes to be laid out anew.
inline Json carried_before(const Call& call, const std::string& kind, const std::string& of,
                           Changes& changes) {
  Json words = Json::array();
  for (auto& [key, type, body] : own_things(call, kind)) {
    if (body.at("of") != of) continue;
    for (const auto& more : body.value("also", Json::array())) words.push_back(more);
    body.erase("also");
    body.erase("of");
    words.push_back(std::move(body));
    changes.remove(key);
  }
  return words;
}

// Lays out `words`, a list of bodies, as records of `kind` that say the question they are "of".
// With those of an earlier closing they come in an order drawn by chance and under new keys: nobody
// can tell whose one is, which choice it went with, or which came late. Where there are more than
// fit into one decision, several share a record, as its "also".
inline void carry_out(const Call& call, const std::string& kind, const std::string& of,
                      const Json& words, Changes& changes) {
  Json all = carried_before(call, kind, of, changes);
  for (const auto& one : words) all.push_back(one);
  shuffle(call, all);
  const std::size_t records = std::min(all.size(), k_most_carried);
  for (std::size_t at = 0; at < records; ++at) {
    Json body = all[at];
    body["of"] = of;
    for (std::size_t more = at + records; more < all.size(); more += records) {
      body["also"].push_back(all[more]);
    }
    changes.put(call.new_key(kind), kind, body);
  }
}

}  // namespace chorus::sdk
