#include "report/csv.hpp"

#include "tests/report/paper_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

using chorus::report::csv_cell;
using chorus::report::Format;

namespace csv_tests {
namespace {

const std::vector<std::pair<std::string, std::string>> k_cells{
    {"plain", "plain"},
    {"", ""},
    {"=1+1", "\"'=1+1\""},
    {"+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""},
    {"@SUM(A1)", "\"'@SUM(A1)\""},
    {"-2", "\"'-2\""},
    {"\t=1", "\"'\t=1\""},
    {"\r=1", "\"'\r=1\""},
    {"  =1", "\"'  =1\""},
    {"\xEF\xBC\x9D"
     "1+1",
     "\"'\xEF\xBC\x9D"
     "1+1\""},
    {"\u00A0=1", "\"'\u00A0=1\""},
    {"\u200B\uFEFF =1", "\"'\u200B\uFEFF =1\""},
    {"\u3000\u2060\uFF0B1", "\"'\u3000\u2060\uFF0B1\""},
    {"\u202E\uFE66x", "\"'\u202E\uFE66x\""},
    {"\u22125", "\"'\u22125\""},
    {"07700900123", "\"'07700900123\""},
    {"07700 900123", "\"'07700 900123\""},
    {"(020) 7946-0958", "\"'(020) 7946-0958\""},
    {"4929123412341234", "\"'4929123412341234\""},
    {"1/2", "\"'1/2\""},
    {"10:30", "\"'10:30\""},
    {"3e5", "\"'3e5\""},
    {"2026-12-01", "2026-12-01"},
    {"0", "0"},
    {"three - four", "three - four"},
    {"\u2013 a dash", "\u2013 a dash"},
    {"a,b", "\"a,b\""},
    {"say \"yes\"", "\"say \"\"yes\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {"1 = 1", "1 = 1"},
    {"12", "12"},
};

}  // namespace
}  // namespace csv_tests

BOOST_FIXTURE_TEST_SUITE(csv_tests, chorus::test::PaperFixture)

BOOST_AUTO_TEST_CASE(no_cell_is_a_formula_and_every_cell_is_one_cell) {
  for (const auto& [text, written] : k_cells) BOOST_TEST(csv_cell(text) == written);
}

BOOST_AUTO_TEST_CASE(a_file_has_its_mark_its_heads_and_a_row_a_step) {
  step(1, {{"what", "=HYPERLINK(\"http://x\")"}, {"who", "The college lead"}});
  step(2, {{"what", "A second one"}});

  const auto csv = file(Format::csv);

  BOOST_TEST(csv.starts_with("\xEF\xBB\xBFNumber,What,"));
  BOOST_TEST(csv.ends_with("\r\n"));
  BOOST_TEST(chorus::test::holds(csv, "\r\nNS1,\"'=HYPERLINK(\"\"http://x\"\")\""));
  BOOST_TEST(chorus::test::holds(csv, "\r\nNS2,A second one,,needs an owner,no,"));
}

BOOST_AUTO_TEST_SUITE_END()
