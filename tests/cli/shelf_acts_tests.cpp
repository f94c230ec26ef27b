#include "cli/shelf_acts.hpp"

#include "cli/template_file.hpp"
#include "kernel/values/limits.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "tests/cli/acts_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(shelf_acts_tests)

namespace {

using nlohmann::json;

json small_template() {
  return {{"id", "our-own"},
          {"tab", "Ours"},
          {"title", "Our own"},
          {"about", "One evening."},
          {"question", "When was it good?"},
          {"sessions", {{{"id", "one"}, {"title", "Our evening"}}}},
          {"activities",
           {{{"plugin", "promise"},
             {"title", "Our promise"},
             {"round", "before"},
             {"session", "one"},
             {"minutes", 10}}}}};
}

// Two evenings: a talk, a map, and a canvas that takes in from one of them alone. The map stands
// last in the file, and before the canvas in the plan.
json template_with_a_choice() {
  const auto activity = [](const char* plugin, const char* session) {
    return json{{"plugin", plugin},
                {"title", plugin},
                {"round", "discover"},
                {"session", session},
                {"minutes", 10}};
  };
  json text = small_template();
  text["sessions"].push_back({{"id", "two"}});
  text["activities"] = {activity("talk", "one"), activity("canvas", "two"), activity("map", "one")};
  text["activities"][0]["id"] = "a-talk";
  text["activities"][1]["takes_from"] = {"a-map"};
  text["activities"][2]["id"] = "a-map";
  return text;
}

// What the plan of an inquiry leaves as.
json template_of(const std::filesystem::path& file) {
  const auto spaces = storage::read_snapshot(file);
  return json::parse(cli::template_from(spaces.at(kernel::k_inquiry_space).space, "again"));
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_new_inquiry_is_called_and_asks_as_somebody_typed, ActsFixture) {
  const auto file = acts.make_new("short-inquiry", {"Good mornings", "When was it?", "The school"});

  const auto look = storage::look_into(file);
  BOOST_TEST(file.filename() == "good-mornings.inquiry");
  BOOST_TEST(look.summary->title == "Good mornings");
  BOOST_TEST(look.summary->question == "When was it?");
  BOOST_TEST(look.summary->asked_by == "The school");
}

BOOST_FIXTURE_TEST_CASE(two_of_one_name_are_two_files, ActsFixture) {
  const auto one = acts.make_new("short-inquiry", {"Good mornings", "", ""});
  const auto other = acts.make_new("short-inquiry", {"Good mornings", "", ""});

  BOOST_TEST(one != other);
  BOOST_TEST(shelf.read().cards.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(whatever_somebody_types_the_file_lies_in_the_folder, ActsFixture) {
  const std::map<std::string, std::string> names{{"../../etc/passwd", "etc-passwd.inquiry"},
                                                 {"C:\\windows", "c-windows.inquiry"},
                                                 {"ß…ж", "inquiry.inquiry"},
                                                 {"-rf /", "rf.inquiry"}};
  for (const auto& [title, file] : names) {
    const auto made = acts.make_new("short-inquiry", {title, "", ""});

    BOOST_TEST(made.parent_path() == shelf.folder());
    BOOST_TEST(made.filename() == file);
    BOOST_TEST(storage::look_into(made).summary->title == title);
  }
}

BOOST_FIXTURE_TEST_CASE(a_name_that_is_none_is_refused_and_nothing_is_made, ActsFixture) {
  const auto code_of = [&](const std::string& title) {
    return refused([&] { acts.make_new("short-inquiry", {title, "", ""}); });
  };

  BOOST_TEST(code_of("  \n ") == "title_needed");
  BOOST_TEST(code_of(std::string(121, 'a')) == "title_too_long");
  BOOST_TEST(refused([&] { acts.make_new("../templates", {"A", "", ""}); }) == "no_such_template");
  BOOST_CHECK_THROW(acts.make_new("short-inquiry", {"A", std::string(1001, 'q'), ""}),
                    std::runtime_error);
  BOOST_TEST(shelf.read().cards.empty());
}

BOOST_FIXTURE_TEST_CASE(another_name_stands_in_the_file_and_all_else_is_as_it_was, ActsFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");

  acts.rename(card_named("moves.inquiry"), "  Better\nmoves ");
  acts.rename(card_named("moves.inquiry"), "Best moves");

  const auto summary = *card_named("moves.inquiry").look.summary;
  BOOST_TEST(summary.title == "Best moves");
  BOOST_TEST(summary.question == "When was it good?");
  BOOST_TEST(summary.evenings.size() == 2U);
  BOOST_TEST(summary.people == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_copy_of_the_plan_has_nothing_that_anybody_gave, ActsFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");

  const auto copy = acts.copy_plan(card_named("moves.inquiry"), "Good moves, again");

  const auto summary = *storage::look_into(copy).summary;
  BOOST_TEST(summary.title == "Good moves, again");
  BOOST_TEST(summary.evenings.size() == 2U);
  BOOST_TEST(summary.people == 0U);
  BOOST_TEST(summary.id != card_named("moves.inquiry").look.summary->id);
  BOOST_TEST(bytes_of(copy).find("never tell this") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_whole_copy_is_one_that_the_inquiry_knows_of, ActsFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");

  const auto copied = acts.copy_whole(card_named("moves.inquiry"));

  BOOST_TEST(copied.file.filename() == "moves-copy.inquiry");
  BOOST_TEST(!copied.not_noted.has_value());
  BOOST_TEST(storage::look_into(copied.file).summary->people == 2U);
}

BOOST_FIXTURE_TEST_CASE(the_copy_of_a_rehearsal_says_in_its_title_what_it_is, ActsFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");

  chorus::cli::call_it_a_rehearsal(in_shelf("moves.inquiry"));

  BOOST_TEST(storage::look_into(in_shelf("moves.inquiry")).summary->title ==
             "Rehearsal: Good moves");
}

BOOST_FIXTURE_TEST_CASE(the_title_of_a_rehearsal_is_no_longer_than_a_title_may_be, ActsFixture) {
  std::string longest;
  for (int i = 0; i < 120; ++i) longest += "é";
  make(in_shelf("moves.inquiry"), longest);

  chorus::cli::call_it_a_rehearsal(in_shelf("moves.inquiry"));

  const auto title = storage::look_into(in_shelf("moves.inquiry")).summary->title;
  BOOST_TEST(chorus::cli::checked_title(title) == title);
  BOOST_TEST(title.starts_with("Rehearsal: é"));
}

BOOST_FIXTURE_TEST_CASE(a_template_file_is_kept_and_an_inquiry_begun_from_it, ActsFixture) {
  BOOST_TEST(acts.take_template(small_template().dump()) == "our-own");

  const auto file = acts.make_new("our-own", {"From ours", "", ""});
  BOOST_TEST(storage::look_into(file).summary->evenings.size() == 1U);
  BOOST_TEST(refused([&] { acts.take_template(small_template().dump()); }) == "template_there");
}

BOOST_FIXTURE_TEST_CASE(a_wrong_or_hostile_template_is_refused_whole, ActsFixture) {
  const auto changed = [](const std::function<void(json&)>& change) {
    auto text = small_template();
    change(text);
    return text.dump();
  };
  const std::vector<std::string> texts{
      "",
      "hello",
      "[]",
      std::string(100'000, '['),
      std::string(limits::k_body_bytes + 1, ' '),
      changed([](json& t) { t["id"] = "../../escape"; }),
      changed([](json& t) { t["id"] = ".."; }),
      changed([](json& t) { t.erase("sessions"); }),
      changed([](json& t) { t["activities"][0]["session"] = "nowhere"; }),
      changed([](json& t) { t["title"] = std::string(5'000, 'a'); }),
      changed([](json& t) { t["more"] = "not known"; }),
      changed([](json& t) { t["activities"][0]["takes_from"] = {"nobody"}; }),
      changed([](json& t) {
        t["activities"][0]["id"] = "itself";
        t["activities"][0]["takes_from"] = {"itself"};
      }),
      changed([](json& t) {
        t["activities"][0]["id"] = "twice";
        t["activities"].push_back(t["activities"][0]);
      }),
      changed([](json& t) {
        t["activities"].push_back(t["activities"][0]);
        t["activities"][0]["takes_from"] = {"behind"};
        t["activities"][1]["id"] = "behind";
      })};

  for (const auto& text : texts) {
    BOOST_TEST(refused([&] { acts.take_template(text); }) == "template_refused",
               text.substr(0, 60));
  }
  BOOST_TEST(!std::filesystem::exists(shelf.folder() / "templates"));
}

BOOST_FIXTURE_TEST_CASE(what_a_part_takes_in_from_follows_it_into_an_inquiry_and_out_again,
                        ActsFixture) {
  acts.take_template(template_with_a_choice().dump());
  const auto file = acts.make_new("our-own", {"From ours", "", ""});

  const auto spaces = storage::read_snapshot(file);
  std::map<std::string, const kernel::SpaceState*> states;
  for (const auto& [id, live] : spaces) states[live.space.state.plugin_id] = &live.space.state;
  BOOST_TEST(!states.at("map")->takes_from.has_value());
  BOOST_TEST((states.at("canvas")->takes_from == std::set{states.at("map")->id}));

  const json made = template_of(file);
  BOOST_TEST(!made.at("activities")[0].contains("id"));
  BOOST_TEST(made.at("activities")[1].at("plugin") == "map");
  BOOST_TEST(made.at("activities")[2].at("takes_from") ==
             json::array({made.at("activities")[1].at("id")}));
  json again = made;
  again["id"] = "ours-again";
  acts.take_template(again.dump());
  const auto second = template_of(acts.make_new("ours-again", {"From ours", "", ""}));
  BOOST_TEST(second.at("activities") == made.at("activities"));
}

BOOST_FIXTURE_TEST_CASE(a_template_that_takes_in_from_nobody_is_refused_in_words, ActsFixture) {
  auto text = template_with_a_choice();
  text["activities"][1]["takes_from"] = {"a-talk", "a-table"};

  try {
    acts.take_template(text.dump());
    BOOST_TEST(false, "it was taken");
  } catch (const cli::ActRefused& refusal) {
    BOOST_TEST(std::string(refusal.what())
                   .find(R"("canvas" takes in from "a-table", and no activity before it)") !=
               std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(a_template_that_came_with_the_program_is_not_replaced, ActsFixture) {
  auto text = small_template();
  text["id"] = "short-inquiry";

  BOOST_TEST(refused([&] { acts.take_template(text.dump()); }) == "template_there");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
