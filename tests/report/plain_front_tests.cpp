#include "report/plain_front.hpp"

#include "report/symbols.hpp"
#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using chorus::report::Format;
using chorus::report::Purpose;
using chorus::test::holds;
using nlohmann::json;

namespace plain_front_tests {
namespace {

struct PlainPaper : chorus::test::PaperFixture {
  std::vector<std::string> parts(Purpose purpose = Purpose::participants) const {
    std::vector<std::string> names;
    const auto paper = json(true, purpose);
    for (const auto& part : paper.at("front")) names.push_back(part.at("name"));
    return names;
  }
  nlohmann::json blocks(const std::string& name, Purpose purpose = Purpose::participants) const {
    const auto paper = json(true, purpose);
    for (const auto& part : paper.at("front")) {
      if (part.at("name") == name) return part.at("blocks");
    }
    return nlohmann::json::array();
  }
};

json whole() {
  return {{"what", "Somebody waits for everyone"},
          {"who", "The college lead"},
          {"by_when", "2027-07-20"},
          {"hear_how", "By poster"},
          {"hear_by", "2027-03-01"},
          {"easy_read", "Somebody waits for you."},
          {"status", "in_hand"}};
}

}  // namespace
}  // namespace plain_front_tests

BOOST_FIXTURE_TEST_SUITE(plain_front_tests, PlainPaper)

BOOST_AUTO_TEST_CASE(those_who_took_part_read_what_they_said_what_happens_and_when_they_hear) {
  person("p1", "young_person");
  const auto gate = story("p1", "A friendly adult waited.");
  step(1, plain_front_tests::whole(), {gate});

  BOOST_TEST((parts() == std::vector<std::string>{"said", "happens", "when", "yours"}));
  const auto card = blocks("happens").at(0);
  BOOST_TEST(card.at("title") == "NS1: Somebody waits for everyone");
  BOOST_TEST(
      card.at("lines") ==
      nlohmann::json::array({"The college lead is asked to do it. They have not said yes yet.",
                             "It should be there by 20 July 2027.", "It has begun.",
                             "You hear what came of it by 1 March 2027.", "This is how: By poster",
                             "It began when somebody told us: “A friendly adult waited.”"}));
  BOOST_TEST(blocks("said").at(0).at("lines").at(0) == "“A friendly adult waited.”");
  BOOST_TEST(!holds(file(Format::html, true, Purpose::participants), "Which board"));
}

BOOST_AUTO_TEST_CASE(what_was_kept_in_confidence_is_only_said_to_be_there) {
  person("p1", "young_person");
  const auto kept = story("p1", "This stays with the leads.", "facilitators");
  step(1, {{"what", "Visits begin"}}, {kept});

  BOOST_TEST(blocks("said").at(0).at("lines").at(0) ==
             "What people said was shared in confidence.");
  BOOST_TEST(blocks("happens").at(0).at("lines").back() ==
             "It began with what people told us in confidence.");
}

BOOST_AUTO_TEST_CASE(it_stays_short_whatever_there_is) {
  person("p1", "young_person");
  for (int n = 0; n < 40; ++n) story("p1", "A story that is told, number " + std::to_string(n));
  story("p1", std::string(2000, 'w'));
  for (int n = 1; n <= 30; ++n) step(n, plain_front_tests::whole());

  BOOST_TEST(blocks("said").at(0).at("lines").size() == 7U);  // six, and that there are more
  BOOST_TEST(blocks("happens").size() == 11U);                // nine, a sentence and a list
  BOOST_TEST(blocks("happens").back().at("items").size() == 21U);
}

BOOST_AUTO_TEST_CASE(steps_that_four_pages_do_not_hold_are_told_by_their_title) {
  auto much = plain_front_tests::whole();
  much["what"] = "Somebody waits " + std::string(350, 'w');
  for (const char* text : {"who", "hear_how"}) much[text] = "They wait " + std::string(155, 'w');
  const std::string long_words = "They waited " + std::string(160, 'w');
  for (int number = 1; number <= 9; ++number) step(number, much, {story("p1", long_words)});

  const auto told = blocks("happens");

  BOOST_TEST(told.back().at("t") == "list");
  const std::size_t in_full = told.size() - 2;  // a sentence and a list
  BOOST_TEST(in_full >= 5U);
  BOOST_TEST(in_full + told.back().at("items").size() == 9U);
}

BOOST_AUTO_TEST_CASE(a_picture_takes_the_room_of_a_sentence) {
  const nlohmann::json strokes{{{"points", "10,10 90,90"}, {"width", 12}, {"colour", "ink"}}};
  for (int number = 0; number < 9; ++number) {
    story("p1", "Somebody waited at door " + std::to_string(number) + ".");
    const auto shows = "Door " + std::to_string(number);
    given("p1", "story", {{"mode", "drawing"}, {"strokes", strokes}, {"shows", shows}});
  }

  const auto told = blocks("said");

  BOOST_TEST(told.at(0).at("lines").size() == 5U);  // four, and that there are more
  BOOST_TEST(told.size() == 3U);
}

BOOST_AUTO_TEST_CASE(easy_read_has_a_picture_for_each_few_words_and_its_own_sentences) {
  step(1, plain_front_tests::whole());
  const auto all = blocks("happens", Purpose::easy);

  BOOST_TEST_REQUIRE(all.size() == 3U);
  BOOST_TEST(all.at(0).at("picture") == "can_change");
  BOOST_TEST(all.at(0).at("lines").at(0) == "Somebody waits for everyone");
  BOOST_TEST(all.at(1).at("picture") == "helper");
  BOOST_TEST(all.at(2).at("picture") == "hear_back");
  const auto paper = json(true, Purpose::easy);
  for (const auto& part : paper.at("front")) {
    for (const auto& block : part.at("blocks")) {
      BOOST_TEST(block.at("t") == "pictured");
      const std::string picture = block.at("picture");
      BOOST_TEST(!chorus::report::symbol(picture).empty(), picture);
      BOOST_TEST(words.has("symbol." + picture), picture);
      BOOST_TEST(block.at("lines").size() <= 4U);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
