#pragma once

#include "activity.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Records with their bodies read. Needs nlohmann_json, which is installed beside this header.
namespace chorus::sdk {

using Json = nlohmann::json;

struct Thing {
  std::string key;
  std::string type;
  Json body;
};

inline Thing as_thing(const Record& record) {
  return {record.key, record.type, Json::parse(record.body)};
}

inline std::int64_t number_in(const Json& body, const char* member) {
  return body.at(member).get<std::int64_t>();
}

// The one of this key; none: it is not here.
inline std::optional<Thing> thing(const Call& call, std::string_view key) {
  const auto found = call.get(key);
  return found ? std::optional(as_thing(*found)) : std::nullopt;
}

// The one that an argument names: thing_in(call, args, "key").
inline std::optional<Thing> thing_in(const Call& call, const Json& args, const char* member) {
  return thing(call, args.at(member).get<std::string>());
}

// The same, where the actor gave it; none: it is not here, or not theirs.
inline std::optional<Thing> own_in(const Call& call, const Json& args, const char* member) {
  auto found = thing_in(call, args, member);
  return found && call.is_owner(found->key) ? std::move(found) : std::nullopt;
}

// The body of one record as a type of the activity's own, which says how it is read
// (NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE); none: it is not here.
template <class Body>
std::optional<Body> body_of(const Call& call, std::string_view key) {
  const auto found = thing(call, key);
  return found ? std::optional(found->body.get<Body>()) : std::nullopt;
}

// It with one member of its body changed.
inline Thing with(Thing thing, const char* member, Json value) {
  thing.body[member] = std::move(value);
  return thing;
}

// Members of `args` into a body, those of them that were sent.
inline void take(const Json& args, std::initializer_list<const char*> members, Json& body) {
  for (const char* member : members) {
    if (args.contains(member)) body[member] = args[member];
  }
}

inline bool is_taken_in(std::string_view key) { return key.find('@') != std::string_view::npos; }

// This activity's own of a kind ("option": every key that begins with option/), without what was
// taken in from other activities. Keys are made by chance, and so is their order.
inline std::vector<Thing> own_things(const Call& call, const std::string& kind) {
  std::vector<Thing> things;
  for (const auto& record : call.scan(kind + "/")) {
    if (!is_taken_in(record.key)) things.push_back(as_thing(record));
  }
  return things;
}

// Of a kind, those that the actor gave.
inline std::vector<Thing> things_of_actor(const Call& call, const std::string& kind) {
  std::vector<Thing> things;
  for (const auto& record : call.scan(kind + "/")) {
    if (call.is_owner(record.key)) things.push_back(as_thing(record));
  }
  return things;
}

// The key of the actor's one record of a kind, or a new one.
inline std::string key_of_actor(const Call& call, const std::string& kind) {
  for (const auto& record : call.scan(kind + "/")) {
    if (call.is_owner(record.key)) return record.key;
  }
  return call.new_key(kind);
}

// The settings of this activity, whole: what nobody set has the manifest's default.
inline Json settings_of(const Call& call) { return Json::parse(call.settings()); }

// In an order drawn from the call's own sequence: it says nothing of who came first, and is the
// same when the decision is made again.
template <class Items>
void shuffle(const Call& call, Items& items) {
  for (std::size_t left = items.size(); left > 1; --left) {
    std::swap(items[left - 1], items[call.random() % left]);
  }
}

// ---- what is listed by number: a body with "number", from 1, given once -------------------------

// The own things of a kind in the order of their numbers; of one number by version, if they have
// one.
inline std::vector<Thing> by_number(const Call& call, const std::string& kind) {
  auto things = own_things(call, kind);
  const auto place = [](const Thing& one) {
    return std::pair(one.body.at("number").get<int>(), one.body.value("version", 0));
  };
  std::sort(things.begin(), things.end(),
            [&place](const Thing& a, const Thing& b) { return place(a) < place(b); });
  return things;
}

// `listed`: as by_number gives them.
inline int next_number(const std::vector<Thing>& listed) {
  return listed.empty() ? 1 : listed.back().body.at("number").get<int>() + 1;
}

// A number that is never given again, whatever is removed: the last one stands in "counter/now".
inline std::int64_t new_number(const Call& call, Changes& changes) {
  const auto counter = thing(call, "counter/now");
  const auto number = counter ? number_in(counter->body, "last") + 1 : 1;
  changes.put("counter/now", "counter", Json{{"last", number}});
  return number;
}

}  // namespace chorus::sdk
