#include "rehearse/rehearsal.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/scripts.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

BOOST_AUTO_TEST_SUITE(evening_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::rehearse::Rehearsal;
using chorus::rehearse::WebAddress;
using chorus::test::LiveRoom;
using chorus::test::run_chorus;
using nlohmann::json;
using std::chrono::milliseconds;

constexpr std::chrono::seconds k_within{90};

std::uint64_t seed() {
  const char* given = std::getenv("CHORUS_TEST_SEED");
  const std::uint64_t chosen = given != nullptr ? std::strtoull(given, nullptr, 10) : 20'261'124;
  BOOST_TEST_MESSAGE("seed " << chosen);
  return chosen;
}

Rehearsal::Options options_for(const LiveRoom& room, int people) {
  Rehearsal::Options options;
  options.scripts = chorus::test::scripts_of_the_tree();
  options.where = *WebAddress::from(room.server.at().origin);
  options.code = room.server.at().join_code;
  options.people = people;
  options.seed = seed();
  options.speed = 20;
  options.limit = k_within;
  return options;
}

std::string all_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

json last_line(const std::string& printed) {
  const auto end = printed.find_last_not_of('\n');
  const auto begin = printed.find_last_of('\n', end);
  return json::parse(printed.substr(begin == std::string::npos ? 0 : begin + 1), nullptr, false);
}

}  // namespace

BOOST_AUTO_TEST_CASE(twenty_five_people_and_a_lead_go_through_the_evening_and_nothing_is_lost) {
  LiveRoom room;
  auto options = options_for(room, 25);
  options.launch = WebAddress::from(room.server.at().facilitator_url)->fragment;

  Rehearsal rehearsal(room.loop, options);
  const auto report = rehearsal.run([&] { BOOST_TEST_MESSAGE(rehearsal.where_we_are()); });

  BOOST_TEST_INFO(all_of(report.findings) + all_of(report.troubles) + room.server.printed());
  BOOST_TEST(report.sound());
  BOOST_TEST(report.people == 25U);
  BOOST_TEST(report.acknowledged >= 25U * 4U);
  BOOST_TEST(report.sent == report.acknowledged + rehearsal.ledger().rejected());
  BOOST_TEST(room.server.stop() == 0);
  BOOST_TEST(room.inquiry.faults() == "");
}

BOOST_AUTO_TEST_CASE(the_command_runs_an_evening_and_sums_it_up_in_its_last_line) {
  LiveRoom room;

  const auto ran =
      run_chorus({"rehearse", room.server.at().origin, "--code", room.server.at().join_code,
                  "--people", "12", "--facilitator", room.server.at().facilitator_url, "--seed",
                  std::to_string(seed()), "--speed", "20", "--seconds", "80", "--json"},
                 k_within);

  BOOST_TEST_INFO(ran.printed);
  BOOST_TEST(ran.status == 0);
  const json summary = last_line(ran.printed);
  BOOST_REQUIRE(summary.is_object());
  for (const auto* name : {"people", "sent", "acknowledged", "lost", "doubled", "reconnects",
                           "parts", "parts_done", "p50_ms", "p95_ms", "p99_ms"}) {
    BOOST_TEST_INFO(name);
    BOOST_TEST(summary.contains(name));
  }
  BOOST_TEST(summary.size() == 11U);
  BOOST_TEST(summary["people"] == 12);
  BOOST_TEST(summary["lost"] == 0);
  BOOST_TEST(summary["doubled"] == 0);
}

BOOST_AUTO_TEST_CASE(pretend_people_follow_a_lead_who_is_not_pretend) {
  LiveRoom room;
  auto& lead = room.lead();
  room.promise_is_kept();
  Rehearsal rehearsal(room.loop, options_for(room, 6));
  rehearsal.begin();

  lead.does(room.vote(), "core.open");
  lead.waits_for("everyone's choice", [&] {
    bool done = rehearsal.everyone_has_arrived();
    for (const auto& person : rehearsal.people()) done = done && person->is_done_with(room.vote());
    return done;
  });
  lead.does(room.vote(), "core.close", {{"now", true}});
  lead.does(room.vote(), "core.reveal");
  const auto report = rehearsal.reckon(std::chrono::steady_clock::now() + std::chrono::seconds(20));

  BOOST_TEST_INFO(all_of(report.findings) + all_of(report.troubles));
  BOOST_TEST(report.sound());
  const auto& seen = lead.sees(room.vote());
  BOOST_REQUIRE(seen.find("tally/result") != nullptr);
  const auto people = lead.sees("inquiry").of("person");
  const auto helpers = std::count_if(people.begin(), people.end(), [](const auto* person) {
    return person->body->value("role_group", "") == "supporter";
  });
  BOOST_TEST(helpers > 0);
  BOOST_TEST(seen.find("tally/result")->body->at("turnout") == 6 - helpers);
}

BOOST_AUTO_TEST_CASE(a_file_put_back_to_an_earlier_moment_is_found_out) {
  LiveRoom room;
  auto& lead = room.lead();
  room.promise_is_kept();
  Rehearsal rehearsal(room.loop, options_for(room, 6));
  rehearsal.begin();
  lead.waits_for("six arrivals", [&] { return rehearsal.everyone_has_arrived(); });
  BOOST_REQUIRE(room.server.stop() == 0);
  const auto earlier = room.inquiry.file().string() + ".earlier";
  std::filesystem::copy_file(room.inquiry.file(), earlier);
  room.server.start();
  lead.does(room.vote(), "core.open");
  lead.waits_for("everybody's choice", [&] {
    bool done = true;
    for (const auto& person : rehearsal.people()) done = done && person->is_done_with(room.vote());
    return done;
  });
  BOOST_REQUIRE(room.server.stop() == 0);
  std::filesystem::copy_file(earlier, room.inquiry.file(),
                             std::filesystem::copy_options::overwrite_existing);
  room.server.start();

  const auto report = rehearsal.reckon(std::chrono::steady_clock::now() + std::chrono::seconds(20));

  // Those of the six who support others choose nothing.
  BOOST_TEST(report.lost > 0U, all_of(report.troubles));
  BOOST_TEST(!report.sound());
}

BOOST_AUTO_TEST_CASE(a_wrong_code_ends_in_words_and_not_in_a_rehearsal) {
  LiveRoom room;
  const std::string wrong = room.server.at().join_code == "AAAAAA" ? "BBBBBB" : "AAAAAA";

  const auto ran = run_chorus(
      {"rehearse", room.server.at().origin, "--code", wrong, "--people", "2", "--seconds", "20"},
      k_within);

  BOOST_TEST(ran.status == 1);
  BOOST_TEST(ran.printed.find("wrong_code") != std::string::npos, ran.printed);
}

BOOST_AUTO_TEST_CASE(words_that_are_off_are_answered_with_two) {
  const auto no_address =
      run_chorus({"rehearse", "nowhere", "--code", "AAAAAA", "--people", "2"}, k_within);
  const auto too_many = run_chorus(
      {"rehearse", "http://127.0.0.1:1", "--code", "AAAAAA", "--people", "401"}, k_within);

  BOOST_TEST(no_address.status == 2, no_address.printed);
  BOOST_TEST(too_many.status == 2, too_many.printed);
}

BOOST_AUTO_TEST_SUITE_END()
