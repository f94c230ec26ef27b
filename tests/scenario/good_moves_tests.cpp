// The worked example as acceptance: twenty-five people and two leads over real sockets, from the
// promise to what was done, played from examples/inquiries/good-moves.
#include "tests/scenario/support/aldermere.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(good_moves_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::test::Aldermere;
using chorus::test::holds;
using nlohmann::json;

bool names(const json& items, const std::string& ref) {
  return std::any_of(items.begin(), items.end(),
                     [&](const json& item) { return item.at("ref") == ref; });
}

// What its owner let no further than the leads or the room, took back, or is in need of care; and
// names that nobody said might stand there.
std::vector<std::string> kept_from_papers() {
  return {"me going in",
          "her own number",
          "hello to the rabbit",
          "pasta with nothing on it",
          "The dog works there",
          "four nights",
          "Sol",
          "Jay",
          "Kit",
          "Hana",
          "Larkfield"};
}

// The letters of a photo say short names by chance; whose photo may stand there is tested by
// itself.
std::string without_photos(std::string paper) {
  const std::string mark = ";base64,";
  for (auto at = paper.find(mark); at != std::string::npos; at = paper.find(mark, at + 1)) {
    const auto from = at + mark.size();
    paper.erase(from, std::min(paper.find('"', from), paper.size()) - from);
  }
  return paper;
}

std::size_t people_in(const chorus::rehearse::SeenSpace& inquiry) {
  return inquiry.of("person").size();
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(people_come_by_code_by_qr_by_slip_and_late_and_each_is_one_person,
                        Aldermere) {
  comes_after("week-0");
  begins("week-1");
  goes_on("stories", "core.close");
  const auto before = people_in(ros().sees("inquiry"));

  auto& other_phone = comes_back("sol");
  other_phone.does("inquiry", "core.introduce",
                   {{"picture", "green-owl"}, {"name", "Sol"}, {"role_group", "young_person"}});
  auto& late = person(CarrierKind::poll);
  late.does("inquiry", "core.introduce",
            {{"picture", "green-turtle"}, {"role_group", "young_person"}});
  late.sees(stories());
  late.does(stories(), "tell", {{"words", "I came late and there was a chair."}});

  BOOST_TEST(before == here().size());
  BOOST_TEST(people_in(ros().sees("inquiry")) == before + 1);
  const auto told = other_phone.sees(stories()).of("story");
  BOOST_TEST(std::any_of(told.begin(), told.end(), [](const auto* story) { return story->mine; }));
  BOOST_TEST(late.phase_of(stories()) == "open");
}

BOOST_FIXTURE_TEST_CASE(no_story_is_asked_for_before_the_promise_stands_with_a_day, Aldermere) {
  begins("week-0");
  goes_on("promise", "approve");
  const auto drafted = ros().is_refused(stories(), "core.open");

  goes_on();
  ros().does(stories(), "core.open");

  BOOST_TEST(drafted == "promise_first");
  BOOST_TEST(ros().sees(stories()).phase == "open");
  const auto versions = ros().sees(named("promise")).of("promise");
  BOOST_TEST(versions.size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(what_comes_fifty_seconds_after_the_close_is_kept_marked_late_and_used,
                        Aldermere) {
  comes_after("week-0");
  begins("week-1");
  goes_on("stories", "core.close");
  ros().does(stories(), "core.close", {{"now", true}});

  stands_at("2026-01-13T16:32");
  auto& jay = of("jay");
  const std::string story =
      jay.does(stories(), "tell", {{"words", "She waited."}, {"permission", "words"}}).at("key");
  ros().does(steps(), "core.prepare");
  const auto because = story + "@" + stories();
  const std::string step =
      ros()
          .does(steps(), "add_step", {{"what", "New staff learn to wait"}, {"because", {because}}})
          .at("key");

  const auto* seen = ros().sees(stories()).find(story);
  BOOST_TEST_REQUIRE(seen);
  BOOST_TEST(seen->body->at("late") == true);
  const auto thread = ros().does("inquiry", "core.thread", {{"ref", step + "@" + steps()}});
  BOOST_TEST(names(thread.at("back"), because));
}

BOOST_FIXTURE_TEST_CASE(from_the_step_back_to_the_gate_and_from_the_gate_on_to_what_was_done,
                        Aldermere) {
  comes_after("plus-6-weeks");
  plays("plus-3-months");

  const auto back = thread_of(ros(), "NS3", "steps").at("back");
  const auto on = thread_of(of("wren"), "S07", "stories").at("forward");

  BOOST_TEST(names(back, ref("S07", "stories")));
  BOOST_TEST(names(back, ref("S07d", "stories")));
  for (const auto* on_the_way : {"A3", "P3b", "P3"}) {
    BOOST_TEST(names(back, ref(on_the_way, "rounds")));
  }
  const auto step = std::find_if(on.begin(), on.end(), [&](const json& item) {
    return item.at("ref") == ref("NS3", "steps");
  });
  BOOST_TEST_REQUIRE((step != on.end()));
  BOOST_TEST(holds(step->at("body").at("updates").dump(), "14 of 17"));
  for (int number = 1; number <= 9; ++number) {
    const auto name = "NS" + std::to_string(number);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(thread_of(ros(), name, "steps").at("voices").size() >= 2U);
    }
  }
  BOOST_TEST(server.stop() == 0);
  BOOST_TEST(inquiry.faults() == "");
}

BOOST_FIXTURE_TEST_CASE(everybody_reads_what_became_of_everything_they_gave, Aldermere) {
  comes_after("plus-6-weeks");
  begins("plus-3-months");
  goes_on("stories", "core.withdraw");

  std::set<std::string> told;
  for (const auto* outcome : ros().sees("inquiry").of("outcome")) {
    told.insert(outcome->body->at("of").get<std::string>());
  }
  for (const auto* story : ros().sees(stories()).of("story")) {
    BOOST_TEST(told.contains(story->key + "@" + stories()));
  }
  const auto mine = of("wren").does("inquiry", "core.mine").at("items");
  BOOST_TEST(holds(mine.dump(), "Your story helped start meet-me visits."));
}

BOOST_FIXTURE_TEST_CASE(what_needs_care_is_with_nobody_but_who_told_it, Aldermere) {
  const std::string words = "four nights";
  comes_after("week-0");
  begins("week-1");
  goes_on("stories", "core.needs_care");
  BOOST_TEST(holds(ros().heard(), words));
  goes_on();

  for (const auto* lead : {"ros", "dev"}) {
    BOOST_TEST(of(lead).sees(stories()).find(named("S13")) == nullptr);
  }
  for (const auto& id : here()) {
    if (id != "swift") BOOST_TEST(!holds(of(id).heard(), words));
  }
  BOOST_TEST(holds(of("swift").does("inquiry", "core.mine").dump(), words));
}

BOOST_FIXTURE_TEST_CASE(two_things_taken_back_are_gone_even_from_the_copy_of_a_week_before,
                        Aldermere) {
  const std::string quote = "pasta with nothing on it";
  const std::string drawing = "The dog works there.";
  comes_after("plus-6-weeks");
  const auto copy = inquiry.folder() / "before.inquiry";
  const auto copied = chorus::test::run_chorus(
      {"backup", inquiry.file().string(), "--out", copy.string()}, std::chrono::seconds(30));
  const auto held = chorus::test::bytes_of(copy);
  const auto elsewhere =
      inquiry.folder().parent_path() / (inquiry.folder().filename().string() + ".kept");
  std::filesystem::copy_file(copy, elsewhere);
  const auto out = inquiry.folder() / "papers";
  const auto exported =
      chorus::test::run_chorus({"export", inquiry.file().string(), "--out", out.string(), "--now",
                                "2026-04-20", "--format", "html,csv", "--confirm"},
                               std::chrono::seconds(60));
  plays("plus-3-months");
  ros().waits_for("the copy to be made anew",
                  [&] { return !holds(chorus::test::bytes_of(copy), quote); });
  std::set<std::string> called_back;
  for (const auto* recall : ros().sees("inquiry").of("recall")) {
    called_back.insert(recall->body->at("format").get<std::string>());
    BOOST_TEST(recall->body->at("things") == 2);  // the story, and what was marked in it
  }
  std::set<std::string> leaning;
  for (const auto* review : ros().sees("inquiry").of("review")) {
    leaning.insert(review->body->at("of").get<std::string>());
  }
  server.stop();
  const auto after = chorus::test::bytes_of(inquiry.file());
  std::filesystem::rename(elsewhere, inquiry.file());
  std::filesystem::remove_all(out);
  server.start();
  server.stop();

  BOOST_TEST(copied.status == 0);
  BOOST_TEST(exported.status == 0);
  BOOST_TEST((called_back == std::set<std::string>{"html", "csv"}));
  BOOST_TEST(holds(held, quote));
  BOOST_TEST(holds(held, drawing));
  for (const auto* step : {"NS1", "NS2"}) BOOST_TEST(leaning.contains(ref(step, "steps")));
  for (const auto& words : {quote, drawing}) {
    BOOST_TEST(!holds(after, words));
    BOOST_TEST(!holds(inquiry.everything(), words));
  }
}

BOOST_FIXTURE_TEST_CASE(every_paper_holds_the_nine_steps_and_nothing_that_was_kept_from_it,
                        Aldermere) {
  comes_after("plus-3-months");
  const auto out = inquiry.folder() / "papers";

  const auto exported = chorus::test::run_chorus(
      {"export", inquiry.file().string(), "--out", out.string(), "--now", "2026-05-27", "--format",
       "html,md,csv,json", "--purpose", "board,participants", "--confirm"},
      std::chrono::seconds(60));

  BOOST_TEST_REQUIRE(exported.status == 0);
  auto kept = kept_from_papers();
  kept.push_back(drawings().at("gate").at(0).at("points"));
  std::size_t papers = 0;
  for (const auto& entry : std::filesystem::directory_iterator(out)) {
    ++papers;
    const auto paper = without_photos(chorus::test::bytes_of(entry.path()));
    BOOST_TEST_CONTEXT(entry.path().filename()) {
      for (int number = 1; number <= 9; ++number) {
        BOOST_TEST(holds(paper, "NS" + std::to_string(number)));
      }
      for (const auto& words : kept) BOOST_TEST(!holds(paper, words), words);
    }
  }
  BOOST_TEST(papers == 8U);
  const auto board = chorus::test::bytes_of(out / "board.md");
  BOOST_TEST(holds(board, "He knew my name before I told him."));
  BOOST_TEST(holds(board, "By when: moved from 30 June 2026 to 30 September 2026"));
  BOOST_TEST(holds(board, "26 May 2026, In hand: 14 of 17 new places"));
  BOOST_TEST(!holds(board, "Final: not yet"));
  BOOST_TEST(holds(board, "You can meet somebody before you start."));
}

BOOST_AUTO_TEST_SUITE_END()
