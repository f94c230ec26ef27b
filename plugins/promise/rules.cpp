#include "rules.hpp"

#include "questions.hpp"
#include "wording.hpp"

#include <optional>
#include <string>
#include <utility>

namespace chorus::promise {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::own_words;
using sdk::Thing;

constexpr const char* k_wording_key = "wording/next";
constexpr const char* k_for_all = "room wall facilitators";
constexpr const char* k_for_leads = "facilitators";

// The version that stands: the only one whose state is approved.
std::optional<Thing> standing(const Call& call) {
  for (auto& version : sdk::own_things(call, "promise")) {
    if (version.body.at("state") == "approved") return version;
  }
  return std::nullopt;
}

Json next_after(const Json& approved) {
  Json wording = approved;
  wording.erase("approved_by");
  wording.erase("approved_at");
  wording["state"] = "draft";
  wording["version"] = approved.at("version").get<int>() + 1;
  return wording;
}

Decision edit(const Call& call, const Json& args) {
  const auto approved = standing(call);
  const auto begun = sdk::thing(call, k_wording_key);
  Json wording = begun ? begun->body : approved ? next_after(approved->body) : empty_wording();
  wording.update(args);
  return Changes().put(k_wording_key, "wording", wording, approved ? k_for_all : k_for_leads);
}

Decision drop_edit(const Call& call, const Json&) {
  if (!call.get(k_wording_key)) return no("nothing_to_drop");
  return Changes().remove(k_wording_key);
}

Decision approve(const Call& call, const Json& args) {
  const auto begun = sdk::thing(call, k_wording_key);
  if (!begun) return no("nothing_to_approve");
  Json wording = begun->body;
  if (const auto lack = lack_of(wording, call.today())) {
    return no(lack->code, lack->date.empty() ? Json::object() : Json{{"date", lack->date}});
  }
  const Json with = args.value("with", Json::array());
  if (!has_reviewer(with)) return no("reviewer_missing");
  wording["state"] = "approved";
  wording["approved_at"] = call.now_ms();
  wording["approved_by"] = Json::array({"facilitator"});
  for (const auto& who : with) wording["approved_by"].push_back(who);
  Changes changes;
  changes.remove(k_wording_key);
  if (const auto earlier = standing(call)) {
    changes.contribute(sdk::with(*earlier, "state", "replaced"), k_for_all);
  }
  return changes.contribute("promise/v" + wording.at("version").dump(), "promise", wording,
                            k_for_all);
}

Decision read(const Call& call, const Json&) {
  const auto approved = standing(call);
  if (!approved) return no("nothing_to_read");
  return Changes().put(sdk::key_of_actor(call, "read"), "read",
                       Json{{"version", approved->body.at("version")}});
}

Decision lay_out(const Call& call) {
  const auto wording = starting_wording(sdk::settings_of(call), call.today());
  if (!wording) return Changes();
  return Changes().put(k_wording_key, "wording", *wording, k_for_leads);
}

// One question of the promise after another, each under its own heading, then what people asked.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  if (const auto approved = standing(call)) {
    const Json& promise = approved->body;
    report.section(own_words("why")).paragraph(promise.at("why"));
    report.section(own_words("can_change")).list(promise.at("can_change"));
    report.section(own_words("cannot_change")).list(promise.at("cannot_change"));
    report.section(own_words("q_deciders")).list(promise.at("deciders"));
    Json days = Json::array();
    for (const auto& one : promise.at("report_backs")) {
      days.push_back({one.at("date"), one.at("how")});
    }
    report.section(own_words("hear_back"))
        .table({own_words("report_day"), own_words("report_how")}, std::move(days));
  } else {
    report.section(own_words("report_title")).paragraph(own_words("report_none"));
  }
  sdk::tell_questions(call, report);
}

constexpr sdk::Handler k_handlers[] = {{"edit", edit},
                                       {"drop_edit", drop_edit},
                                       {"approve", approve},
                                       {"ask", sdk::ask_question},
                                       {"answer", sdk::answer_question},
                                       {"read", read}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = tell}) {}

}  // namespace chorus::promise
