#include "../rules.hpp"

#include "calendar.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(next_steps_rules)

namespace {

struct Steps : chorus::sdk::Rig<chorus::next_steps::Rules> {
  Steps() : Rig(CHORUS_PLUGIN_SOURCES "/next-steps") {
    now(1'800'000'000'000).phase("open");
    given("story/a@s2", "story", R"({"mode":"words","words":"the gate"})");
    key = added("Somebody waits for everyone");
  }
  std::string added(const std::string& what) {
    const auto outcome = facilitator().when(
        "add_step", json{{"what", what}, {"because", json::array({"story/a@s2"})}}.dump());
    return json::parse(outcome.answer).at("key");
  }
  json body() const { return json::parse(records().at(key).body); }
  // The room has filled it, and `who` is set to do it.
  void is_filled_for(const std::string& who) {
    lead("fill", {{"first_step", "Ask ten families"},
                  {"who", who},
                  {"by_when", "2027-06-01"},
                  {"hear_how", "By poster"}});
  }
  std::size_t yeses() const { return of_type("yes").size(); }
  chorus::sdk::Outcome ben(const std::string& name, json args = json::object()) {
    args["key"] = key;
    return participant("ben").when(name, args.dump());
  }
  chorus::sdk::Outcome lead(const std::string& name, json args = json::object()) {
    args["key"] = key;
    return facilitator().when(name, args.dump());
  }
  chorus::sdk::Outcome ana(const std::string& name, json args = json::object()) {
    args["key"] = key;
    return participant("ana").when(name, args.dump());
  }

  std::string key;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_step_has_a_number_of_its_own_and_stands_on_what_people_said, Steps) {
  const auto second =
      facilitator().when("add_step", R"({"what":"Pictures sent home","because":["story/a@s2"]})");

  BOOST_TEST(body().at("number") == 1);
  BOOST_TEST(json::parse(second.contributions.front().body).at("number") == 2);
  BOOST_TEST(second.links.size() == 1U);
  BOOST_TEST(second.links.front().type == "grounded_in");
}

BOOST_FIXTURE_TEST_CASE(a_step_carries_out_what_was_agreed, Steps) {
  given("agreement/x@s4", "agreement",
        R"({"proposal":"proposal/p","words":"Visits","review_on":"2027-07-01"})");

  const auto outcome = facilitator().when(
      "add_step", R"({"what":"Visits begin","because":["agreement/x@s4","story/a@s2"]})");

  BOOST_REQUIRE(outcome.links.size() == 2U);
  BOOST_TEST(outcome.links.front().to == "agreement/x@s4");
  BOOST_TEST(outcome.links.front().type == "carried_out_by");
  BOOST_TEST(outcome.links.back().type == "grounded_in");
}

BOOST_FIXTURE_TEST_CASE(a_step_stands_on_what_was_hard_as_on_what_was_good, Steps) {
  given("hard-truth/a@s3", "hard-truth",
        R"({"of":"touchpoint/a","words":"Nine forms","wish":"One form"})");

  const auto outcome =
      facilitator().when("add_step", R"({"what":"One form","because":["hard-truth/a@s3"]})");

  BOOST_REQUIRE(outcome.links.size() == 1U);
  BOOST_TEST(outcome.links.front().type == "grounded_in");
}

BOOST_FIXTURE_TEST_CASE(a_step_cannot_stand_on_what_is_not_here, Steps) {
  const auto outcome =
      facilitator().when("add_step", R"({"what":"x","because":["story/gone@s2"]})");

  BOOST_TEST(outcome.code == "not_here");
}

BOOST_FIXTURE_TEST_CASE(the_room_fills_five_questions_and_the_leads_the_rest, Steps) {
  BOOST_TEST(ana("fill", {{"who", "The college lead"}}).accepted());
  BOOST_TEST(ana("fill", {{"board", "SEND board"}}).code == "leads_fill_this");
  BOOST_TEST(lead("fill", {{"board", "SEND board"}}).accepted());
  BOOST_TEST(body().at("who") == "The college lead");
}

BOOST_FIXTURE_TEST_CASE(what_stands_is_for_a_lead_to_change, Steps) {
  ana("fill", {{"who", "Ana"}});

  BOOST_TEST(ben("fill", {{"who", "Ben"}}).code == "stands_already");
  BOOST_TEST(ben("fill", {{"what", "Something else"}}).code == "stands_already");
  BOOST_TEST(lead("fill", {{"who", "Ben"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(the_room_fills_while_it_is_open_and_the_leads_go_on_after, Steps) {
  for (const char* shut : {"paused", "closed", "revealed"}) {
    phase(shut);
    BOOST_TEST(ana("fill", {{"hear_how", "By poster"}}).code == "leads_go_on", shut);
  }
  BOOST_TEST(lead("fill", {{"hear_how", "By poster"}}).accepted());
  phase("reopened");
  BOOST_TEST(ana("fill", {{"first_step", "Ask"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_date_is_a_day_and_moves_with_a_reason_that_stays, Steps) {
  BOOST_TEST(lead("fill", {{"by_when", "2027-02-29"}}).code == "no_such_day");
  lead("fill", {{"by_when", "2027-05-01"}});
  BOOST_TEST(lead("fill", {{"by_when", "2027-06-01"}}).code == "date_needs_reason");

  lead("move_date", {{"by_when", "2027-06-01"}, {"reason", "The hall was shut."}});

  BOOST_TEST(body().at("by_when") == "2027-06-01");
  BOOST_TEST(body().at("earlier_dates").at(0).at("date") == "2027-05-01");
  BOOST_TEST(body().at("earlier_dates").at(0).at("of") == "by_when");
}

BOOST_FIXTURE_TEST_CASE(the_day_on_which_people_hear_moves_no_easier, Steps) {
  for (const char* day : {"hear_by", "board_on", "review_on"}) {
    lead("fill", {{day, "2027-05-01"}});
    BOOST_TEST(lead("fill", {{day, "2027-06-01"}}).code == "date_needs_reason", day);

    BOOST_TEST(lead("move_date", {{day, "2027-02-30"}, {"reason", "So"}}).code == "no_such_day");
    lead("move_date", {{day, "2027-06-01"}, {"reason", "The board meets later."}});

    BOOST_TEST(body().at(day) == "2027-06-01");
    BOOST_TEST(body().at("earlier_dates").back() ==
               json({{"of", day}, {"date", "2027-05-01"}, {"reason", "The board meets later."}}));
  }
}

BOOST_FIXTURE_TEST_CASE(nobody_owns_a_step_but_by_their_own_yes, Steps) {
  BOOST_TEST(ana("accept").code == "who_first");
  ana("fill", {{"who", "Ana"}});
  BOOST_TEST(!body().contains("accepted"));

  BOOST_TEST(ana("accept").accepted());
  BOOST_TEST(body().at("accepted").at("how") == "tap");
  BOOST_TEST(body().at("accepted").at("on") == "2027-01-15");

  BOOST_TEST(ben("accept").code == "has_a_yes");
}

BOOST_FIXTURE_TEST_CASE(everybody_owns_a_step_means_nobody_does, Steps) {
  for (const char* all :
       {"everyone", "Everybody!", "all", "All of us", "us", "WE", "nobody", "no-one", "None",
        "us all together", "TBC", "?", "Don\u2019t know", "the whole room"}) {
    BOOST_TEST(ana("fill", {{"who", all}}).code == "one_owner", all);
  }
  BOOST_TEST(ana("fill", {{"who", "Everyone\u2019s Choir"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(the_room_reads_that_there_is_a_yes_and_never_whose, Steps) {
  ana("fill", {{"who", "The college lead"}});
  ana("accept");

  BOOST_REQUIRE(yeses() == 1U);
  const auto yes = of_type("yes").front();
  BOOST_TEST(body().at("accepted").at("yes") == yes.key);
  BOOST_TEST(json::parse(yes.body).at("of") == key);
  BOOST_TEST(!body().at("accepted").contains("may_name"));
}

BOOST_FIXTURE_TEST_CASE(whoever_said_yes_can_take_it_back_and_nobody_else_in_the_room, Steps) {
  ana("fill", {{"who", "Ana"}});
  BOOST_TEST(ana("take_yes_back").code == "no_yes");
  ana("accept");

  BOOST_TEST(ben("take_yes_back").code == "not_your_yes");
  BOOST_TEST(ana("take_yes_back").accepted());

  BOOST_TEST(!body().contains("accepted"));
  BOOST_TEST(yeses() == 0U);
  BOOST_TEST(body().at("who") == "Ana");
}

BOOST_FIXTURE_TEST_CASE(a_lead_can_take_back_a_yes_that_was_not_that_persons_to_say, Steps) {
  ana("fill", {{"who", "The college lead"}});
  ana("accept");

  BOOST_TEST(lead("take_yes_back").accepted());

  BOOST_TEST(!body().contains("accepted"));
  BOOST_TEST(yeses() == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_yes_on_paper_is_the_leads_to_take_back, Steps) {
  lead("fill", {{"who", "Nan"}});
  BOOST_TEST(lead("accept_signed", {{"on", "2027-02-30"}, {"young", false}}).code == "no_such_day");
  lead("accept_signed", {{"on", "2027-01-12"}, {"young", false}, {"may_name", true}});

  BOOST_TEST(body().at("accepted") ==
             json({{"how", "signed"}, {"on", "2027-01-12"}, {"may_name", true}}));
  BOOST_TEST(ana("take_yes_back").code == "not_your_yes");
  BOOST_TEST(lead("take_yes_back").accepted());
}

BOOST_FIXTURE_TEST_CASE(whoever_says_yes_says_whether_papers_may_name_them, Steps) {
  ana("fill", {{"who", "Ana"}});

  ana("accept", {{"may_name", true}});
  BOOST_TEST(body().at("accepted").at("may_name") == true);

  ana("take_yes_back");
  ana("accept", {{"may_name", false}});
  BOOST_TEST(!body().at("accepted").contains("may_name"));
}

BOOST_FIXTURE_TEST_CASE(nobody_young_does_it_alone, Steps) {
  ana("fill", {{"who", "Ana"}});
  role_group("young_person");
  BOOST_TEST(ana("accept").code == "not_alone");
  for (const char* none : {"nobody", "Everyone", "-", "ana"}) {
    BOOST_TEST(lead("fill", {{"helpers", none}}).code == "helper_by_name", none);
  }
  lead("fill", {{"helpers", "Mr Lund from the library"}});

  BOOST_TEST(ana("accept").accepted());
}

BOOST_FIXTURE_TEST_CASE(nobody_young_signs_alone, Steps) {
  lead("fill", {{"who", "Ana"}});
  const json young{{"on", "2027-01-12"}, {"young", true}};

  BOOST_TEST(lead("accept_signed", young).code == "not_alone");
  lead("fill", {{"helpers", "Mr Lund from the library"}});
  BOOST_TEST(lead("accept_signed", young).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_helper_who_turns_out_to_be_the_owner_is_none, Steps) {
  lead("fill", {{"helpers", "Ana"}});
  lead("fill", {{"who", "Ana"}});
  role_group("young_person");

  BOOST_TEST(ana("accept").code == "not_alone");
}

BOOST_FIXTURE_TEST_CASE(a_yes_is_to_the_step_as_it_stands, Steps) {
  is_filled_for("Ana");
  for (const char* promise : {"what", "first_step", "who"}) {
    BOOST_REQUIRE(ana("accept").accepted());
    lead("fill", {{promise, body().at(promise)}, {"needs", "Two hours"}});
    BOOST_TEST(body().contains("accepted"), promise);

    lead("fill", {{promise, "Another"}});

    BOOST_TEST(!body().contains("accepted"), promise);
    BOOST_TEST(yeses() == 0U, promise);
  }
}

BOOST_FIXTURE_TEST_CASE(the_room_adds_no_first_step_to_what_somebody_said_yes_to, Steps) {
  ana("fill", {{"who", "Ana"}});
  ana("accept");

  BOOST_TEST(ben("fill", {{"first_step", "Do it all by Monday"}}).code == "has_a_yes");
  BOOST_TEST(ben("fill", {{"hear_how", "By poster"}}).accepted());
  BOOST_TEST(body().contains("accepted"));
}

BOOST_FIXTURE_TEST_CASE(a_step_is_final_when_it_is_whole_owned_reviewed_and_easy_to_read, Steps) {
  BOOST_TEST(lead("make_final").code == "final_needs_room");
  is_filled_for("Ana");
  BOOST_TEST(lead("make_final").code == "final_needs_yes");
  ana("accept");
  BOOST_TEST(lead("make_final").code == "final_needs_review");
  lead("fill", {{"review_on", "2027-09-01"}});
  BOOST_TEST(lead("make_final").code == "final_needs_easy_read");
  lead("fill", {{"easy_read", "Somebody waits for you."}});

  BOOST_TEST(lead("make_final").accepted());
  BOOST_TEST(body().at("final_on") == "2027-01-15");

  lead("fill", {{"needs", "Two hours"}});
  BOOST_TEST(body().contains("final_on"));
  lead("fill", {{"what", "Another thing"}});
  BOOST_TEST(!body().contains("final_on"));
}

BOOST_FIXTURE_TEST_CASE(a_step_without_its_yes_is_not_final, Steps) {
  is_filled_for("Ana");
  lead("fill", {{"review_on", "2027-09-01"}, {"easy_read", "Somebody waits for you."}});
  ana("accept");
  lead("make_final");

  ana("take_yes_back");

  BOOST_TEST(!body().contains("final_on"));
}

BOOST_FIXTURE_TEST_CASE(the_leads_can_say_why_a_step_has_no_thread, Steps) {
  BOOST_TEST(lead("fill", {{"no_thread_because", "The law asks for it."}}).accepted());
  BOOST_TEST(ana("fill", {{"no_thread_because", "So"}}).code == "leads_fill_this");
  BOOST_TEST(body().at("no_thread_because") == "The law asks for it.");
}

BOOST_FIXTURE_TEST_CASE(what_became_of_it_is_kept_word_by_word_with_how_it_stood, Steps) {
  lead("update", {{"status", "in_hand"}, {"words", "Begun."}});
  lead("update", {{"status", "changed"}, {"words", "By video too."}});

  BOOST_TEST(body().at("updates") ==
             json::parse(R"([{"on":"2027-01-15","status":"in_hand","words":"Begun."},
                             {"on":"2027-01-15","status":"changed","words":"By video too."}])"));
  BOOST_TEST(body().at("status") == "changed");
}

BOOST_FIXTURE_TEST_CASE(nothing_is_done_without_evidence, Steps) {
  BOOST_TEST(lead("update", {{"status", "done"}, {"words", "We did it."}}).code ==
             "done_needs_evidence");
  BOOST_TEST(lead("update", {{"status", "done"}, {"words", "We did it."}, {"evidence", "14 of 17"}})
                 .accepted());
  BOOST_TEST(body().at("status") == "done");
}

BOOST_AUTO_TEST_CASE(a_day_that_is_none_is_none) {
  using chorus::sdk::is_day;
  BOOST_TEST(is_day("2028-02-29"));
  for (const char* text : {"2027-02-29", "2027-13-01", "2027-1-01", "tomorrow!!", ""}) {
    BOOST_TEST(!is_day(text), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
