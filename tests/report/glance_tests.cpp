// The whole inquiry at a glance: what each figure says, and whom it must not single out.
#include "report/glance.hpp"

#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

using chorus::report::Figure;
using chorus::report::Format;
using chorus::report::Purpose;
using chorus::test::holds;

BOOST_AUTO_TEST_SUITE(glance_tests)

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Glance : chorus::test::PaperFixture {
  Figure figure(const std::string& name) const {
    for (const auto& one : assembled(Purpose::whole, true).report.glance) {
      if (one.name == name) return one;
    }
    return {};
  }
  Rows twin(const std::string& name) const { return figure(name).twin.rows; }

  // So many of a group who each tell a story.
  void tell(std::size_t people, const std::string& group, const std::string& rung = "words") {
    for (std::size_t at = 0; at < people; ++at) {
      const auto id = group + std::to_string(at) + rung;
      person(id, group);
      story(id, "It went well.", rung);
    }
  }
  void structure(const std::string& kind, const std::string& name, const nlohmann::json& body,
                 const std::string& audience = "room") {
    chorus::kernel::Record record;
    record.key = chorus::kernel::Key(kind + "/" + name);
    record.type = kind;
    record.audience = chorus::kernel::Audience({audience});
    record.body = chorus::kernel::Body(body.dump());
    put("stories", record);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(steps_stand_by_their_state_and_each_state_once, Glance) {
  step(1, {{"what", "A"}, {"status", "done"}});
  step(2, {{"what", "B"}});
  step(3, {{"what", "C"}, {"status", "done"}});

  BOOST_TEST((twin("states") == Rows{{"Not started yet", "NS2"}, {"Done", "NS1, NS3"}}));
  BOOST_TEST(figure("states").says == "Not started yet: 1, Done: 2.");
  BOOST_TEST(figure("states").rows.back().marks.front().shape == "state.done");
}

BOOST_FIXTURE_TEST_CASE(the_path_is_walked_as_far_as_something_is_told, Glance) {
  tell(1, "young_person");

  const auto path = figure("path");

  BOOST_TEST(path.says == "We have been at: Discover.");
  BOOST_TEST((path.twin.rows.at(1) == std::vector<std::string>{"Discover", "A time it was good"}));
  BOOST_TEST((path.twin.rows.at(2) == std::vector<std::string>{"Dream", "Not yet"}));
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_that_holds_nothing_has_nothing_to_show, Glance) {
  is_silent("stories", chorus::report::Unsaid::not_offered);
  is_silent("steps", chorus::report::Unsaid::not_offered);

  BOOST_TEST(assembled(Purpose::whole, true).report.glance.empty());
  BOOST_TEST(!holds(file(Format::html), "class=\"glance\""));
}

BOOST_FIXTURE_TEST_CASE(voices_are_parts_of_those_who_gave_something, Glance) {
  tell(6, "young_person");
  tell(2, "parent_carer");

  BOOST_TEST((twin("voices") == Rows{{"Evening 1", "most", "a few", "none"}}));
}

BOOST_FIXTURE_TEST_CASE(an_evening_of_fewer_than_five_says_no_more_than_that, Glance) {
  tell(3, "young_person");
  tell(1, "practitioner");

  const auto few = std::string("too few to tell");
  BOOST_TEST((twin("voices") == Rows{{"Evening 1", few, few, few}}));
}

BOOST_FIXTURE_TEST_CASE(what_its_owner_keeps_is_nobodys_voice, Glance) {
  tell(4, "young_person");
  tell(1, "practitioner", "only_me");

  BOOST_TEST(twin("voices").front().at(1) == "too few to tell");
}

BOOST_FIXTURE_TEST_CASE(each_evening_stands_for_itself_in_the_order_of_the_run_sheet, Glance) {
  spaces.at(chorus::kernel::SpaceId("stories")).space.state.session = "z";
  spaces.at(chorus::kernel::SpaceId("steps")).space.state.session = "a";
  tell(5, "young_person");
  person("p", "parent_carer");
  given("p", "story", {{"mode", "words"}, {"words", "Later."}}, "words", "steps");

  const auto told = twin("voices");

  BOOST_REQUIRE(told.size() == 2U);
  BOOST_TEST((told.front() == std::vector<std::string>{"Evening 1", "most", "none", "none"}));
  BOOST_TEST(told.back().at(2) == "too few to tell");
}

BOOST_FIXTURE_TEST_CASE(a_cornerstone_that_nothing_is_about_is_named, Glance) {
  structure("theme", "a", {{"name", "A friend"}, {"cornerstone", "communicate"}});
  structure("theme", "b", {{"name", "Kept"}, {"cornerstone", "communicate"}}, "facilitators");
  structure("dream-statement", "c",
            {{"number", 1},
             {"words", "All know."},
             {"state", "shown"},
             {"cornerstones", {"communicate", "value_and_include"}}});

  BOOST_TEST((twin("cornerstones") == Rows{{"Welcome and care", "none yet", "none yet"},
                                           {"Value and include", "none yet", "1"},
                                           {"Communicate", "1", "1"},
                                           {"Work in partnership", "none yet", "none yet"}}));
  BOOST_TEST(holds(figure("cornerstones").says, "Welcome and care and Work in partnership"));
}

BOOST_FIXTURE_TEST_CASE(figures_stand_in_papers_that_tell_of_the_whole_inquiry, Glance) {
  step(1, {{"what", "A"}});

  for (const auto purpose : chorus::test::k_all_purposes) {
    const bool tells = purpose == Purpose::whole || purpose == Purpose::board;
    BOOST_TEST(holds(file(Format::html, true, purpose), "<title>How the steps stand</title>") ==
               tells);
    BOOST_TEST(holds(file(Format::markdown, true, purpose), "Not started yet: 1") == tells);
  }
}

BOOST_AUTO_TEST_SUITE_END()
