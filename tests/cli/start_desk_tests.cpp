#include "platform/file_lock.hpp"
#include "tests/cli/desk_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(start_desk_tests)

namespace {

using nlohmann::json;

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_page_is_told_of_inquiries_and_templates_and_of_nobodys_words,
                        DeskFixture) {
  const auto text = desk.told();
  const auto page = json::parse(text);

  BOOST_TEST(page.at("inquiries").at(0).at("title") == "Good moves");
  BOOST_TEST(page.at("inquiries").at(0).at("people") == 2);
  BOOST_TEST(!page.at("templates").empty());
  BOOST_TEST(!page.contains("open"));
  BOOST_TEST(text.find("never tell this") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_is_opened_once_the_page_has_its_answer, DeskFixture) {
  const auto answer = act({{"act", "open"}, {"id", id()}});

  BOOST_TEST(answer.contains("done"));
  BOOST_TEST(opened == in_shelf("moves.inquiry"));
  BOOST_TEST(was_answered_first);
  BOOST_TEST(!had_faults);
}

BOOST_FIXTURE_TEST_CASE(one_that_cannot_be_opened_is_refused_with_its_reason, DeskFixture) {
  const auto elsewhere_open =
      platform::FileLock::try_lock(storage::lock_beside(in_shelf("moves.inquiry")));
  write(in_shelf("letter.inquiry"), "no inquiry");

  BOOST_TEST(act({{"act", "open"}, {"id", id()}}).at("code") == "in_use");
  BOOST_TEST(act({{"act", "open"}, {"id", shelf::id_of(in_shelf("letter.inquiry"))}}).at("code") ==
             "not_an_inquiry");
  BOOST_TEST(opened.empty());
}

BOOST_FIXTURE_TEST_CASE(while_one_is_open_it_is_gone_to_or_closed_and_nothing_else, DeskFixture) {
  FakeOpenInquiry open;
  told();
  desk.opened(open, in_shelf("moves.inquiry"));
  make(in_shelf("later.inquiry"), "Made meanwhile");

  const auto page = told();
  const auto refused = act({{"act", "rename"}, {"id", id()}, {"title", "Another"}});
  const auto console = act({{"act", "console"}});
  act({{"act", "close"}});
  desk.closed();

  BOOST_TEST(page.at("open").at("people") == 3);
  BOOST_TEST(page.at("inquiries").size() == 1U);
  BOOST_TEST(refused.at("code") == "is_open");
  BOOST_TEST(console.at("done").at("console") == "/facilitate#l=once");
  BOOST_TEST(open.closed);
  BOOST_TEST(told().at("inquiries").size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(
    an_evening_is_rehearsed_and_the_page_reads_how_far_it_is_and_what_came_of_it, DeskFixture) {
  std::filesystem::path of;
  cli::RehearsalWish wanted;
  desk.on_rehearse = [&](const std::filesystem::path& file, cli::RehearsalWish wish) {
    of = file;
    wanted = wish;
  };
  const auto answer = act({{"act", "rehearse"}, {"id", id()}, {"people", 12}, {"evening", 2}});
  FakeOpenInquiry open;
  open.is_rehearsal = true;
  open.standing.parts = 9;
  open.standing.parts_done = 4;
  desk.opened(open, in_shelf("rehearsal") / "rehearsal.inquiry");
  const auto meanwhile = told();
  open.standing.parts_done = 8;
  open.standing.left.push_back({"Our promise", "core.not_now", "{}"});
  desk.rehearsed(open.standing, false);
  desk.closed();
  const auto over = told();
  act({{"act", "put_away"}, {"id", id()}});

  BOOST_TEST(answer.contains("done"));
  BOOST_TEST(of == in_shelf("moves.inquiry"));
  BOOST_TEST(wanted.people == 12U);
  BOOST_TEST(wanted.evening == 2U);
  BOOST_TEST(meanwhile.at("open").at("id") == id());
  BOOST_TEST(meanwhile.at("open").at("title") == "Good moves");
  BOOST_TEST(meanwhile.at("most_pretend_people") == cli::RehearsalWish::k_people_most);
  BOOST_TEST(meanwhile.at("open").at("rehearsal").at("parts_done") == 4);
  BOOST_TEST(over.at("rehearsed").at("title") == "Good moves");
  BOOST_TEST(over.at("rehearsed").at("people") == 12);
  BOOST_TEST(over.at("rehearsed").at("left").at(0).at("title") == "Our promise");
  BOOST_TEST(!told().contains("rehearsed"));
}

BOOST_FIXTURE_TEST_CASE(a_rehearsal_of_nobody_or_of_no_evening_is_refused, DeskFixture) {
  bool is_wanted = false;
  desk.on_rehearse = [&](const auto&, auto) { is_wanted = true; };

  for (const json& numbers :
       {json{{"people", 0}, {"evening", 1}}, json{{"people", 61}, {"evening", 1}},
        json{{"people", 3}, {"evening", -1}}, json{{"people", 3}},
        json{{"people", "3"}, {"evening", 1}}}) {
    json asked{{"act", "rehearse"}, {"id", id()}};
    asked.update(numbers);
    BOOST_TEST(act(asked).at("code") == "bad_message");
  }
  BOOST_TEST(!is_wanted);
}

BOOST_FIXTURE_TEST_CASE(it_is_ended_by_its_own_name_alone, DeskFixture) {
  const auto goes = act({{"act", "what_goes"}, {"id", id()}});
  const auto refused = act({{"act", "end"}, {"id", id()}, {"title", "Good move"}});
  const bool was_there = std::filesystem::exists(in_shelf("moves.inquiry"));
  const auto ended = act({{"act", "end"}, {"id", id()}, {"title", " Good moves "}});

  BOOST_TEST(goes.at("done").at("copies").empty());
  BOOST_TEST(refused.at("code") == "title_differs");
  BOOST_TEST(was_there);
  BOOST_TEST(!std::filesystem::exists(in_shelf("moves.inquiry")));
  BOOST_TEST(std::filesystem::exists(ended.at("done").at("receipt").get<std::string>()));
}

BOOST_FIXTURE_TEST_CASE(one_with_a_title_longer_than_any_that_is_given_today_is_ended_too,
                        DeskFixture) {
  const std::string title(150, 'g');
  std::filesystem::remove(in_shelf("moves.inquiry"));
  make(in_shelf("moves.inquiry"), title);

  const auto nothing_typed = act({{"act", "end"}, {"id", id()}, {"title", " "}});
  act({{"act", "end"}, {"id", id()}, {"title", title}});

  BOOST_TEST(nothing_typed.at("code") == "title_differs");
  BOOST_TEST(!std::filesystem::exists(in_shelf("moves.inquiry")));
}

BOOST_FIXTURE_TEST_CASE(a_damaged_one_is_ended_by_the_name_of_its_file, DeskFixture) {
  std::filesystem::resize_file(in_shelf("moves.inquiry"), 0);

  const auto open = act({{"act", "open"}, {"id", id()}});
  const auto goes = act({{"act", "what_goes"}, {"id", id()}});
  const auto refused = act({{"act", "end"}, {"id", id()}, {"title", ""}});
  const auto ended = act({{"act", "end"}, {"id", id()}, {"title", "moves.inquiry"}});

  BOOST_TEST(open.at("code") == "damaged");
  BOOST_TEST(goes.at("done").at("read") == false);
  BOOST_TEST(refused.at("code") == "title_differs");
  BOOST_TEST(!std::filesystem::exists(in_shelf("moves.inquiry")));
  const auto paper = bytes_of(ended.at("done").at("receipt").get<std::string>());
  BOOST_TEST(paper.starts_with("\"moves.inquiry\" was ended for good"));
  BOOST_TEST(paper.find("could not be read in it") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_is_no_act_is_refused, DeskFixture) {
  const std::vector<std::string> bodies{"",
                                        "[]",
                                        "{}",
                                        R"({"act":7})",
                                        R"({"act":"open","id":["x"]})",
                                        R"({"act":"fly"})",
                                        R"({"act":"open","id":{"a":1}})",
                                        std::string(50'000, '{')};

  for (const auto& body : bodies) {
    const auto code = answer_to(body).at("code").get<std::string>();
    BOOST_TEST((code == "bad_message" || code == "no_such_inquiry"), body.substr(0, 40));
  }
  BOOST_TEST(act({{"act", "close"}}).at("code") == "none_is_open");
  BOOST_TEST(act({{"act", "open"}, {"id", "../moves.inquiry"}}).at("code") == "no_such_inquiry");
  BOOST_TEST(opened.empty());
}

BOOST_FIXTURE_TEST_CASE(why_one_could_not_be_opened_is_told_until_the_next_act, DeskFixture) {
  desk.failed_to_open(in_shelf("moves.inquiry"), "The disk is full.");

  const auto page = told();
  act({{"act", "put_away"}, {"id", id()}});

  BOOST_TEST(page.at("failed").at("why") == "The disk is full.");
  BOOST_TEST(!told().contains("failed"));
}

BOOST_FIXTURE_TEST_CASE(the_area_s_words_are_kept_told_and_dropped, DeskFixture) {
  const json profile{{"chorus", "area/1"},
                     {"name", "Northshire"},
                     {"boards", json::array({{{"name", "Cabinet"}, {"decides", true}}})}};
  const auto before = act({{"act", "area"}});
  const auto kept = act({{"act", "keep_area"}, {"profile", profile.dump()}});
  const auto after = act({{"act", "area"}});
  const auto in_short = told().at("area");
  const auto boards =
      report::board_names(cli::area_or_none(shelf.folder(), tree.schemas, err).profile);
  const auto dropped = act({{"act", "drop_area"}});

  BOOST_TEST(!before.at("done").contains("profile"));
  BOOST_TEST(before.at("done").at("usual").at("headings").size() == 8U);
  BOOST_TEST(kept.contains("done"));
  BOOST_TEST(after.at("done").at("profile") == profile);
  BOOST_TEST(in_short.at("name") == "Northshire");
  BOOST_TEST(boards == std::vector<std::string>{"Cabinet"}, boost::test_tools::per_element());
  BOOST_TEST(dropped.contains("done"));
  BOOST_TEST(told().at("area").empty());
}

BOOST_FIXTURE_TEST_CASE(words_of_an_area_are_taken_whole_or_not_at_all, DeskFixture) {
  act({{"act", "keep_area"}, {"profile", R"({"chorus":"area/1","name":"Northshire"})"}});
  const std::vector<std::string> bad{
      "",
      "[]",
      "{",
      R"({"chorus":"area/1"})",
      R"({"chorus":"area/2","name":"x"})",
      R"({"chorus":"area/1","name":"x","more":1})",
      R"({"chorus":"area/1","name":"a\u202eb"})",
      R"({"chorus":"area/1","name":"x","name":"y"})",
      R"({"chorus":"area/1","name":"x","board_pages":40})",
      R"({"chorus":"area/1","name":")" + std::string(40'000, 'x') + "\"}"};

  for (const auto& text : bad) {
    const auto answer = act({{"act", "keep_area"}, {"profile", text}});
    BOOST_TEST(answer.at("code") == "area_refused", text.substr(0, 60));
    BOOST_TEST(!answer.at("why").get<std::string>().empty());
  }
  BOOST_TEST(told().at("area").at("name") == "Northshire");
}

// Sixty boards in letters of two bytes: with blanks and lines between them they would not fit.
BOOST_FIXTURE_TEST_CASE(words_of_an_area_that_just_fit_are_read_again, DeskFixture) {
  json profile{{"chorus", "area/1"}, {"name", "Northshire"}, {"boards", json::array()}};
  for (int n = 0; n < 60; ++n) {
    std::string name = "board " + std::to_string(n) + " ";
    for (int letter = 0; letter < 110; ++letter) name += "\u0439";
    profile["boards"].push_back({{"name", name}, {"decides", false}, {"decided_by", name}});
  }
  for (const char* column : {"outcome", "action", "lead", "accountable", "measure", "heard"}) {
    profile["columns"][column] = std::string(60, 'c');
  }
  for (const char* colour : {"red", "amber", "green"}) {
    profile["colours"][colour] = {{"means", std::string(200, 'm')}};
  }

  const auto kept = act({{"act", "keep_area"}, {"profile", profile.dump()}});

  BOOST_TEST(profile.dump(2).size() > 32U * 1024U);
  BOOST_TEST(kept.contains("done"));
  BOOST_TEST(act({{"act", "area"}}).at("done").at("profile") == profile);
}

BOOST_FIXTURE_TEST_CASE(a_file_of_an_area_that_somebody_spoilt_is_named_and_papers_go_on,
                        DeskFixture) {
  write(in_shelf("area.json"), "spoilt");
  const auto none = cli::area_or_none(shelf.folder(), tree.schemas, err);

  BOOST_TEST(told().at("area").contains("fault"));
  BOOST_TEST(act({{"act", "area"}}).at("done").contains("fault"));
  BOOST_TEST(none.text.empty());
  BOOST_TEST(err.str().find("without an area profile") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
