#include "rules.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace chorus::paired_interview {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::own_words;
using sdk::take;
using sdk::Thing;

constexpr std::size_t k_most_stories = 12;     // a person
constexpr std::size_t k_most_highlights = 20;  // a person

bool is_late(const Call& call) { return call.phase() == "closed" || call.phase() == "revealed"; }

// What stands alone: nothing else is told with it, but what it shows.
std::optional<std::string> lone_mode_of(const Json& args) {
  if (args.contains("strokes")) return "drawing";
  if (!args.contains("medium")) return std::nullopt;
  return args["medium"].contains("seconds") ? "sound" : "photo";
}

// Words may stand beside pictures; a drawing, a photo and a sound stand alone, and they alone have
// what they show.
std::optional<std::string> mode_of(const Json& args) {
  const bool words = args.contains("words");
  const bool symbols = args.contains("symbols");
  if (const auto alone = lone_mode_of(args)) {
    const bool is_alone =
        !words && !symbols && !(args.contains("strokes") && args.contains("medium"));
    return is_alone ? alone : std::nullopt;
  }
  if (args.contains("shows") || (!words && !symbols)) return std::nullopt;
  return symbols ? "symbols" : "words";
}

// "[friend] [quiet place]": a strip says its meanings in order and nothing else, wherever there are
// no pictures.
std::string said_by(const Json& symbols) {
  std::string text;
  for (std::string meaning : symbols) {
    std::replace(meaning.begin(), meaning.end(), '_', ' ');
    text += (text.empty() ? "[" : " [") + meaning + "]";
  }
  return text;
}

constexpr auto k_told = {"words", "symbols", "strokes", "medium", "shows"};

Json story_body(const Call& call, const Json& args, const std::string& mode) {
  Json body{{"mode", mode}};
  take(args, k_told, body);
  take(args, {"prompt"}, body);
  if (mode == "symbols") body["shows"] = said_by(args["symbols"]);
  if (args.contains("typed_by")) {
    // What somebody else put down is their description unless it is said to be the teller's words.
    body["typed_by"] = args["typed_by"];
    body["verbatim"] = args["typed_by"] == "self" || args.value("verbatim", false);
  }
  if (is_late(call)) body["late"] = true;
  return body;
}

Decision tell_story(const Call& call, const Json& args) {
  const auto mode = mode_of(args);
  if (!mode) return no("one_way");
  if (sdk::things_of_actor(call, "story").size() >= k_most_stories) {
    return no("too_many_stories", {{"most", k_most_stories}});
  }
  const std::string key = call.new_key("story");
  Changes changes;
  changes.contribute(key, "story", story_body(call, args, *mode),
                     "may:" + args.value("permission", "facilitators"));
  if (args.contains("with")) {
    const auto other = sdk::own_in(call, args, "with");
    if (!other) return no("not_yours");
    changes.link(key, other->key, "told_with");
  }
  return changes.answer(Json{{"key", key}});
}

bool is_in_its_way(const Json& args, const std::string& mode) {
  const auto now = mode_of(args);
  const bool is_alone = mode != "words" && mode != "symbols";
  if (!now) return is_alone && args.contains("shows") && args.size() == 2;
  return *now == mode || (mode == "symbols" && *now == "words");
}

// What is given replaces; with a new strip go the words that stood beside the old one. Highlights
// whose words the new telling no longer holds go with the old one.
Decision retell(const Call& call, Thing story, const Json& args) {
  Json& body = story.body;
  if (!is_in_its_way(args, body.at("mode"))) return no("one_way");
  if (args.contains("symbols")) {
    body.erase("words");
    body["shows"] = said_by(args["symbols"]);
  }
  take(args, k_told, body);
  if (body.value("shows", "x").empty()) body.erase("shows");
  Changes changes;
  changes.contribute(story);
  const std::string words = body.value("words", "");
  for (const auto& highlight : sdk::things_of_actor(call, "highlight")) {
    const std::string marked = highlight.body.at("words");
    const bool is_lost = words.find(marked) == std::string::npos;
    if (highlight.body.at("of") == story.key && is_lost) changes.remove(highlight.key);
  }
  return changes;
}

Decision mark(const Call& call, const Json& args) {
  const auto story = sdk::own_in(call, args, "of");
  if (!story) return no("not_yours");
  const std::string words = args.at("words");
  if (story->body.value("words", "").find(words) == std::string::npos) return no("not_in_story");
  const auto marked = sdk::things_of_actor(call, "highlight");
  if (marked.size() >= k_most_highlights) {
    return no("too_many_highlights", {{"most", k_most_highlights}});
  }
  const Json body{{"of", story->key}, {"words", words}};
  const bool is_known = std::any_of(marked.begin(), marked.end(), [&](const Thing& one) {
    return one.body.at("of") == story->key && one.body.at("words") == words;
  });
  if (is_known) return Changes();
  const std::string key = call.new_key("highlight");
  // As far as the story itself may travel: Chorus takes the stricter of the two.
  return Changes()
      .contribute(key, "highlight", body, "may:named")
      .link(key, story->key, "highlights");
}

Decision unmark(const Call&, Thing highlight, const Json&) {
  return Changes().remove(highlight.key);
}

// Without prompts in the settings the page asks its own question.
Decision lay_out(const Call& call) {
  return Changes().put("prompts/now", "prompts",
                       Json{{"prompts", sdk::settings_of(call).at("prompts")}});
}

// What was told, in the tellers' own words: the stories that may leave, in the order of their keys,
// which are made by chance, and how many they are. Who passed, and what was told in confidence, is
// not in it.
void tell(const Call& call, std::string_view purpose, sdk::Report& report) {
  const auto stories = call.scan("story/");
  report.section(
      own_words(purpose == "participants" ? "report_title_participants" : "report_title"));
  report.paragraph(stories.empty() ? own_words("report_none")
                                   : own_words("report_told", {{"n", stories.size()}}));
  for (const auto& story : stories) report.quote(story.key);
}

constexpr sdk::Handler k_handlers[] = {{"tell", tell_story},
                                       {"retell", sdk::on_own<retell>},
                                       {"mark", mark},
                                       {"unmark", sdk::on_own<unmark>},
                                       {"pass", sdk::pass_once}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = tell}) {}

}  // namespace chorus::paired_interview
