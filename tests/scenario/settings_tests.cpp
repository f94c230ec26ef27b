#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/running_program.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

// What was set about a part counts, or somebody is told that it does not.
BOOST_AUTO_TEST_SUITE(settings_tests)

namespace {

using chorus::test::bytes_of;
using chorus::test::LiveRoom;
using nlohmann::json;

void set_as_an_older_version(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  SQLite::Statement set(database,
                        "UPDATE record SET body=json_set(body, '$.settings', json(?)) "
                        "WHERE key LIKE 'part/%' AND json_extract(body, '$.plugin')='promise'");
  set.bind(1, R"({"wording":{"why":"To hear what made a move good"}})");
  set.exec();
}

struct Older : LiveRoom {
  Older() : LiveRoom({}, "short-inquiry", set_as_an_older_version) {}
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_part_set_for_another_version_is_named_to_leads_and_the_terminal, Older) {
  lead().waits_for("words about it",
                   [&] { return lead().heard().find("settings_unread") != std::string::npos; });
  auto& ana = person();
  ana.sees("inquiry");

  BOOST_TEST(server.printed().find("\"wording\"") != std::string::npos, server.printed());
  BOOST_TEST(ana.heard().find("settings_unread") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_was_set_for_this_version_needs_no_words, LiveRoom) {
  lead().sees("inquiry");

  BOOST_TEST(lead().heard().find("settings_unread") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(more_cards_than_a_vote_lays_out_are_refused_before_there_is_an_inquiry,
                        LiveRoom) {
  const auto folder = inquiry.folder() / "many";
  std::filesystem::create_directory(folder);
  auto many = json::parse(bytes_of(CHORUS_TEMPLATES "/short-inquiry/template.json"));
  many["id"] = "many";
  std::string text;
  for (int at = 0; at < 300; ++at) text += "\u0142";
  for (auto& activity : many["activities"]) {
    if (activity.at("plugin") != "energy-vote") continue;
    activity["settings"]["options"] = json(90, {{"text", text}});
  }
  std::ofstream(folder / "template.json") << many.dump();
  const auto file = inquiry.folder() / "many.inquiry";

  const auto made = chorus::test::run_chorus(
      {"new", "--template", folder.string() + "/", file.string()}, std::chrono::seconds(30));

  BOOST_TEST(made.status == 1);
  BOOST_TEST(made.printed.find("\"options\"") != std::string::npos, made.printed);
  BOOST_TEST(!std::filesystem::exists(file));
}

BOOST_AUTO_TEST_SUITE_END()
