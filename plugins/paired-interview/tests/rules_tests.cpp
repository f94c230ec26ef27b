#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(paired_interview_rules)

namespace {

struct Interview : chorus::sdk::Rig<chorus::paired_interview::Rules> {
  Interview() : Rig(CHORUS_PLUGIN_SOURCES "/paired-interview") {
    settings(R"({"prompts":["When was it good?","Who was there?"]})").opened();
    moves_to("open");
  }
  chorus::sdk::Outcome tells(const std::string& who, const json& args) {
    return participant(who).when("tell", args.dump());
  }
  std::string told_in(const std::string& who, const json& args) {
    return json::parse(tells(who, args).answer).at("key");
  }
  std::string told(const std::string& who, const std::string& words) {
    return told_in(who, {{"words", words}});
  }
  chorus::sdk::Outcome retells(const std::string& who, const json& args) {
    return participant(who).when("retell", args.dump());
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
};

const std::string k_gate = "A man waited for me at the gate.";

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_prompts_of_the_settings_are_laid_out, Interview) {
  BOOST_TEST(body("prompts/now").at("prompts").size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_story_is_for_the_leads_unless_its_teller_says_more, Interview) {
  const auto kept = told("ana", k_gate);
  const auto shared = told_in("ana", {{"words", "the bus"}, {"permission", "words"}});

  BOOST_TEST(shown_to("ana").contains(kept));
  BOOST_TEST(shown_to_leads().contains(kept));
  BOOST_TEST(!shown_to("ben").contains(kept));
  BOOST_TEST(!leaving().contains(kept));
  BOOST_TEST(!shown_on_wall().contains(shared));
  BOOST_TEST(released(shared).accepted());
  BOOST_TEST(shown_on_wall().contains(shared));
  BOOST_TEST(leaving().contains(shared));
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

BOOST_FIXTURE_TEST_CASE(a_photo_or_a_sound_is_a_story_with_what_it_shows, Interview) {
  const json photo{{"id", participant("ana").sends_photo()}, {"width", 1600}, {"height", 1200}};
  const json sound{{"id", participant("ana").sends_photo()}, {"seconds", 12}};
  const auto seen = tells("ana", {{"medium", photo}, {"shows", "The gate"}});
  const auto heard = tells("ana", {{"medium", sound}});

  const auto story = json::parse(seen.contributions.front().body);
  BOOST_TEST(story.at("mode") == "photo");
  BOOST_TEST(story.at("medium") == photo);
  BOOST_TEST(story.at("shows") == "The gate");
  BOOST_TEST(json::parse(heard.contributions.front().body).at("mode") == "sound");
  BOOST_TEST(tells("ben", {{"medium", photo}}).code == "medium_gone");
  BOOST_TEST(tells("ana", {{"medium", photo}, {"words", "x"}}).code == "one_way");
  BOOST_TEST(tells("ana", {{"medium", photo}, {"strokes", {{{"points", "1,2"}}}}}).code ==
             "one_way");
}

BOOST_FIXTURE_TEST_CASE(a_story_is_told_in_one_way, Interview) {
  BOOST_TEST(tells("ana", {{"prompt", "When was it good?"}}).code == "one_way");
  BOOST_TEST(tells("ana", {{"words", "x"}, {"strokes", {{{"points", "1,2"}}}}}).code == "one_way");
}

BOOST_FIXTURE_TEST_CASE(a_strip_of_pictures_says_its_meanings_in_order, Interview) {
  const auto strip = told_in("ana", {{"symbols", {"friend", "quiet_place", "happy"}}});
  const auto with_words = told_in("ben", {{"symbols", {"bus"}}, {"words", "It was blue."}});

  BOOST_TEST(body(strip).at("mode") == "symbols");
  BOOST_TEST(body(strip).at("shows") == "[friend] [quiet place] [happy]");
  BOOST_TEST(body(with_words).at("mode") == "symbols");
  BOOST_TEST(body(with_words).at("words") == "It was blue.");
}

BOOST_FIXTURE_TEST_CASE(nobody_puts_other_words_under_the_pictures, Interview) {
  const json args{{"symbols", {"friend"}}, {"shows", "a foe"}};

  BOOST_TEST(tells("ana", args).code == "one_way");
}

BOOST_FIXTURE_TEST_CASE(a_strip_is_put_anew_with_the_words_beside_it, Interview) {
  const auto key = told_in("ana", {{"symbols", {"bus", "sad"}}, {"words", "It was late."}});

  const auto anew = retells("ana", {{"key", key}, {"symbols", {"bus", "happy"}}});
  BOOST_TEST(anew.accepted());
  BOOST_TEST(body(key).at("shows") == "[bus] [happy]");
  BOOST_TEST(!body(key).contains("words"));
  BOOST_TEST(retells("ana", {{"key", key}, {"words", "It came."}}).accepted());
  BOOST_TEST(body(key).at("words") == "It came.");
  BOOST_TEST(body(key).at("symbols").size() == 2U);
  BOOST_TEST(retells("ana", {{"key", key}, {"shows", "a foe"}}).code == "one_way");
}

BOOST_FIXTURE_TEST_CASE(a_drawing_is_changed_and_what_it_shows_taken_away, Interview) {
  const auto key =
      told_in("ana", {{"strokes", {{{"points", "1,2 3,4"}}}}, {"shows", "Me at the gate"}});

  const auto anew =
      retells("ana", {{"key", key}, {"strokes", {{{"points", "5,6"}}}}, {"shows", ""}});
  BOOST_TEST(anew.accepted());
  BOOST_TEST(body(key).at("strokes").at(0).at("points") == "5,6");
  BOOST_TEST(!body(key).contains("shows"));
  BOOST_TEST(retells("ana", {{"key", key}, {"symbols", {"bus"}}}).code == "one_way");
  BOOST_TEST(retells("ana", {{"key", key}, {"words", "x"}}).code == "one_way");
}

BOOST_FIXTURE_TEST_CASE(words_beside_pictures_can_be_marked_and_go_with_them, Interview) {
  const auto key = told_in("ana", {{"symbols", {"bus"}}, {"words", "It was blue."}});
  const auto marked = participant("ana").when("mark", json{{"of", key}, {"words", "blue"}}.dump());

  retells("ana", {{"key", key}, {"symbols", {"bus"}}});

  BOOST_TEST(marked.accepted());
  BOOST_TEST(of_type("highlight").empty());
}

BOOST_FIXTURE_TEST_CASE(a_strip_is_of_the_reviewed_list_and_not_longer_than_twelve, Interview) {
  const auto tells_strip = [&](const std::vector<std::string>& symbols) {
    return tells("ana", {{"symbols", symbols}}).code;
  };

  BOOST_TEST(tells_strip(std::vector<std::string>(12, "friend")).empty());
  BOOST_TEST(tells_strip(std::vector<std::string>(13, "friend")) == "bad_args");
  BOOST_TEST(tells_strip({"a_wrong_picture"}) == "bad_args");
}

BOOST_FIXTURE_TEST_CASE(what_another_put_down_is_a_description_unless_it_is_said_to_be_verbatim,
                        Interview) {
  const auto put_down = [&](const json& how) {
    json args{{"words", k_gate}};
    args.update(how);
    return body(told_in("ana", args));
  };

  BOOST_TEST(!put_down(json::object()).contains("typed_by"));
  BOOST_TEST(put_down({{"typed_by", "self"}, {"verbatim", false}}).at("verbatim") == true);
  BOOST_TEST(put_down({{"typed_by", "supporter"}}).at("verbatim") == false);
  BOOST_TEST(put_down({{"typed_by", "supporter"}, {"verbatim", true}}).at("verbatim") == true);
  BOOST_TEST(put_down({{"typed_by", "scribe"}}).at("typed_by") == "scribe");
}

BOOST_FIXTURE_TEST_CASE(what_comes_after_the_close_is_kept_and_marked_late, Interview) {
  const auto in_time = told("ana", k_gate);
  moves_to("closed");
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

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_is_gone_for_everybody_and_its_marks_with_it, Interview) {
  const auto key = told_in("ana", {{"words", k_gate}, {"permission", "words"}});
  participant("ana").when("mark", json{{"of", key}, {"words", "gate"}}.dump());
  released(key);

  BOOST_TEST(participant("ben").takes_back(key).code == "not_yours");
  BOOST_TEST(participant("ana").takes_back(key).accepted());

  BOOST_TEST(of_type("story").empty());
  BOOST_TEST(of_type("highlight").empty());
  for (const auto& shown : {shown_to("ana"), shown_to_leads(), shown_on_wall(), leaving()}) {
    for (const auto& [name, record] : shown) {
      BOOST_TEST(record.body.find("gate") == std::string::npos, name);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_mark_goes_no_further_than_the_story_it_repeats, Interview) {
  const auto key = told_in("ana", {{"words", k_gate}, {"permission", "words"}});
  participant("ana").when("mark", json{{"of", key}, {"words", "gate"}}.dump());
  BOOST_REQUIRE(of_type("highlight").size() == 1U);
  const auto mark = of_type("highlight").front().key;

  participant("ana").permits(key, "only_me");

  BOOST_TEST(shown_to("ana").contains(mark));
  BOOST_TEST(!shown_to_leads().contains(mark));
}

BOOST_AUTO_TEST_SUITE_END()
