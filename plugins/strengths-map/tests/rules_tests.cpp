#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(strengths_map_rules)

namespace {

using chorus::sdk::Outcome;
using nlohmann::json;

// Two tables, north (Ana, Ben) and south (Cem), and three things that people told.
struct Map : chorus::sdk::Rig<chorus::strengths_map::Rules> {
  Map() : Rig(CHORUS_PLUGIN_SOURCES "/strengths-map") {
    for (const char* name : {"a", "b", "c"}) {
      given("story/" + std::string(name) + "@s2", "story",
            R"({"mode":"words","words":"the gate"})");
    }
    // Whoever did anything sits where they are said to.
    for (const auto somebody : {&Map::ana, &Map::ben, &Map::cem}) {
      (this->*somebody)().does("core.undo");
    }
  }
  Map& ana() { return as("ana", "north"); }
  Map& ben() { return as("ben", "north"); }
  Map& cem() { return as("cem", "south"); }
  Map& lead() {
    facilitator().groups("");
    return *this;
  }
  Map& as(const std::string& name, const std::string& table) {
    participant(name).groups(table);
    return *this;
  }
  Outcome does(const std::string& command, const json& args = json::object()) {
    return when(command, args.dump());
  }
  std::string named(const std::string& name) {
    return json::parse(ana().does("name_theme", {{"name", name}}).answer).at("key");
  }
  Outcome puts(const std::string& item, const std::string& into, int version = 0) {
    return does("place", {{"into", into}, {"items", {{{"item", item}, {"version", version}}}}});
  }
  json placed(const std::string& item) const {
    for (const auto& record : of_type("placed")) {
      const json body = json::parse(record.body);
      if (body.at("item") == item) return body;
    }
    return {};
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
  std::string map() const { return of_type("map").front().key; }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_table_names_a_theme_and_it_is_its_own_until_it_is_shown, Map) {
  const auto key = named("Somebody knows me");

  BOOST_TEST(
      body(key) ==
      json({{"name", "Somebody knows me"}, {"number", 1}, {"version", 1}, {"table", "north"}}));
  BOOST_TEST(shown_to("ben").count(key) == 1U);
  BOOST_TEST(shown_to("cem").count(key) == 0U);
  BOOST_TEST(leaving().count(key) == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_thing_lies_in_several_themes_and_each_is_tied_to_it, Map) {
  const auto one = named("One");
  const auto two = named("Two");

  const auto first = ana().puts("story/a@s2", one);
  const auto second = ben().puts("story/a@s2", two, 1);

  BOOST_REQUIRE(first.links.size() == 1U);
  BOOST_TEST(first.links.front().from == one);
  BOOST_TEST(first.links.front().to == "story/a@s2");
  BOOST_TEST(first.links.front().type == "grouped_in");
  BOOST_TEST(second.accepted());
  BOOST_TEST(placed("story/a@s2").at("themes") == json({one, two}));
}

BOOST_FIXTURE_TEST_CASE(two_who_move_at_once_are_told_and_nothing_is_overwritten, Map) {
  const auto one = named("One");
  const auto two = named("Two");
  ana().puts("story/a@s2", one);

  const auto late = ben().puts("story/a@s2", two);

  BOOST_TEST(late.code == "moved_meanwhile");
  BOOST_TEST(placed("story/a@s2").at("themes") == json({one}));
}

BOOST_FIXTURE_TEST_CASE(a_move_from_one_to_another_unties_the_first, Map) {
  const auto one = named("One");
  const auto two = named("Two");
  ana().puts("story/a@s2", one);

  const auto moved = ana().does(
      "place",
      {{"into", two}, {"from", one}, {"items", {{{"item", "story/a@s2"}, {"version", 1}}}}});

  BOOST_REQUIRE(moved.unlinks.size() == 1U);
  BOOST_TEST(moved.unlinks.front().from == one);
  BOOST_TEST(placed("story/a@s2").at("themes") == json({two}));
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_out_lies_nowhere_and_stays_known, Map) {
  const auto one = named("One");
  ana().puts("story/a@s2", one);

  ana().does("take_out", {{"from", one}, {"items", {{{"item", "story/a@s2"}, {"version", 1}}}}});

  BOOST_TEST(placed("story/a@s2").at("themes").empty());
  BOOST_TEST(placed("story/a@s2").at("version") == 2);
}

BOOST_FIXTURE_TEST_CASE(no_other_table_touches_a_theme, Map) {
  const auto key = named("One");

  BOOST_TEST(cem().does("rename", {{"key", key}, {"version", 1}, {"name", "Mine"}}).code ==
             "another_table");
  BOOST_TEST(cem().puts("story/a@s2", key).code == "another_table");
  BOOST_TEST(cem().does("drop", {{"key", key}, {"version", 1}}).code == "another_table");
  BOOST_TEST(body(key).at("name") == "One");
}

BOOST_FIXTURE_TEST_CASE(names_before_stay_readable_and_nobody_names_over_another_unseen, Map) {
  const auto key = named("One");
  ana().does("rename", {{"key", key}, {"version", 1}, {"name", "Two"}});

  BOOST_TEST(ben().does("rename", {{"key", key}, {"version", 1}, {"name", "Three"}}).code ==
             "changed_meanwhile");
  BOOST_TEST(body(key).at("name") == "Two");
  BOOST_TEST(body(key).at("earlier") == json({"One"}));
}

BOOST_FIXTURE_TEST_CASE(a_theme_is_kept_and_tagged_and_both_are_taken_away_again, Map) {
  const auto key = named("One");
  ana().does("mark", {{"key", key},
                      {"version", 1},
                      {"keep", true},
                      {"why", "So"},
                      {"cornerstone", "communicate"}});
  BOOST_TEST(body(key).at("cornerstone") == "communicate");

  ana().does("mark",
             {{"key", key}, {"version", 2}, {"keep", false}, {"why", ""}, {"cornerstone", ""}});

  BOOST_TEST(!body(key).contains("cornerstone"));
  BOOST_TEST(!body(key).contains("why"));
  BOOST_TEST(body(key).at("keep") == false);
}

BOOST_FIXTURE_TEST_CASE(a_theme_is_made_two_and_a_lead_who_did_takes_that_back, Map) {
  const auto key = named("One");
  ana().puts("story/a@s2", key);
  ana().puts("story/b@s2", key);

  const auto split = lead().does(
      "split",
      {{"key", key}, {"version", 1}, {"name", "Two"}, {"items", {"story/b@s2", "story/c@s2"}}});
  const auto second = json::parse(split.answer).at("key");

  BOOST_TEST(placed("story/a@s2").at("themes") == json({key}));
  BOOST_TEST(placed("story/b@s2").at("themes") == json({second}));
  BOOST_TEST(placed("story/c@s2").is_null());
  BOOST_TEST(lead().does("core.undo").accepted());
  BOOST_TEST(placed("story/b@s2").at("themes") == json({key}));
}

BOOST_FIXTURE_TEST_CASE(only_a_theme_that_holds_nothing_is_taken_away, Map) {
  const auto key = named("One");
  ana().puts("story/a@s2", key);
  BOOST_TEST(ana().does("drop", {{"key", key}, {"version", 1}}).code == "holds_something");
  ana().does("take_out", {{"from", key}, {"items", {{{"item", "story/a@s2"}, {"version", 1}}}}});

  BOOST_TEST(ana().does("drop", {{"key", key}, {"version", 1}}).accepted());
  BOOST_TEST(of_type("theme").empty());
}

BOOST_FIXTURE_TEST_CASE(seven_themes_of_a_table_are_enough, Map) {
  for (int n = 1; n <= 7; ++n) named("Theme " + std::to_string(n));

  BOOST_TEST(ana().does("name_theme", {{"name", "More"}}).code == "too_many_themes");
  BOOST_TEST(cem().does("name_theme", {{"name", "Ours"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(fifty_things_fit_a_map_and_go_together_when_it_is_shown, Map) {
  const auto key = named("One");
  for (int n = 0; n <= 50; ++n) {
    given("story/n" + std::to_string(n) + "@s2", "story", R"({"mode":"words","words":"x"})");
  }
  ana();
  for (int n = 0; n < 50; ++n) {
    BOOST_REQUIRE(puts("story/n" + std::to_string(n) + "@s2", key).accepted());
  }
  BOOST_TEST(puts("story/n50@s2", key).code == "too_many_placed");
  BOOST_TEST(does("show", {{"key", map()}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_map_is_shown_by_its_table_and_put_on_the_wall_by_a_lead, Map) {
  const auto key = named("One");
  ana().puts("story/a@s2", key);
  BOOST_TEST(lead().does("put_on_wall", {{"key", map()}, {"shown", true}}).code == "show_first");
  BOOST_TEST(cem().does("show", {{"key", map()}}).code != "");

  ana().does("show", {{"key", map()}});
  const auto later = named("Two");
  BOOST_TEST(shown_to("cem").count(key) == 1U);
  BOOST_TEST(shown_to("cem").count(later) == 1U);
  BOOST_TEST(shown_on_wall().count(key) == 0U);
  lead().does("put_on_wall", {{"key", map()}, {"shown", true}});
  BOOST_TEST(shown_on_wall().count(key) == 1U);
}

BOOST_FIXTURE_TEST_CASE(whoever_passes_is_heard_and_nobody_reads_it, Map) {
  BOOST_TEST(ana().does("pass").accepted());
  BOOST_TEST(of_type("pass").size() == 1U);
  BOOST_TEST(shown_to_leads().count(of_type("pass").front().key) == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_report_tells_the_themes_that_the_room_read, Map) {
  const auto key = named("One");
  BOOST_TEST(sections("board").answer.find("report_none") != std::string::npos);
  ana().does("show", {{"key", map()}});

  const auto blocks = json::parse(sections("board").answer).at("sections").at(0).at("blocks");
  BOOST_TEST(blocks == json::parse(R"([{"t":"thing","key":")" + key + R"("}])"));
}

BOOST_AUTO_TEST_SUITE_END()
