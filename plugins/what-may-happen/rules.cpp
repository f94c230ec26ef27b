#include "rules.hpp"

#include "calendar.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::what_may_happen {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::own_words;
using sdk::Thing;

constexpr std::array<const char*, 5> k_things{"words", "picture", "voice", "name", "later"};
constexpr std::size_t k_most_earlier = 20;

Decision lay_out(const Call& call) {
  const Json settings = sdk::settings_of(call);
  Changes changes;
  changes.put("terms/now", "terms", settings);
  changes.contribute(
      "consent/all", "consent",
      Json{{"version", 1}, {"at", call.now_ms()}, {"needs_parent", settings.at("parents")}});
  return changes;
}

// So many months on, as many days as they have on average.
std::string review_day(const Call& call, const std::string& from) {
  const std::int64_t months = sdk::settings_of(call).at("review_months");
  return sdk::day_after(from, months * 61 / 2);
}

// How it stood, for the list of what was said before.
Json told_before(const Json& body) {
  Json yes = Json::array();
  for (const char* each : k_things) {
    if (body.value(each, "no") == "yes") yes.push_back(each);
  }
  return {{"version", body.at("version")},
          {"method", body.at("method")},
          {"on", body.at("on")},
          {"yes", std::move(yes)}};
}

void keep_what_was(Json& body) {
  if (!body.contains("method")) return;
  Json earlier = body.value("earlier", Json::array());
  earlier.push_back(told_before(body));
  while (earlier.size() > k_most_earlier) earlier.erase(earlier.begin());
  body["earlier"] = std::move(earlier);
}

void say_anew(const Call& call, Json& body, const Json& args, const std::string& method,
              const std::string& on) {
  keep_what_was(body);
  body["version"] = sdk::number_in(body, "version") + 1;
  body["at"] = call.now_ms();
  body["method"] = method;
  body["on"] = on;
  body["review_on"] = review_day(call, on);
  body.erase("witness");
  for (const char* each : k_things) {
    if (args.contains(each)) body[each] = args[each];
    if (method == "observed") body[each] = "no";
  }
  if (args.contains("witness")) body["witness"] = args["witness"];
}

Decision say(const Call& call, const Json& args) {
  const auto own = sdk::things_of_actor(call, "consent");
  Json body = own.empty() ? Json{{"version", 0}} : own.front().body;
  say_anew(call, body, args, "tapped", call.today());
  body["tapped"] = true;
  const std::string key = own.empty() ? call.new_key("consent") : own.front().key;
  return Changes().contribute(key, "consent", body);
}

// Once a day is enough; what a lead wrote down is their own answer from now on.
Decision keep(const Call& call, const Json&) {
  const auto own = sdk::things_of_actor(call, "consent");
  if (own.empty() || !own.front().body.contains("method")) return no("nothing_said");
  Json body = own.front().body;
  if (body.value("tapped", false) && body.at("on") == call.today()) return Changes();
  say_anew(call, body, Json::object(), "tapped", call.today());
  body["tapped"] = true;
  return Changes().contribute(own.front().key, "consent", body);
}

// Of the person that a lead names; a new one where nothing stands of theirs.
Thing consent_named(const Call& call, const Json& args) {
  const std::string person = args.at("person");
  for (auto& known : sdk::own_things(call, "consent")) {
    if (known.body.value("person", "") == person) return std::move(known);
  }
  Thing fresh;
  fresh.key = call.new_key("consent");
  fresh.type = "consent";
  fresh.body = Json{{"version", 0}, {"person", person}};
  return fresh;
}

bool lets_more(const Json& before, const Json& args) {
  return std::any_of(k_things.begin(), k_things.end(), [&](const char* each) {
    return args.value(each, "no") == "yes" && before.value(each, "no") != "yes";
  });
}

std::optional<sdk::Rejection> why_not_written(const Call& call, const Json& args) {
  if (args.at("method") == "witnessed" && !args.contains("witness")) return no("needs_witness");
  const std::string on = args.value("on", call.today());
  if (!sdk::is_day(on) || on > call.today()) return no("no_such_day");
  return std::nullopt;
}

Decision record(const Call& call, const Json& args) {
  if (auto rejection = why_not_written(call, args)) return *rejection;
  Thing consent = consent_named(call, args);
  const bool is_own = consent.body.value("tapped", false);
  const std::string method = args.at("method");
  if (is_own && method != "observed" && lets_more(consent.body, args)) {
    return no("their_own_answer");
  }
  say_anew(call, consent.body, args, method, args.value("on", call.today()));
  return Changes().contribute(consent);
}

Decision parent(const Call& call, const Json& args) {
  if (auto rejection = why_not_written(call, args)) return *rejection;
  Thing consent = consent_named(call, args);
  // Nobody says no for whoever decides alone.
  const bool is_of_age = args.at("method") == "of_age";
  Json said{{"yes", is_of_age || args.at("yes")}, {"method", args["method"]}};
  said["on"] = args.value("on", call.today());
  sdk::take(args, {"witness"}, said);
  consent.body["parent"] = std::move(said);
  consent.body["version"] = sdk::number_in(consent.body, "version") + 1;
  consent.body["at"] = call.now_ms();
  return Changes().contribute(consent);
}

// What was asked, for whoever reads the paper; who said what is in none.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  report.paragraph(own_words("report_words"));
  if (sdk::settings_of(call).at("parents")) report.paragraph(own_words("report_parents"));
}

constexpr sdk::Handler k_handlers[] = {
    {"say", say}, {"keep", keep}, {"pass", sdk::pass_once}, {"record", record}, {"parent", parent}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = tell}) {}

}  // namespace chorus::what_may_happen
