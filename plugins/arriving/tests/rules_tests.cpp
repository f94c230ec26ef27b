#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(arriving_tests)

namespace {

struct Arriving : chorus::sdk::Rig<chorus::arriving::Rules> {
  Arriving() : Rig(CHORUS_PLUGIN_SOURCES "/arriving") {}

  std::string wishes(const std::string& name, const std::string& text) {
    return participant(name).when("wish", json{{"text", text}}.dump()).code;
  }
  std::string feels(const std::string& name, const std::string& feels) {
    return participant(name).when("feel", json{{"feels", feels}}.dump()).code;
  }
  template <class Shown>
  static int count(const Shown& shown, const std::string& kind) {
    int found = 0;
    for (const auto& [key, record] : shown) found += key.starts_with(kind + "/") ? 1 : 0;
    return found;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(it_begins_with_the_lines_of_its_settings) {
  Arriving room;
  room.opened();

  BOOST_TEST(Arriving::count(room.records(), "line") == 4);
}

BOOST_AUTO_TEST_CASE(a_line_of_a_person_waits_for_a_lead_and_is_nobodys) {
  Arriving room;
  BOOST_TEST(room.wishes("ana", "A break, please") == "");

  BOOST_TEST(Arriving::count(room.shown_to("bo"), "wish") == 0);
  BOOST_TEST(room.shown_on_wall().empty());
  std::string key;
  for (const auto& [at, record] : room.shown_to_leads()) {
    if (at.starts_with("wish/")) key = at;
  }
  room.facilitator().when("core.release", json{{"keys", {key}}}.dump());
  BOOST_TEST(room.shown_on_wall().contains(key));
  BOOST_TEST(room.shown_on_wall().at(key).body.find("ana") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(how_somebody_is_is_theirs_alone_and_gone_at_the_close) {
  Arriving room;
  BOOST_TEST(room.feels("ana", "sad") == "");
  BOOST_TEST(room.feels("ana", "calm") == "");

  BOOST_TEST(Arriving::count(room.shown_to("ana"), "mood") == 1);
  BOOST_TEST(Arriving::count(room.shown_to("bo"), "mood") == 0);
  BOOST_TEST(Arriving::count(room.shown_to_leads(), "mood") == 0);
  BOOST_TEST(Arriving::count(room.shown_on_wall(), "mood") == 0);
  BOOST_TEST(Arriving::count(room.leaving(), "mood") == 0);
  room.moves_to("closed");
  BOOST_TEST(Arriving::count(room.records(), "mood") == 0);
}

BOOST_AUTO_TEST_CASE(a_person_gives_five_lines_and_late_ones_count) {
  Arriving room;
  for (int at = 0; at < 4; ++at) BOOST_TEST(room.wishes("ana", "Line") == "");
  room.moves_to("closed");
  BOOST_TEST(room.wishes("ana", "Late") == "");
  BOOST_TEST(room.wishes("ana", "One more") == "too_many_wishes");
  BOOST_TEST(room.wishes("bo", "Mine") == "");
}

BOOST_AUTO_TEST_CASE(lines_that_are_put_together_lose_no_words) {
  Arriving room;
  room.given("line/a", "line", R"({"number":1,"text":"You can pass."})");
  room.given("line/b", "line", R"({"number":2,"text":"Nobody has to speak."})");

  room.facilitator().when("merge_lines", R"({"from":"line/b","into":"line/a"})");

  const auto body = json::parse(room.records().at("line/a").body);
  BOOST_TEST(body.at("merged") == json::array({"Nobody has to speak."}));
  BOOST_TEST(!room.records().contains("line/b"));
}

BOOST_AUTO_TEST_CASE(a_paper_has_the_lines_and_nothing_of_how_people_came_in) {
  Arriving room;
  BOOST_TEST(room.sections("board").answer.find("report_none") != std::string::npos);
  room.given("line/a", "line", R"({"number":1,"text":"You can pass."})");
  room.feels("ana", "sad");

  const auto told = room.sections("board").answer;
  BOOST_TEST(told.find("You can pass.") != std::string::npos);
  BOOST_TEST(told.find("sad") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
