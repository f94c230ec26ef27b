// What an area says otherwise stands in papers as it says it, and nothing else.
#include "report/area_profile.hpp"

#include "report/plan_table.hpp"
#include "tests/report/paper_fixture.hpp"
#include "tests/report/unpacked.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <vector>

using chorus::report::AreaProfile;
using chorus::report::Format;
using chorus::report::Purpose;
using chorus::test::holds;
using chorus::test::unpacked;
using Json = nlohmann::json;

namespace area_profile_tests {
namespace {

struct AreaFixture : chorus::test::PaperFixture {
  void says(const Json& members) {
    Json whole{{"chorus", "area/1"}, {"name", "Northshire"}};
    whole.update(members);
    profile = AreaProfile::from_json(whole);
  }
  std::vector<std::string> headings(Purpose purpose = Purpose::board) const {
    std::vector<std::string> titles;
    for (const auto& part : assembled(purpose, true).report.front) titles.push_back(part.title);
    return titles;
  }
  std::string part(const std::string& name) const {
    const auto report = json(true, Purpose::board);
    for (const auto& one : report.at("front")) {
      if (one.at("name") == name) return one.at("blocks").dump();
    }
    return "there is no " + name;
  }
  chorus::report::PlanTable plan() const {
    return plan_table(assembled(Purpose::board, true).report, profile.over(words));
  }
  void has_a_step() {
    person("p1", "young_person");
    step(1,
         {{"what", "Visits begin"},
          {"board", "send partnership board "},
          {"review_on", "2027-07-01"},
          {"status", "in_hand"},
          {"updates", {{{"on", "2027-07-02"}, {"status", "in_hand"}, {"words", "Ten came."}}}}},
         {story("p1", "Somebody waited for me at the gate.")});
  }
  std::string fault_of(const Json& members) {
    try {
      says(members);
    } catch (const std::runtime_error& fault) {
      return fault.what();
    }
    return {};
  }
};

}  // namespace
}  // namespace area_profile_tests

BOOST_FIXTURE_TEST_SUITE(area_profile_tests, AreaFixture)

BOOST_AUTO_TEST_CASE(the_board_s_paper_has_the_headings_of_the_house_in_its_order) {
  says({{"headings",
         {{{"part", "heard"}, {"title", "Engagement"}},
          {{"part", "asks"}, {"title", "Recommendations"}},
          {{"part", "measures"}}}}});

  const std::vector<std::string> wanted{"Engagement",
                                        "Recommendations",
                                        "How we will know",
                                        "The next steps",
                                        "Who took part, and who did not",
                                        "When people hear back",
                                        "What else was thought of",
                                        "What it means"};
  BOOST_TEST(headings() == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(headings_of_a_board_s_paper_stand_in_no_other) {
  has_a_step();
  const auto before = file(Format::html, true, Purpose::participants);

  says({{"headings", Json::array({{{"part", "hear_back"}, {"title", "Reporting back"}}})}});

  BOOST_TEST(file(Format::html, true, Purpose::participants) == before);
}

BOOST_AUTO_TEST_CASE(columns_of_the_plan_are_called_as_the_area_calls_them) {
  has_a_step();
  says({{"columns", {{"lead", "Responsible officer"}, {"review", "RAG"}}}});

  const auto table = plan();

  BOOST_TEST(table.columns.at(3).title == "Responsible officer");
  BOOST_TEST(table.columns.at(10).title == "RAG July 2027");
  BOOST_TEST(table.columns.at(0).title == "Ref");
}

BOOST_AUTO_TEST_CASE(a_colour_stands_only_where_the_area_gives_it_and_its_meaning_beside) {
  has_a_step();
  says({{"colours",
         {{"red", {{"means", "Not started"}}},
          {"green", {{"means", "On its way"}, {"states", {"in_hand"}}}}}}});

  const auto table = plan();

  BOOST_TEST(table.rows.at(0).at(10).text == "Green: In hand");
  const std::vector<std::string> means{"Red: Not started", "Green: On its way"};
  BOOST_TEST(table.means == means, boost::test_tools::per_element());
  BOOST_TEST(holds(file(Format::csv), "Green: In hand"));
  BOOST_TEST(holds(unpacked(file(Format::xlsx)), "Green: On its way"));
  BOOST_TEST(!holds(file(Format::html, true, Purpose::participants), "Green"));
}

BOOST_AUTO_TEST_CASE(who_decides_formally_is_said_of_boards_that_the_area_knows) {
  has_a_step();
  step(2, {{"what", "A film"}, {"board", "A board nobody knows"}});
  const Json cabinet{{"name", "SEND Partnership Board"}, {"decides", false}};

  says({{"boards", Json::array({cabinet})}});
  BOOST_TEST(holds(part("asks"),
                   "NS1: agreed in principle by SEND Partnership Board, which does not decide"));
  says({{"boards", Json::array({{{"name", "SEND Partnership Board"}, {"decides", true}}})}});
  BOOST_TEST(holds(part("asks"), "NS1: formally decided by SEND Partnership Board."));
  says({{"boards", Json::array({{{"name", "SEND Partnership Board"},
                                 {"decides", false},
                                 {"decided_by", "Cabinet"}}})}});
  BOOST_TEST(holds(part("asks"),
                   "NS1: agreed in principle by SEND Partnership Board, formally decided by "
                   "Cabinet."));
  BOOST_TEST(!holds(part("asks"), "nobody knows"));
}

BOOST_AUTO_TEST_CASE(the_word_pair_stands_over_the_papers_of_those_who_took_part) {
  has_a_step();
  says({{"you_said", {{"said", "You said"}, {"done", "We will"}}}});

  for (const auto purpose : {Purpose::participants, Purpose::easy}) {
    BOOST_TEST(headings(purpose).at(0) == "You said");
    BOOST_TEST(headings(purpose).at(1) == "We will");
  }
}

BOOST_AUTO_TEST_CASE(a_paper_that_may_have_fewer_pages_tells_less_and_says_so_where_it_cannot) {
  person("p1", "young_person");
  for (int number = 1; number <= 5; ++number) {
    const auto n = std::to_string(number);
    step(number, {{"what", "Step " + n}},
         {story("p1", "Somebody waited for me at gate number " + n + ".")});
  }
  for (int number = 1; number <= 6; ++number) {
    chorus::kernel::Record record;
    record.key = chorus::kernel::Key("proposal/p" + std::to_string(number));
    record.type = "proposal";
    record.audience = chorus::kernel::Audience({"room"});
    record.body = chorus::kernel::Body(Json{
        {"number", number},
        {"version", 1},
        {"title", "A lift"},
        {"words", std::string(600, 'w')},
        {"state", "not_agreed"}}.dump());
    put("steps", record);
  }
  const auto usual = file(Format::markdown, true, Purpose::board);
  says({{"board_pages", 1}});
  const auto brief = file(Format::markdown, true, Purpose::board);
  for (int number = 6; number <= 60; ++number) {
    step(number, {{"what", "One more step of many, number " + std::to_string(number)}});
  }
  const auto longer = file(Format::markdown, true, Purpose::board);

  BOOST_TEST(holds(usual, std::string(600, 'w')));
  BOOST_TEST(holds(brief, "One page to decide on."));
  BOOST_TEST(!holds(brief, std::string(600, 'w')));
  BOOST_TEST(holds(longer, "More than one page to decide on"));
}

BOOST_AUTO_TEST_CASE(what_no_schema_can_refuse_is_refused_in_words) {
  const Json board{{"name", "Board"}, {"decides", false}};
  const Json same{{"name", "BOARD"}, {"decides", true}};

  BOOST_TEST(holds(fault_of({{"boards", {board, same}}}), "there already"));
  BOOST_TEST(holds(
      fault_of(
          {{"boards", Json::array({{{"name", "B"}, {"decides", true}, {"decided_by", "C"}}})}}),
      "both"));
  BOOST_TEST(holds(fault_of({{"headings", {{{"part", "asks"}}, {{"part", "asks"}}}}}), "twice"));
  BOOST_TEST(holds(fault_of({{"colours",
                              {{"red", {{"means", "a"}, {"states", {"open"}}}},
                               {"green", {{"means", "b"}, {"states", {"open"}}}}}}}),
                   "two colours"));
  BOOST_TEST(holds(fault_of({{"columns", {{"ref", " \u200b "}}}}), "empty"));
  for (const char* ragged : {" Cabinet", "Cabinet ", "\u00A0Cabinet", "Cabinet\u3000"}) {
    const Json blank_at_an_end{{"name", ragged}, {"decides", true}};
    BOOST_TEST(holds(fault_of({{"boards", {blank_at_an_end}}}), "blank"));
    BOOST_TEST(holds(fault_of({{"columns", {{"ref", ragged}}}}), "blank"));
  }
  for (const char* unseen : {"a\u202Eb", "a\u2066b", "a\nb", "a\u0007b", "a\u200Fb"}) {
    BOOST_TEST(holds(fault_of({{"columns", {{"ref", unseen}}}}), "cannot be seen"));
    BOOST_TEST(holds(fault_of({{"name", unseen}}), "cannot be seen"));
  }
}

BOOST_DATA_TEST_CASE(hostile_text_of_a_profile_stays_text,
                     boost::unit_test::data::make(std::vector<std::string>{
                         "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)",
                         "[a](javascript:alert(1))", "{month}{n}{words}", "]]></w:t>"}),
                     text) {
  has_a_step();
  Json columns;
  for (const auto name : chorus::report::k_plan_columns) columns[std::string(name)] = text;
  Json headings = Json::array();
  for (const auto name : chorus::report::k_board_parts) {
    headings.push_back({{"part", std::string(name)}, {"title", text}});
  }
  says({{"headings", headings},
        {"columns", columns},
        {"boards",
         Json::array(
             {{{"name", "SEND Partnership Board"}, {"decides", false}, {"decided_by", text}}})},
        {"colours", {{"green", {{"means", text}, {"states", {"in_hand"}}}}}},
        {"you_said", {{"said", text}, {"done", text}}}});

  for (const auto purpose : {Purpose::board, Purpose::participants}) {
    const auto html = file(Format::html, true, purpose);
    BOOST_TEST(!holds(html, "<img"));
    BOOST_TEST(!holds(html, "</w:t>"));
    BOOST_TEST(!holds(file(Format::markdown, true, purpose), "](javascript"));
    const auto markdown = file(Format::markdown, true, purpose);
    for (auto at = markdown.find("<img"); at != std::string::npos;
         at = markdown.find("<img", at + 1)) {
      BOOST_TEST(markdown.at(at - 1) == '\\');
    }
  }
  const auto sheet = unpacked(file(Format::xlsx));
  BOOST_TEST(!holds(sheet, "<f>"));
  BOOST_TEST(!holds(sheet, "<img"));
  // The colour before it keeps a cell of ours from being a formula.
  for (const char* begin : {",=", ",+", ",@", "\n=", "\n+", "\n@", ",\"=", ",\"+", ",\"@"}) {
    BOOST_TEST(!holds(file(Format::csv), begin), begin);
  }
}

BOOST_AUTO_TEST_CASE(headings_of_another_direction_find_their_own) {
  says({{"headings", Json::array({{{"part", "asks"}, {"title", "המלצות"}}})}});

  const auto html = file(Format::html, true, Purpose::board);

  BOOST_TEST(holds(html, "<h2 dir=\"auto\">המלצות</h2>"));
  BOOST_TEST(holds(html, "<h2>The next steps</h2>"));
}

BOOST_AUTO_TEST_SUITE_END()
