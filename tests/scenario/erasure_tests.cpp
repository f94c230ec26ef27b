#include "tests/scenario/support/guest.hpp"
#include "tests/support/seed.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// A person takes back what they gave, from any phone: within two seconds no byte of the folder, no
// log and no page holds it. Whenever the program dies on the way, a restart
// finds all of it or ends the work.
BOOST_AUTO_TEST_SUITE(erasure_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::test::first_seed;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

constexpr std::chrono::seconds k_erased_within{2};
constexpr int k_crashes = 20;
const std::string k_needle = "zebracorn";

bool holds(std::string_view text, std::string_view needle = k_needle) {
  return text.find(needle) != std::string_view::npos;
}

struct Given : LiveRoom {
  Given() : LiveRoom({}, "short-round") {
    promise_is_kept();
    stories = lead().space_of("paired-interview");
    steps = lead().space_of("next-steps");
    lead().does(promise(), "core.open");
    lead().does(stories, "core.open");
    lead().does(vote(), "core.open");
    lead().does(steps, "core.open");
    for (auto* guest : {&ana, &ben, &cy, &lead(), &wall()}) {
      for (const auto& space : {stories, steps, vote(), std::string("inquiry")}) {
        guest->watches(space);
      }
    }
  }

  // All that one person can give of an evening.
  void gives_everything() {
    ana.does("inquiry", "core.introduce",
             {{"picture", "blue-wren"}, {"name", k_needle}, {"role_group", "young_person"}});
    story =
        ana.does(stories, "tell", {{"words", k_needle + " at the gate"}, {"permission", "words"}})
            .at("key");
    const json stroke{{"points", "1,1 500,500"}};
    ana.does(stories, "tell",
             {{"strokes", {stroke}}, {"shows", "a " + k_needle}, {"permission", "room"}});
    ana.does(stories, "mark", {{"of", story}, {"words", k_needle}});
    ana.does(promise(), "ask", {{"text", "will the " + k_needle + " come back?"}});
    lead().does(stories, "core.release", {{"keys", {story}}});
    lead().does(stories, "core.hide", {{"key", story}});
    lead().does(stories, "core.undo");
    step = lead()
               .does(steps, "add_step",
                     {{"what", "Somebody waits"}, {"because", {story + "@" + stories}}})
               .at("key");
    const auto option = ana.sees(vote()).of("option").at(0)->key;
    ana.does(vote(), "cast", {{"allocations", {{option, 1}}}});
    ben.waits_for("the story", [&] { return page_holds(ben); });
  }

  bool page_holds(Guest& guest) {
    for (const auto& space : {stories, steps, vote(), promise(), std::string("inquiry")}) {
      const auto* page = guest.page(space);
      if (page == nullptr) continue;
      for (const auto* kind : {"story", "highlight", "person", "question", "welcome"}) {
        for (const auto* record : page->of(kind)) {
          if (holds(record->body->dump())) return true;
        }
      }
    }
    return false;
  }
  bool some_page_holds() {
    for (auto* guest : {&ana, &ben, &cy, &lead(), &wall()}) {
      if (page_holds(*guest)) return true;
    }
    return false;
  }
  bool is_erased() {
    return !some_page_holds() && !holds(inquiry.everything()) && !holds(server.printed());
  }
  bool is_erased_in_time() {
    return loop.run_until([&] { return is_erased(); },
                          std::chrono::steady_clock::now() + k_erased_within);
  }
  bool lead_is_asked_to_look() {
    for (const auto* review : lead().sees("inquiry").of("review")) {
      if (holds(review->body->dump(), step)) return true;
    }
    return false;
  }

  std::string stories;
  std::string steps;
  std::string story;
  std::string step;
  Guest& ana = person();
  Guest& ben = person(CarrierKind::poll);
  Guest& cy = person();
};

std::string gate_of(const std::filesystem::path& file, const std::string& key) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  SQLite::Statement row(database, "SELECT gate FROM record WHERE key=?");
  row.bind(1, key);
  return row.executeStep() ? row.getColumn(0).getString() : std::string("none");
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(everything_of_a_person_is_gone_everywhere_within_two_seconds, Given) {
  gives_everything();
  const bool held = holds(inquiry.everything());

  ana.does("inquiry", "core.withdraw_all");

  BOOST_TEST(held);
  BOOST_TEST(is_erased_in_time());
  BOOST_TEST(lead_is_asked_to_look());
}

BOOST_FIXTURE_TEST_CASE(it_is_taken_back_on_another_phone_by_slip, Given) {
  gives_everything();
  const auto slip = ana.does("inquiry", "core.new_slip").at("code").get<std::string>();
  Guest& other = comes_by("slip", slip);

  other.does("inquiry", "core.withdraw_all");

  BOOST_TEST(is_erased_in_time());
}

BOOST_FIXTURE_TEST_CASE(one_thing_goes_and_the_others_stay, Given) {
  gives_everything();
  const auto other = ana.does(stories, "tell", {{"words", "the bus"}, {"permission", "room"}})
                         .at("key")
                         .get<std::string>();

  ana.does(stories, "core.withdraw", {{"keys", {story}}});

  ben.waits_for("it to go", [&] { return ben.page(stories)->find(story) == nullptr; });
  BOOST_TEST(!holds(inquiry.everything(), k_needle + " at the gate"));
  BOOST_TEST(ben.sees(stories).find(other));
}

BOOST_FIXTURE_TEST_CASE(a_page_that_was_away_comes_back_without_it, Given) {
  gives_everything();
  cy.line().lose_line();

  ana.does("inquiry", "core.withdraw_all");
  cy.waits_for("the line", [&] { return cy.line().is_live(); });
  for (const auto& space : {stories, std::string("inquiry")}) cy.sees(space);

  BOOST_TEST(!page_holds(cy));
  BOOST_TEST(is_erased_in_time());
}

BOOST_FIXTURE_TEST_CASE(a_copy_from_before_honours_it_with_its_first_start, Given) {
  gives_everything();
  const auto copy = inquiry.folder() / "before.inquiry";
  chorus::test::run_chorus({"backup", inquiry.file().string(), "--out", copy.string()},
                           std::chrono::seconds(30));
  const bool copy_held = holds(chorus::test::bytes_of(copy));
  const auto elsewhere = inquiry.folder() / "elsewhere.inquiry";
  std::filesystem::rename(copy, elsewhere);
  ana.does("inquiry", "core.withdraw_all");
  for (auto& guest : guests) guest->line().stop();
  server.stop();
  std::filesystem::rename(elsewhere, inquiry.file());

  server.start();
  server.stop();

  BOOST_TEST(copy_held);
  BOOST_TEST(!holds(inquiry.everything()));
  BOOST_TEST(inquiry.faults() == "");
}

BOOST_FIXTURE_TEST_CASE(who_took_everything_back_and_came_anew_is_still_there_after_a_start,
                        Given) {
  const auto person_named = [this](const std::string& name) {
    for (const auto* person : lead().sees("inquiry").of("person")) {
      if (holds(person->body->dump(), name)) return person->key;
    }
    return std::string();
  };
  gives_everything();
  ana.does("inquiry", "core.withdraw_all");
  ana.does("inquiry", "core.introduce",
           {{"picture", "blue-wren"}, {"name", "Anew"}, {"role_group", "young_person"}});
  const auto card = person_named("Anew");
  const auto told = ana.does(stories, "tell", {{"words", "the bus"}, {"permission", "room"}})
                        .at("key")
                        .get<std::string>();
  for (auto& guest : guests) guest->line().stop();
  server.stop();

  for (int starts = 0; starts < 2; ++starts) {
    server.start();
    server.stop();
  }

  BOOST_TEST(gate_of(inquiry.file(), card) == "open");
  BOOST_TEST(gate_of(inquiry.file(), told) == "open");
  BOOST_TEST(!holds(inquiry.everything()));
}

BOOST_FIXTURE_TEST_CASE(a_copy_it_knows_of_is_made_anew_while_people_go_on, Given) {
  gives_everything();
  const auto copy = inquiry.folder() / "copies" / "evening.inquiry";
  std::filesystem::create_directory(copy.parent_path());
  const auto copied = chorus::test::run_chorus(
      {"backup", inquiry.file().string(), "--out", copy.string()}, std::chrono::seconds(30));
  const bool copy_held = holds(chorus::test::bytes_of(copy));

  ana.does("inquiry", "core.withdraw_all");
  ben.waits_for("the copy", [&] { return !holds(chorus::test::bytes_of(copy)); });
  ben.does(stories, "tell", {{"words", "the bus"}, {"permission", "room"}});

  BOOST_TEST(copied.status == 0);
  BOOST_TEST(copy_held);
  BOOST_TEST(!holds(inquiry.everything()));
  const auto checked = chorus::test::run_chorus({"check", copy.string()}, std::chrono::seconds(30));
  BOOST_TEST(checked.status == 0);
}

BOOST_FIXTURE_TEST_CASE(a_copy_out_of_reach_is_named_to_the_leads_and_made_anew_once_it_is_back,
                        Given) {
  gives_everything();
  const auto drive = inquiry.folder() / "drive";
  const auto copy = drive / "evening.inquiry";
  std::filesystem::create_directory(drive);
  chorus::test::run_chorus({"backup", inquiry.file().string(), "--out", copy.string()},
                           std::chrono::seconds(30));
  const auto away = inquiry.folder().string() + ".away";
  std::filesystem::rename(drive, away);

  ana.does("inquiry", "core.withdraw_all");
  lead().waits_for("the notice", [&] { return holds(lead().heard(), "copies_behind"); });
  const bool told_others = holds(ben.heard(), "copies_behind");
  const auto heard = lead().heard_bytes();
  lead().line().lose_line();
  lead().waits_for("the notice, by who comes back",
                   [&] { return holds(lead().heard().substr(heard), "copies_behind"); });
  std::filesystem::rename(away, drive);
  for (auto& guest : guests) guest->line().stop();
  server.stop();
  const bool waited = holds(chorus::test::bytes_of(copy));
  server.start();
  loop.run_until([&] { return !holds(chorus::test::bytes_of(copy)); },
                 std::chrono::steady_clock::now() + std::chrono::seconds(20));

  BOOST_TEST(!told_others);
  BOOST_TEST(waited);
  BOOST_TEST(!holds(chorus::test::bytes_of(copy)));
}

BOOST_FIXTURE_TEST_CASE(an_older_copy_brought_back_later_is_made_anew_by_the_next_start, Given) {
  gives_everything();
  const auto copy = inquiry.folder() / "copies" / "evening.inquiry";
  std::filesystem::create_directory(copy.parent_path());
  chorus::test::run_chorus({"backup", inquiry.file().string(), "--out", copy.string()},
                           std::chrono::seconds(30));
  const auto trash = inquiry.folder().string() + ".trash";
  std::filesystem::copy(copy, trash);
  ana.does("inquiry", "core.withdraw_all");
  ben.waits_for("the copy", [&] { return !holds(chorus::test::bytes_of(copy)); });
  for (auto& guest : guests) guest->line().stop();
  server.stop();

  std::filesystem::rename(trash, copy);
  std::filesystem::last_write_time(
      copy, std::filesystem::file_time_type::clock::now() + std::chrono::hours(24));
  const bool came_back = holds(chorus::test::bytes_of(copy));
  server.start();
  loop.run_until([&] { return !holds(chorus::test::bytes_of(copy)); },
                 std::chrono::steady_clock::now() + std::chrono::seconds(20));

  BOOST_TEST(came_back);
  BOOST_TEST(!holds(inquiry.everything()));
}

BOOST_FIXTURE_TEST_CASE(whenever_the_program_dies_all_is_there_or_nothing, Given) {
  std::mt19937 chance(first_seed());
  for (auto& guest : guests) guest->line().stop();
  int erased = 0;
  for (int round = 0; round < k_crashes; ++round) {
    const std::string needle = "needle-" + std::to_string(round) + "-end";
    Guest& teller = person();
    const std::string key =
        teller.does(stories, "tell", {{"words", needle}, {"permission", "room"}}).at("key");

    teller.says(stories, "core.withdraw", {{"keys", {key}}});
    loop.run_until([] { return false; },
                   std::chrono::steady_clock::now() + std::chrono::microseconds(chance() % 12'000));
    server.kill();
    teller.line().stop();
    server.start();
    server.stop();

    const bool is_gone = gate_of(inquiry.file(), key) == "withdrawn";
    erased += is_gone ? 1 : 0;
    BOOST_TEST(holds(inquiry.everything(), needle) == !is_gone, "round " << round);
    server.start();
  }
  BOOST_TEST_MESSAGE(erased << " of " << k_crashes << " were erased when it died");
  server.stop();
  BOOST_TEST(inquiry.faults() == "");
}

BOOST_AUTO_TEST_SUITE_END()
