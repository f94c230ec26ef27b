#include "protocol/schema.hpp"
#include "report/reply_columns.hpp"
#include "tests/report/paper_fixture.hpp"
#include "tests/report/unpacked.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using chorus::report::Format;
using chorus::test::holds;
using chorus::test::unpacked;

BOOST_FIXTURE_TEST_SUITE(reply_sheet_tests, chorus::test::PaperFixture)

BOOST_AUTO_TEST_CASE(a_board_finds_a_row_a_step_and_the_words_of_its_minutes_to_choose_from) {
  step(1, {{"what", "Visits begin"}});
  step(2, {{"what", "=1+1"}});
  const auto sheet = unpacked(file(Format::reply));

  for (const char* text : {"NS1", "Visits begin", "NS2", "Decision, as in the minutes"}) {
    BOOST_TEST(holds(sheet, text), text);
  }
  for (const auto decision : chorus::report::k_decisions) {
    BOOST_TEST(holds(sheet, words.text("decision." + std::string(decision))), decision);
  }
  BOOST_TEST(!holds(sheet, "<f>"));
}

BOOST_AUTO_TEST_CASE(it_is_known_again_by_its_columns_and_its_inquiry_and_is_always_the_same) {
  step(1, {{"what", "Visits begin"}});
  const auto sheet = unpacked(file(Format::reply));

  for (const auto name : chorus::report::k_reply_columns) {
    BOOST_TEST(holds(sheet, "<t>" + std::string(name) + "</t>"), name);
  }
  BOOST_TEST(holds(
      sheet, "chorus-reply/1 " + assembled(chorus::report::Purpose::whole, true).report.inquiry));
  BOOST_TEST((file(Format::reply) == file(Format::reply)));
}

BOOST_AUTO_TEST_CASE(the_same_rows_and_columns_leave_as_a_word_file_with_what_may_be_chosen) {
  step(1, {{"what", "Visits begin"}});
  step(2, {{"what", "=1+1"}});
  const auto text = file(Format::word_reply);
  const auto document = nlohmann::json::parse(text);
  const auto& blocks = document.at("pages").at(0).at("blocks");
  const auto table = std::find_if(blocks.begin(), blocks.end(),
                                  [](const nlohmann::json& one) { return one.at("t") == "table"; });

  BOOST_REQUIRE((table != blocks.end()));
  BOOST_TEST(table->at("names") == nlohmann::json(chorus::report::k_reply_columns));
  BOOST_TEST(table->at("rows").size() == 2U);
  BOOST_TEST(table->at("rows").at(1).at(0) == "NS2");
  BOOST_TEST(table->at("rows").at(1).at(1) == "=1+1");
  for (const auto decision : chorus::report::k_decisions) {
    BOOST_TEST(holds(text, words.text("decision." + std::string(decision))), decision);
  }
  BOOST_TEST(blocks.back().at("text") ==
             "chorus-reply/1 " + assembled(chorus::report::Purpose::whole, true).report.inquiry);
  BOOST_TEST(document.at("name").get<std::string>().ends_with(".reply.docx"));
  BOOST_TEST(!chorus::protocol::fault_against(std::string(CHORUS_SCHEMAS) + "/document.schema.json",
                                              document)
                  .has_value());
  BOOST_TEST((text == file(Format::word_reply)));
}

BOOST_AUTO_TEST_CASE(the_leads_page_knows_each_step_by_its_place_and_no_paper_says_it) {
  const auto first = step(1, {{"what", "Visits begin"}});
  const auto place = first.key.value() + "@" + first.space.value();

  BOOST_TEST(nlohmann::json::parse(preview()).at("steps") ==
             nlohmann::json::array({{{"id", "NS1"}, {"ref", place}}}));
  BOOST_TEST(!holds(everywhere(), place));
}

BOOST_AUTO_TEST_SUITE_END()
