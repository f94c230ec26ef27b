#include "rules.hpp"

#include "calendar.hpp"
#include "drafts.hpp"
#include "pen.hpp"
#include "steps.hpp"
#include "yes.hpp"

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

// What the room builds together it fills while it is open; what stands is a lead's to change, and
// so is what somebody has said yes to.
std::optional<Rejection> why_not_the_room(const Call& call, const Json& body,
                                          const Member& member) {
  if (!call.by_participant()) return std::nullopt;
  if (!member.is_for_the_room) return no("leads_fill_this");
  if (auto rejection = why_leads_go_on(call)) return rejection;
  if (body.contains(member.name)) return no("stands_already");
  if (member.is_promise && body.contains("accepted")) return no("has_a_yes");
  return std::nullopt;
}

std::optional<Rejection> why_not(const Json& body, const Member& member, const std::string& words) {
  const bool differs = body.value(member.name, words) != words;
  if (member.is_day && differs) return no("date_needs_reason");
  if (auto rejection = why_no_answer(member, words)) return rejection;
  const bool is_helpers = std::string_view(member.name) == "helpers";
  if (is_helpers && !is_a_helper(words, body)) return no("helper_by_name");
  return std::nullopt;
}

Decision fill(const Call& call, Thing step, const Json& args) {
  Changes changes;
  for (const auto& member : k_members) {
    if (!args.contains(member.name)) continue;
    const std::string words = args.at(member.name);
    if (auto rejection = why_not_the_room(call, step.body, member)) return *rejection;
    if (auto rejection = why_not(step.body, member, words)) return *rejection;
    if (member.is_promise && step.body.value(member.name, "") != words) {
      lose_the_yes(step.body, changes);
    }
    step.body[member.name] = words;
  }
  return put_step(call, step, std::move(changes));
}

Decision move_date(const Call& call, Thing step, const Json& args) {
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
  return put_step(call, step);
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
  return put_step(call, step);
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
  return put_step(call, step);
}

constexpr sdk::Handler k_handlers[] = {{"take_pen", take_pen},
                                       {"keep_pen", sdk::on_thing<sdk::keep_pen>},
                                       {"let_go", sdk::on_thing<sdk::let_go>},
                                       {"hand_pen", sdk::on_thing<sdk::hand_pen>},
                                       {"begin", begin},
                                       {"write", on_draft<write>},
                                       {"show", on_draft<show>},
                                       {"drop", on_draft<drop>},
                                       {"suggest", sdk::on_thing<suggest>},
                                       {"thank", sdk::on_thing<sdk::thank>},
                                       {"add_step", add_step},
                                       {"put_on_wall", sdk::on_thing<put_on_wall>},
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
