#include "report/xlsx.hpp"

#include "report/plan_table.hpp"
#include "tests/report/paper_fixture.hpp"
#include "tests/report/unpacked.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using chorus::report::Format;
using chorus::report::PlanTable;
using chorus::test::holds;
using chorus::test::unpacked;

namespace xlsx_tests {
namespace {

struct PlanFixture : chorus::test::PaperFixture {
  PlanTable table() const {
    return plan_table(assembled(chorus::report::Purpose::board, true).report, words);
  }
  // What stands under a title in a row.
  std::string cell(std::size_t row, const std::string& title) const {
    const auto plan = table();
    for (std::size_t at = 0; at < plan.columns.size(); ++at) {
      if (plan.columns[at].title == title) return plan.rows.at(row).at(at).text;
    }
    return "there is no " + title;
  }
};

}  // namespace
}  // namespace xlsx_tests

BOOST_FIXTURE_TEST_SUITE(xlsx_tests, PlanFixture)

BOOST_AUTO_TEST_CASE(an_officer_finds_the_columns_of_a_plan_and_a_row_a_step) {
  person("p1", "young_person");
  person("p2", "practitioner");
  const auto gate = given(
      "p1", "story", {{"mode", "words"}, {"words", "A friendly adult waited."}, {"number", 7}});
  const auto other = story("p2", "We meet nobody before.", "facilitators");
  step(1,
       {{"what", "Visits begin"},
        {"first_step", "Ask who would like to"},
        {"who", "The college lead"},
        {"by_when", "2027-07-20"},
        {"how_we_know", "We ask new people"},
        {"review_on", "2027-09-01"}},
       {gate, other});

  BOOST_TEST(cell(0, "Ref") == "NS1");
  BOOST_TEST(cell(0, "Action") == "Visits begin\nFirst small step: Ask who would like to");
  BOOST_TEST(cell(0, "Lead") == "The college lead\nThey have not said yes yet.");
  BOOST_TEST(cell(0, "Accountable") == "awaiting officer");
  BOOST_TEST(cell(0, "Due") == "2027-07-20");
  BOOST_TEST(cell(0, "Measure of success") == "We ask new people");
  BOOST_TEST(
      cell(0, "What we heard") ==
      "From what young people and people who work with families said. They said: “A friendly "
      "adult waited.” (S07) More was shared in confidence.");
  BOOST_TEST(cell(0, "Review September 2027") == "");
}

BOOST_AUTO_TEST_CASE(a_review_month_shows_how_a_step_stood_then) {
  step(1, {{"what", "Visits begin"},
           {"review_on", "2027-07-01"},
           {"updates",
            {{{"on", "2027-06-30"}, {"status", "open"}, {"words", "Nothing yet."}},
             {{"on", "2027-07-02"},
              {"status", "in_hand"},
              {"words", "Ten were asked."},
              {"evidence", "A list"}}}}});
  step(2, {{"what", "A second one"}, {"review_on", "2027-03-01"}});

  BOOST_TEST(cell(0, "Review July 2027") == "In hand");
  BOOST_TEST(cell(0, "Review March 2027") == "");
  BOOST_TEST(cell(0, "Evidence and impact") == "A list");
  BOOST_TEST(cell(1, "Review July 2027") == "");
}

BOOST_AUTO_TEST_CASE(words_are_text_and_days_are_days_in_the_workbook) {
  step(1, {{"what", "=HYPERLINK(\"http://x\",\"y\")"},
           {"who", "https://example.org"},
           {"by_when", "2027-07-20"}});

  const auto parts = unpacked(file(Format::xlsx));

  BOOST_TEST(holds(parts, "=HYPERLINK(&quot;http://x&quot;") |
             holds(parts, "=HYPERLINK(\"http://x\""));
  BOOST_TEST(!holds(parts, "<f>"));
  BOOST_TEST(!holds(parts, "<hyperlink"));
  BOOST_TEST(holds(parts, "<v>46588</v>"));  // 20 July 2027, counted as workbooks count
  BOOST_TEST(holds(parts, "ySplit=\"1\""));
  BOOST_TEST(holds(parts, "<autoFilter"));
}

BOOST_AUTO_TEST_CASE(the_same_report_is_the_same_bytes_and_an_empty_one_is_a_workbook_too) {
  const auto empty = file(Format::xlsx);
  step(1, {{"what", std::string(40'000, 'w')}});
  const auto once = file(Format::xlsx);
  const auto again = file(Format::xlsx);

  BOOST_TEST(holds(unpacked(empty), "worksheets/sheet1.xml"));
  BOOST_TEST((once == again));
  BOOST_TEST(holds(unpacked(once), "created"));
  BOOST_TEST(holds(unpacked(once), "2026-11-24T12:00:00Z"));
}

BOOST_AUTO_TEST_SUITE_END()
