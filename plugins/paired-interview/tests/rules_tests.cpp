#include "../rules.hpp"

#include "protocol/schema.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

namespace {

struct Interview : chorus::sdk::Rig<chorus::paired_interview::Rules> {
  Interview() : Rig({"story", "highlight", "pass"}) {
    settings(R"({"prompts":["When was it good?","Who was there?"]})");
    phase("lobby").opened();
    phase("open");
  }
  chorus::sdk::Outcome tells(const std::string& who, const json& args) {
    return participant(who).when("tell", args.dump());
  }
  std::string told(const std::string& who, const std::string& words) {
    const auto outcome = tells(who, {{"words", words}});
    return json::parse(outcome.answer).at("key");
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
  std::string audience(const std::string& key) const { return records().at(key).audience; }
};

const std::string k_gate = "A man waited for me at the gate.";

}  // namespace

BOOST_AUTO_TEST_SUITE(paired_interview_rules)

BOOST_FIXTURE_TEST_CASE(the_prompts_of_the_settings_are_laid_out_and_odd_ones_left_out, Interview) {
  Interview odd;
  odd.settings(R"({"prompts":["When?",3,"",{"a":1}]})").phase("lobby").opened();

  BOOST_TEST(body("prompts/now").at("prompts").size() == 2U);
  BOOST_TEST(odd.body("prompts/now").at("prompts") == json::array({"When?"}));
}

BOOST_FIXTURE_TEST_CASE(a_story_is_for_the_leads_unless_its_teller_says_more, Interview) {
  const auto kept = told("ana", k_gate);
  const auto shared = tells("ana", {{"words", "the bus"}, {"permission", "words"}});

  BOOST_TEST(audience(kept) == "may:facilitators");
  BOOST_TEST(shared.contributions.front().audience == "may:words");
  BOOST_TEST(body(kept).at("mode") == "words");
}

BOOST_FIXTURE_TEST_CASE(a_drawing_is_a_story_of_its_own_beside_the_words, Interview) {
  const auto words = told("ana", k_gate);
  const auto drawing = tells("ana", {{"strokes", {{{"points", "1,2 3,4"}}}}, {"with", words}});

  BOOST_TEST(drawing.accepted());
  BOOST_TEST(drawing.links.size() == 1U);
  BOOST_TEST(json::parse(drawing.contributions.front().body).at("mode") == "drawing");
  BOOST_TEST(tells("ben", {{"strokes", {{{"points", "1,2"}}}}, {"with", words}}).code ==
             "not_yours");
}

BOOST_FIXTURE_TEST_CASE(a_story_is_told_in_one_way, Interview) {
  BOOST_TEST(tells("ana", {{"prompt", "When was it good?"}}).code == "one_way");
  BOOST_TEST(tells("ana", {{"words", "x"}, {"strokes", {{{"points", "1,2"}}}}}).code == "one_way");
}

BOOST_FIXTURE_TEST_CASE(what_comes_after_the_close_is_kept_and_marked_late, Interview) {
  const auto in_time = told("ana", k_gate);
  phase("closed");
  const auto late = told("ben", "the bus");

  BOOST_TEST(!body(in_time).contains("late"));
  BOOST_TEST(body(late).at("late") == true);
}

BOOST_FIXTURE_TEST_CASE(nobody_rewords_or_marks_another_persons_story, Interview) {
  const auto key = told("ana", k_gate);

  BOOST_TEST(
      participant("ben").when("retell", json{{"key", key}, {"words", "better"}}.dump()).code ==
      "not_yours");
  BOOST_TEST(participant("ben").when("mark", json{{"of", key}, {"words", "gate"}}.dump()).code ==
             "not_yours");
}

BOOST_FIXTURE_TEST_CASE(a_highlight_is_a_span_of_the_tellers_own_words, Interview) {
  const auto key = told("ana", k_gate);
  const auto marked =
      participant("ana").when("mark", json{{"of", key}, {"words", "waited for me"}}.dump());
  const auto again =
      participant("ana").when("mark", json{{"of", key}, {"words", "waited for me"}}.dump());

  BOOST_TEST(marked.contributions.size() == 1U);
  BOOST_TEST(marked.links.size() == 1U);
  BOOST_TEST(again.contributions.empty());
  BOOST_TEST(participant("ana").when("mark", json{{"of", key}, {"words", "a dog"}}.dump()).code ==
             "not_in_story");
}

BOOST_FIXTURE_TEST_CASE(a_new_telling_drops_the_highlights_it_no_longer_holds, Interview) {
  const auto key = told("ana", k_gate);
  participant("ana").when("mark", json{{"of", key}, {"words", "waited"}}.dump());
  participant("ana").when("mark", json{{"of", key}, {"words", "gate"}}.dump());

  participant("ana").when("retell", json{{"key", key}, {"words", "He stood by the gate."}}.dump());

  BOOST_TEST(of_type("highlight").size() == 1U);
  BOOST_TEST(body(key).at("words") == "He stood by the gate.");
}

BOOST_FIXTURE_TEST_CASE(a_pass_is_an_answer_and_is_given_once, Interview) {
  BOOST_TEST(participant("ana").when("pass").puts.size() == 1U);
  BOOST_TEST(participant("ana").when("pass").puts.empty());
}

BOOST_FIXTURE_TEST_CASE(twelve_stories_are_told_and_the_thirteenth_is_refused_in_words, Interview) {
  for (int n = 0; n < 12; ++n) BOOST_TEST(tells("ana", {{"words", "x"}}).accepted());

  BOOST_TEST(tells("ana", {{"words", "x"}}).code == "too_many_stories");
  BOOST_TEST(tells("ben", {{"words", "x"}}).accepted());
}

BOOST_AUTO_TEST_SUITE_END()
