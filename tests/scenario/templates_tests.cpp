#include "rehearse/rehearsal.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/scripts.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

// Every template that comes with parts is played from its first one to its last, by as many people
// as fill a hall.
BOOST_AUTO_TEST_SUITE(templates_tests)

namespace {

using chorus::rehearse::Rehearsal;
using chorus::rehearse::WebAddress;
using chorus::test::LiveRoom;

constexpr int k_people = 60;
constexpr std::chrono::seconds k_within{240};
constexpr std::size_t k_last_evening = 60;

bool has_parts(const std::filesystem::path& folder) {
  const auto text = chorus::test::bytes_of(folder / "template.json");
  return !nlohmann::json::parse(text).at("activities").empty();
}

std::vector<std::string> templates() {
  std::vector<std::string> names;
  for (const auto& one : std::filesystem::directory_iterator(CHORUS_TEMPLATES)) {
    if (one.is_directory() && has_parts(one.path()))
      names.push_back(one.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

BOOST_DATA_TEST_CASE(every_part_opens_is_answered_and_ends_and_nothing_is_lost,
                     boost::unit_test::data::make(templates()), name) {
  LiveRoom room({"--max-people", std::to_string(k_people + 5)}, name);
  Rehearsal::Options options;
  options.scripts = chorus::test::scripts_of_the_tree();
  options.where = *WebAddress::from(room.server.at().origin);
  options.code = room.server.at().join_code;
  options.launch = WebAddress::from(room.server.at().facilitator_url)->fragment;
  options.people = k_people;
  options.seed = 7;
  options.speed = 40;
  options.limit = k_within;
  options.until_evening = k_last_evening;

  Rehearsal rehearsal(room.loop, options);
  const auto report = rehearsal.run([&] { BOOST_TEST_MESSAGE(rehearsal.where_we_are()); });

  for (const auto& line : report.findings) BOOST_TEST_MESSAGE(line);
  for (const auto& line : report.troubles) BOOST_TEST_MESSAGE(line);
  BOOST_TEST(report.sound());
  BOOST_TEST(report.parts > 0U);
  BOOST_TEST(report.parts_done == report.parts);
}

BOOST_AUTO_TEST_SUITE_END()
