#include "rules.hpp"

#include "sections.hpp"
#include "starting.hpp"
#include "wording.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <utility>

namespace chorus::promise {
namespace {

using nlohmann::json;
using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Record;
using sdk::Rejection;

constexpr const char* k_wording_key = "wording/next";
constexpr const char* k_for_all = "room wall facilitators";
constexpr const char* k_for_leads = "facilitators";

Rejection no(const std::string& code, const json& args = json::object()) {
  return {code, "promise." + code, args.dump()};
}

struct Approved {
  Record record;
  json body;
};

// The version that stands: the only one whose state is approved.
std::optional<Approved> standing(const Call& call) {
  for (auto& record : call.scan("promise/")) {
    json body = json::parse(record.body);
    if (body.at("state") == "approved") return Approved{std::move(record), std::move(body)};
  }
  return std::nullopt;
}

json next_after(const json& approved) {
  json wording = approved;
  wording.erase("approved_by");
  wording.erase("approved_at");
  wording["state"] = "draft";
  wording["version"] = approved.at("version").get<int>() + 1;
  return wording;
}

Decision edit(const Call& call, const json& args) {
  const auto approved = standing(call);
  const auto begun = call.get(k_wording_key);
  json wording =
      begun ? json::parse(begun->body) : (approved ? next_after(approved->body) : empty_wording());
  wording.update(args);
  return Changes().put(k_wording_key, "wording", wording.dump(),
                       approved ? k_for_all : k_for_leads);
}

Decision drop_edit(const Call& call) {
  if (!call.get(k_wording_key)) return no("nothing_to_drop");
  return Changes().remove(k_wording_key);
}

Decision approve(const Call& call, const json& args) {
  const auto begun = call.get(k_wording_key);
  if (!begun) return no("nothing_to_approve");
  json wording = json::parse(begun->body);
  if (const auto lack = lack_of(wording, call.today())) {
    return no(lack->code, lack->date.empty() ? json::object() : json{{"date", lack->date}});
  }
  const json with = args.value("with", json::array());
  if (!has_reviewer(with)) return no("reviewer_missing");
  wording["state"] = "approved";
  wording["approved_at"] = call.now_ms();
  wording["approved_by"] = json::array({"facilitator"});
  for (const auto& who : with) wording["approved_by"].push_back(who);
  Changes changes;
  changes.remove(k_wording_key);
  if (auto earlier = standing(call)) {
    earlier->body["state"] = "replaced";
    changes.contribute(earlier->record.key, "promise", earlier->body.dump(), k_for_all);
  }
  const auto version = std::to_string(wording.at("version").get<int>());
  return changes.contribute("promise/v" + version, "promise", wording.dump(), k_for_all);
}

Decision ask(const Call& call, const json& args) {
  return Changes().put(call.new_key("question"), "question", args.dump());
}

// The asker's own words go no further than the leads; what everybody reads is what the lead lets
// stand.
Decision answer(const Call& call, const json& args) {
  const auto key = args.at("question").get<std::string>();
  const auto question = call.get(key);
  if (!question) return no("no_such_question");
  const json body{
      {"question", key},
      {"asked", args.contains("asked") ? args["asked"] : json::parse(question->body).at("text")},
      {"text", args.at("text")}};
  return Changes().put("answer/" + key.substr(key.find('/') + 1), "answer", body.dump());
}

Decision read(const Call& call) {
  const auto approved = standing(call);
  if (!approved) return no("nothing_to_read");
  std::string key;
  for (const auto& record : call.scan("read/")) {
    if (call.is_owner(record.key)) key = record.key;
  }
  if (key.empty()) key = call.new_key("read");
  return Changes().put(key, "read", json{{"version", approved->body.at("version")}}.dump());
}

}  // namespace

Decision Rules::decide(const Call& call, const sdk::Command& command) {
  const json args = json::parse(command.args);
  if (command.name == "edit") return edit(call, args);
  if (command.name == "drop_edit") return drop_edit(call);
  if (command.name == "approve") return approve(call, args);
  if (command.name == "ask") return ask(call, args);
  if (command.name == "answer") return answer(call, args);
  if (command.name == "read") return read(call);
  return no("unknown_command");
}

// Begins with what the template says, so that a first evening begins with reading and not typing.
Decision Rules::opened(const Call& call) {
  const auto wording = starting_wording(call.settings(), call.today());
  if (!wording) return Changes();
  return Changes().put(k_wording_key, "wording", wording->dump(), k_for_leads);
}

std::string Rules::sections(const Call& call, std::string_view purpose, std::string_view) {
  return sections_of(call, purpose);
}

}  // namespace chorus::promise
