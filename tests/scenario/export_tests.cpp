#include "cli/rehearse/http_client.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/running_program.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Papers of a live evening: the same bytes by the command and by the page, for leads alone.
namespace {

using chorus::cli::rehearse::HttpAsk;
using chorus::cli::rehearse::HttpClient;
using chorus::cli::rehearse::HttpReply;
using chorus::cli::rehearse::WebAddress;
using chorus::test::bytes_of;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using chorus::test::run_chorus;
using nlohmann::json;

constexpr const char* k_day = "2026-11-24";
constexpr std::chrono::seconds k_patience{60};
const std::string k_words = "zebracorn at the gate";

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

struct Papers : LiveRoom {
  Papers() : LiveRoom({"--now", std::string(k_day) + "T12:00"}, "short-round") {
    promise_is_kept();
    stories = lead().space_of("paired-interview");
    steps = lead().space_of("next-steps");
    lead().does(stories, "core.open");
    story = ana.does(stories, "tell", {{"words", k_words}, {"permission", "words"}}).at("key");
    lead().does(steps, "core.open");
    lead().does(steps, "add_step",
                {{"what", "Somebody waits for everyone"}, {"because", {story + "@" + stories}}});
  }

  chorus::test::Ran exports(const std::vector<std::string>& more) {
    std::vector<std::string> words{
        "export", inquiry.file().string(), "--out", out().string(), "--now", k_day};
    words.insert(words.end(), more.begin(), more.end());
    return run_chorus(words, k_patience);
  }
  std::filesystem::path out() const { return inquiry.folder() / "papers"; }
  std::string paper(const std::string& name) const { return bytes_of(out() / name); }

  HttpReply gets(const std::string& path, Guest* guest) {
    HttpClient client(loop, *WebAddress::from(server.at().origin));
    HttpAsk ask;
    ask.target = path;
    ask.within = k_patience;
    if (guest) {
      ask.fields.emplace_back("Authorization", "Bearer " + guest->line().secret());
    }
    std::optional<HttpReply> reply;
    client.ask(ask, [&](HttpReply answer) { reply = std::move(answer); });
    loop.run_until([&] { return reply.has_value(); },
                   std::chrono::steady_clock::now() + k_patience);
    return reply.value();
  }

  Guest& ana = person();
  std::string stories;
  std::string steps;
  std::string story;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(export_tests)

BOOST_FIXTURE_TEST_CASE(the_command_and_the_page_give_the_same_bytes_while_it_is_served, Papers) {
  const auto ran =
      exports({"--format", "html,md,csv,json", "--purpose", "board,participants", "--confirm"});

  BOOST_TEST_REQUIRE(ran.status == 0, ran.printed);
  for (const char* purpose : {"board", "participants"}) {
    for (const char* format : {"html", "md", "csv", "json"}) {
      const auto name = std::string(purpose) + "." + format;
      const auto by_page = gets("/reports/" + name + "?confirm=1", &lead());
      BOOST_TEST(holds(ran.printed, name));
      BOOST_TEST(by_page.status == 200U, name);
      BOOST_TEST((by_page.body == paper(name)), name);
      BOOST_TEST(holds(by_page.body, k_words), name);
      BOOST_TEST(holds(by_page.body, "Somebody waits for everyone"), name);
    }
  }
  BOOST_TEST(ana.phase_of(stories) == "open");
}

BOOST_FIXTURE_TEST_CASE(what_nobody_has_looked_over_comes_in_confidence, Papers) {
  const auto ran = exports({"--format", "html,md,csv,json"});

  BOOST_TEST_REQUIRE(ran.status == 0, ran.printed);
  for (const char* name : {"board.html", "board.md", "board.csv", "board.json"}) {
    BOOST_TEST(!holds(paper(name), k_words), name);
    BOOST_TEST(!holds(gets(std::string("/reports/") + name, &lead()).body, k_words), name);
  }
  BOOST_TEST(holds(gets("/reports/board.preview", &lead()).body, k_words));
}

BOOST_FIXTURE_TEST_CASE(nobody_but_a_lead_gets_one_or_learns_which_there_are, Papers) {
  for (const char* path : {"/reports/board.html", "/reports/board.preview", "/reports/nothing.x"}) {
    BOOST_TEST(gets(path, nullptr).status == 403U, path);
    BOOST_TEST(gets(path, &ana).status == 403U, path);
    BOOST_TEST(gets(path, &wall()).status == 403U, path);
  }
  for (const char* path : {"/reports/nothing.html", "/reports/board.exe", "/reports/board",
                           "/reports/../board.html", "/reports/"}) {
    BOOST_TEST(gets(path, &lead()).status == 404U, path);
  }
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_is_in_no_fresh_paper, Papers) {
  ana.does(stories, "core.withdraw", {{"keys", {story}}});

  const auto ran = exports({"--format", "html,md,csv,json", "--confirm"});

  BOOST_TEST_REQUIRE(ran.status == 0, ran.printed);
  for (const char* name : {"board.html", "board.md", "board.csv", "board.json"}) {
    BOOST_TEST(!paper(name).empty());
    BOOST_TEST(!holds(paper(name), k_words), name);
  }
}

BOOST_FIXTURE_TEST_CASE(a_restored_copy_honours_what_was_taken_back_since, Papers) {
  const auto copy = inquiry.folder() / "older.inquiry";
  BOOST_TEST(
      run_chorus({"backup", inquiry.file().string(), "--out", copy.string()}, k_patience).status ==
      0);
  ana.does(stories, "core.withdraw", {{"keys", {story}}});

  const auto ran = run_chorus(
      {"export", copy.string(), "--out", out().string(), "--format", "json", "--confirm"},
      k_patience);

  BOOST_TEST_REQUIRE(ran.status == 0, ran.printed);
  BOOST_TEST(!holds(paper("board.json"), k_words));
  BOOST_TEST(holds(paper("board.json"), "Somebody waits for everyone"));
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_made_is_refused_in_words_and_nothing_is_written, Papers) {
  const auto format = exports({"--format", "html,docx"});
  const auto purpose = exports({"--format", "html", "--purpose", "evidence"});
  const auto none = run_chorus({"export", (inquiry.folder() / "none.inquiry").string(), "--format",
                                "html", "--out", out().string()},
                               k_patience);

  BOOST_TEST(format.status == 2);
  BOOST_TEST(holds(format.printed, "docx"));
  BOOST_TEST(purpose.status == 2);
  BOOST_TEST(holds(purpose.printed, "evidence"));
  BOOST_TEST(none.status == 1);
  BOOST_TEST(!std::filesystem::exists(out()));
}

BOOST_AUTO_TEST_SUITE_END()
