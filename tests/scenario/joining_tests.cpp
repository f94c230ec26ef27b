#include "tests/scenario/support/guest.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

BOOST_AUTO_TEST_SUITE(joining_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::rehearse::SeenRecord;
using chorus::rehearse::SeenSpace;
using chorus::rehearse::WebAddress;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

constexpr const char* k_inquiry = "inquiry";

void introduces(Guest& person, const std::string& name, const std::string& picture = "blue-wren") {
  person.does(k_inquiry, "core.introduce",
              {{"picture", picture}, {"name", name}, {"role_group", "young_person"}});
  person.does(k_inquiry, "core.arrive");
}

json all_on(const SeenSpace& vote, std::size_t option, int tokens) {
  return {{"allocations", {{vote.of("option").at(option)->key, tokens}}}};
}

std::size_t mine(const SeenSpace& space, std::string_view type) {
  const auto records = space.of(type);
  return static_cast<std::size_t>(std::count_if(
      records.begin(), records.end(), [](const SeenRecord* record) { return record->mine; }));
}

struct OpenVote : LiveRoom {
  OpenVote() {
    promise_is_kept();
    lead().does(vote(), "core.open");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(somebody_comes_back_on_another_phone_by_slip_and_is_one_person, LiveRoom) {
  auto& phone = person();
  introduces(phone, "Ana");
  const auto slip = phone.does(k_inquiry, "core.new_slip").at("code").get<std::string>();

  auto& other = comes_by("slip", slip);

  BOOST_TEST(mine(other.sees(k_inquiry), "person") == 1U);
  BOOST_TEST(other.sees(k_inquiry).of("person").front()->body->at("name") == "Ana");
  BOOST_TEST(lead().sees(k_inquiry).of("person").size() == 1U);
  introduces(other, "Ana", "rose-owl");
  BOOST_TEST(lead().sees(k_inquiry).of("person").size() == 1U);
  BOOST_TEST(lead().sees(k_inquiry).of("welcome").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_new_slip_ends_the_old_one_and_the_old_phone_stays, LiveRoom) {
  auto& phone = person();
  introduces(phone, "Ana");
  const auto first = phone.does(k_inquiry, "core.new_slip").at("code").get<std::string>();
  const auto second = phone.does(k_inquiry, "core.new_slip").at("code").get<std::string>();

  BOOST_CHECK_THROW(comes_by("slip", first), std::runtime_error);
  BOOST_TEST(mine(comes_by("slip", second).sees(k_inquiry), "person") == 1U);
  BOOST_TEST(mine(phone.sees(k_inquiry), "person") == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_slip_still_works_after_the_server_was_killed, LiveRoom) {
  auto& phone = person();
  introduces(phone, "Ana");
  const auto slip = phone.does(k_inquiry, "core.new_slip").at("code").get<std::string>();

  server.kill();
  server.start();

  BOOST_TEST(mine(comes_by("slip", slip).sees(k_inquiry), "person") == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_choice_made_on_one_phone_is_seen_and_replaced_on_the_other, OpenVote) {
  auto& phone = person();
  introduces(phone, "Ana");
  const auto slip = phone.does(k_inquiry, "core.new_slip").at("code").get<std::string>();
  phone.does(vote(), "cast", all_on(phone.sees(vote()), 0, 3));

  auto& other = comes_by("slip", slip);
  const auto seen_there = other.sees(vote()).of("ballot").size();
  other.does(vote(), "cast", all_on(other.sees(vote()), 1, 3));
  lead().does(vote(), "core.close", {{"now", true}});
  lead().does(vote(), "core.reveal");

  BOOST_TEST(seen_there == 1U);
  const auto tally = *lead().sees(vote()).find("tally/result")->body;
  BOOST_TEST(tally["turnout"] == 1);
}

BOOST_FIXTURE_TEST_CASE(a_late_joiner_by_the_qr_code_can_answer_the_open_activity, OpenVote) {
  const auto link = WebAddress::from(server.at().join_url);
  BOOST_REQUIRE(link);
  BOOST_TEST(link->fragment_name == "j");

  auto& late = comes_by("join_token", link->fragment);
  introduces(late, "Ben");
  late.does(vote(), "cast", all_on(late.sees(vote()), 0, 2));

  BOOST_TEST(late.phase_of(vote()) == "open");
  BOOST_TEST(late.sees(vote()).of("ballot").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_carrier_changed_at_every_point_loses_and_doubles_nothing, OpenVote) {
  auto& ana = person(CarrierKind::socket);
  introduces(ana, "Ana");
  const auto options = ana.sees(vote()).of("option");
  std::vector<std::string> keys;
  for (const auto* option : options) keys.push_back(option->key);

  // Twelve choices, one carrier after the other: before, between and after what is said.
  const auto other = [&ana] {
    return ana.line().carrier() == CarrierKind::socket ? CarrierKind::poll : CarrierKind::socket;
  };
  std::string last;
  for (std::size_t turn = 0; turn < 12; ++turn) {
    last = keys[turn % keys.size()];
    if (turn % 3 == 0) ana.line().use(other());
    ana.says(vote(), "cast", {{"allocations", {{last, 1}}}});
    if (turn % 3 == 1) ana.line().use(other());
    if (turn % 3 == 2) ana.line().lose_line();
    ana.waits_for("all answers", [&] { return ana.line().talk().unanswered().empty(); });
  }
  const json chosen{{last, 1}};
  ana.waits_for("the last choice", [&] {
    return ana.sees(vote()).of("ballot").at(0)->body->at("allocations") == chosen;
  });
  lead().does(vote(), "core.close", {{"now", true}});
  lead().does(vote(), "core.reveal");

  BOOST_TEST(ana.line().reconnects() >= 12U);
  BOOST_TEST(ana.line().talk().contradictions() == 0U);
  BOOST_TEST(lead().sees(vote()).find("tally/result")->body->at("turnout") == 1);
}

BOOST_AUTO_TEST_CASE(where_upgrades_are_never_answered_the_room_goes_on_by_long_poll) {
  LiveRoom room({"--stall-upgrades"});
  auto& ana = room.person(CarrierKind::poll);
  auto& ben = room.person(CarrierKind::poll);
  introduces(ana, "Ana");

  ben.watches(k_inquiry);
  introduces(ben, "Ben", "rose-owl");
  ana.watches(k_inquiry);
  ana.waits_for("both welcomes", [&] {
    return ana.page(k_inquiry) != nullptr && ana.page(k_inquiry)->of("welcome").size() == 2;
  });

  BOOST_TEST(ben.sees(k_inquiry).of("welcome").size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_lead_lets_the_next_lead_in_and_both_lead, LiveRoom) {
  const auto code = lead().does(k_inquiry, "core.let_in").at("code").get<std::string>();

  auto& second = comes_by("pair", code, "facilitator");
  second.does(promise(), "core.prepare");

  BOOST_TEST(lead().sees(promise()).phase == "lobby");
  BOOST_CHECK_THROW(comes_by("pair", code, "facilitator"), std::runtime_error);
}

BOOST_FIXTURE_TEST_CASE(people_cannot_lead_and_the_wall_cannot_do_anything, OpenVote) {
  auto& ana = person();
  introduces(ana, "Ana");

  BOOST_TEST(ana.is_refused(vote(), "core.close", {{"now", true}}) == "leads_only");
  BOOST_TEST(ana.is_refused(k_inquiry, "core.blank", {{"on", true}}) == "leads_only");
  BOOST_TEST(ana.is_refused(vote(), "add_option", {{"text", "Mine"}}) == "leads_only");
  auto& screen = wall();
  BOOST_CHECK_THROW(screen.does(vote(), "cast", {{"pass", true}}), std::runtime_error);
  BOOST_TEST(screen.line().is_over());
  BOOST_TEST(screen.line().trouble().find("4403") != std::string::npos);
  BOOST_TEST(lead().phase_of(vote()) == "open");
}

BOOST_FIXTURE_TEST_CASE(a_new_code_shuts_out_the_old_one_and_seats_stay, LiveRoom) {
  auto& ana = person();
  introduces(ana, "Ana");
  lead().does(k_inquiry, "core.new_code");

  BOOST_CHECK_THROW(person(), std::runtime_error);
  introduces(ana, "Ana", "rose-owl");
  const auto& door = lead().line().talk().door();
  lead().waits_for("the new code", [&] {
    return lead().line().talk().door()->at("code") != server.at().join_code;
  });
  BOOST_REQUIRE(door);
  auto& ben = comes_by("join_code", lead().line().talk().door()->at("code").get<std::string>());
  introduces(ben, "Ben");
  BOOST_TEST(lead().sees(k_inquiry).of("person").size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
