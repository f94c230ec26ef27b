#include "drafts.hpp"

#include "pen.hpp"
#include "steps.hpp"
#include "versions.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace chorus::next_steps {
namespace {

constexpr std::ptrdiff_t k_most_drafts = 3;  // of a table at a time
constexpr std::size_t k_most_steps = 99;     // of the room, by its tables

bool is_here(const Call& call, const Json& ref) {
  return call.get(ref.get<std::string>()).has_value();
}

std::optional<Rejection> why_not_building(const Call& call, const std::string& at) {
  auto rejection = why_leads_go_on(call);
  return rejection ? rejection : sdk::why_not_writing(call, at);
}

// What it stands on is told whole; what was taken back meanwhile goes.
std::optional<Rejection> take_because(const Call& call, const Json& args, Json& body) {
  if (!args.contains("because")) return std::nullopt;
  const Json before = body.value("because", Json::array());
  Json because = Json::array();
  for (const auto& ref : args["because"]) {
    const bool stood = std::find(before.begin(), before.end(), ref) != before.end();
    if (is_here(call, ref)) {
      because.push_back(ref);
    } else if (!stood) {
      return no("not_here");
    }
  }
  body["because"] = because;
  return std::nullopt;
}

// An empty answer takes it away.
std::optional<Rejection> take_answers(const Json& args, Json& body) {
  for (const auto& member : k_members) {
    if (!args.contains(member.name)) continue;
    const std::string words = args.at(member.name);
    if (words.empty()) {
      body.erase(member.name);
      continue;
    }
    if (auto rejection = why_no_answer(member, words)) return rejection;
    body[member.name] = words;
  }
  return std::nullopt;
}

Decision put(const Call& call, const Thing& draft) {
  const std::string at = draft.body.at("at");
  Changes changes;
  changes.put(draft, sdk::audience_of_table(at));
  sdk::stir_pen(call, at, changes);
  return changes.answer(Json{{"key", draft.key}});
}

}  // namespace

Decision take_pen(const Call& call, const Json& args) {
  if (auto rejection = why_leads_go_on(call)) return *rejection;
  return sdk::take_pen(call, args);
}

Decision begin(const Call& call, const Json& args) {
  const std::string at = sdk::table_named(call, args);
  if (auto rejection = why_not_building(call, at)) return *rejection;
  const auto all = sdk::own_things(call, "draft");
  const auto here = std::count_if(all.begin(), all.end(),
                                  [&at](const Thing& one) { return one.body.at("at") == at; });
  if (here >= k_most_drafts) return no("too_many_drafts");
  Thing draft{
      call.new_key("draft"), "draft", {{"at", at}, {"version", 1}, {"what", args.at("what")}}};
  if (auto rejection = take_because(call, args, draft.body)) return *rejection;
  return put(call, draft);
}

Decision write(const Call& call, Thing draft, const Json& args) {
  const Json before = draft.body;
  if (auto rejection = take_answers(args, draft.body)) return *rejection;
  if (auto rejection = take_because(call, args, draft.body)) return *rejection;
  if (draft.body == before) return Changes();
  draft.body["version"] = sdk::number_in(before, "version") + 1;
  return put(call, draft);
}

Decision show(const Call& call, Thing draft, const Json&) {
  if (sdk::own_things(call, "next-step").size() >= k_most_steps) return no("too_many_steps");
  Json because = draft.body.value("because", Json::array());
  because.erase(std::remove_if(because.begin(), because.end(),
                               [&call](const Json& ref) { return !is_here(call, ref); }),
                because.end());
  Json answers = Json::object();
  for (const auto& member : k_members) sdk::take(draft.body, {member.name}, answers);
  Changes changes;
  const auto key = put_new_step(call, answers, because, "room facilitators", changes);
  changes.remove(draft.key);
  sdk::stir_pen(call, draft.body.at("at"), changes);
  return changes.answer(Json{{"key", key}});
}

Decision drop(const Call& call, Thing draft, const Json&) {
  Changes changes;
  changes.remove(draft.key);
  sdk::stir_pen(call, draft.body.at("at"), changes);
  return changes;
}

Decision suggest(const Call& call, Thing draft, const Json& args) {
  if (auto rejection = why_leads_go_on(call)) return *rejection;
  const std::string at = draft.body.at("at");
  if (call.by_participant() && !sdk::sits_at(call, at)) return no("another_table");
  return sdk::suggest_at(call, draft.key, at, args);
}

std::optional<Rejection> why_not_on(const Call& call, const Thing& draft, const Json& args) {
  auto rejection = why_not_building(call, draft.body.at("at"));
  return rejection ? rejection : sdk::why_not_over(draft, args);
}

}  // namespace chorus::next_steps
