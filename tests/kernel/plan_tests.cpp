#include "tests/kernel/plan_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace chorus::test {
BOOST_FIXTURE_TEST_SUITE(plan_tests, PlanFixture)

namespace {

using nlohmann::json;
using Titles = std::vector<std::string>;

constexpr const char* k_good = "What was good?";

}  // namespace

BOOST_AUTO_TEST_CASE(a_part_that_is_added_stands_on_the_sheet_and_opens) {
  const std::string key = added("What next?");

  BOOST_TEST((titles() == Titles{k_good, "What next?"}));
  const std::string space = key.substr(key.find('/') + 1);
  BOOST_TEST(accepted(send(lead(), "core.open", "{}", space)));
  BOOST_TEST(accepted(send(participant("ana"), "say", R"({"text":"here"})", space)));
}

BOOST_AUTO_TEST_CASE(all_of_a_plan_is_there_after_a_restart) {
  const std::string key = added("What next?", k_second);
  plan({{"key", key}, {"to", {{"question", "And then?"}, {"minutes", 20}}}}, "change_part");
  plan({{"key", key}}, "put_away_part");

  restart();

  BOOST_TEST_REQUIRE(state(key));
  BOOST_TEST(state(key)->question == "And then?");
  BOOST_TEST(state(key)->minutes == 20U);
  BOOST_TEST(state(key)->put_away);
  BOOST_TEST(state(key)->session == "week-2");
}

BOOST_AUTO_TEST_CASE(a_part_moves_up_down_and_to_another_evening) {
  const std::string second = added("second");
  const std::string third = added("third");

  plan({{"key", third}, {"evening", k_first}, {"before", second}}, "move_part");
  BOOST_TEST((titles() == Titles{k_good, "third", "second"}));
  plan({{"key", k_room}, {"evening", k_second}}, "move_part");
  BOOST_TEST((titles() == Titles{"third", "second", k_good}));
  plan({{"key", third}, {"evening", k_second}, {"before", k_room}}, "move_part");
  BOOST_TEST((titles() == Titles{"second", "third", k_good}));
}

BOOST_AUTO_TEST_CASE(a_place_is_found_however_often_something_moves_between_two) {
  const std::string last = added("last");
  std::string before = last;
  Titles expected{k_good};
  for (int at = 0; at < 60; ++at) {
    const std::string title = std::to_string(at);
    before = key_in(plan({{"plugin", "test-activity"},
                          {"title", title},
                          {"evening", k_first},
                          {"before", at % 2 == 0 ? before : last}},
                         "add_part"));
    BOOST_TEST_REQUIRE(!before.empty());
  }
  const auto lines = titles();
  BOOST_TEST(lines.size() == 62U);
  BOOST_TEST(lines.front() == k_good);
  BOOST_TEST(lines.back() == "last");
  BOOST_TEST(lines[lines.size() - 2] == "59");
}

BOOST_AUTO_TEST_CASE(a_copy_takes_settings_and_what_leads_say_along) {
  plan({{"key", k_room}, {"to", {{"lead", "Say hello."}}}}, "change_part");
  plan({{"key", k_room}, {"to", {{"tokens", 5}}}}, "change_settings");

  const std::string copy =
      key_in(plan({{"copy_of", k_room}, {"evening", k_second}, {"title", "Again"}}, "add_part"));
  plan({{"key", k_room}, {"to", {{"tokens", 7}}}}, "change_settings");

  BOOST_TEST(body(copy)["lead"] == "Say hello.");
  BOOST_TEST(body(copy)["settings"]["tokens"] == 5);
  BOOST_TEST(body(copy)["title"] == "Again");
  BOOST_TEST(state(copy)->settings.text() == R"({"tokens":5})");
}

BOOST_AUTO_TEST_CASE(what_another_lead_changed_meanwhile_is_not_overwritten_in_silence) {
  send(lead("jo"), "core.introduce",
       R"({"picture":"blue-wren","name":"Jo","role_group":"practitioner"})", "inquiry");
  const json seen{{"minutes", 15}};
  plan({{"key", k_room}, {"to", {{"minutes", 20}}}, {"was", seen}}, "change_part", "jo");

  const auto* late =
      plan({{"key", k_room}, {"to", {{"minutes", 30}}}, {"was", seen}}, "change_part", "sam");

  BOOST_TEST(refusal(late) == "changed_meanwhile");
  BOOST_TEST(args_in(late)["field"] == "minutes");
  BOOST_TEST(args_in(late)["by"]["name"] == "Jo");
  BOOST_TEST(body(k_room)["minutes"] == 20);
}

BOOST_AUTO_TEST_CASE(two_leads_who_change_different_things_of_one_part_both_have_their_way) {
  plan({{"key", k_room}, {"to", {{"minutes", 20}}}, {"was", {{"minutes", 15}}}}, "change_part",
       "jo");
  const auto* other =
      plan({{"key", k_room}, {"to", {{"title", "Moves"}}}, {"was", {{"title", k_good}}}},
           "change_part", "sam");

  BOOST_TEST(accepted(other));
  BOOST_TEST(state(k_room)->title == "Moves");
  BOOST_TEST(state(k_room)->minutes == 20U);
}

BOOST_AUTO_TEST_CASE(settings_are_locked_once_a_part_is_got_ready_and_a_setting_unknown_is_named) {
  types.refused_setting = "volume";
  const auto* unknown = plan({{"key", k_room}, {"to", {{"volume", 3}}}}, "change_settings");
  BOOST_TEST(refusal(unknown) == "setting_refused");
  BOOST_TEST(args_in(unknown)["field"] == "volume");

  BOOST_TEST(accepted(plan({{"key", k_room}, {"to", {{"tokens", 3}}}}, "change_settings")));
  send(lead(), "core.prepare");
  const auto* locked = plan({{"key", k_room}, {"to", {{"tokens", 4}}}}, "change_settings");
  BOOST_TEST(refusal(locked) == "settings_locked");
  BOOST_TEST(refusal(plan({{"key", k_room}}, "undo")) == "settings_locked");
  BOOST_TEST(state(k_room)->settings.text() == R"({"tokens":3})");
}

BOOST_AUTO_TEST_CASE(what_is_set_while_a_part_is_got_ready_is_what_it_is_laid_out_with) {
  decider.holds = true;
  send(lead(), "core.prepare");
  plan({{"key", k_room}, {"to", {{"tokens", 4}}}}, "change_settings", "jo");
  const auto asked_before = decider.calls.size();

  decider.complete();

  BOOST_TEST((phase() == kernel::Phase::lobby));
  BOOST_TEST(decider.calls.size() == asked_before + 1);
  BOOST_TEST(state(k_room)->settings.text() == R"({"tokens":4})");
}

BOOST_AUTO_TEST_CASE(a_title_that_is_changed_while_a_part_opens_stays_changed) {
  send(lead(), "core.prepare");
  decider.holds = true;
  send(lead(), "core.open");
  plan({{"key", k_room}, {"to", {{"title", "Moves"}}}}, "change_part", "jo");

  decider.complete();

  BOOST_TEST((phase() == kernel::Phase::open));
  BOOST_TEST(state(k_room)->title == "Moves");
  restart();
  BOOST_TEST(state(k_room)->title == "Moves");
}

BOOST_AUTO_TEST_CASE(what_holds_words_is_put_away_and_stays_readable_and_is_never_deleted) {
  send(lead(), "core.open");
  send(participant("ana"), "say", R"({"text":"a needle"})");
  BOOST_TEST(refusal(plan({{"key", k_room}}, "put_away_part")) == "part_is_open");
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(refusal(plan({{"key", k_room}}, "delete_part")) == "holds_words");
  BOOST_TEST(accepted(plan({{"key", k_room}}, "put_away_part")));
  BOOST_TEST(seen_by(reader(lead())).find("a needle") != std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ana"))).find("a needle") != std::string::npos);
  BOOST_TEST(refusal(send(lead(), "core.reopen")) == "put_away");
  plan({{"key", k_room}}, "bring_back_part");
  BOOST_TEST(accepted(send(lead(), "core.reopen")));
}

BOOST_AUTO_TEST_CASE(no_phase_is_taken_back_in_a_part_that_was_put_away) {
  send(lead(), "core.open");
  send(lead(), "core.close", R"({"now":true})");
  send(lead(), "core.reveal");
  plan({{"key", k_room}}, "put_away_part");

  BOOST_TEST(refusal(send(lead(), "core.undo")) == "changed_since");
  BOOST_TEST((phase() == kernel::Phase::revealed));
}

BOOST_AUTO_TEST_CASE(a_part_put_away_before_it_opened_leaves_the_sheet_until_it_is_brought_back) {
  added("What next?");
  plan({{"key", k_room}}, "put_away_part");
  BOOST_TEST((titles() == Titles{"What next?"}));
  BOOST_TEST(refusal(send(lead(), "core.open")) == "put_away");

  plan({{"key", k_room}}, "undo");

  BOOST_TEST((titles() == Titles{k_good, "What next?"}));
}

BOOST_AUTO_TEST_CASE(a_part_in_which_nothing_was_is_deleted_and_comes_back_by_undo) {
  plan({{"key", k_room}, {"to", {{"tokens", 3}}}}, "change_settings");
  plan({{"key", k_room}}, "delete_part");
  BOOST_TEST(titles().empty());
  BOOST_TEST(!room->space(kernel::SpaceId("room")));
  BOOST_TEST(!room->may_watch(kernel::SpaceId("room"), reader(lead())));
  BOOST_TEST(refusal(send(lead(), "core.open")) == "not_here");
  restart();
  BOOST_TEST(titles().empty());

  BOOST_TEST(accepted(plan({{"key", k_room}}, "undo")));

  BOOST_TEST((titles() == Titles{k_good}));
  BOOST_TEST(state(k_room)->settings.text() == R"({"tokens":3})");
  BOOST_TEST(accepted(send(lead(), "core.open")));
}

BOOST_AUTO_TEST_CASE(a_part_that_is_deleted_while_it_is_got_ready_stays_deleted) {
  decider.holds = true;
  send(lead(), "core.prepare");
  plan({{"key", k_room}}, "delete_part", "jo");

  decider.complete();

  BOOST_TEST(titles().empty());
  restart();
  BOOST_TEST(titles().empty());
}

BOOST_AUTO_TEST_CASE(an_evening_with_parts_stays_and_one_there_is_always) {
  BOOST_TEST(refusal(plan({{"key", k_first}}, "remove_evening")) == "evening_has_parts");
  plan({{"key", k_room}, {"evening", k_second}}, "move_part");
  BOOST_TEST(accepted(plan({{"key", k_first}}, "remove_evening")));
  plan({{"key", k_room}}, "delete_part");
  BOOST_TEST(refusal(plan({{"key", k_second}}, "remove_evening")) == "last_evening");
}

BOOST_AUTO_TEST_CASE(an_evening_is_added_between_two_and_says_when_and_where) {
  const json when{{"day", "2026-03-10"}, {"time", "18:30"}, {"place", "The library"}};
  const std::string key = key_in(plan({{"to", when}, {"after", k_first}}, "add_evening"));
  added("second evening", key);
  added("third evening", k_second);

  BOOST_TEST((titles() == Titles{k_good, "second evening", "third evening"}));
  BOOST_TEST(body(key)["place"] == "The library");
  plan({{"key", key}, {"to", {{"place", nullptr}, {"minutes", 60}}}}, "change_evening");
  BOOST_TEST(!body(key).contains("place"));
  BOOST_TEST(body(key)["minutes"] == 60);
}

BOOST_AUTO_TEST_CASE(what_is_no_evening_part_or_type_here_is_refused) {
  BOOST_TEST(refusal(plan({{"plugin", "nobody"}, {"title", "x"}, {"evening", k_first}},
                          "add_part")) == "activity_missing");
  BOOST_TEST(refusal(plan({{"plugin", "test-activity"}, {"title", "x"}, {"evening", "evening/no"}},
                          "add_part")) == "not_here");
  BOOST_TEST(refusal(plan({{"key", k_room}, {"evening", k_second}, {"before", k_room}},
                          "move_part")) == "not_here");
  BOOST_TEST(refusal(plan({{"key", k_first}, {"to", {{"title", "x"}}}}, "change_part")) ==
             "not_here");
}

BOOST_AUTO_TEST_CASE(nobody_but_the_leads_plans_or_sees_the_plan) {
  const json args{{"key", k_room}, {"to", {{"title", "Mine"}}}};
  BOOST_TEST(refusal(send(participant("ana"), "core.change_part", args.dump(), "inquiry")) ==
             "leads_only");
  BOOST_TEST(refusal(send(participant("ana"), "core.gallery", "{}", "inquiry")) == "leads_only");
  BOOST_TEST(seen_by(reader(participant("ana")), "inquiry").find(k_room) == std::string::npos);
  BOOST_TEST(seen_by(wall(), "inquiry").find(k_room) == std::string::npos);
  BOOST_TEST(seen_by(reader(lead()), "inquiry").find(k_room) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_title_of_the_inquiry_is_what_the_sheet_says) {
  plan({{"to", {{"title", "Moving up"}, {"asked_by", "The school"}}},
        {"was", {{"title", "Good moves"}}}},
       "change_inquiry");

  BOOST_TEST(room->sheet(kernel::Role::participant).title == "Moving up");
  BOOST_TEST(body("inquiry/main")["asked_by"] == "The school");
  plan({{"key", "inquiry/main"}}, "undo");
  BOOST_TEST(room->sheet(kernel::Role::participant).title == "Good moves");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
