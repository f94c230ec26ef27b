#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(dream_studio_rules)

namespace {

const std::string k_known = "theme/known@s2";
const std::string k_calm = "theme/calm@s2";
const json k_strokes = json::array({{{"points", "1,2 3,4"}}});

struct Studio : chorus::sdk::Rig<chorus::dream_studio::Rules> {
  Studio() : Rig(CHORUS_PLUGIN_SOURCES "/dream-studio") {
    given(k_known, "theme", R"({"name":"Someone knows me"})");
    given(k_calm, "theme", R"({"name":"A calm place"})");
    settings(R"({"prompts":["It is already so. What do you see?"]})").opened();
    moves_to("open");
  }
  chorus::sdk::Outcome makes(const std::string& who, const json& args) {
    return participant(who).when("tell", args.dump());
  }
  std::string made(const std::string& who, const json& args) {
    return json::parse(makes(who, args).answer).at("key");
  }
  std::string drawn_for_the_room(const std::string& who) {
    return made(who, {{"strokes", k_strokes}, {"permission", "room"}});
  }
  chorus::sdk::Outcome belongs(const std::string& who, const std::string& key,
                               const std::vector<std::string>& themes) {
    return participant(who).when("belongs", json{{"key", key}, {"themes", themes}}.dump());
  }
  chorus::sdk::Outcome thanks(const std::string& who, const std::string& key) {
    return participant(who).when("thank", json{{"key", key}}.dump());
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
};

std::string beside(const std::string& piece) { return "thanked" + piece.substr(piece.find('/')); }

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_prompts_of_the_settings_are_laid_out, Studio) {
  BOOST_TEST(body("prompts/now").at("prompts").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_dream_is_made_in_any_of_five_ways_and_need_not_be_described, Studio) {
  const auto sent = [this] { return participant("ana").sends_photo(); };
  const auto mode = [this](const json& args) { return body(made("ana", args)).at("mode"); };

  BOOST_TEST(mode({{"words", "The door is open."}}) == "words");
  BOOST_TEST(mode({{"symbols", {"friend", "gate"}}}) == "symbols");
  BOOST_TEST(mode({{"strokes", k_strokes}}) == "drawing");
  BOOST_TEST(mode({{"medium", {{"id", sent()}, {"width", 9}, {"height", 9}}}}) == "photo");
  BOOST_TEST(mode({{"medium", {{"id", sent()}, {"seconds", 9}}}}) == "sound");
  BOOST_TEST(makes("ana", {{"words", "x"}, {"strokes", k_strokes}}).code == "one_way");
}

BOOST_FIXTURE_TEST_CASE(a_piece_hangs_on_the_wall_once_its_maker_and_a_lead_let_it, Studio) {
  const auto kept = made("ana", {{"strokes", k_strokes}});
  const auto shared = drawn_for_the_room("ana");
  const auto other = drawn_for_the_room("ana");

  BOOST_TEST(shown_to_leads().contains(kept));
  BOOST_TEST(!shown_to("ben").contains(kept));
  BOOST_TEST(released(kept).code == "not_permitted");
  BOOST_TEST(!shown_on_wall().contains(shared));
  BOOST_TEST(released(shared).accepted());
  BOOST_TEST(shown_on_wall().contains(shared));
  BOOST_TEST(!shown_on_wall().contains(other));
}

BOOST_FIXTURE_TEST_CASE(what_a_helper_says_of_it_is_theirs_and_never_passes_for_the_makers,
                        Studio) {
  const json described{{"strokes", k_strokes}, {"shows", "A school"}, {"typed_by", "supporter"}};
  const auto by_helper = made("ana", described);
  const auto own = made("ben", {{"strokes", k_strokes}, {"shows", "My tree"}});
  const json reworded{{"key", own}, {"shows", "A tree in a yard"}};

  BOOST_TEST(body(by_helper).at("verbatim") == false);
  BOOST_TEST(participant("ana").when("retell", reworded.dump()).code == "not_yours");
  BOOST_TEST(facilitator().when("retell", reworded.dump()).code == "not_yours");
  BOOST_TEST(body(own).at("shows") == "My tree");
}

BOOST_FIXTURE_TEST_CASE(a_drawing_is_changed_by_its_maker_and_stays_in_its_way, Studio) {
  const auto key = made("ana", {{"strokes", k_strokes}, {"shows", "A tree"}});
  const json anew{{"key", key}, {"strokes", {{{"points", "5,6"}}}}, {"shows", ""}};

  BOOST_TEST(participant("ana").when("retell", anew.dump()).accepted());
  BOOST_TEST(!body(key).contains("shows"));
  BOOST_TEST(body(key).at("strokes").at(0).at("points") == "5,6");
  BOOST_TEST(participant("ana").when("retell", json{{"key", key}, {"words", "x"}}.dump()).code ==
             "one_way");
}

BOOST_FIXTURE_TEST_CASE(a_piece_belongs_to_the_themes_that_its_maker_says, Studio) {
  const auto made_with = makes("ana", {{"words", "They know me."}, {"themes", {k_known}}});
  const std::string key = json::parse(made_with.answer).at("key");
  const auto moved = belongs("ana", key, {k_calm});

  BOOST_REQUIRE(made_with.links.size() == 1U);
  BOOST_TEST(made_with.links.front().from == key);
  BOOST_TEST(made_with.links.front().to == k_known);
  BOOST_TEST(made_with.links.front().type == "inspired_by");
  BOOST_REQUIRE(moved.links.size() == 1U);
  BOOST_TEST(moved.links.front().to == k_calm);
  BOOST_REQUIRE(moved.unlinks.size() == 1U);
  BOOST_TEST(moved.unlinks.front().to == k_known);
  BOOST_TEST(body(key).at("themes") == json::array({k_calm}));
  BOOST_TEST(belongs("ana", key, {}).accepted());
  BOOST_TEST(!body(key).contains("themes"));
}

BOOST_FIXTURE_TEST_CASE(nobody_else_says_what_a_piece_belongs_to_and_it_belongs_to_what_is_here,
                        Studio) {
  const auto key = drawn_for_the_room("ana");

  BOOST_TEST(belongs("ben", key, {k_calm}).code == "not_yours");
  BOOST_TEST(belongs("ana", key, {"theme/gone@s2"}).code == "no_such_theme");
  BOOST_TEST(belongs("ana", key, {key}).code == "bad_args");
  BOOST_TEST(makes("ana", {{"words", "x"}, {"themes", {"theme/gone@s2"}}}).code == "no_such_theme");
  BOOST_TEST(!body(key).contains("themes"));
}

BOOST_FIXTURE_TEST_CASE(the_same_themes_again_change_nothing_and_leave_it_on_the_wall, Studio) {
  const auto key = drawn_for_the_room("ana");
  belongs("ana", key, {k_calm});
  released(key);

  BOOST_TEST(belongs("ana", key, {k_calm}).contributions.empty());
  BOOST_TEST(shown_on_wall().contains(key));
}

BOOST_FIXTURE_TEST_CASE(a_thank_you_reaches_the_maker_as_words_and_can_never_be_counted, Studio) {
  const auto key = drawn_for_the_room("ana");
  const auto once = thanks("ben", key);
  const auto seen_after_one = shown_to("ana");
  thanks("cem", key);
  thanks("dee", key);

  BOOST_TEST(once.accepted());
  BOOST_TEST(body(beside(key)) == json::object());
  BOOST_TEST(shown_to("ana").size() == seen_after_one.size());
  BOOST_TEST(!shown_on_wall().contains(beside(key)));
  BOOST_TEST(of_type("thanked").size() == 1U);
  for (const auto& [name, record] : shown_to("ana")) BOOST_TEST(record.type != "thank", name);
}

BOOST_FIXTURE_TEST_CASE(who_said_thank_you_knows_it_and_says_it_once, Studio) {
  const auto key = drawn_for_the_room("ana");
  thanks("ben", key);
  const auto said_in = [](const auto& shown) {
    return std::count_if(shown.begin(), shown.end(),
                         [](const auto& one) { return one.second.type == "thank"; });
  };

  BOOST_TEST(thanks("ben", key).puts.empty());
  BOOST_TEST(said_in(shown_to("ben")) == 1);
  BOOST_TEST(said_in(shown_to_leads()) == 0);
}

BOOST_FIXTURE_TEST_CASE(nobody_thanks_themselves_or_for_what_they_may_not_see, Studio) {
  const auto kept = made("ana", {{"strokes", k_strokes}});
  const auto shared = drawn_for_the_room("ana");

  BOOST_TEST(thanks("ana", shared).code == "your_own");
  BOOST_TEST(thanks("ben", kept).code == "not_here");
  BOOST_TEST(thanks("ben", "dream-piece/none").code == "not_here");
  BOOST_TEST(of_type("thanked").empty());
}

BOOST_FIXTURE_TEST_CASE(a_hundred_are_thanked_for_and_then_it_is_enough, Studio) {
  const std::string body = R"({"mode":"words","words":"x"})";
  const auto key = [](int n) { return "dream-piece/p" + std::to_string(n); };
  for (int n = 0; n <= 100; ++n) given(key(n), "dream-piece", body, "may:room room");
  for (int n = 0; n < 100; ++n) BOOST_REQUIRE(thanks("ben", key(n)).accepted());

  BOOST_TEST(thanks("ben", key(100)).code == "too_many_thanks");
  BOOST_TEST(thanks("cem", key(100)).accepted());
}

BOOST_FIXTURE_TEST_CASE(what_comes_after_the_close_is_kept_and_marked_late, Studio) {
  const auto in_time = made("ana", {{"strokes", k_strokes}});
  moves_to("closed");
  const auto late = made("ben", {{"strokes", k_strokes}});

  BOOST_TEST(!body(in_time).contains("late"));
  BOOST_TEST(body(late).at("late") == true);
}

BOOST_FIXTURE_TEST_CASE(a_pass_is_an_answer_and_is_given_once, Studio) {
  BOOST_TEST(participant("ana").when("pass").puts.size() == 1U);
  BOOST_TEST(participant("ana").when("pass").puts.empty());
}

BOOST_FIXTURE_TEST_CASE(twelve_are_made_and_the_thirteenth_is_refused_in_words, Studio) {
  for (int n = 0; n < 12; ++n) BOOST_TEST(makes("ana", {{"words", "x"}}).accepted());

  BOOST_TEST(makes("ana", {{"words", "x"}}).code == "too_many_pieces");
  BOOST_TEST(makes("ben", {{"words", "x"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_is_gone_for_everybody, Studio) {
  const auto key = made("ana", {{"words", "zebracorn"}, {"permission", "words"}});
  thanks("ben", key);
  released(key);

  BOOST_TEST(participant("ana").takes_back(key).accepted());
  for (const auto& shown : {shown_to("ana"), shown_to("ben"), shown_to_leads(), leaving()}) {
    for (const auto& [name, record] : shown) {
      BOOST_TEST(record.body.find("zebracorn") == std::string::npos, name);
    }
  }
}

BOOST_FIXTURE_TEST_CASE(a_report_quotes_what_may_leave_by_its_key_and_none_by_its_words, Studio) {
  made("ana", {{"words", "kept"}});
  const auto key = made("ana", {{"words", "zebracorn"}, {"permission", "words"}});
  released(key);
  const auto told = sections("board");
  const auto own = sections("participants");
  const json section = json::parse(told.answer).at("sections").at(0);

  BOOST_TEST(section.at("blocks").at(0).at("text").at("args").at("n") == 1);
  BOOST_TEST(section.at("blocks").at(1).at("key") == key);
  BOOST_TEST(told.answer.find("zebracorn") == std::string::npos);
  BOOST_TEST(json::parse(own.answer).at("sections").at(0).at("title") != section.at("title"));
}

BOOST_AUTO_TEST_SUITE_END()
