#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/running_program.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <string>

// Leads plan on the real program: what is set is what the types here know, and a plan leaves as a
// template and comes back the same.
BOOST_AUTO_TEST_SUITE(planning_tests)

namespace {

using chorus::test::bytes_of;
using chorus::test::LiveRoom;
using chorus::test::run_chorus;
using chorus::test::TemporaryInquiry;
using nlohmann::json;

// All but what a template says of itself, and names that stay on this laptop.
json planned_in(const std::filesystem::path& folder) {
  json text = json::parse(bytes_of(folder / "template.json"));
  for (const char* own : {"id", "tab", "about", "kept_back"}) text.erase(own);
  // Nothing set is the same as settings that say nothing.
  for (auto& activity : text.at("activities")) {
    if (activity.value("settings", json::object()).empty()) activity.erase("settings");
  }
  return text;
}

void makes_template(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto made =
      run_chorus({"template", file.string(), folder.string()}, std::chrono::seconds(30));
  BOOST_TEST_REQUIRE(made.status == 0, made.printed);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_template_of_a_plan_makes_the_same_plan_again) {
  const TemporaryInquiry inquiry("good-moves");
  const auto first = inquiry.folder() / "first";
  const auto second = inquiry.folder() / "second";
  makes_template(inquiry.file(), first);

  const auto again = inquiry.folder() / "again.inquiry";
  const auto made = run_chorus({"new", "--template", first.string() + "/", again.string()},
                               std::chrono::seconds(30));
  BOOST_TEST_REQUIRE(made.status == 0, made.printed);
  makes_template(again, second);

  BOOST_TEST((planned_in(first) == planned_in(CHORUS_TEMPLATES "/good-moves")));
  BOOST_TEST((planned_in(second) == planned_in(first)));
  BOOST_TEST(bytes_of(first / "template.json").find("Larkfield") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(leads_plan_what_the_types_here_know_and_it_leaves_as_a_template, LiveRoom) {
  const json types = lead().does("inquiry", "core.gallery").at("types");
  BOOST_TEST(types.size() > 3U);
  const std::string vote = "part/" + lead().space_of("energy-vote");

  BOOST_TEST(lead().is_refused("inquiry", "core.change_settings",
                               {{"key", vote}, {"to", {{"tokens", 1000}}}}) == "setting_refused");
  lead().does("inquiry", "core.change_settings", {{"key", vote}, {"to", {{"tokens", 7}}}});
  const json evenings =
      lead().does("inquiry", "core.add_evening", {{"to", {{"day", "2027-03-09"}}}});
  const json copy =
      lead().does("inquiry", "core.add_part", {{"copy_of", vote}, {"evening", evenings.at("key")}});
  lead().does("inquiry", "core.put_away_part", {{"key", vote}});

  makes_template(inquiry.file(), inquiry.folder() / "mine");
  const json planned = planned_in(inquiry.folder() / "mine");
  BOOST_TEST(planned.at("sessions").back().at("day") == "2027-03-09");
  BOOST_TEST(planned.at("activities").size() == 2U);
  BOOST_TEST(planned.at("activities").back().at("settings").at("tokens") == 7);
  BOOST_TEST(lead().sees("inquiry").records.contains(copy.at("key").get<std::string>()));
}

BOOST_AUTO_TEST_SUITE_END()
