#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(design_canvas_rules)

namespace {

using chorus::sdk::Outcome;
using nlohmann::json;

const std::string k_dream = "dream-statement/d@s4";

// Two tables, north (Ana, Ben) and south (Cem), and a dream that a table showed.
struct Canvas : chorus::sdk::Rig<chorus::design_canvas::Rules> {
  Canvas() : Rig(CHORUS_PLUGIN_SOURCES "/design-canvas") {
    now(1'800'000'000'000);
    opened();
    moves_to("open");
    given(k_dream, "dream-statement", statement("shown"), "room facilitators");
    for (const auto& record : of_type("ring")) {
      if (json::parse(record.body).at("number") == 1) ring = record.key;
    }
    // Whoever did anything sits where they are said to.
    for (const auto somebody : {&Canvas::ana, &Canvas::ben, &Canvas::cem}) {
      (this->*somebody)().does("core.undo");
    }
  }
  static std::string statement(const std::string& state) {
    return json{{"number", 1},
                {"words", "Everyone is met."},
                {"version", 1},
                {"state", state},
                {"table", "north"}}
        .dump();
  }

  Canvas& ana() { return as("ana", "north"); }
  Canvas& ben() { return as("ben", "north"); }
  Canvas& cem() { return as("cem", "south"); }
  Canvas& lead() {
    facilitator().groups("");
    return *this;
  }
  Canvas& as(const std::string& name, const std::string& table) {
    participant(name).groups(table);
    return *this;
  }
  Outcome does(const std::string& command, const json& args = json::object()) {
    return when(command, args.dump());
  }

  // Ana has the pen, and her table works on the dream.
  std::string begun() {
    ana().does("take_pen");
    return does("begin", {{"dream", k_dream}}).puts.at(0).key;
  }
  std::string added(const std::string& canvas, const std::string& words = "Somebody waits") {
    const json args{{"key", canvas}, {"ring", ring}, {"words", words}, {"state", "exists"}};
    return json::parse(ana().does("add", args).answer).at("key");
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }

  std::string ring;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_rings_are_the_settings_in_their_order, Canvas) {
  BOOST_TEST(of_type("ring").size() == 5U);
  BOOST_TEST(body("ring/people").at("text") == "People and relationships");
  BOOST_TEST(body("ring/money").at("number") == 5);
}

BOOST_FIXTURE_TEST_CASE(whoever_has_the_pen_fills_the_rings_of_their_table_and_it_keeps_its_dream,
                        Canvas) {
  const auto canvas = begun();
  const json args{
      {"key", canvas}, {"ring", ring}, {"words", "Somebody waits"}, {"state", "nearly"}};
  BOOST_TEST(ben().does("add", args).code == "pen_elsewhere");
  BOOST_TEST(cem().does("add", args).code == "another_table");

  const auto added = ana().does("add", args);

  BOOST_REQUIRE(added.links.size() == 1U);
  BOOST_TEST(added.links.front().to == k_dream);
  BOOST_TEST(added.links.front().type == "needs");
  BOOST_TEST(body(added.contributions.front().key) == json({{"number", 1},
                                                            {"dream", k_dream},
                                                            {"ring", "People and relationships"},
                                                            {"words", "Somebody waits"},
                                                            {"state", "nearly"},
                                                            {"version", 1},
                                                            {"table", "north"}}));
}

BOOST_FIXTURE_TEST_CASE(a_table_has_one_canvas_for_a_dream_and_none_for_what_is_not_shown, Canvas) {
  given("dream-statement/e@s4", "dream-statement", statement("draft"));
  begun();

  BOOST_TEST(ana().does("begin", {{"dream", k_dream}}).size() == 0U);
  BOOST_TEST(ana().does("begin", {{"dream", "dream-statement/e@s4"}}).code == "not_here");
  BOOST_TEST(ana().does("begin", {{"dream", "dream/none"}}).code == "not_here");
  BOOST_TEST(of_type("canvas").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_lead_lays_in_a_dream_where_no_table_brought_one, Canvas) {
  const auto key = lead().does("add_dream", {{"words", "Nobody eats alone."}}).puts.at(0).key;
  ana().does("take_pen");

  const auto canvas = ana().does("begin", {{"dream", key}}).puts.at(0).key;

  BOOST_TEST(body(canvas).at("words") == "Nobody eats alone.");
  BOOST_TEST(added(canvas) != "");
}

BOOST_FIXTURE_TEST_CASE(dreams_of_the_settings_are_laid_out, Canvas) {
  settings(R"({"dreams":["Nobody eats alone.","Everyone is met."]})").opened();

  BOOST_TEST(of_type("dream").size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(what_was_written_meanwhile_is_not_overwritten_and_stays_readable, Canvas) {
  const auto key = added(begun());
  lead().does("reword", {{"key", key}, {"version", 1}, {"words", "A person waits"}});

  const auto late = ana().does("reword", {{"key", key}, {"version", 1}, {"words", "Mine"}});
  const auto late_mark = ana().does("mark", {{"key", key}, {"version", 1}, {"state", "missing"}});

  BOOST_TEST(late.code == "changed_meanwhile");
  BOOST_TEST(late_mark.code == "changed_meanwhile");
  BOOST_TEST(body(key).at("earlier") == json({"Somebody waits"}));
}

BOOST_FIXTURE_TEST_CASE(it_exists_nearly_exists_or_is_missing, Canvas) {
  const auto key = added(begun());

  ana().does("mark", {{"key", key}, {"version", 1}, {"state", "missing"}});

  BOOST_TEST(body(key).at("state") == "missing");
  BOOST_TEST(body(key).at("version") == 2);
}

BOOST_FIXTURE_TEST_CASE(who_would_say_yes_and_a_try_out_are_written_and_taken_away, Canvas) {
  const auto key = added(begun());
  ana().does("detail",
             {{"key", key}, {"version", 1}, {"yes_from", "The head"}, {"try_out", "May"}});
  BOOST_TEST(body(key).at("yes_from") == "The head");

  ana().does("detail", {{"key", key}, {"version", 2}, {"yes_from", ""}});

  BOOST_TEST(!body(key).contains("yes_from"));
  BOOST_TEST(body(key).at("try_out") == "May");
}

BOOST_FIXTURE_TEST_CASE(nobody_is_told_who_asks_for_plainer_words_and_other_words_answer_it,
                        Canvas) {
  const auto key = added(begun());

  const auto asked = ben().does("ask_plainer", {{"key", key}});
  BOOST_TEST(asked.size() == 1U);
  BOOST_TEST(body(key).at("plainer") == true);
  BOOST_TEST(body(key).at("version") == 1);
  BOOST_TEST(cem().does("ask_plainer", {{"key", key}}).code == "another_table");

  ana().does("reword", {{"key", key}, {"version", 1}, {"words", "A person waits"}});
  BOOST_TEST(!body(key).contains("plainer"));
}

BOOST_FIXTURE_TEST_CASE(who_decides_answers_beside_it_and_takes_nothing_away, Canvas) {
  const auto key = added(begun());
  const auto before = body(key);

  ben().does("could_we", {{"key", key}, {"who", "The head"}, {"could", "if"}, {"words", "In May"}});
  ben().does("could_we", {{"key", key}, {"who", "The head"}, {"could", "yes"}});

  BOOST_REQUIRE(of_type("answer").size() == 1U);
  BOOST_TEST(json::parse(of_type("answer").front().body).at("could") == "yes");
  BOOST_TEST(body(key) == before);
  BOOST_TEST(cem().does("could_we", {{"key", key}, {"who", "Me"}, {"could", "yes"}}).code ==
             "another_table");
}

BOOST_FIXTURE_TEST_CASE(a_canvas_is_the_tables_until_it_is_shown_and_on_the_wall_by_a_lead,
                        Canvas) {
  const auto canvas = begun();
  const auto key = added(canvas);
  const auto seen = [&](const std::string& who) { return shown_to(who).count(key) == 1; };
  BOOST_TEST(seen("ben"));
  BOOST_TEST(!seen("cem"));
  BOOST_TEST(lead().does("put_on_wall", {{"key", canvas}, {"shown", true}}).code == "show_first");

  ana().does("show", {{"key", canvas}});
  const auto later = added(canvas, "A map");
  BOOST_TEST(seen("cem"));
  BOOST_TEST(shown_to("cem").count(later) == 1U);
  BOOST_TEST(shown_on_wall().count(key) == 0U);
  BOOST_TEST(ana().does("put_on_wall", {{"key", canvas}, {"shown", true}}).code == "leads_only");

  lead().does("put_on_wall", {{"key", canvas}, {"shown", true}});
  BOOST_TEST(shown_on_wall().count(key) == 1U);
  lead().does("put_on_wall", {{"key", canvas}, {"shown", false}});
  BOOST_TEST(shown_on_wall().count(key) == 0U);
  BOOST_TEST(seen("cem"));
}

BOOST_FIXTURE_TEST_CASE(young_people_direct_by_suggesting_for_a_ring_before_anything_stands_there,
                        Canvas) {
  const auto canvas = begun();

  const auto told = ben().does("suggest", {{"key", canvas}, {"ring", ring}, {"text", "A dog"}});

  BOOST_REQUIRE(told.accepted());
  const json suggestion = json::parse(of_type("suggestion").front().body);
  BOOST_TEST(suggestion ==
             json({{"of", canvas}, {"at", "north"}, {"ring", ring}, {"text", "A dog"}}));
  BOOST_TEST(cem().does("suggest", {{"key", canvas}, {"text", "x"}}).code == "another_table");
}

BOOST_FIXTURE_TEST_CASE(fifty_things_are_enough_for_a_canvas_and_all_are_shown_at_once, Canvas) {
  const auto canvas = begun();
  for (int n = 0; n < 50; ++n) added(canvas, "Thing " + std::to_string(n));
  const json more{{"key", canvas}, {"ring", ring}, {"words", "x"}, {"state", "missing"}};

  BOOST_TEST(ana().does("add", more).code == "too_many_elements");
  BOOST_TEST(ana().does("show", {{"key", canvas}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(table_work_outlives_a_phone_that_is_gone, Canvas) {
  const auto key = added(begun());

  lead().does("let_go", {{"key", of_type("table").front().key}});

  BOOST_TEST(ben().does("take_pen").accepted());
  BOOST_TEST(
      ben().does("reword", {{"key", key}, {"version", 1}, {"words", "A person"}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_report_tells_dream_by_dream_and_ring_by_ring_what_the_room_read, Canvas) {
  const auto canvas = begun();
  const auto key = added(canvas);
  BOOST_TEST(sections("board").answer.find("report_none") != std::string::npos);
  ana().does("show", {{"key", canvas}});

  const auto blocks = json::parse(sections("board").answer).at("sections").at(0).at("blocks");

  BOOST_TEST(blocks.at(0).dump().find("Everyone is met.") != std::string::npos);
  BOOST_TEST(blocks.at(1) == json({{"t", "thing"}, {"key", key}}));
}

BOOST_AUTO_TEST_SUITE_END()
