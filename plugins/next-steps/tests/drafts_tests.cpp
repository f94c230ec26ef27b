#include "../rules.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(next_steps_drafts)

namespace {

// Two tables, north (Ana, Ben) and south (Cem), and what people told to stand on.
struct Building : chorus::sdk::Rig<chorus::next_steps::Rules> {
  Building() : Rig(CHORUS_PLUGIN_SOURCES "/next-steps") {
    now(1'800'000'000'000).phase("open");
    given("story/a@s2", "story", R"({"mode":"words","words":"the gate"})");
    given("agreement/x@s4", "agreement",
          R"({"proposal":"proposal/p","words":"Visits","review_on":"2027-07-01"})");
    // Whoever did anything sits where they are said to.
    for (const auto somebody : {&Building::ana, &Building::ben, &Building::cem}) {
      (this->*somebody)().does("core.undo");
    }
  }

  Building& ana() { return as("ana", "north"); }
  Building& ben() { return as("ben", "north"); }
  Building& cem() { return as("cem", "south"); }
  Building& lead() {
    facilitator().groups("");
    return *this;
  }
  Building& as(const std::string& name, const std::string& table) {
    participant(name).groups(table);
    return *this;
  }

  chorus::sdk::Outcome does(const std::string& command, const json& args = json::object()) {
    return when(command, args.dump());
  }
  // Ana's table has begun it, and she has the pen.
  std::string begun(json args = {{"what", "Somebody waits for everyone"}}) {
    ana().does("take_pen");
    return json::parse(does("begin", args).answer).at("key");
  }
  std::string shown(const json& args = {{"what", "Somebody waits for everyone"}}) {
    const auto key = begun(args);
    return json::parse(ana().does("show", {{"key", key}, {"version", 1}}).answer).at("key");
  }
  chorus::sdk::Outcome writes(const std::string& key, int version, json args) {
    args.update({{"key", key}, {"version", version}});
    return does("write", args);
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_draft_is_the_tables_alone_and_the_leads_until_it_is_shown, Building) {
  const auto draft = begun();

  BOOST_TEST(shown_to("ben").count(draft) == 1U);
  BOOST_TEST(shown_to("cem").count(draft) == 0U);
  BOOST_TEST(shown_to_leads().count(draft) == 1U);
  BOOST_TEST(shown_on_wall().count(draft) == 0U);
  BOOST_TEST(leaving().count(draft) == 0U);

  const auto outcome = ana().does("show", {{"key", draft}, {"version", 1}});

  BOOST_REQUIRE(outcome.accepted());
  const std::string step = json::parse(outcome.answer).at("key");
  BOOST_TEST(records().count(draft) == 0U);
  BOOST_TEST(shown_to("cem").count(step) == 1U);
  BOOST_TEST(leaving().count(step) == 1U);
  BOOST_TEST(body(step) ==
             json({{"number", 1}, {"what", "Somebody waits for everyone"}, {"status", "open"}}));
}

BOOST_FIXTURE_TEST_CASE(who_has_the_pen_begins_and_nobody_else_at_the_table, Building) {
  const json step{{"what", "Visits"}};
  BOOST_TEST(ana().does("begin", step).code == "pen_first");
  ana().does("take_pen");

  BOOST_TEST(ben().does("begin", step).code == "pen_elsewhere");
  BOOST_TEST(cem().does("begin", {{"at", "north"}, {"what", "Visits"}}).code == "another_table");
  BOOST_TEST(ana().does("begin", step).accepted());
  BOOST_TEST(lead().does("begin", {{"at", "south"}, {"what", "Visits"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(who_has_the_pen_answers_and_takes_an_answer_away, Building) {
  const auto draft = begun();

  BOOST_TEST(ana()
                 .does("write",
                       {{"key", draft}, {"version", 1}, {"who", "Ana"}, {"by_when", "2027-06-01"}})
                 .accepted());
  BOOST_TEST(writes(draft, 2, {{"by_when", "2027-05-01"}, {"who", ""}}).accepted());

  BOOST_TEST(body(draft).at("by_when") == "2027-05-01");
  BOOST_TEST(!body(draft).contains("who"));
  BOOST_TEST(body(draft).at("version") == 3);
  BOOST_TEST(ben().writes(draft, 3, {{"who", "Ben"}}).code == "pen_elsewhere");
  BOOST_TEST(cem().writes(draft, 3, {{"who", "Cem"}}).code == "another_table");
  BOOST_TEST(lead().writes(draft, 3, {{"hear_how", "By poster"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_draft_takes_no_owner_that_is_everybody_and_no_day_that_is_none,
                        Building) {
  const auto draft = begun();

  BOOST_TEST(ana().writes(draft, 1, {{"who", "Everyone"}}).code == "one_owner");
  BOOST_TEST(ana().writes(draft, 1, {{"by_when", "2027-02-29"}}).code == "no_such_day");
  BOOST_TEST(ana().writes(draft, 1, {{"board", "Cabinet"}}).code == "bad_args");
  BOOST_TEST(ana().writes(draft, 1, {{"what", ""}}).code == "bad_args");
  BOOST_TEST(body(draft).at("version") == 1);
}

BOOST_FIXTURE_TEST_CASE(two_at_once_never_overwrite_in_silence, Building) {
  const auto draft = begun();
  lead().writes(draft, 1, {{"who", "The college lead"}});

  BOOST_TEST(ana().writes(draft, 1, {{"who", "Ana"}}).code == "changed_meanwhile");
  BOOST_TEST(ana().does("show", {{"key", draft}, {"version", 1}}).code == "changed_meanwhile");
  BOOST_TEST(ana().does("drop", {{"key", draft}, {"version", 1}}).code == "changed_meanwhile");
  BOOST_TEST(body(draft).at("who") == "The college lead");
}

BOOST_FIXTURE_TEST_CASE(it_stands_on_what_people_told_and_is_tied_to_it_once_it_is_shown,
                        Building) {
  const auto draft =
      begun({{"what", "Visits begin"}, {"because", {"agreement/x@s4", "story/a@s2"}}});

  const auto outcome = ana().does("show", {{"key", draft}, {"version", 1}});

  BOOST_REQUIRE(outcome.links.size() == 2U);
  BOOST_TEST(outcome.links.front().type == "carried_out_by");
  BOOST_TEST(outcome.links.back().to == "story/a@s2");
  BOOST_TEST(outcome.links.back().type == "grounded_in");
}

BOOST_FIXTURE_TEST_CASE(what_it_stands_on_is_told_whole_and_is_here, Building) {
  const auto draft = begun({{"what", "Visits begin"}, {"because", {"story/a@s2"}}});
  BOOST_TEST(ana().writes(draft, 1, {{"because", {"story/gone@s2"}}}).code == "not_here");

  BOOST_TEST(ana().writes(draft, 1, {{"because", {"agreement/x@s4"}}}).accepted());

  BOOST_TEST(body(draft).at("because") == json({"agreement/x@s4"}));
}

BOOST_FIXTURE_TEST_CASE(what_was_taken_back_meanwhile_holds_no_table_up, Building) {
  given("draft/d", "draft",
        R"({"at":"north","version":1,"what":"Visits","because":["story/gone@s2","story/a@s2"]})",
        "group:north facilitators");
  ana().does("take_pen");
  const json because{"story/gone@s2", "story/a@s2", "agreement/x@s4"};

  BOOST_TEST(ana().writes("draft/d", 1, {{"because", because}}).accepted());
  BOOST_TEST(body("draft/d").at("because") == json({"story/a@s2", "agreement/x@s4"}));
  BOOST_TEST(ana().does("show", {{"key", "draft/d"}, {"version", 2}}).links.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_shown_step_is_one_like_all_others, Building) {
  const auto step = shown();

  BOOST_TEST(cem().does("fill", {{"key", step}, {"who", "Cem"}}).accepted());
  BOOST_TEST(ana().does("fill", {{"key", step}, {"who", "Ana"}}).code == "stands_already");
  BOOST_TEST(ana().writes(step, 1, {{"what", "Another"}}).code == "bad_args");
  BOOST_TEST(cem().does("accept", {{"key", step}}).accepted());
  lead().does("fill", {{"key", step}, {"by_when", "2027-05-01"}});
  BOOST_TEST(lead().does("fill", {{"key", step}, {"by_when", "2027-06-01"}}).code ==
             "date_needs_reason");
  BOOST_TEST(shown_to("dot").count(step) == 1U);
}

BOOST_FIXTURE_TEST_CASE(it_stands_on_the_wall_by_a_lead_alone, Building) {
  const auto step = shown();
  BOOST_TEST(shown_on_wall().count(step) == 0U);
  cem().does("fill", {{"key", step}, {"who", "Cem"}});
  cem().does("accept", {{"key", step}});
  BOOST_TEST(shown_on_wall().count(step) == 0U);
  const json on{{"key", step}, {"shown", true}};
  BOOST_TEST(ana().does("put_on_wall", on).code == "leads_only");

  lead().does("put_on_wall", on);
  lead().does("fill", {{"key", step}, {"needs", "A lamp"}});
  BOOST_TEST(shown_on_wall().count(step) == 1U);

  lead().does("put_on_wall", {{"key", step}, {"shown", false}});
  BOOST_TEST(shown_on_wall().count(step) == 0U);
  BOOST_TEST(shown_to("cem").count(step) == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_a_lead_adds_stands_on_the_wall_at_once, Building) {
  const auto added = json::parse(lead().does("add_step", {{"what", "Visits"}}).answer).at("key");

  lead().does("fill", {{"key", added}, {"needs", "A lamp"}});

  BOOST_TEST(shown_on_wall().count(added) == 1U);
}

BOOST_FIXTURE_TEST_CASE(three_drafts_of_a_table_at_a_time_are_enough, Building) {
  const auto first = begun();
  ana().does("begin", {{"what", "Two"}});
  ana().does("begin", {{"what", "Three"}});
  BOOST_TEST(ana().does("begin", {{"what", "Four"}}).code == "too_many_drafts");
  cem().does("take_pen");
  BOOST_TEST(cem().does("begin", {{"what", "Ours"}}).accepted());

  BOOST_TEST(ben().does("drop", {{"key", first}, {"version", 1}}).code == "pen_elsewhere");
  BOOST_TEST(ana().does("drop", {{"key", first}, {"version", 1}}).accepted());

  BOOST_TEST(ana().does("begin", {{"what", "Four"}}).accepted());
  BOOST_TEST(of_type("next-step").empty());
}

BOOST_FIXTURE_TEST_CASE(ninety_nine_steps_of_a_room_are_enough_for_its_tables, Building) {
  for (int n = 1; n <= 99; ++n) {
    given("next-step/" + std::to_string(n), "next-step",
          json{{"number", n}, {"what", "Visits"}, {"status", "open"}}.dump());
  }
  const auto draft = begun();

  BOOST_TEST(ana().does("show", {{"key", draft}, {"version", 1}}).code == "too_many_steps");
  BOOST_TEST(records().count(draft) == 1U);
}

BOOST_FIXTURE_TEST_CASE(the_others_suggest_and_the_pen_takes_it_in, Building) {
  const auto draft = begun();
  BOOST_TEST(cem().does("suggest", {{"key", draft}, {"text", "Two people"}}).code ==
             "another_table");
  ben().does("suggest", {{"key", draft}, {"text", "Two people"}});
  const auto suggestion = of_type("suggestion").front().key;

  BOOST_TEST(shown_to("ana").count(suggestion) == 1U);
  BOOST_TEST(shown_to("cem").count(suggestion) == 0U);
  BOOST_TEST(ana().does("thank", {{"key", suggestion}, {"taken", true}}).accepted());
  BOOST_TEST(ben().takes_back(suggestion).accepted());
}

BOOST_FIXTURE_TEST_CASE(tables_build_while_it_is_open_and_the_leads_go_on_after, Building) {
  const auto draft = begun();
  for (const char* shut : {"paused", "closed", "revealed"}) {
    phase(shut);
    BOOST_TEST(ana().writes(draft, 1, {{"who", "Ana"}}).code == "leads_go_on", shut);
    BOOST_TEST(ana().does("begin", {{"what", "Two"}}).code == "leads_go_on", shut);
    BOOST_TEST(ben().does("take_pen").code == "leads_go_on", shut);
    BOOST_TEST(ben().does("suggest", {{"key", draft}, {"text", "So"}}).code == "leads_go_on", shut);
  }

  BOOST_TEST(lead().writes(draft, 1, {{"who", "The college lead"}}).accepted());
  BOOST_TEST(lead().does("show", {{"key", draft}, {"version", 2}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(where_nobody_sits_at_tables_everybody_is_one, Building) {
  as("ana", "").does("take_pen");

  const auto draft = json::parse(does("begin", {{"what", "Visits"}}).answer).at("key");

  BOOST_TEST(shown_to("cem").count(draft) == 1U);
  BOOST_TEST(shown_on_wall().count(draft) == 0U);
  BOOST_TEST(as("ben", "").does("suggest", {{"key", draft}, {"text", "Two"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_number_is_given_when_it_is_shown_and_once, Building) {
  const auto first = begun();
  const auto second = begun({{"what", "Two"}});
  lead().does("add_step", {{"what", "A lead's"}});

  ana().does("show", {{"key", second}, {"version", 1}});
  const auto outcome = ana().does("show", {{"key", first}, {"version", 1}});

  BOOST_TEST(body(json::parse(outcome.answer).at("key")).at("number") == 3);
}

BOOST_FIXTURE_TEST_CASE(a_report_tells_no_draft, Building) {
  begun({{"what", "Kept at the table"}});
  const auto step = shown();

  const auto told = json::parse(sections("board").answer).at("sections").at(0);

  BOOST_TEST(told.at("blocks") == json::parse(R"([{"t":"thing","key":")" + step + R"("}])"));
}

BOOST_AUTO_TEST_SUITE_END()
