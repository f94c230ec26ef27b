#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(what_may_happen_tests)

namespace {

constexpr const char* k_all_no =
    R"({"words":"no","picture":"no","voice":"no","name":"no","later":"no"})";
constexpr const char* k_witness = "Jo";
constexpr std::int64_t k_day = 86'400'000;
constexpr std::int64_t k_now = 1'795'000'000'000;

struct WhatMayHappen : chorus::sdk::Rig<chorus::what_may_happen::Rules> {
  WhatMayHappen() : Rig(CHORUS_PLUGIN_SOURCES "/what-may-happen") { now(k_now); }

  std::string says(const std::string& name, const std::string& args) {
    key_of(name);  // they have said who they are
    return participant(name).when("say", args).code;
  }
  std::string writes_down(const std::string& name, json args) {
    args["person"] = key_of(name);
    return facilitator().when("record", args.dump()).code;
  }
  std::string parent_says(const std::string& name, bool yes) {
    const json args{{"person", key_of(name)}, {"yes", yes}, {"method", "signed"}};
    return facilitator().when("parent", args.dump()).code;
  }
  // What the page of this person has of theirs; null: nothing.
  json own(const std::string& name) {
    for (const auto& [key, record] : shown_to(name)) {
      if (record.type == "consent") return json::parse(record.body);
    }
    return nullptr;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_is_let_before_somebody_says_so) {
  WhatMayHappen room;
  room.opened();
  room.moves_to("open");

  BOOST_TEST(room.own("ana").is_null());
  BOOST_TEST(room.says("ana", R"({"words":"yes"})") == "");
  const json said = room.own("ana");
  BOOST_TEST(said.at("words") == "yes");
  for (const char* other : {"picture", "voice", "name", "later"}) BOOST_TEST(!said.contains(other));
}

BOOST_AUTO_TEST_CASE(there_is_no_yes_to_all_in_one) {
  WhatMayHappen room;

  BOOST_TEST(room.says("ana", R"({"all":"yes"})") == "bad_args");
  BOOST_TEST(room.says("ana", "{}") == "bad_args");
}

BOOST_AUTO_TEST_CASE(what_one_says_is_theirs_and_the_leads_and_nobody_elses) {
  WhatMayHappen room;
  room.says("ana", R"({"voice":"no"})");

  BOOST_TEST(room.own("bo").is_null());
  BOOST_TEST(room.shown_on_wall().empty());
  BOOST_TEST(room.shown_to_leads().size() == 1u);
  BOOST_TEST(room.leaving().empty());
}

BOOST_AUTO_TEST_CASE(it_is_changed_at_any_time_and_what_was_said_before_is_kept) {
  WhatMayHappen room;
  room.says("ana", R"({"words":"yes","name":"yes"})");
  room.moves_to("closed");
  room.passes(2 * k_day);

  BOOST_TEST(room.says("ana", R"({"name":"no"})") == "");

  const json said = room.own("ana");
  BOOST_TEST(said.at("version") == 2);
  BOOST_TEST(said.at("words") == "yes");
  BOOST_TEST(said.at("name") == "no");
  BOOST_TEST(said.at("method") == "tapped");
  BOOST_TEST(said.at("on") == "2026-11-20");
  BOOST_TEST(said.at("earlier").at(0).at("yes") == json::array({"words", "name"}));
  BOOST_TEST(said.at("earlier").at(0).at("on") == "2026-11-18");
}

BOOST_AUTO_TEST_CASE(on_another_evening_one_command_says_that_it_is_still_so) {
  WhatMayHappen room;
  BOOST_TEST(room.participant("ana").when("keep").code == "nothing_said");
  room.says("ana", R"({"words":"yes","voice":"no"})");
  const std::string before = room.own("ana").at("review_on");
  BOOST_TEST(room.participant("ana").when("keep").accepted());
  BOOST_TEST(room.own("ana").at("version") == 1);
  room.passes(7 * k_day);

  BOOST_TEST(room.participant("ana").when("keep").accepted());

  const json said = room.own("ana");
  BOOST_TEST(said.at("words") == "yes");
  BOOST_TEST(said.at("voice") == "no");
  BOOST_TEST(!said.contains("picture"));
  BOOST_TEST(said.at("version") == 2);
  BOOST_TEST(said.at("on") == "2026-11-25");
  BOOST_TEST(said.at("review_on") > before);
}

BOOST_AUTO_TEST_CASE(who_keeps_what_a_lead_wrote_down_makes_it_their_own) {
  WhatMayHappen room;
  room.writes_down("ana", {{"method", "witnessed"}, {"witness", k_witness}, {"words", "yes"}});

  BOOST_TEST(room.participant("ana").when("keep").accepted());

  BOOST_TEST(room.own("ana").at("method") == "tapped");
  BOOST_TEST(!room.own("ana").contains("witness"));
  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"voice", "yes"}}) ==
             "their_own_answer");
}

BOOST_AUTO_TEST_CASE(who_does_not_know_yet_is_asked_again_and_no_lead_answers_for_them) {
  WhatMayHappen room;

  BOOST_TEST(room.says("ana", R"({"words":"ask_again"})") == "");
  BOOST_TEST(room.own("ana").at("words") == "ask_again");
  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"words", "yes"}}) ==
             "their_own_answer");
  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"words", "ask_again"}}) == "bad_args");
  room.says("ana", R"({"words":"yes"})");
  BOOST_TEST(room.own("ana").at("earlier").at(0).at("yes").empty());
}

BOOST_AUTO_TEST_CASE(of_what_was_said_before_the_last_twenty_stay) {
  WhatMayHappen room;
  for (int at = 0; at < 24; ++at) room.says("ana", R"({"words":"yes"})");

  BOOST_TEST(room.own("ana").at("earlier").size() == 20u);
  BOOST_TEST(room.own("ana").at("earlier").at(19).at("version") == 23);
}

BOOST_AUTO_TEST_CASE(each_answer_has_a_day_of_review_as_the_organiser_set_it) {
  WhatMayHappen room;
  room.settings(R"({"review_months":2})");
  room.says("ana", R"({"words":"yes"})");

  BOOST_TEST(room.own("ana").at("review_on") == "2027-01-18");
}

BOOST_AUTO_TEST_CASE(a_lead_writes_down_what_was_said_aloud_with_who_was_there) {
  WhatMayHappen room;

  BOOST_TEST(room.writes_down("ana", {{"method", "witnessed"}, {"words", "yes"}}) ==
             "needs_witness");
  BOOST_TEST(room.writes_down(
                 "ana", {{"method", "witnessed"}, {"witness", k_witness}, {"words", "yes"}}) == "");
  const json said = room.own("ana");
  BOOST_TEST(said.at("words") == "yes");
  BOOST_TEST(said.at("witness") == k_witness);
  BOOST_TEST(said.at("method") == "witnessed");
}

BOOST_AUTO_TEST_CASE(signed_paper_has_its_own_day_which_is_none_to_come) {
  WhatMayHappen room;

  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"on", "2026-11-10"}}) == "");
  BOOST_TEST(room.own("ana").at("on") == "2026-11-10");
  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"on", "2027-11-10"}}) ==
             "no_such_day");
  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"on", "2026-02-30"}}) ==
             "no_such_day");
}

BOOST_AUTO_TEST_CASE(what_a_lead_wrote_down_is_changed_by_whose_it_is) {
  WhatMayHappen room;
  room.writes_down("ana", {{"method", "signed"}, {"words", "yes"}});

  BOOST_TEST(room.says("ana", R"({"words":"no"})") == "");
  BOOST_TEST(room.own("ana").at("words") == "no");
  BOOST_TEST(room.own("ana").at("version") == 2);
}

BOOST_AUTO_TEST_CASE(no_lead_makes_a_yes_of_what_somebody_answered_themselves) {
  WhatMayHappen room;
  room.says("ana", R"({"words":"no"})");

  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"words", "yes"}}) ==
             "their_own_answer");
  BOOST_TEST(room.writes_down("ana", {{"method", "signed"}, {"name", "yes"}}) ==
             "their_own_answer");
  BOOST_TEST(room.own("ana").at("words") == "no");
}

BOOST_AUTO_TEST_CASE(somebody_seen_not_to_want_it_is_a_no_to_all) {
  WhatMayHappen room;
  room.says("ana", R"({"words":"yes","picture":"yes"})");

  BOOST_TEST(room.writes_down("ana", {{"method", "observed"}, {"words", "yes"}}) == "");
  const json said = room.own("ana");
  for (const char* each : {"words", "picture", "voice", "name", "later"}) {
    BOOST_TEST(said.at(each) == "no");
  }
}

BOOST_AUTO_TEST_CASE(a_lead_writes_down_for_people_of_this_inquiry_alone) {
  WhatMayHappen room;
  const json args{{"person", "person/nobody"}, {"method", "signed"}, {"words", "yes"}};

  BOOST_TEST(room.facilitator().when("record", args.dump()).code == "no_such_person");
}

BOOST_AUTO_TEST_CASE(nobody_says_it_for_another_person) {
  WhatMayHappen room;
  const json args{{"person", room.key_of("ana")}, {"method", "signed"}, {"words", "yes"}};

  BOOST_TEST(room.participant("bo").when("record", args.dump()).code == "leads_only");
  BOOST_TEST(room.own("ana").is_null());
}

BOOST_AUTO_TEST_CASE(the_yes_of_a_parent_stands_beside_their_own_and_never_instead_of_it) {
  WhatMayHappen room;
  BOOST_TEST(room.parent_says("ana", true) == "");
  BOOST_TEST(!room.own("ana").contains("words"));
  room.says("ana", R"({"words":"no"})");
  BOOST_TEST(room.parent_says("ana", true) == "");

  BOOST_TEST(room.own("ana").at("words") == "no");
  BOOST_TEST(room.own("ana").at("parent").at("yes") == true);
}

BOOST_AUTO_TEST_CASE(whoever_is_old_enough_decides_and_no_parent_can_say_no_for_them) {
  WhatMayHappen room;
  room.says("ana", R"({"words":"yes"})");
  const json args{{"person", room.key_of("ana")}, {"yes", false}, {"method", "of_age"}};

  BOOST_TEST(room.facilitator().when("parent", args.dump()).code == "");
  BOOST_TEST(room.own("ana").at("parent").at("yes") == true);
  BOOST_TEST(room.own("ana").at("words") == "yes");
}

BOOST_AUTO_TEST_CASE(what_a_parent_says_outlives_a_change_of_ones_own) {
  WhatMayHappen room;
  room.parent_says("ana", false);
  room.says("ana", R"({"words":"yes"})");

  BOOST_TEST(room.own("ana").at("parent").at("yes") == false);
}

BOOST_AUTO_TEST_CASE(whoever_would_rather_not_say_lets_nothing_leave) {
  WhatMayHappen room;

  BOOST_TEST(room.participant("ana").when("pass").accepted());
  BOOST_TEST(room.participant("ana").when("pass").accepted());
  BOOST_TEST(room.own("ana").is_null());
}

BOOST_AUTO_TEST_CASE(taking_everything_back_is_one_command) {
  WhatMayHappen room;
  room.says("ana", R"({"words":"yes","later":"yes"})");

  BOOST_TEST(room.says("ana", k_all_no) == "");
  BOOST_TEST(room.own("ana").at("later") == "no");
}

BOOST_AUTO_TEST_CASE(a_paper_says_that_everybody_was_asked_and_not_what_anybody_said) {
  WhatMayHappen room;
  room.settings(R"({"parents":true})");
  room.says("ana", R"({"words":"yes"})");

  const auto told = room.sections("board").answer;
  BOOST_TEST(told.find("report_words") != std::string::npos);
  BOOST_TEST(told.find("report_parents") != std::string::npos);
  BOOST_TEST(told.find("tapped") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
