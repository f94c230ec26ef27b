#include "../rules.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(paired_interview_sections)

namespace {

struct Stories : chorus::sdk::Rig<chorus::paired_interview::Rules> {
  Stories() : Rig(CHORUS_PLUGIN_SOURCES "/paired-interview") {}

  json said(const char* purpose = "board") {
    const auto told = sections(purpose);
    BOOST_TEST(told.accepted(), told.fault);
    const json answer = json::parse(told.answer);
    return answer.at("sections").at(0);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(each_story_is_quoted_by_its_key_and_none_by_its_words, Stories) {
  given("story/b", "story", R"({"mode":"words","words":"the gate"})");
  given("story/a", "story", R"({"mode":"words","words":"the door"})");

  const auto section = said();

  BOOST_TEST(section.at("blocks").at(0).at("text").at("args").at("n") == 2);
  BOOST_TEST(section.at("blocks").at(1).at("key") == "story/a");
  BOOST_TEST(section.at("blocks").at(2).at("key") == "story/b");
  BOOST_TEST(section.dump().find("the gate") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_pass_is_not_in_it, Stories) {
  given("pass/a", "pass", R"({"at":1})");

  BOOST_TEST(said().dump().find("pass") == std::string::npos);
  BOOST_TEST(said().at("blocks").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(those_who_told_read_plainer_words, Stories) {
  BOOST_TEST(said("participants").at("title") != said("board").at("title"));
}

BOOST_FIXTURE_TEST_CASE(more_stories_than_a_section_holds_are_cut_off_there, Stories) {
  for (int i = 0; i < 500; ++i) {
    given("story/s" + std::to_string(i), "story", R"({"mode":"words","words":"w"})");
  }

  BOOST_TEST(said().at("blocks").size() == 400U);
}

BOOST_AUTO_TEST_SUITE_END()
