#include "statements.hpp"

#include "pen.hpp"
#include "versions.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>

namespace chorus::dream_statement {
namespace {

constexpr int k_most_words = 30;         // pages say from 21 on that fewer are stronger
constexpr std::size_t k_most_kept = 40;  // earlier versions, in the schema
constexpr std::size_t k_most_a_table = 8;
constexpr std::size_t k_most_grounds = 30;

bool is_a_sentence(const std::string& text) {
  std::istringstream words(text);
  return std::distance(std::istream_iterator<std::string>(words), {}) <= k_most_words;
}

// Whether something that it stands on is here: what was taken back holds nothing up.
bool is_grounded(const Call& call, const Json& body) {
  const Json because = body.value("because", Json::array());
  return body.contains("no_story_because") ||
         std::any_of(because.begin(), because.end(), [&call](const Json& ref) {
           return call.get(ref.get<std::string>()).has_value();
         });
}

bool is_on_wall(const Call& call, const std::string& key) {
  const auto record = call.get(key);
  return record && (" " + record->audience + " ").find(" wall ") != std::string::npos;
}

// The table's alone, or the room's; on the wall where it stood there, unless its words are new.
std::string audience_of(const Call& call, const Thing& statement, bool has_new_words = false) {
  if (statement.body.at("state") == "draft") {
    return sdk::audience_of_table(statement.body.at("table"));
  }
  const bool stays = !has_new_words && is_on_wall(call, statement.key);
  return stays ? "room wall facilitators" : "room facilitators";
}

Changes put(const Call& call, const Thing& statement, bool has_new_words = false) {
  Changes changes;
  changes.contribute(statement, audience_of(call, statement, has_new_words));
  sdk::stir_pen(call, statement.body.at("table"), changes);
  return changes;
}

bool has(const Json& list, const Json& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The first theme that it stands on.
void name_theme(Json& body) {
  body.erase("theme");
  for (const std::string ref : body["because"]) {
    if (!body.contains("theme") && ref.starts_with("theme/")) body["theme"] = ref;
  }
}

}  // namespace

std::optional<sdk::Rejection> why_not_theirs(const Call& call, const Thing& statement) {
  return sdk::why_not_writing(call, statement.body.at("table"));
}

// A lead who names no table writes for the room.
Decision begin(const Call& call, const Json& args) {
  const std::string at = sdk::table_named(call, args);
  if (const auto rejection = sdk::why_not_writing(call, at)) return *rejection;
  if (!is_a_sentence(args.at("words"))) return no("too_many_words");
  const auto all = sdk::own_things(call, "dream-statement");
  const auto here = std::count_if(all.begin(), all.end(),
                                  [&at](const Thing& one) { return one.body.at("table") == at; });
  if (static_cast<std::size_t>(here) >= k_most_a_table) return no("too_many_statements");
  const std::string key = call.new_key("dream-statement");
  Changes changes;
  const Json body{{"number", sdk::new_number(call, changes)},
                  {"words", args["words"]},
                  {"version", 1},
                  {"state", "draft"},
                  {"table", at}};
  changes.contribute(key, "dream-statement", body, sdk::audience_of_table(at));
  sdk::stir_pen(call, at, changes);
  return changes.answer(Json{{"key", key}});
}

Decision write(const Call& call, Thing statement, const Json& args) {
  if (const auto rejection = sdk::why_not_over(statement, args)) return *rejection;
  if (!is_a_sentence(args.at("words"))) return no("too_many_words");
  Json& body = statement.body;
  if (args["words"] == body.at("words")) return Changes();
  Json earlier = body.value("earlier", Json::array());
  if (earlier.size() >= k_most_kept) return no("too_many_versions");
  earlier.push_back({{"version", body.at("version")}, {"words", body["words"]}});
  body["earlier"] = std::move(earlier);
  body["words"] = args["words"];
  body["version"] = sdk::number_in(body, "version") + 1;
  body.erase("checks");
  if (body.at("state") == "final") body["state"] = "shown";
  return put(call, statement, true);
}

Decision write_plain(const Call& call, Thing statement, const Json& args) {
  if (const auto rejection = sdk::why_not_over(statement, args)) return *rejection;
  if (statement.body.value("plain", "") != args.value("before", "")) return no("changed_meanwhile");
  statement.body["plain"] = args.at("plain");
  statement.body["plain_of"] = statement.body["version"];
  return put(call, statement);
}

// What stands before the room keeps something to stand on.
Decision ground(const Call& call, Thing statement, const Json& args) {
  Json& body = statement.body;
  const Json before = body.value("because", Json::array());
  const Json no_more = args.value("no_more", Json::array());
  const Json more = args.value("because", Json::array());
  Json now = Json::array();
  for (const auto& ref : before) {
    if (!has(no_more, ref)) now.push_back(ref);
  }
  for (const auto& ref : more) {
    if (!call.get(ref.get<std::string>())) return no("not_here");
    if (!has(now, ref)) now.push_back(ref);
  }
  if (now.size() > k_most_grounds) return no("too_many_grounds");
  body["because"] = now;
  name_theme(body);
  if (body.at("state") != "draft" && !is_grounded(call, body)) return no("stands_on_it");
  Changes changes = put(call, statement);
  for (const auto& ref : before) {
    if (!has(now, ref)) changes.unlink(statement.key, ref, "grounded_in");
  }
  for (const auto& ref : now) {
    if (!has(before, ref)) changes.link(statement.key, ref, "grounded_in");
  }
  return changes;
}

Decision look_over(const Call& call, Thing statement, const Json& args) {
  if (const auto rejection = sdk::why_not_over(statement, args)) return *rejection;
  for (const char* list : {"checks", "cornerstones"}) {
    if (!args.contains(list)) continue;
    statement.body[list] = args[list];
    if (args[list].empty()) statement.body.erase(list);
  }
  return put(call, statement);
}

Decision say_why(const Call& call, Thing statement, const Json& args) {
  const auto reason = args.at("reason").get<std::string>();
  statement.body["no_story_because"] = reason;
  if (reason.empty()) statement.body.erase("no_story_because");
  const bool is_bare = statement.body.at("state") != "draft" && !is_grounded(call, statement.body);
  return is_bare ? Decision(no("stands_on_it")) : Decision(put(call, statement));
}

Decision show(const Call& call, Thing statement, const Json& args) {
  if (const auto rejection = sdk::why_not_over(statement, args)) return *rejection;
  if (statement.body.at("state") != "draft") return Changes();
  if (!is_grounded(call, statement.body)) return no("ground_first");
  return put(call, sdk::with(std::move(statement), "state", "shown"));
}

Decision finish(const Call& call, Thing statement, const Json& args) {
  if (const auto rejection = sdk::why_not_over(statement, args)) return *rejection;
  const Json& body = statement.body;
  if (body.at("state") == "draft") return no("show_first");
  if (!is_grounded(call, body)) return no("ground_first");
  if (body.value("plain_of", 0) != sdk::number_in(body, "version")) return no("plain_first");
  return put(call, sdk::with(std::move(statement), "state", "final"));
}

Decision put_on_wall(const Call&, Thing statement, const Json& args) {
  if (statement.body.at("state") == "draft") return no("show_first");
  const bool is_shown = args.at("shown");
  return Changes().contribute(statement, is_shown ? "room wall facilitators" : "room facilitators");
}

}  // namespace chorus::dream_statement
