#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

// What papers have of somebody who said what they may: words, picture, voice and name, each apart.
BOOST_AUTO_TEST_SUITE(consent_paper_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::holds;
using chorus::test::PaperFixture;

struct Paper : PaperFixture {
  Paper() { person("ana", "young_person", "Ana Lind"); }

  void lets(const std::string& owner, nlohmann::json yes, const std::string& space = "steps") {
    kernel::Record record;
    record.key = kernel::Key("consent/" + (owner.empty() ? "all" : owner + std::to_string(++at_)));
    record.type = "consent";
    record.record_class = kernel::RecordClass::private_;
    record.owner = kernel::PersonId(owner);
    record.audience = kernel::Audience({"facilitators", "owner"});
    yes["version"] = 1;
    yes["at"] = at_;
    record.body = kernel::Body(yes.dump());
    put(space, record);
  }
  void gives_one_of_each(const std::string& owner) {
    story(owner, "Somebody met me at the gate", "named");
    given(owner, "story", {{"mode", "drawing"}, {"strokes", {{{"points", "11,12 13,14"}}}}});
    given(owner, "story",
          {{"mode", "sound"}, {"medium", {{"id", "aaaaaaaaaaaaaaaa"}, {"seconds", 4}}}});
  }

 private:
  int at_ = 0;
};

constexpr const char* k_words = "Somebody met me at the gate";
constexpr const char* k_drawn = "11,12 13,14";
constexpr const char* k_sound = "[sound]";
constexpr const char* k_name = "Ana Lind";

}  // namespace

BOOST_FIXTURE_TEST_CASE(where_nobody_was_asked_everything_goes_as_far_as_its_rung, Paper) {
  gives_one_of_each("ana");

  const auto paper = everywhere();
  for (const char* each : {k_words, k_drawn, k_name}) BOOST_TEST(holds(paper, each), each);
}

BOOST_FIXTURE_TEST_CASE(words_picture_and_voice_are_three, Paper) {
  gives_one_of_each("ana");
  lets("ana", {{"words", "yes"}});
  BOOST_TEST(holds(everywhere(), k_words));
  BOOST_TEST(!holds(everywhere(), k_drawn));
  BOOST_TEST(!holds(everywhere(), k_sound));

  lets("ana", {{"picture", "yes"}});
  BOOST_TEST(!holds(everywhere(), k_words));
  BOOST_TEST(holds(everywhere(), k_drawn));
  BOOST_TEST(!holds(everywhere(), k_sound));

  lets("ana", {{"voice", "yes"}});
  BOOST_TEST(!holds(everywhere(), k_words));
  BOOST_TEST(!holds(everywhere(), k_drawn));
  BOOST_TEST(holds(everywhere(), k_sound));
}

BOOST_FIXTURE_TEST_CASE(a_name_stands_beside_words_only_where_both_are_let, Paper) {
  gives_one_of_each("ana");
  lets("ana", {{"words", "yes"}, {"name", "no"}});
  BOOST_TEST(!holds(everywhere(), k_name));

  lets("ana", {{"words", "yes"}, {"name", "yes"}});
  BOOST_TEST(holds(everywhere(), k_name));
}

BOOST_FIXTURE_TEST_CASE(a_drawing_with_words_beside_it_needs_both, Paper) {
  given("ana", "story",
        {{"mode", "drawing"}, {"strokes", {{{"points", "11,12 13,14"}}}}, {"shows", "The gate"}});
  lets("ana", {{"picture", "yes"}});
  BOOST_TEST(!holds(everywhere(), k_drawn));

  lets("ana", {{"picture", "yes"}, {"words", "yes"}});
  BOOST_TEST(holds(everywhere(), k_drawn));
}

BOOST_FIXTURE_TEST_CASE(of_who_was_asked_and_has_not_said_papers_have_nothing, Paper) {
  gives_one_of_each("ana");
  lets("", {{"needs_parent", false}});

  const auto paper = everywhere();
  for (const char* each : {k_words, k_drawn, k_sound, k_name})
    BOOST_TEST(!holds(paper, each), each);
}

BOOST_FIXTURE_TEST_CASE(a_young_persons_yes_waits_for_a_parent_where_that_is_asked, Paper) {
  gives_one_of_each("ana");
  person("ben", "practitioner");
  story("ben", "I waited at the door for them");
  lets("", {{"needs_parent", true}});
  lets("ben", {{"words", "yes"}});
  lets("ana", {{"words", "yes"}});
  BOOST_TEST(!holds(everywhere(), k_words));
  BOOST_TEST(holds(everywhere(), "I waited at the door"));

  lets("ana", {{"words", "yes"}, {"parent", {{"yes", true}}}});
  BOOST_TEST(holds(everywhere(), k_words));
  // A part of another evening asked again, and knew nothing of the parent.
  lets("ana", {{"words", "yes"}}, "stories");
  BOOST_TEST(holds(everywhere(), k_words));
}

BOOST_FIXTURE_TEST_CASE(the_yes_of_a_parent_is_no_yes_of_the_child, Paper) {
  gives_one_of_each("ana");
  lets("", {{"needs_parent", true}});
  lets("ana", {{"words", "no"}, {"parent", {{"yes", true}}}});

  BOOST_TEST(!holds(everywhere(), k_words));
}

BOOST_FIXTURE_TEST_CASE(after_its_day_of_review_a_yes_does_not_hold, Paper) {
  gives_one_of_each("ana");
  lets("ana", {{"words", "yes"}, {"review_on", "2026-11-24"}});
  BOOST_TEST(holds(everywhere(), k_words));

  lets("ana", {{"words", "yes"}, {"review_on", "2026-11-23"}});
  BOOST_TEST(!holds(everywhere(), k_words));
}

BOOST_FIXTURE_TEST_CASE(a_step_says_that_it_stands_on_something_shared_in_confidence, Paper) {
  const auto told = story("ana", k_words);
  step(1, {{"what", "Meet everybody at the gate"}}, {told});
  lets("ana", {{"words", "no"}});

  const auto paper = json().dump();
  BOOST_TEST(!holds(paper, k_words));
  BOOST_TEST(holds(paper, "in_confidence"));
}

BOOST_FIXTURE_TEST_CASE(what_somebody_let_stands_in_no_paper_itself, Paper) {
  lets("ana", {{"words", "yes"}, {"witness", "Needle Norris"}});

  BOOST_TEST(!holds(everywhere(), "Needle"));
}

BOOST_FIXTURE_TEST_CASE(the_preview_counts_what_is_not_let_as_not_permitted, Paper) {
  gives_one_of_each("ana");
  lets("ana", {{"picture", "yes"}});

  const auto shown = nlohmann::json::parse(preview());
  BOOST_TEST(shown.at("stays") == nlohmann::json::parse(R"([{"why":"not_permitted","things":2}])"));
}

BOOST_AUTO_TEST_SUITE_END()
