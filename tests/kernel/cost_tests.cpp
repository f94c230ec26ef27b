#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

// What one command costs must not grow with the inquiry: weeks of stories lie in the file, and
// sixty people wait. Large against small in one run, the fastest of many tries each,
// so that neither the machine nor its other work counts.
BOOST_AUTO_TEST_SUITE(cost_tests)

namespace {

using chorus::test::GivingFixture;
using nlohmann::json;

constexpr int k_people = 60;
constexpr int k_few = 60;
constexpr int k_many = 2000;
constexpr int k_tries = 40;
constexpr double k_most_times = 4;

std::string name_of(int number) { return "person-" + std::to_string(number % k_people); }

struct Told : GivingFixture {
  explicit Told(int stories) {
    for (int at = 0; at < k_people; ++at) {
      const json args{{"picture", "fox"}, {"role_group", "practitioner"}};
      send(participant(name_of(at)), "core.introduce", args.dump(), "inquiry");
    }
    for (int at = 0; at < stories; ++at) {
      last = told_by(name_of(at), "a man waited at the gate", "room");
      marked_by(name_of(at), last, "waited");
      if (at % 4 == 0) step_on("Somebody waits", last + "@room");
    }
    who = name_of(stories - 1);
  }
  std::string last;
  std::string who;
};

using Command = std::function<void(Told&)>;

double microseconds(Told& told, const Command& command) {
  const auto before = std::chrono::steady_clock::now();
  command(told);
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - before;
  return took.count();
}

struct Case {
  const char* name;
  Command command;
};

const std::vector<Case> k_cases{
    {"tell", [](Told& told) { told.told_by(told.who, "the bus", "room"); }},
    {"mark", [](Told& told) { told.marked_by(told.who, told.last, "gate"); }},
    {"permit",
     [](Told& told) {
       const json args{{"key", told.last}, {"permission", "words"}};
       told.send(told.participant(told.who), "core.permit", args.dump());
     }},
    {"hide and undo",
     [](Told& told) {
       told.send(told.lead(), "core.hide", json{{"key", told.last}}.dump());
       told.send(told.lead(), "core.undo");
     }},
    {"thread",
     [](Told& told) {
       const json args{{"ref", told.last + "@room"}};
       told.send(told.participant(told.who), "core.thread", args.dump(), "inquiry");
     }},
    {"tell and drop",
     [](Told& told) {
       const auto key = told.told_by(told.who, "the bus", "room");
       told.send(told.participant(told.who), "drop", json{{"key", key}}.dump());
     }},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_command_costs_about_the_same_in_a_large_inquiry) {
  Told small(k_few);
  Told large(k_many);

  for (const auto& [name, command] : k_cases) {
    double in_small = 1e9;
    double in_large = 1e9;
    for (int at = 0; at < k_tries; ++at) {
      in_small = std::min(in_small, microseconds(small, command));
      in_large = std::min(in_large, microseconds(large, command));
    }

    BOOST_TEST_MESSAGE(name << ": " << in_small << " us, with " << k_many << " stories " << in_large
                            << " us");
    BOOST_TEST(in_large < k_most_times * in_small, name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
