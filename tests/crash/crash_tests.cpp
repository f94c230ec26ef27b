// kill -9 on the real server while a room full of pretend people votes: whatever was acknowledged
// is there in the end, once. CHORUS_CRASH_ROUNDS says how often; CHORUS_TEST_SEED moves the
// moments.
#include "rehearse/chance.hpp"
#include "rehearse/rehearsal.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/scripts.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(crash_tests)

namespace {

using chorus::rehearse::Chance;
using chorus::rehearse::ClientLoop;
using chorus::rehearse::Rehearsal;
using chorus::rehearse::WebAddress;
using chorus::test::RunningProgram;
using chorus::test::ServerProcess;
using chorus::test::TemporaryInquiry;
using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr int k_people = 60;
constexpr std::size_t k_commands_before_a_kill = 60;
constexpr seconds k_step_within{30};

std::uint64_t number_from(const char* name, std::uint64_t usual) {
  const char* given = std::getenv(name);
  return given == nullptr ? usual : std::strtoull(given, nullptr, 10);
}

std::uint64_t seed() {
  const auto chosen = number_from("CHORUS_TEST_SEED", 911);
  BOOST_TEST_MESSAGE("seed " << chosen);
  return chosen;
}

std::string all_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

Rehearsal::Options restless(const ServerProcess& server, std::uint64_t seed) {
  Rehearsal::Options options;
  options.scripts = chorus::test::scripts_of_the_tree();
  options.where = *WebAddress::from(server.at().origin);
  options.code = server.at().join_code;
  options.people = k_people;
  options.launch = WebAddress::from(server.at().facilitator_url)->fragment;
  options.seed = seed;
  options.speed = 40;
  options.limit = seconds(3'600);
  options.retry_to = milliseconds(400);
  options.restless = true;
  return options;
}

// A server and a room that never stops voting until it is told to.
struct RestlessRoom {
  RestlessRoom() : server(inquiry.file()) {
    server.start();
    rehearsal = std::make_unique<Rehearsal>(loop, restless(server, chosen_seed));
    auto* lead = rehearsal->lead();
    const auto usual = lead->everyone_is_done;
    lead->everyone_is_done = [this, usual](const std::string& space) {
      const auto* line = rehearsal->lead()->line().talk().sheet_line(space);
      const bool voting = line != nullptr && line->plugin == "energy-vote";
      return (!voting || may_close) && usual(space);
    };
    rehearsal->begin();
  }

  void wait_for(const std::string& what, const std::function<bool()>& condition,
                milliseconds within = k_step_within) {
    const bool come = loop.run_until(condition, steady_clock::now() + within);
    BOOST_REQUIRE_MESSAGE(come, "waited in vain for " << what << "; " << rehearsal->where_we_are()
                                                      << "\n"
                                                      << server.printed());
  }
  bool is_voting() const {
    for (const auto& line : rehearsal->lead()->line().talk().sheet()) {
      if (line.plugin == "energy-vote") return line.phase == "open";
    }
    return false;
  }
  void run_for(milliseconds time) {
    loop.run_until([] { return false; }, steady_clock::now() + time);
  }
  void kill_in_the_middle(Chance& chance) {
    reconnects_before.clear();
    for (const auto& person : rehearsal->people()) {
      reconnects_before.push_back(person->line().reconnects());
    }
    const auto acknowledged = rehearsal->ledger().acknowledged();
    wait_for("votes", [&] {
      return rehearsal->ledger().acknowledged() >= acknowledged + k_commands_before_a_kill;
    });
    run_for(milliseconds(chance.below(60)));
    server.kill();
  }
  // Over a new line each: a page may not have noticed yet that its old one is dead.
  void everyone_comes_back() {
    wait_for("everyone to come back", [&] {
      const auto& people = rehearsal->people();
      for (std::size_t i = 0; i < people.size(); ++i) {
        const auto& line = people[i]->line();
        if (!line.is_live() || line.reconnects() <= reconnects_before[i]) return false;
      }
      return rehearsal->lead()->line().is_live();
    });
  }

  std::uint64_t chosen_seed = seed();
  TemporaryInquiry inquiry;
  ServerProcess server;
  ClientLoop loop;
  bool may_close = false;
  std::vector<std::size_t> reconnects_before;
  std::unique_ptr<Rehearsal> rehearsal;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_server_killed_while_sixty_people_vote_loses_and_doubles_nothing,
                        RestlessRoom) {
  const auto rounds = number_from("CHORUS_CRASH_ROUNDS", 20);
  Chance chance(chosen_seed);
  wait_for(
      "the vote to open", [this] { return is_voting() && rehearsal->everyone_has_arrived(); },
      seconds(90));

  for (std::uint64_t round = 1; round <= rounds; ++round) {
    kill_in_the_middle(chance);
    BOOST_REQUIRE_MESSAGE(inquiry.faults().empty(),
                          "seed " << chosen_seed << " round " << round << ": " << inquiry.faults());
    server.start();
    everyone_comes_back();
  }
  for (const auto& person : rehearsal->people()) person->rest();
  may_close = true;
  wait_for(
      "the end of the evening", [this] { return rehearsal->evening_is_over(); }, seconds(60));
  const auto report = rehearsal->reckon(steady_clock::now() + k_step_within);

  BOOST_TEST_MESSAGE(report.sent << " sent, " << report.acknowledged << " acknowledged, "
                                 << report.reconnects << " reconnects");
  BOOST_TEST_INFO("seed " << chosen_seed << "\n"
                          << all_of(report.findings) << all_of(report.troubles)
                          << server.printed());
  BOOST_TEST(report.lost == 0U);
  BOOST_TEST(report.doubled == 0U);
  BOOST_TEST(report.troubles.empty());
  BOOST_TEST(report.people == static_cast<std::size_t>(k_people));
  BOOST_TEST(report.reconnects >= rounds * k_people);
  BOOST_TEST(server.stop() == 0);
  BOOST_TEST(inquiry.faults() == "");
}

BOOST_AUTO_TEST_CASE(a_rehearsal_goes_on_through_kills_and_restarts_and_ends_with_zero) {
  const auto chosen_seed = seed();
  Chance chance(chosen_seed);
  TemporaryInquiry inquiry;
  ServerProcess server(inquiry.file());
  server.start();
  RunningProgram rehearsal({"rehearse", server.at().origin, "--code", server.at().join_code,
                            "--people", std::to_string(k_people), "--facilitator",
                            server.at().facilitator_url, "--seed", std::to_string(chosen_seed),
                            "--speed", "1", "--seconds", "150", "--json"});
  const std::string everyone = std::to_string(k_people) + " of " + std::to_string(k_people);
  const auto all_came = [&](const std::string& printed) {
    return printed.find(everyone + " people connected") != std::string::npos;
  };
  BOOST_REQUIRE_MESSAGE(rehearsal.prints_within(seconds(60), all_came), rehearsal.printed());

  int kills = 0;
  while (kills < 6 && !rehearsal.has_ended()) {
    rehearsal.ends_within(milliseconds(500) + milliseconds(chance.below(2'500)));
    if (rehearsal.has_ended()) break;
    server.kill();
    server.start();
    ++kills;
  }
  const auto exit = rehearsal.ends_within(seconds(150));
  rehearsal.prints_within(seconds(5), [](const std::string&) { return false; });

  BOOST_TEST_INFO("seed " << chosen_seed << ", " << kills << " kills\n"
                          << rehearsal.printed() << server.printed());
  BOOST_TEST(kills >= 3);
  BOOST_REQUIRE(exit);
  BOOST_TEST(exit->status == 0);
  BOOST_TEST(exit->ended_by == 0);
  BOOST_TEST(server.stop() == 0);
  BOOST_TEST(inquiry.faults() == "");
}

BOOST_AUTO_TEST_SUITE_END()
