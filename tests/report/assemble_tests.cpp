#include "report/assemble.hpp"

#include "protocol/schema.hpp"
#include "tests/report/paper_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using chorus::report::Format;
using chorus::report::Purpose;
using chorus::report::Unsaid;
using chorus::test::holds;
using chorus::test::PaperFixture;
using nlohmann::json;

namespace assemble_tests {
namespace {

json first_block(const PaperFixture& paper, bool confirmed = true) {
  return paper.json(confirmed).at("sections").at(0).at("blocks").at(0);
}

}  // namespace
}  // namespace assemble_tests

BOOST_FIXTURE_TEST_SUITE(assemble_tests, PaperFixture)

BOOST_AUTO_TEST_CASE(the_paper_is_as_its_schema_says_for_every_purpose) {
  person("p1", "young_person", "Moe");
  const auto told = story("p1", "A friendly face at the gate", "named");
  step(1, {{"what", "Somebody waits"}}, {told});

  for (const auto purpose : chorus::test::k_all_purposes) {
    const auto fault = chorus::protocol::fault_against(
        std::string(CHORUS_SCHEMAS) + "/report.schema.json", json(true, purpose));
    BOOST_TEST(!fault.has_value(), fault.value_or(""));
    const auto set =
        chorus::protocol::fault_against(std::string(CHORUS_SCHEMAS) + "/document.schema.json",
                                        json::parse(file(Format::word, true, purpose)));
    BOOST_TEST(!set.has_value(), set.value_or(""));
    const auto slides =
        chorus::protocol::fault_against(std::string(CHORUS_SCHEMAS) + "/slides.schema.json",
                                        json::parse(file(Format::slides, true, purpose)));
    BOOST_TEST(!slides.has_value(), slides.value_or(""));
  }
}

BOOST_AUTO_TEST_CASE(a_paper_that_leaves_says_which_issue_it_is_and_which_it_replaces) {
  issue = 3;
  replaced_on = "2026-11-20";

  for (const auto purpose : chorus::test::k_all_purposes) {
    for (const auto format : {Format::html, Format::markdown, Format::word}) {
      const auto paper = chorus::test::as_read(file(format, true, purpose));
      BOOST_TEST(holds(paper, "Issue 3, written on 24 November 2026"));
      BOOST_TEST(holds(paper, "It replaces issue 2 of 20 November 2026"));
    }
    BOOST_TEST(holds(file(Format::slides, true, purpose), "Issue 3, written on 24 November"));
    BOOST_TEST(json(true, purpose).at("issue") == 3);
    const auto fault = chorus::protocol::fault_against(
        std::string(CHORUS_SCHEMAS) + "/report.schema.json", json(true, purpose));
    BOOST_TEST(!fault.has_value(), fault.value_or(""));
  }
  issue = 0;
  replaced_on.clear();
  BOOST_TEST(!holds(everywhere(), "Issue"));
}

BOOST_AUTO_TEST_CASE(words_that_nobody_has_looked_over_come_in_confidence) {
  story("p1", "A friendly face at the gate", "words");

  BOOST_TEST(first_block(*this, false).at("t") == "in_confidence");
  BOOST_TEST(first_block(*this, true).at("words") == "A friendly face at the gate");
  BOOST_TEST(!holds(everywhere(false), "friendly"));
}

BOOST_AUTO_TEST_CASE(pictures_are_told_as_their_meanings_with_the_words_beside_them) {
  given("p1", "story",
        {{"mode", "symbols"},
         {"symbols", {"friend", "quiet_place"}},
         {"shows", "[friend] [quiet place]"},
         {"words", "We sat there."}});

  BOOST_TEST(first_block(*this).at("words") == "[friend] [quiet place]\nWe sat there.");
  BOOST_TEST(!first_block(*this).contains("shows"));
  BOOST_TEST(!holds(everywhere(false), "[friend]"));
}

BOOST_AUTO_TEST_CASE(what_was_hard_is_told_with_the_wish_beside_it) {
  given("p1", "hard-truth",
        {{"of", "touchpoint/one"},
         {"words", "We fill in the same thing nine times."},
         {"wish", "Fill it in once."}});

  BOOST_TEST(first_block(*this).at("words") ==
             "We fill in the same thing nine times.\nFill it in once.");
  BOOST_TEST(!holds(everywhere(false), "nine times"));
  BOOST_TEST(!holds(everywhere(false), "Fill it in once"));
}

BOOST_AUTO_TEST_CASE(things_that_are_told_one_by_one_stand_in_one_table) {
  nlohmann::json told;
  for (const auto* name : {"Somebody knows me", "A quiet place"}) {
    chorus::kernel::Record theme;
    theme.key = chorus::kernel::Key("theme/" + std::string(name, 1));
    theme.type = "theme";
    theme.audience = chorus::kernel::Audience({"room", "wall", "facilitators"});
    theme.body = chorus::kernel::Body(nlohmann::json{{"name", name}}.dump());
    told.push_back({{"t", "thing"}, {"key", put("stories", theme).key.value()}});
  }
  says("stories", told);

  BOOST_TEST(first_block(*this).at("rows").size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_can_only_be_one_of_a_few_is_told_as_people_call_it) {
  chorus::kernel::Record element;
  element.key = chorus::kernel::Key("element/one");
  element.type = "element";
  element.audience = chorus::kernel::Audience({"room", "wall", "facilitators"});
  element.body = chorus::kernel::Body(nlohmann::json{
      {"number", 1},
      {"ring", "People"},
      {"words", "Somebody at the gate"},
      {"state", "nearly"}}.dump());
  says("stories", {{{"t", "thing"}, {"key", put("stories", element).key.value()}}});

  BOOST_TEST(first_block(*this).at("rows").at(0).at(2) == "It is nearly there");
}

BOOST_AUTO_TEST_CASE(what_another_put_down_is_never_given_as_the_tellers_own_words) {
  const auto put_down = [this](const char* hand, bool verbatim) {
    return given("p1", "story",
                 {{"mode", "words"},
                  {"words", "A friendly face at the gate"},
                  {"typed_by", hand},
                  {"verbatim", verbatim}});
  };
  const auto own = put_down("self", true);
  const auto as_said = put_down("supporter", true);
  const auto described = put_down("scribe", false);
  step(1, {{"what", "Somebody waits"}}, {described});
  says("stories", {{{"t", "quote"}, {"key", own.key.value()}},
                   {{"t", "quote"}, {"key", as_said.key.value()}},
                   {{"t", "quote"}, {"key", described.key.value()}}});

  const auto blocks = this->json().at("sections").at(0).at("blocks");

  BOOST_TEST(!blocks.at(0).contains("put_down"));
  BOOST_TEST(blocks.at(1).at("put_down") == "as_said");
  BOOST_TEST(blocks.at(2).at("put_down") == "described");
  BOOST_TEST(this->json().at("next_steps").at(0).at("because").at(0).at("words") ==
             "A friendly face at the gate (in the words of a helper)");
  for (const auto format : {Format::html, Format::markdown}) {
    BOOST_TEST(holds(file(format), "put down by a helper, as it was said"));
    BOOST_TEST(holds(file(format), "in the words of a helper"));
  }
}

BOOST_AUTO_TEST_CASE(an_activity_cannot_say_as_text_what_nobody_has_looked_over) {
  story("p1", "A friendly face at the gate", "words");
  says("stories", {{{"t", "paragraph"}, {"text", "They said: A friendly face at the gate!"}}});

  BOOST_TEST(!holds(everywhere(false), "friendly"));
  BOOST_TEST(holds(everywhere(true), "friendly"));
}

BOOST_AUTO_TEST_CASE(an_activity_cannot_quote_what_may_not_leave) {
  const auto told = story("p1", "A secret of the table", "table");
  const auto own = story("p1", "A secret of mine", "only_me");
  says("stories", {{{"t", "quote"}, {"key", told.key.value()}},
                   {{"t", "quote"}, {"key", own.key.value()}},
                   {{"t", "quote"}, {"key", "story/nowhere"}},
                   {{"t", "thing"}, {"key", told.key.value()}}});

  const auto blocks = this->json().at("sections").at(0).at("blocks");

  BOOST_TEST(blocks == nlohmann::json::parse(R"([{"t":"in_confidence"},
    {"t":"paragraph","text":"More was shared in confidence."}])"));
}

BOOST_AUTO_TEST_CASE(that_more_was_shared_is_told_without_a_number_and_only_if_it_may_be_known) {
  const auto more = [this] { return holds(everywhere(), "More was shared in confidence"); };
  story("p1", "Free to go", "words");
  story("p1", "Mine alone", "only_me");
  at(story("p1", "Hidden", "words")).gate = chorus::kernel::Gate::hidden;
  BOOST_TEST(!more());

  story("p1", "For the leads", "facilitators");

  BOOST_TEST(more());
}

BOOST_AUTO_TEST_CASE(a_step_carries_who_is_behind_it_and_what_they_said) {
  person("p1", "young_person");
  person("p2", "parent_carer");
  const auto open = story("p1", "A friendly face at the gate", "words");
  const auto kept = story("p2", "Something for the leads", "facilitators");
  step(3, {{"what", "Somebody waits for everyone"}}, {open, kept});

  const auto step = json().at("next_steps").at(0);

  BOOST_TEST(step.at("id") == "NS3");
  BOOST_TEST(step.at("voices") == nlohmann::json({"young people", "parents and carers"}));
  BOOST_TEST(!step.contains("thread_missing"));
  BOOST_TEST(step.at("because").size() == 2U);
  BOOST_TEST(holds(step.dump(), "friendly"));
  BOOST_TEST(holds(step.dump(), R"({"in_confidence":true,"kind":"story"})"));
  BOOST_TEST(!holds(everywhere(), "Something for the leads"));
}

BOOST_AUTO_TEST_CASE(a_step_tells_what_became_of_it_and_which_days_moved_in_every_format) {
  step(1, {{"what", "Visits"},
           {"by_when", "2027-09-30"},
           {"hear_by", "2027-06-01"},
           {"earlier_dates",
            {{{"date", "2027-05-01"}, {"reason", "The hall was shut."}},
             {{"of", "hear_by"}, {"date", "2027-04-01"}, {"reason", "The board meets late."}},
             {{"of", "by_when"}, {"date", "2027-07-31"}, {"reason", "July was full."}}}},
           {"status", "done"},
           {"updates",
            {{{"on", "2027-03-01"}, {"words", "Begun, said somebody."}},
             {{"on", "2027-08-02"},
              {"status", "done"},
              {"words", "All are met."},
              {"evidence", "A list of 14"}}}}});

  const auto step = json().at("next_steps").at(0);

  BOOST_TEST(step.at("moved") == nlohmann::json::parse(R"([
    {"of":"by_when","from":"2027-05-01","to":"2027-07-31","reason":"The hall was shut."},
    {"of":"hear_by","from":"2027-04-01","to":"2027-06-01","reason":"The board meets late."},
    {"of":"by_when","from":"2027-07-31","to":"2027-09-30","reason":"July was full."}])"));
  BOOST_TEST(step.at("updates") == nlohmann::json::parse(R"([
    {"on":"2027-03-01","words":"Begun, said somebody."},
    {"on":"2027-08-02","status":"done","words":"All are met.","evidence":"A list of 14"}])"));
  for (const auto format : {Format::html, Format::markdown, Format::csv}) {
    const auto paper = chorus::test::as_read(file(format));
    for (const char* told :
         {"moved from 1 May 2027 to 31 July 2027", "moved from 31 July 2027 to 30 September 2027",
          "The board meets late", "1 March 2027: Begun, said somebody", "2 August 2027, Done: All",
          "What shows it: A list of 14"}) {
      BOOST_TEST(holds(paper, told), chorus::report::to_text(format) << " does not say " << told);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_step_is_final_with_its_twin_and_before_that_the_twin_stays) {
  nlohmann::json body{{"what", "Visits"},
                      {"who", "The college lead"},
                      {"accepted", {{"how", "signed"}, {"on", "2026-11-20"}}},
                      {"board_on", "2027-02-01"},
                      {"easy_read", "Somebody meets you."}};
  step(1, body);
  body["final_on"] = "2026-11-22";
  step(2, body);

  const auto steps = json().at("next_steps");

  BOOST_TEST(steps.at(0).at("easy_read").is_null());
  BOOST_TEST(steps.at(0).at("final_on").is_null());
  BOOST_TEST(steps.at(1).at("easy_read") == "Somebody meets you.");
  BOOST_TEST(steps.at(1).at("final_on") == "2026-11-22");
  BOOST_TEST(steps.at(1).at("board_on") == "2027-02-01");
  BOOST_TEST(holds(file(Format::markdown), "Final: since 22 November 2026"));
  BOOST_TEST(holds(file(Format::markdown), "Final: not yet"));
}

namespace {

// Moe said yes to a step, on a page of their own.
struct OwnedPaper : PaperFixture {
  OwnedPaper() {
    person("p1", "young_person", "Moe");
    person("p2", "practitioner", "Zenobia");
    yes = given("p1", "yes", {{"on", "2026-11-20"}}, "", "steps");
    at(yes).record_class = chorus::kernel::RecordClass::private_;
  }
  nlohmann::json owned_by(const std::string& who, bool may_name) {
    nlohmann::json accepted{{"how", "tap"}, {"on", "2026-11-20"}, {"yes", yes.key.value()}};
    if (may_name) accepted["may_name"] = true;
    step(1, {{"what", "Visits"}, {"who", who}, {"helpers", "Moe's dad"}, {"accepted", accepted}});
    return json().at("next_steps").at(0);
  }
  chorus::kernel::Ref yes;
};

constexpr const char* k_kept = "Kept back, because it names a person";

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_owner_who_lets_papers_say_their_name_is_named_where_they_own,
                        OwnedPaper) {
  const auto step = owned_by("Moe, from Year 9", true);

  BOOST_TEST(step.at("who") == "Moe, from Year 9");
  BOOST_TEST(step.at("accepted") == true);
  BOOST_TEST(step.at("helpers") == k_kept);
}

BOOST_FIXTURE_TEST_CASE(an_owner_who_does_not_is_kept_back, OwnedPaper) {
  BOOST_TEST(owned_by("Moe", false).at("who") == k_kept);
}

BOOST_FIXTURE_TEST_CASE(nobody_lets_papers_say_the_name_of_another, OwnedPaper) {
  BOOST_TEST(owned_by("Zenobia", true).at("who") == k_kept);
  BOOST_TEST(json().at("next_steps").at(0).at("accepted") == true);
}

BOOST_FIXTURE_TEST_CASE(a_name_beside_the_owners_keeps_both_back, OwnedPaper) {
  BOOST_TEST(owned_by("Moe and Zenobia", true).at("who") == k_kept);
}

BOOST_FIXTURE_TEST_CASE(whose_yes_is_gone_owns_nothing_any_more, OwnedPaper) {
  owned_by("Moe", true);
  spaces.at(yes.space).space.records.erase(yes.key);

  const auto step = json().at("next_steps").at(0);

  BOOST_TEST(step.at("accepted") == false);
  BOOST_TEST(step.at("who") == k_kept);
}

BOOST_AUTO_TEST_CASE(who_signed_on_paper_is_named_where_nobody_else_is) {
  person("p1", "parent_carer", "Nan");
  person("p2", "practitioner", "Zenobia");
  const nlohmann::json accepted{{"how", "signed"}, {"on", "2026-11-20"}, {"may_name", true}};
  step(1, {{"what", "Visits"}, {"who", "Nan"}, {"accepted", accepted}});
  step(2, {{"what", "Calls"}, {"who", "Nan or Zenobia"}, {"accepted", accepted}});

  BOOST_TEST(json().at("next_steps").at(0).at("who") == "Nan");
  BOOST_TEST(json().at("next_steps").at(1).at("who") == k_kept);
}

BOOST_FIXTURE_TEST_CASE(a_yes_is_nothing_that_stays_behind, OwnedPaper) {
  owned_by("Moe", true);

  BOOST_TEST(!holds(preview(), "not_permitted"));
  BOOST_TEST(!holds(everywhere(true), "More was shared in confidence"));
}

BOOST_AUTO_TEST_CASE(a_step_with_fewer_than_two_groups_says_so_unless_a_reason_is_written) {
  person("p1", "young_person");
  person("p2", "unsaid");
  const auto one = story("p1", "One", "words");
  const auto two = story("p2", "Two", "words");
  step(1, {{"what", "Thin"}}, {one, two});
  step(2, {{"what", "Explained"}, {"no_thread_because", "It was asked for by law."}}, {one});

  const auto steps = json().at("next_steps");

  BOOST_TEST(steps.at(0).at("thread_missing") == true);
  BOOST_TEST(!steps.at(1).contains("thread_missing"));
  BOOST_TEST(steps.at(1).at("no_thread_because") == "It was asked for by law.");
  BOOST_TEST(holds(file(Format::html), "Still missing"));
  BOOST_TEST(holds(file(Format::html), "It was asked for by law."));
}

BOOST_AUTO_TEST_CASE(a_thread_has_nothing_of_what_was_withdrawn_or_needs_care) {
  person("p1", "young_person");
  const auto gone = story("p1", "Taken back", "words");
  const auto care = story("p1", "Looked after", "words");
  step(1, {{"what", "Somebody waits"}}, {gone, care});
  at(gone).gate = chorus::kernel::Gate::withdrawn;
  at(care).audience = at(care).audience.with("care");

  BOOST_TEST(json().at("next_steps").at(0).at("because").empty());
  BOOST_TEST(!holds(everywhere(), "Looked after"));
}

BOOST_AUTO_TEST_CASE(an_opening_without_a_promise_is_told_with_its_reason) {
  chorus::kernel::Record record;
  record.key = chorus::kernel::Key("override/a");
  record.type = "override";
  record.audience = chorus::kernel::Audience({"facilitators"});
  record.body = chorus::kernel::Body(R"({"reason":"The sponsor was ill.","at":1})");
  put("stories", record);

  for (const auto format : {Format::html, Format::markdown, Format::json}) {
    BOOST_TEST(holds(file(format), "The sponsor was ill"));
  }
}

BOOST_AUTO_TEST_CASE(an_activity_that_says_nothing_is_printed_as_a_table_with_the_reason) {
  chorus::kernel::Record record;
  record.key = chorus::kernel::Key("card/a");
  record.type = "card";
  record.audience = chorus::kernel::Audience({"room"});
  record.body = chorus::kernel::Body(R"({"text":"A swing","votes":3,"of":"option/a"})");
  put("stories", record);
  story("p1", "A friendly face", "words");

  for (const auto& [why, said_why] : {std::pair{Unsaid::not_offered, "no summary of its own"},
                                      std::pair{Unsaid::missing, "is not here"},
                                      std::pair{Unsaid::failed, "could not give a summary"}}) {
    is_silent("stories", why);
    const auto blocks = json().at("sections").at(0).at("blocks");
    BOOST_TEST(holds(blocks.at(0).at("text").get<std::string>(), said_why));
    BOOST_TEST(blocks.at(1).at("rows") ==
               nlohmann::json::array({nlohmann::json::array({"card", "A swing"})}));
    BOOST_TEST(blocks.at(2).at("words") == "A friendly face");
  }
}

BOOST_AUTO_TEST_CASE(words_of_an_activity_are_filled_in_once) {
  const auto filled = chorus::report::Words::from_json(
      R"({"a":"{what} of {n}","a.one":"{what} alone","b":"{unknown}"})");

  BOOST_TEST(filled.text("a", {{"n", "3"}, {"what", "{n}"}}) == "{n} of 3");
  BOOST_TEST(filled.text("a", {{"n", "1"}, {"what", "x"}}) == "x alone");
  BOOST_TEST(filled.text("b") == "{unknown}");
  BOOST_TEST(filled.text("c") == "c");
}

BOOST_AUTO_TEST_CASE(of_a_photo_and_a_sound_papers_say_what_they_show_and_never_their_address) {
  const nlohmann::json photo{{"id", "photo-address"}, {"width", 800}, {"height", 600}};
  const nlohmann::json sound{{"id", "sound-address"}, {"seconds", 9}};
  given("p1", "story", {{"mode", "photo"}, {"medium", photo}, {"shows", "The gate"}});
  given("p1", "story", {{"mode", "sound"}, {"medium", sound}});

  const auto papers = everywhere();

  BOOST_TEST(holds(papers, "[photo] The gate"));
  BOOST_TEST(holds(papers, "[sound]"));
  BOOST_TEST(!holds(papers, "-address"));
}

BOOST_AUTO_TEST_CASE(the_whole_paper_begins_with_the_steps_and_theirs_with_what_they_said) {
  story("p1", "A friendly face", "words");
  step(1, {{"what", "Somebody waits"}, {"needs", "Two hours a week"}});

  const auto whole = file(Format::markdown);
  const auto people = file(Format::markdown, true, Purpose::participants);

  BOOST_TEST(whole.find("Somebody waits") < whole.find("A friendly face"));
  BOOST_TEST(people.find("Somebody waits") > people.find("A friendly face"));
  BOOST_TEST(holds(whole, "Two hours a week"));
  BOOST_TEST(!holds(people, "Two hours a week"));
}

BOOST_AUTO_TEST_CASE(an_activity_that_was_never_laid_out_is_not_in_it) {
  spaces.at(chorus::kernel::SpaceId("stories")).space.state.phase = chorus::kernel::Phase::draft;
  story("p1", "A friendly face", "words");

  BOOST_TEST(!holds(everywhere(), "A time it was good"));
}

BOOST_AUTO_TEST_SUITE_END()
