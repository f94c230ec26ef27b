#include "rules.hpp"

#include "pair.hpp"
#include "told.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::paired_interview {
namespace {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

constexpr sdk::Told k_stories{"story", 12};
constexpr std::size_t k_most_highlights = 20;  // a person

Decision tell_story(const Call& call, const Json& args) {
  if (sdk::has_told_most(call, k_stories)) {
    return no("too_many_stories", {{"most", k_stories.most}});
  }
  return sdk::tell(call, k_stories, call.new_key("story"), args);
}

// Highlights whose words the new telling no longer holds go with the old one.
Decision retell(const Call& call, Thing story, const Json& args) {
  Decision retold = sdk::retell(story, args);
  auto* changes = std::get_if<Changes>(&retold);
  if (!changes) return retold;
  const std::string words = story.body.value("words", "");
  for (const auto& highlight : sdk::things_of_actor(call, "highlight")) {
    const std::string marked = highlight.body.at("words");
    const bool is_lost = words.find(marked) == std::string::npos;
    if (highlight.body.at("of") == story.key && is_lost) changes->remove(highlight.key);
  }
  return retold;
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

// What was told, in the tellers' own words. Who passed, and what was told in confidence, is not in
// it.
void tell(const Call& call, std::string_view purpose, sdk::Report& report) {
  sdk::quote_told(call, k_stories, purpose, report);
}

constexpr sdk::Handler k_handlers[] = {{"tell", tell_story},
                                       {"retell", sdk::on_own<retell>},
                                       {"mark", mark},
                                       {"unmark", sdk::on_own<unmark>},
                                       {"pass", sdk::pass_once},
                                       {"take_turn", take_turn},
                                       {"end_turn", end_turn},
                                       {"put_down", put_down},
                                       {"drop_note", sdk::on_own<drop_note>},
                                       {"take_note", sdk::on_thing<take_note>},
                                       {"cue_swap", cue_swap}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = tell}) {}

}  // namespace chorus::paired_interview
