#include "rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::you_said {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::own_words;
using sdk::Rejection;
using sdk::Thing;

constexpr const char* k_room = "room wall facilitators";
constexpr const char* k_leads = "facilitators";

bool is_shared(const Json& item) { return item.value("shared", false); }

std::string audience_of(const Json& item) { return is_shared(item) ? k_room : k_leads; }

std::optional<Rejection> why_not(const Json& item) {
  if (item.at("state") == "done" && !item.contains("evidence")) return no("done_needs_evidence");
  if (is_shared(item) && !item.contains("easy_read")) return no("needs_easy_read");
  return std::nullopt;
}

// What is sent empty is taken away.
void take_over(const Json& args, Json& item) {
  for (const char* member : {"said", "did", "easy_read", "state", "evidence"}) {
    if (!args.contains(member)) continue;
    item[member] = args[member];
    if (args[member] == "") item.erase(member);
  }
}

Decision add(const Call& call, const Json& args) {
  Changes changes;
  Json item{{"number", sdk::new_number(call, changes)}, {"version", 1}};
  take_over(args, item);
  if (auto rejection = why_not(item)) return *rejection;
  const std::string key = call.new_key("feedback");
  changes.contribute(key, "feedback", item, k_leads);
  const auto answers = [](const std::string&) { return "answers"; };
  if (!sdk::link_because(call, args, key, answers, changes)) return no("not_here");
  return changes.answer(Json{{"key", key}});
}

Decision change(const Call&, Thing item, const Json& args) {
  const Json before = item.body;
  take_over(args, item.body);
  if (auto rejection = why_not(item.body)) return *rejection;
  if (item.body == before) return Changes();
  item.body["version"] = sdk::number_in(before, "version") + 1;
  return Changes().contribute(item, audience_of(item.body));
}

Decision share(const Call&, Thing item, const Json&) {
  item.body["shared"] = true;
  if (auto rejection = why_not(item.body)) return *rejection;
  return Changes().contribute(item, k_room);
}

Decision hold_back(const Call&, Thing item, const Json&) {
  item.body.erase("shared");
  return Changes().contribute(item, k_leads);
}

// One answer a person and item: a later one takes its place.
Decision reply(const Call& call, Thing item, const Json& args) {
  if (!is_shared(item.body)) return no("not_here");
  Json body{{"of", item.key}, {"version", item.body.at("version")}};
  sdk::take(args, {"answer", "words"}, body);
  for (const auto& known : sdk::things_of_actor(call, "reply")) {
    if (known.body.at("of") == item.key) return Changes().put(known.key, "reply", body);
  }
  return Changes().put(call.new_key("reply"), "reply", body);
}

// What the room was told, as a table that identifies nobody.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  Json rows = Json::array();
  for (const auto& item : sdk::by_number(call, "feedback")) {
    const Json& body = item.body;
    if (!is_shared(body)) continue;
    const std::string state = body.at("state");
    rows.push_back(
        {body.at("said"), body.at("did"), own_words("state_" + state), body.value("evidence", "")});
  }
  if (rows.empty()) report.paragraph(own_words("report_none"));
  report.table({own_words("report_said"), own_words("report_did"), own_words("report_state"),
                own_words("report_evidence")},
               std::move(rows));
}

constexpr sdk::Handler k_handlers[] = {{"add", add},
                                       {"change", sdk::on_thing<change>},
                                       {"share", sdk::on_thing<share>},
                                       {"hold_back", sdk::on_thing<hold_back>},
                                       {"pass", sdk::pass_once},
                                       {"reply", sdk::on_thing<reply>}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.tells = tell}) {}

}  // namespace chorus::you_said
