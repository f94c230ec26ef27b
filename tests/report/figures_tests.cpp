// Pictures in papers: each says what its words say, and no more.
#include "report/figures.hpp"

#include "report/thread_map.hpp"
#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using chorus::report::Drawn;
using chorus::report::Format;
using chorus::report::Markup;
using chorus::test::holds;

BOOST_AUTO_TEST_SUITE(figures_tests)

namespace {

std::size_t count(std::string_view text, std::string_view needle) {
  std::size_t found = 0;
  for (auto at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + 1)) {
    ++found;
  }
  return found;
}

std::string drawn(const Drawn& what) {
  Markup markup;
  chorus::report::draw(markup, what);
  return markup.take();
}

std::string thread_of(const chorus::test::PaperFixture& paper) {
  Markup markup;
  const auto report = paper.assembled(chorus::report::Purpose::whole, true).report;
  chorus::report::draw_thread(markup, report.next_steps.front(), paper.words);
  return markup.take();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_dot_stands_for_each_and_many_become_a_length) {
  BOOST_TEST(count(drawn({Drawn::As::dots, 24, 24}), "<circle") == 24U);
  BOOST_TEST(count(drawn({Drawn::As::dots, 0, 24}), "<circle") == 0U);
  BOOST_TEST(count(drawn({Drawn::As::dots, 24, 90}), "<rect") == 2U);
  BOOST_TEST(drawn({}) == "");
}

BOOST_AUTO_TEST_CASE(a_word_is_drawn_as_parts_of_which_there_are_three) {
  const auto some = drawn({Drawn::As::parts, 2, 3});

  BOOST_TEST(count(some, "<rect") == 3U);
  BOOST_TEST(count(some, "fill=\"none\"") == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_an_activity_draws_stands_beside_its_words,
                        chorus::test::PaperFixture) {
  says("stories",
       {{{"t", "table"},
         {"columns", {"What", "How much"}},
         {"rows", nlohmann::json::array({nlohmann::json::array({"A room", "18 tokens"}),
                                         nlohmann::json::array({"Swings", "2 tokens"})})},
         {"drawn", {{{"dots", 18}}, {{"dots", 2}}}}},
        {{"t", "table"},
         {"columns", {"What", "How much"}},
         {"rows", nlohmann::json::array({nlohmann::json::array({"A garden", "some"})})},
         {"drawn", {{{"part", "some"}}}}}});

  const auto page = file(Format::html);

  BOOST_TEST(holds(page, "18 tokens<svg"));
  BOOST_TEST(holds(page, ">some<svg"));
  BOOST_TEST(count(page, "<circle") == 20U);
  BOOST_TEST(holds(file(Format::markdown), "| Swings | 2 tokens |"));
}

BOOST_FIXTURE_TEST_CASE(the_five_steps_of_an_agreement_have_a_mark_each_and_small_ones_no_length,
                        chorus::test::PaperFixture) {
  auto rows = nlohmann::json::array();
  for (const auto people : {9, 6, 1, 0, 0}) {
    rows.push_back({{"label", "A step"}, {"people", people}});
  }
  says("stories", {{{"t", "people"}, {"of", 16}, {"degrees", true}, {"rows", rows}}});

  const auto page = file(Format::html);

  BOOST_TEST(count(page, "class=\"degree\"") == 5U);
  BOOST_TEST(count(page, "viewBox=\"0 0 42 12\"") == 5U);  // three parts, whatever was counted
}

BOOST_FIXTURE_TEST_CASE(a_map_leads_from_what_was_said_to_the_step, chorus::test::PaperFixture) {
  person("p", "young_person");
  const auto story =
      given("p", "story", {{"mode", "words"}, {"words", "She waved."}, {"number", 7}}, "words");
  step(1, {{"what", "A"}}, {story});

  const auto map = thread_of(*this);

  BOOST_TEST(holds(map, ">S07</text>"));
  BOOST_TEST(holds(map, ">NS1</text>"));
  BOOST_TEST(count(map, "<path") == 1U);
  BOOST_TEST(holds(map, "<desc>Given by people: 1. Made of it: 0. In confidence: 0.</desc>"));
  BOOST_TEST(holds(map, "aria-label=\"A map of where NS1 came from. Given by people: 1."));
}

BOOST_FIXTURE_TEST_CASE(what_is_in_confidence_is_a_place_without_a_word,
                        chorus::test::PaperFixture) {
  person("p", "young_person");
  const auto kept = given("p", "story", {{"mode", "words"}, {"words", "She waved."}, {"number", 7}},
                          "facilitators");
  step(1, {{"what", "A"}}, {kept});

  const auto map = thread_of(*this);

  BOOST_TEST(count(map, "stroke-dasharray") == 1U);
  BOOST_TEST(!holds(map, "S07"));
  BOOST_TEST(holds(map, "></text>"));
}

BOOST_FIXTURE_TEST_CASE(a_way_goes_on_over_what_was_taken_back, chorus::test::PaperFixture) {
  person("p", "young_person");
  const auto story =
      given("p", "story", {{"mode", "words"}, {"words", "She waved."}, {"number", 7}}, "words");
  const auto gone = given("p", "highlight", {{"words", "waved"}}, "words");
  link(gone, story);
  step(1, {{"what", "A"}}, {gone});
  at(gone).gate = chorus::kernel::Gate::withdrawn;

  const auto map = thread_of(*this);

  BOOST_TEST(count(map, "<rect") == 2U);
  BOOST_TEST(count(map, "<path") == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_step_that_nothing_stands_behind_has_no_map, chorus::test::PaperFixture) {
  step(1, {{"what", "A"}});

  BOOST_TEST(thread_of(*this) == "");
}

BOOST_AUTO_TEST_SUITE_END()
