#include "rules.hpp"

#include "calendar.hpp"
#include "somebody.hpp"
#include "yes.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::next_steps {
namespace {

using sdk::own_words;

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

Decision add_step(const Call& call, const Json& args) {
  const std::string key = call.new_key("next-step");
  Changes changes;
  const auto number = sdk::new_number(call, changes);
  changes.contribute(key, "next-step",
                     Json{{"number", number}, {"what", args.at("what")}, {"status", "open"}});
  const auto type_of = [](const std::string& ref) {
    return ref.starts_with("agreement/") ? "carried_out_by" : "grounded_in";
  };
  if (!sdk::link_because(call, args, key, type_of, changes)) return no("not_here");
  return changes.answer(Json{{"key", key}});
}

// What the room builds together it fills while it is open; what stands is a lead's to change, and
// so is what somebody has said yes to.
std::optional<Rejection> why_not_the_room(const Call& call, const Json& body,
                                          const Member& member) {
  if (!member.is_for_the_room) return no("leads_fill_this");
  const std::string phase = call.phase();
  if (phase != "open" && phase != "closing_soon" && phase != "reopened") return no("leads_go_on");
  if (body.contains(member.name)) return no("stands_already");
  if (member.is_promise && body.contains("accepted")) return no("has_a_yes");
  return std::nullopt;
}

std::optional<Rejection> why_not(const Json& body, const Member& member, const std::string& words) {
  const std::string_view name(member.name);
  const bool differs = body.value(member.name, words) != words;
  if (member.is_day && differs) return no("date_needs_reason");
  if (member.is_day && !sdk::is_day(words)) return no("no_such_day");
  if (name == "who" && !sdk::names_somebody(words)) return no("one_owner");
  if (name == "helpers" && !is_a_helper(words, body)) return no("helper_by_name");
  return std::nullopt;
}

Decision fill(const Call& call, Thing step, const Json& args) {
  Changes changes;
  for (const auto& member : k_members) {
    if (!args.contains(member.name)) continue;
    const std::string words = args.at(member.name);
    if (call.by_participant()) {
      if (auto rejection = why_not_the_room(call, step.body, member)) return *rejection;
    }
    if (auto rejection = why_not(step.body, member, words)) return *rejection;
    if (member.is_promise && step.body.value(member.name, "") != words) {
      lose_the_yes(step.body, changes);
    }
    step.body[member.name] = words;
  }
  return changes.contribute(step);
}

Decision move_date(const Call&, Thing step, const Json& args) {
  Json& body = step.body;
  for (const auto& member : k_members) {
    if (!member.is_day || !args.contains(member.name)) continue;
    const std::string day = args.at(member.name);
    if (!sdk::is_day(day)) return no("no_such_day");
    Json earlier = body.value("earlier_dates", Json::array());
    if (earlier.size() >= k_most_kept) return no("moved_too_often");
    if (body.value(member.name, day) != day) {
      earlier.push_back(
          {{"of", member.name}, {"date", body[member.name]}, {"reason", args.at("reason")}});
      body["earlier_dates"] = std::move(earlier);
    }
    body[member.name] = day;
  }
  return Changes().contribute(step);
}

// The step as it leaves: whole, owned, with a day of review and an Easy Read twin.
Decision make_final(const Call& call, Thing step, const Json&) {
  for (const auto& member : k_members) {
    if (member.is_for_the_room && !step.body.contains(member.name)) return no("final_needs_room");
  }
  if (!step.body.contains("accepted")) return no("final_needs_yes");
  if (!step.body.contains("review_on")) return no("final_needs_review");
  if (!step.body.contains("easy_read")) return no("final_needs_easy_read");
  if (!step.body.contains("final_on")) step.body["final_on"] = call.today();
  return Changes().contribute(step);
}

Decision update(const Call& call, Thing step, const Json& args) {
  if (args.at("status") == "done" && !args.contains("evidence")) return no("done_needs_evidence");
  Json updates = step.body.value("updates", Json::array());
  if (updates.size() >= k_most_updates) return no("updated_too_often");
  Json entry{{"on", call.today()}};
  sdk::take(args, {"status", "words", "evidence"}, entry);
  updates.push_back(std::move(entry));
  step.body["updates"] = std::move(updates);
  step.body["status"] = args["status"];
  return Changes().contribute(step);
}

constexpr sdk::Handler k_handlers[] = {{"add_step", add_step},
                                       {"fill", sdk::on_thing<fill>},
                                       {"move_date", sdk::on_thing<move_date>},
                                       {"accept", sdk::on_thing<accept>},
                                       {"accept_signed", sdk::on_thing<accept_signed>},
                                       {"take_yes_back", sdk::on_thing<take_yes_back>},
                                       {"make_final", sdk::on_thing<make_final>},
                                       {"update", sdk::on_thing<update>}};

// The steps in the order of their numbers, each as its card; Chorus puts in what stands in it and
// what led there.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  const auto steps = sdk::by_number(call, "next-step");
  if (steps.empty()) report.paragraph(own_words("report_none"));
  for (const auto& step : steps) report.thing(step.key);
}

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.tells = tell}) {}

}  // namespace chorus::next_steps
