#include "rehearse/http_client.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/running_program.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

// Papers of a live evening: the same bytes by the command and by the page, for leads alone.
BOOST_AUTO_TEST_SUITE(export_tests)

namespace {

using chorus::rehearse::HttpAsk;
using chorus::rehearse::HttpClient;
using chorus::rehearse::HttpReply;
using chorus::rehearse::WebAddress;
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

BOOST_FIXTURE_TEST_CASE(what_a_lead_looks_at_is_the_paper_itself, Papers) {
  for (const char* purpose : {"board", "participants"}) {
    for (const char* confirm : {"", "?confirm=1"}) {
      const std::string name = std::string("/reports/") + purpose;
      const auto seen = gets(name + ".page" + confirm, &lead());
      BOOST_TEST(seen.status == 200U, name);
      BOOST_TEST((seen.body == gets(name + ".html" + confirm, &lead()).body), name);
    }
  }
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

// The list beside the inquiry takes nothing, as on a full disk or in a folder without rights.
BOOST_FIXTURE_TEST_CASE(papers_and_copies_can_be_saved_when_the_inquirys_folder_takes_nothing,
                        Papers) {
  exports({"--format", "md"});
  for (const auto& entry : std::filesystem::directory_iterator(inquiry.folder())) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with("issued-")) continue;
    std::filesystem::remove(entry.path());
    std::filesystem::create_directory(entry.path());
  }
  std::filesystem::remove_all(out());
  const auto copy = out() / "copy.inquiry";

  const auto papers = exports({"--format", "html,md", "--confirm"});
  const auto copied =
      run_chorus({"backup", inquiry.file().string(), "--out", copy.string()}, k_patience);

  BOOST_TEST(papers.status == 0, papers.printed);
  BOOST_TEST(holds(papers.printed, "export again"), papers.printed);
  BOOST_TEST(holds(paper("board.html"), k_words));
  BOOST_TEST(copied.status == 0, copied.printed);
  BOOST_TEST(holds(copied.printed, "could not be noted"), copied.printed);
  BOOST_TEST(run_chorus({"check", copy.string()}, k_patience).status == 0);
}

BOOST_FIXTURE_TEST_CASE(a_paper_taken_away_while_the_list_takes_nothing_is_noted_once_it_can_be,
                        Papers) {
  exports({"--format", "md"});
  std::filesystem::path list;
  for (const auto& entry : std::filesystem::directory_iterator(inquiry.folder())) {
    if (entry.path().filename().string().starts_with("issued-")) list = entry.path();
  }
  std::filesystem::remove(list);
  std::filesystem::create_directory(list);

  const auto paper = gets("/reports/board.md?confirm=1", &lead());
  lead().waits_for("words about it", [&] { return holds(lead().heard(), "papers_owed"); });
  const auto receipt = ana.does(stories, "core.withdraw", {{"keys", {story}}});
  std::filesystem::remove(list);
  loop.run_until([&] { return holds(bytes_of(list), story + "@"); },
                 std::chrono::steady_clock::now() + k_patience);

  BOOST_TEST(paper.status == 200U);
  BOOST_TEST(holds(paper.body, k_words));
  BOOST_TEST(receipt.at("still_in").size() == 1U);
  BOOST_TEST(holds(bytes_of(list), "\"md\""));
  BOOST_TEST(lead().sees("inquiry").of("recall").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_was_taken_away_and_never_noted_is_said_at_the_end, Papers) {
  exports({"--format", "md"});
  for (const auto& entry : std::filesystem::directory_iterator(inquiry.folder())) {
    const auto list = entry.path();
    if (!list.filename().string().starts_with("issued-")) continue;
    std::filesystem::remove(list);
    std::filesystem::create_directory(list);
    break;
  }
  gets("/reports/board.md?confirm=1", &lead());
  for (auto& guest : guests) guest->line().stop();

  server.stop();

  BOOST_TEST(holds(server.printed(), "papers_lost"), server.printed());
}

BOOST_FIXTURE_TEST_CASE(what_a_killed_export_left_behind_goes_with_the_next_of_any_kind, Papers) {
  std::filesystem::create_directories(out());
  const auto left = out() / ".participants.html.4711-1.part";
  std::ofstream(left) << k_words;
  const auto of_somebody_else = out() / ".notes.part";
  std::ofstream(of_somebody_else) << "mine";

  exports({"--format", "md"});

  BOOST_TEST(!std::filesystem::exists(left));
  BOOST_TEST(std::filesystem::exists(of_somebody_else));
}

// Whatever it was doing: no file of it is hidden, and none is half.
BOOST_FIXTURE_TEST_CASE(an_export_that_is_interrupted_leaves_nothing_hidden, Papers) {
  exports({"--format", "json", "--confirm"});
  const auto whole = paper("board.json");
  for (int tries = 0; tries < 12; ++tries) {
    std::filesystem::remove_all(out());
    chorus::test::RunningProgram exporting({"export", inquiry.file().string(), "--out",
                                            out().string(), "--now", k_day, "--format",
                                            "json,md,csv,html", "--confirm"});
    const auto wrote = [&] {
      std::error_code none;
      return std::filesystem::exists(out(), none) && !std::filesystem::is_empty(out(), none);
    };
    while (!wrote() && !exporting.has_ended()) continue;
    exporting.terminate();

    BOOST_TEST_REQUIRE(exporting.ends_within(k_patience).has_value());

    for (const auto& entry : std::filesystem::directory_iterator(out())) {
      BOOST_TEST(!entry.path().filename().string().starts_with("."), entry.path());
    }
    if (!paper("board.json").empty()) BOOST_TEST(paper("board.json") == whole);
  }
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

BOOST_FIXTURE_TEST_CASE(what_needs_care_is_printed_on_the_laptop_alone_while_people_go_on, Papers) {
  const auto none = run_chorus({"care", inquiry.file().string()}, k_patience);
  lead().does(stories, "core.needs_care", {{"key", story}});
  const auto before = bytes_of(inquiry.file()) + bytes_of(inquiry.file().string() + "-wal");

  const auto ran = run_chorus({"care", inquiry.file().string()}, k_patience);

  BOOST_TEST_REQUIRE(ran.status == 0, ran.printed);
  BOOST_TEST(holds(none.printed, "Nothing here needs care."));
  BOOST_TEST(holds(ran.printed, k_words));
  BOOST_TEST(bytes_of(inquiry.file()) + bytes_of(inquiry.file().string() + "-wal") == before);
  BOOST_TEST(!holds(server.printed(), k_words));
}

BOOST_FIXTURE_TEST_CASE(who_takes_words_back_reads_which_papers_left_with_them, Papers) {
  gets("/reports/board.preview", &lead());
  gets("/reports/board.page?confirm=1", &lead());
  gets("/reports/board.html", &lead());  // in confidence: none of the words
  gets("/reports/board.md?confirm=1", &lead());
  exports({"--format", "json", "--confirm"});

  const auto receipt = ana.does(stories, "core.withdraw", {{"keys", {story}}});

  std::vector<std::string> formats;
  for (const auto& paper : receipt.at("still_in")) formats.push_back(paper.at("format"));
  BOOST_TEST(formats == (std::vector<std::string>{"md", "json"}), boost::test_tools::per_element());
  lead().waits_for("both papers to call back",
                   [&] { return lead().sees("inquiry").of("recall").size() == 2U; });
  for (const auto& entry : std::filesystem::directory_iterator(inquiry.folder())) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("issued-")) BOOST_TEST(!holds(bytes_of(entry.path()), k_words));
  }
}

BOOST_FIXTURE_TEST_CASE(a_name_that_was_taken_back_leaves_in_nobody_else_s_words, Papers) {
  Guest& kit = person();
  kit.does("inquiry", "core.introduce",
           {{"picture", "blue-wren"}, {"name", "Zebedee"}, {"role_group", "young_person"}});
  ana.does(stories, "tell",
           {{"words", "There you are, said Zebedee at the gate."}, {"permission", "words"}});
  const auto copy = inquiry.folder() / "older.inquiry";
  run_chorus({"backup", inquiry.file().string(), "--out", copy.string()}, k_patience);
  const auto kept = inquiry.folder() / "kept.inquiry";
  std::filesystem::rename(copy, kept);

  kit.does("inquiry", "core.withdraw_all");
  exports({"--format", "html,md,csv,json", "--confirm"});
  for (const char* name : {"board.html", "board.md", "board.csv", "board.json"}) {
    BOOST_TEST(!paper(name).empty(), name);
    BOOST_TEST(!holds(paper(name), "Zebedee"), name);
  }
  run_chorus({"export", kept.string(), "--out", out().string(), "--format", "json", "--confirm"},
             k_patience);

  BOOST_TEST(!holds(paper("board.json"), "Zebedee"));
  BOOST_TEST(lead().sees("inquiry").of("naming").size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_school_the_leads_keep_back_leaves_in_no_paper, Papers) {
  ana.does(stories, "tell", {{"words", "At Hillside they waited."}, {"permission", "words"}});
  exports({"--format", "json", "--confirm"});
  const bool left_before = holds(paper("board.json"), "Hillside");

  lead().does("inquiry", "core.keep_back", {{"words", {"Hillside"}}});
  exports({"--format", "json", "--confirm"});

  BOOST_TEST(left_before);
  BOOST_TEST(!holds(paper("board.json"), "Hillside"));
  BOOST_TEST(holds(paper("board.json"), k_words));
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
  const auto format = exports({"--format", "html,odt"});
  const auto purpose = exports({"--format", "html", "--purpose", "evidence"});
  const auto none = run_chorus({"export", (inquiry.folder() / "none.inquiry").string(), "--format",
                                "html", "--out", out().string()},
                               k_patience);

  BOOST_TEST(format.status == 2);
  BOOST_TEST(holds(format.printed, "odt"));
  BOOST_TEST(purpose.status == 2);
  BOOST_TEST(holds(purpose.printed, "evidence"));
  BOOST_TEST(none.status == 1);
  BOOST_TEST(!std::filesystem::exists(out()));
}

BOOST_FIXTURE_TEST_CASE(papers_are_in_an_area_s_words_where_a_file_says_them, Papers) {
  const auto area = [this](const std::string& name, const std::string& profile) {
    std::ofstream(inquiry.folder() / name) << profile;
    return exports({"--format", "md", "--confirm", "--area", (inquiry.folder() / name).string()});
  };
  const auto wrong = area("wrong.json", R"({"chorus":"area/1","name":"x","pages":2})");
  const auto large =
      area("large.json", R"({"chorus":"area/1","name":"x"})" + std::string(40'000, ' '));
  const auto none = exports({"--format", "md", "--area", (inquiry.folder() / "none").string()});
  const bool has_written = std::filesystem::exists(out());
  const auto good = area("good.json", R"({"chorus":"area/1","name":"Northshire",
      "headings":[{"part":"asks","title":"Recommendations to note"}]})");

  BOOST_TEST(wrong.status == 1);
  BOOST_TEST(holds(wrong.printed, "wrong.json is not an area profile"), wrong.printed);
  BOOST_TEST(large.status == 1);
  BOOST_TEST(holds(large.printed, "too large for an area profile"), large.printed);
  BOOST_TEST(none.status == 1);
  BOOST_TEST(holds(none.printed, "There is no area profile at"), none.printed);
  BOOST_TEST(!has_written);
  BOOST_TEST(good.status == 0, good.printed);
  BOOST_TEST(holds(paper("board.md"), "Recommendations to note"));
  BOOST_TEST(holds(paper("board.md"), k_words));
}

BOOST_AUTO_TEST_SUITE_END()
