#include "tests/scenario/support/guest.hpp"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

// An evening with a plugin that misbehaves beside an honest vote: it costs itself
// alone.
BOOST_AUTO_TEST_SUITE(bad_plugin_tests)

namespace {

using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

const std::string k_bird = "canary";  // its space

void let_in_a_canary(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  database.exec(R"sql(
INSERT INTO space(id, plugin_id, plugin_version, state_version, title, round, session, position,
                  minutes, script, settings, phase, ends_at, sealed)
VALUES('canary','canary','1.0.0',1,'Birdsong','before','evening-1',99,5,'{}','{}','draft',NULL,0))sql");
}

struct Evening : LiveRoom {
  explicit Evening(std::vector<std::string> more = {"--plugins", CHORUS_CANARIES})
      : LiveRoom(std::move(more), "short-inquiry", let_in_a_canary) {}

  void begins() {
    promise_is_kept();
    lead().does(vote(), "core.open");
    lead().does(k_bird, "core.open");
    for (auto* guest : {&ana, &ben}) {
      guest->watches(vote());
      guest->watches(k_bird);
    }
  }
  json one_token() {
    const auto option = lead().sees(vote()).of("option").at(0)->key;
    return {{"allocations", {{option, 1}}}};
  }
  bool hears(Guest& guest, const std::string& words) {
    return guest.heard().find(words) != std::string::npos;
  }

  // A lead whose page comes anew; what holds is told before what the page watches.
  bool is_told_who_comes_back(const std::string& words) {
    const auto heard = lead().heard_bytes();
    lead().line().lose_line();
    lead().waits_for("the line", [&] {
      return lead().heard().find("\"snapshot\"", heard) != std::string::npos;
    });
    return lead().heard().find(words, heard) != std::string::npos;
  }

  Guest& ana = person();
  Guest& ben = person(chorus::rehearse::CarrierKind::poll);
};

struct Safe : Evening {
  Safe() : Evening({"--plugins", CHORUS_CANARIES, "--safe-mode"}) {}
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(one_that_crashes_again_and_again_rests_and_the_vote_goes_on, Evening) {
  begins();
  ana.does(k_bird, "sing");
  const auto notes = lead().sees(k_bird).of("note").size();

  BOOST_TEST(ana.is_refused(k_bird, "crash") == "activity_restarted");
  BOOST_TEST(ana.is_refused(k_bird, "crash") == "activity_restarted");
  ana.does(vote(), "cast", one_token());
  ana.is_refused(k_bird, "crash");
  lead().waits_for("words about it", [&] { return hears(lead(), "plugin_paused"); });
  BOOST_TEST(is_told_who_comes_back("plugin_paused"));

  BOOST_TEST(ben.is_refused(k_bird, "sing") == "activity_paused");
  ben.does(vote(), "cast", one_token());
  BOOST_TEST(lead().sees(k_bird).of("note").size() == notes);
  BOOST_TEST(ana.line().reconnects() == 0);
  BOOST_TEST(ben.line().reconnects() == 0);

  lead().does(k_bird, "core.try_again");
  ben.does(k_bird, "sing");
  BOOST_TEST(lead().sees(k_bird).of("note").size() == notes + 1);
  BOOST_TEST(!is_told_who_comes_back("plugin_paused"));
}

BOOST_FIXTURE_TEST_CASE(one_that_never_returns_is_ended_and_nobody_waits_for_it, Evening) {
  begins();
  ana.says(k_bird, "hang", json::object());

  ben.does(vote(), "cast", one_token());
  ana.waits_for("the answer", [&] { return hears(ana, "activity_restarted"); });

  ben.does(k_bird, "sing");
  BOOST_TEST(ana.line().reconnects() == 0);
}

BOOST_FIXTURE_TEST_CASE(one_that_talks_nonsense_or_too_much_changes_nothing, Evening) {
  begins();

  BOOST_TEST(!ana.is_refused(k_bird, "no_json").empty());
  BOOST_TEST(!ana.is_refused(k_bird, "many").empty());

  BOOST_TEST(lead().sees(k_bird).of("note").empty());
  ana.does(vote(), "cast", one_token());
}

BOOST_FIXTURE_TEST_CASE(in_safe_mode_nothing_is_loaded_and_everything_stays_to_be_read, Safe) {
  BOOST_TEST(!lead().is_refused(vote(), "core.open").empty());
  BOOST_TEST(!lead().space_of("energy-vote").empty());
}

BOOST_AUTO_TEST_SUITE_END()
