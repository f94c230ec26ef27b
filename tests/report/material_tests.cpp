// Another group's words: every file that leaves says whose they are, in itself.
#include "kernel/commands/inquiry_record.hpp"
#include "tests/report/paper_fixture.hpp"
#include "tests/report/unpacked.hpp"

#include <boost/test/unit_test.hpp>
#include <libical/ical.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

namespace material_tests {
namespace {

using chorus::report::Format;
using chorus::test::holds;
using chorus::test::unpacked;
namespace kernel = chorus::kernel;

struct Material : chorus::test::PaperFixture {
  Material() { step(1, {{"what", "Visits begin"}, {"by_when", "2027-07-20"}}); }

  void is_of(const std::string& group) {
    kernel::Record record;
    record.key = kernel::k_inquiry_record;
    record.type = "inquiry";
    record.audience = kernel::Audience({"room"});
    record.body =
        kernel::Body(nlohmann::json{{"title", "Good moves"}, {"material_of", group}}.dump());
    put("inquiry", record);
  }
};

// Lines that were folded are whole again.
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ")) {
    text.erase(at, 3);
  }
  return text;
}

}  // namespace
}  // namespace material_tests

BOOST_FIXTURE_TEST_SUITE(material_tests, Material)

BOOST_AUTO_TEST_CASE(a_table_says_it_in_each_row_before_all_else) {
  is_of("=Hillside");
  const auto csv = file(Format::csv);

  BOOST_TEST(holds(csv, "\xEF\xBB\xBFWhose words,"));
  BOOST_TEST(holds(csv, "\r\n\"'=Hillside\",NS1,"));
  const auto sheet = unpacked(file(Format::xlsx));
  BOOST_TEST(holds(sheet, "Whose words"));
  BOOST_TEST(holds(sheet, "=Hillside"));
  BOOST_TEST(!holds(sheet, "<f>"));
}

BOOST_AUTO_TEST_CASE(a_calendar_says_it_of_itself_and_on_each_day) {
  is_of("Hillside");
  const auto text = file(Format::calendar);
  const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> read(
      icalparser_parse_string(text.c_str()), icalcomponent_free);

  BOOST_REQUIRE(read != nullptr);
  BOOST_TEST(icalcomponent_count_errors(read.get()) == 0);
  const auto whole = unfolded(text);
  BOOST_TEST(holds(whole, "X-WR-CALDESC"));
  BOOST_TEST(
      holds(whole, "DESCRIPTION:These words were given to Hillside\\, for their own purpose."));
}

BOOST_AUTO_TEST_CASE(a_group_whose_name_looks_like_a_calendars_lines_adds_none) {
  is_of("Hill\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nside;");
  const auto text = file(Format::calendar);
  const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> read(
      icalparser_parse_string(text.c_str()), icalcomponent_free);

  BOOST_REQUIRE(read != nullptr);
  BOOST_TEST(icalcomponent_count_components(read.get(), ICAL_VEVENT_COMPONENT) == 1);
  BOOST_TEST(!holds(text, "\nSUMMARY:x"));
}

BOOST_AUTO_TEST_CASE(a_reply_sheet_says_it_beside_its_heads_and_above_its_table) {
  is_of("Hillside");
  const std::string whose = "These words were given to Hillside, for their own purpose.";

  BOOST_TEST(holds(unpacked(file(Format::reply)), whose));
  BOOST_TEST(holds(file(Format::word_reply), whose));
}

BOOST_AUTO_TEST_CASE(what_is_ones_own_says_nothing_of_it) {
  const auto all = everywhere();

  for (const auto* sign : {"Whose words", "were given to", "X-WR-CALDESC"}) {
    BOOST_TEST(!holds(all, sign), sign);
  }
}

BOOST_AUTO_TEST_SUITE_END()
