// The worked example as acceptance: what each evening leaves for the next, from pairs to a theme,
// from a theme to a dream, to what has to be in place for it and to a proposal.
#include "tests/scenario/support/aldermere.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(good_moves_weeks_tests)

namespace {

using chorus::test::Aldermere;
using chorus::test::holds;
using nlohmann::json;

constexpr std::size_t k_pairs = 10;

// The person records of those who are of this group, as a lead reads them.
std::set<std::string> of_group(const chorus::rehearse::SeenSpace& seen, const char* group) {
  std::set<std::string> keys;
  for (const auto* person : seen.of("person")) {
    if (person->body->at("role_group") == group) keys.insert(person->key);
  }
  return keys;
}

std::vector<std::string> refs_of(const json& items) {
  std::vector<std::string> refs;
  for (const auto& item : items) refs.push_back(item.at("ref"));
  return refs;
}

bool has(const std::vector<std::string>& refs, const std::string& ref) {
  return std::find(refs.begin(), refs.end(), ref) != refs.end();
}

std::map<std::string, std::size_t> counted(
    const std::vector<const chorus::rehearse::SeenRecord*>& things, const char* member) {
  std::map<std::string, std::size_t> counts;
  for (const auto* thing : things) ++counts[thing->body->at(member).get<std::string>()];
  return counts;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(twenty_three_sit_in_ten_pairs_and_one_of_three_and_no_rule_is_broken,
                        Aldermere) {
  comes_after("week-0");
  begins("week-1");
  goes_on("inquiry", "core.seat_late");
  const auto& seen = ros().sees("inquiry");
  const auto young = of_group(seen, "young_person");
  const auto parents = of_group(seen, "parent_carer");

  std::size_t pairs = 0;
  std::size_t seated = 0;
  for (const auto* group : seen.of("group")) {
    const auto people = group->body->at("people").get<std::set<std::string>>();
    seated += people.size();
    if (people.size() == 2U) ++pairs;
    const auto children = std::count_if(people.begin(), people.end(),
                                        [&](const auto& key) { return young.contains(key); });
    const auto unvetted = std::count_if(people.begin(), people.end(),
                                        [&](const auto& key) { return parents.contains(key); });
    const auto is_child_alone = children == 1 && unvetted + 1 == std::ssize(people);
    BOOST_TEST(!is_child_alone);
    const auto both = [&](const char* one, const char* other) {
      return people.contains(named(one)) && people.contains(named(other));
    };
    BOOST_TEST(!both("clover", "mushroom"));
    BOOST_TEST(!both("daisy", "pine"));
  }
  BOOST_TEST(seated == 23U);
  BOOST_TEST(pairs == k_pairs);

  goes_on("inquiry", "core.show");
  std::set<std::string> beside_jay;
  for (const auto* group : ros().sees("inquiry").of("group")) {
    const auto people = group->body->at("people").get<std::set<std::string>>();
    if (people.contains(named("jay"))) beside_jay = people;
  }
  BOOST_TEST(beside_jay.contains(named("with-jay")));
}

BOOST_FIXTURE_TEST_CASE(nine_groups_become_five_themes_and_what_fits_in_none_stays, Aldermere) {
  comes_after("week-2");
  begins("week-3");

  const auto& map = ros().sees(named("map"));
  std::set<std::string> themes;
  for (const auto* theme : map.of("theme")) themes.insert(theme->key);
  std::size_t placed = 0;
  for (const auto* one : map.of("placed")) {
    const auto& lies_in = one->body->at("themes");
    if (!lies_in.empty()) ++placed;
    for (const std::string theme : lies_in) BOOST_TEST(themes.contains(theme));
  }

  BOOST_TEST(themes.size() == 5U);
  BOOST_TEST(placed == 43U);
  BOOST_TEST(ros().sees(named("pictures")).of("touchpoint").size() == 24U);
  for (const auto* truth : ros().sees(named("pictures")).of("hard-truth")) {
    BOOST_TEST(truth->body->contains("wish"));
  }
  const auto voices = thread_of(ros(), "T2", "map").at("voices");
  BOOST_TEST(voices.size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(five_tables_write_thirteen_versions_and_each_dream_becomes_an_option,
                        Aldermere) {
  comes_after("week-3");
  begins("week-4");

  std::size_t versions = 0;
  for (const auto* statement : ros().sees(named("statements")).of("dream-statement")) {
    versions += statement->body->at("version").get<std::size_t>();
    BOOST_TEST(statement->body->at("state") == "final");
    BOOST_TEST(statement->body->at("plain_of") == statement->body->at("version"));
  }
  BOOST_TEST(versions == 13U);
  BOOST_TEST(ros().sees(named("studio")).of("dream-piece").size() == 29U);
  const auto forward = refs_of(thread_of(ros(), "D2", "statements").at("forward"));
  BOOST_TEST(has(forward, ref("O2", "vote")));
}

BOOST_FIXTURE_TEST_CASE(what_is_there_nearly_there_and_missing_leads_to_seven_proposals,
                        Aldermere) {
  comes_after("week-5");
  begins("week-6");

  const auto states = counted(ros().sees(named("canvas")).of("element"), "state");
  BOOST_TEST(states.at("exists") == 15U);
  BOOST_TEST(states.at("nearly") == 11U);
  BOOST_TEST(states.at("missing") == 12U);
  for (int number = 1; number <= 7; ++number) {
    const auto name = "P" + std::to_string(number);
    const auto back = refs_of(thread_of(ros(), name, "rounds").at("back"));
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(std::any_of(back.begin(), back.end(),
                             [](const auto& ref) { return ref.starts_with("element/"); }));
    }
  }
}

BOOST_FIXTURE_TEST_CASE(the_man_at_the_gate_is_followed_through_every_evening_to_what_was_done,
                        Aldermere) {
  comes_after("plus-6-weeks");
  plays("plus-3-months");
  const std::vector<std::string> way{ref("H07b", "stories"),  ref("T2", "map"),
                                     ref("D2", "statements"), ref("E-welcomer", "canvas"),
                                     ref("P3", "rounds"),     ref("P3b", "rounds"),
                                     ref("A3", "rounds")};

  const auto on = refs_of(thread_of(of("wren"), "S07", "stories").at("forward"));
  const auto back = refs_of(thread_of(ros(), "NS3", "steps").at("back"));

  for (const auto& each : way) {
    BOOST_TEST_CONTEXT(each) {
      BOOST_TEST(has(on, each));
      BOOST_TEST(has(back, each));
    }
  }
  BOOST_TEST(has(on, ref("NS3", "steps")));
  BOOST_TEST(has(back, ref("S07", "stories")));
}

BOOST_FIXTURE_TEST_CASE(everything_that_was_given_has_an_outcome_that_its_owner_reads, Aldermere) {
  comes_after("plus-6-weeks");
  begins("plus-3-months");
  goes_on("stories", "core.withdraw");

  std::set<std::string> told;
  for (const auto* outcome : ros().sees("inquiry").of("outcome")) {
    told.insert(outcome->body->at("of").get<std::string>());
  }
  const std::map<std::string, std::vector<const char*>> given{
      {"stories", {"story"}},
      {"late", {"story"}},
      {"pictures", {"touchpoint", "hard-truth"}},
      {"studio", {"dream-piece"}}};
  for (const auto& [activity, kinds] : given) {
    for (const auto* kind : kinds) {
      for (const auto* thing : ros().sees(named(activity)).of(kind)) {
        BOOST_TEST_CONTEXT(activity << ": " << thing->body->dump()) {
          BOOST_TEST(told.contains(thing->key + "@" + named(activity)));
        }
      }
    }
  }
  const auto mine = of("jay").does("inquiry", "core.mine").dump();
  BOOST_TEST(holds(mine, "It is the first minute of your film."));
  BOOST_TEST(holds(mine, "Waiting for the green light is in the film that you made."));
}

BOOST_FIXTURE_TEST_CASE(six_hard_truths_stand_in_the_paper_of_everything_with_their_wishes,
                        Aldermere) {
  comes_after("plus-3-months");
  const auto out = inquiry.folder() / "papers";

  const auto exported =
      chorus::test::run_chorus({"export", inquiry.file().string(), "--out", out.string(), "--now",
                                "2026-05-27", "--format", "md", "--purpose", "whole", "--confirm"},
                               std::chrono::seconds(60));

  BOOST_TEST_REQUIRE(exported.status == 0);
  const auto whole = chorus::test::bytes_of(out / "whole.md");
  for (const auto* wish :
       {"A second visit day, even for one person.", "Say it to me first.",
        "Fill it in once, and let us check it.", "A voice message, or my language.",
        "Somebody signs for it, like for a parcel.", "Two weeks, and a name to ring."}) {
    BOOST_TEST_CONTEXT(wish) { BOOST_TEST(holds(whole, wish)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
