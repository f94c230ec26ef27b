#include "rules.hpp"

#include "calendar.hpp"
#include "sections.hpp"
#include "somebody.hpp"
#include "step.hpp"
#include "yes.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::next_steps {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Rejection;

constexpr const char* k_counter_key = "counter/now";
constexpr std::size_t k_most_kept = 20;  // dates that moved, in the schema
constexpr std::size_t k_most_updates = 50;

// What can be filled in. The room fills its five questions together; the rest is desk work of the
// leads. What an owner says yes to is the promise; a day that was said moves with a reason alone.
struct Member {
  const char* name;
  bool is_for_the_room = false;
  bool is_promise = false;
  bool is_day = false;
};
constexpr std::array<Member, 14> k_members{
    {{.name = "what", .is_for_the_room = true, .is_promise = true},
     {.name = "first_step", .is_for_the_room = true, .is_promise = true},
     {.name = "who", .is_for_the_room = true, .is_promise = true},
     {.name = "by_when", .is_for_the_room = true, .is_day = true},
     {.name = "hear_how", .is_for_the_room = true},
     {.name = "hear_by", .is_day = true},
     {.name = "helpers"},
     {.name = "needs"},
     {.name = "how_we_know"},
     {.name = "board"},
     {.name = "board_on", .is_day = true},
     {.name = "review_on", .is_day = true},
     {.name = "easy_read"},
     {.name = "no_thread_because"}}};

Decision add_step(const Call& call, const json& args) {
  const auto counter = call.get(k_counter_key);
  const int number = counter ? json::parse(counter->body).at("last").get<int>() + 1 : 1;
  const std::string key = call.new_key("next-step");
  Changes changes;
  changes.put(k_counter_key, "counter", json{{"last", number}}.dump());
  changes.contribute(
      key, "next-step",
      json{{"number", number}, {"what", args.at("what")}, {"status", "open"}}.dump());
  for (const auto& because : args.value("because", json::array())) {
    const auto ref = because.get<std::string>();
    if (!call.get(ref)) return no("not_here");
    changes.link(key, ref, ref.starts_with("agreement/") ? "carried_out_by" : "grounded_in");
  }
  changes.answer(json{{"key", key}}.dump());
  return changes;
}

// What the room builds together it fills while it is open; what stands is a lead's to change, and
// so is what somebody has said yes to.
std::optional<Rejection> why_not_the_room(const Call& call, const json& body,
                                          const Member& member) {
  if (!member.is_for_the_room) return no("leads_fill_this");
  const std::string phase = call.phase();
  if (phase != "open" && phase != "closing_soon" && phase != "reopened") return no("leads_go_on");
  if (body.contains(member.name)) return no("stands_already");
  if (member.is_promise && body.contains("accepted")) return no("has_a_yes");
  return std::nullopt;
}

std::optional<Rejection> why_not(const json& body, const Member& member, const std::string& words) {
  const std::string_view name(member.name);
  const bool differs = body.value(member.name, words) != words;
  if (member.is_day && differs) return no("date_needs_reason");
  if (member.is_day && !sdk::is_day(words)) return no("no_such_day");
  if (name == "who" && !names_somebody(words)) return no("one_owner");
  if (name == "helpers" && !is_a_helper(words, body)) return no("helper_by_name");
  return std::nullopt;
}

Decision fill(const Call& call, const json& args) {
  auto step = step_in(call, args);
  if (!step) return no("not_here");
  Changes changes;
  for (const auto& member : k_members) {
    if (!args.contains(member.name)) continue;
    const std::string words = args.at(member.name);
    if (call.by_participant()) {
      if (auto rejection = why_not_the_room(call, step->body, member)) return *rejection;
    }
    if (auto rejection = why_not(step->body, member, words)) return *rejection;
    if (member.is_promise && step->body.value(member.name, "") != words) {
      step->loses_its_yes(changes);
    }
    step->body[member.name] = words;
  }
  return put_back(*step, std::move(changes));
}

Decision move_date(const Call& call, const json& args) {
  auto step = step_in(call, args);
  if (!step) return no("not_here");
  json& body = step->body;
  for (const auto& member : k_members) {
    if (!member.is_day || !args.contains(member.name)) continue;
    const std::string day = args.at(member.name);
    if (!sdk::is_day(day)) return no("no_such_day");
    json earlier = body.value("earlier_dates", json::array());
    if (earlier.size() >= k_most_kept) return no("moved_too_often");
    if (body.value(member.name, day) != day) {
      earlier.push_back(
          {{"of", member.name}, {"date", body[member.name]}, {"reason", args.at("reason")}});
      body["earlier_dates"] = std::move(earlier);
    }
    body[member.name] = day;
  }
  return put_back(*step);
}

// The step as it leaves: whole, owned, with a day of review and an Easy Read twin (activities 17).
Decision make_final(const Call& call, const json& args) {
  auto step = step_in(call, args);
  if (!step) return no("not_here");
  json& body = step->body;
  for (const auto& member : k_members) {
    if (member.is_for_the_room && !body.contains(member.name)) return no("final_needs_room");
  }
  if (!body.contains("accepted")) return no("final_needs_yes");
  if (!body.contains("review_on")) return no("final_needs_review");
  if (!body.contains("easy_read")) return no("final_needs_easy_read");
  if (!body.contains("final_on")) body["final_on"] = call.today();
  return put_back(*step);
}

Decision update(const Call& call, const json& args) {
  auto step = step_in(call, args);
  if (!step) return no("not_here");
  if (args.at("status") == "done" && !args.contains("evidence")) return no("done_needs_evidence");
  json& body = step->body;
  json updates = body.value("updates", json::array());
  if (updates.size() >= k_most_updates) return no("updated_too_often");
  json entry{{"on", call.today()}, {"status", args.at("status")}, {"words", args.at("words")}};
  if (args.contains("evidence")) entry["evidence"] = args["evidence"];
  updates.push_back(std::move(entry));
  body["updates"] = std::move(updates);
  body["status"] = args["status"];
  return put_back(*step);
}

}  // namespace

Decision Rules::decide(const Call& call, const sdk::Command& command) {
  const json args = json::parse(command.args);
  if (command.name == "add_step") return add_step(call, args);
  if (command.name == "fill") return fill(call, args);
  if (command.name == "move_date") return move_date(call, args);
  if (command.name == "accept") return accept(call, args);
  if (command.name == "accept_signed") return accept_signed(call, args);
  if (command.name == "take_yes_back") return take_yes_back(call, args);
  if (command.name == "make_final") return make_final(call, args);
  if (command.name == "update") return update(call, args);
  return no("unknown_command");
}

std::string Rules::sections(const Call& call, std::string_view purpose, std::string_view) {
  return sections_of(call, purpose);
}

}  // namespace chorus::next_steps
