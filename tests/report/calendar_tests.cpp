#include "report/calendar.hpp"

#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <libical/ical.h>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

using chorus::report::Format;
using chorus::test::holds;

namespace calendar_tests {
namespace {

struct CalendarFixture : chorus::test::PaperFixture {
  std::string calendar() const { return file(Format::calendar); }
};

int events_in(const std::string& text) {
  const std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> read(
      icalparser_parse_string(text.c_str()), icalcomponent_free);
  return read ? icalcomponent_count_components(read.get(), ICAL_VEVENT_COMPONENT) : -1;
}

}  // namespace
}  // namespace calendar_tests

BOOST_FIXTURE_TEST_SUITE(calendar_tests, CalendarFixture)

BOOST_AUTO_TEST_CASE(each_day_of_a_step_is_a_whole_day_that_keeps_its_name) {
  step(3, {{"what", "Visits begin"},
           {"who", "The college lead"},
           {"by_when", "2027-07-20"},
           {"board_on", "2027-02-11"},
           {"board", "The PfA board"},
           {"hear_by", "2027-03-01"},
           {"review_on", "2027-12-31"}});

  const auto text = calendar();

  BOOST_TEST(events_in(text) == 4);
  BOOST_TEST(holds(text, "SUMMARY:Due: Visits begin (NS3)\r\n"));
  BOOST_TEST(holds(text, "DTSTART;VALUE=DATE:20270720\r\n"));
  BOOST_TEST(holds(text, "DTEND;VALUE=DATE:20270721\r\n"));
  BOOST_TEST(holds(text, "DTEND;VALUE=DATE:20280101\r\n"));
  BOOST_TEST(holds(text, "UID:NS3-by_when@an-inquiry\r\n"));
  BOOST_TEST(holds(text, "DTSTAMP:20261124T000000Z\r\n"));
}

BOOST_AUTO_TEST_CASE(a_day_that_moved_replaces_the_one_a_calendar_has) {
  step(1, {{"what", "Visits begin"},
           {"by_when", "2027-07-20"},
           {"hear_by", "2027-09-01"},
           {"earlier_dates",
            {{{"date", "2027-06-20"}, {"reason", "July is quieter."}},
             {{"date", "2027-05-20"}, {"reason", "The hall was shut."}}}}});

  const auto text = calendar();

  BOOST_TEST(holds(text, "UID:NS1-by_when@an-inquiry\r\n"));
  BOOST_TEST(holds(text, "SEQUENCE:2\r\n"));
  BOOST_TEST(holds(text, "SEQUENCE:0\r\n"));
}

BOOST_AUTO_TEST_CASE(what_people_wrote_is_text_and_never_another_line) {
  step(1, {{"what", "Meet; greet, and\nEND:VCALENDAR"},
           {"who", std::string(300, 'w')},
           {"by_when", "2027-07-20"},
           {"hear_by", "soon"},
           {"review_on", "2027-13-45"}});

  const auto text = calendar();

  BOOST_TEST(events_in(text) == 1);
  BOOST_TEST(holds(text, "Meet\\; greet\\, and\\nEND:VCALENDAR"));
  BOOST_TEST(text.find("END:VCALENDAR\r\n") ==
             text.size() - std::string("END:VCALENDAR\r\n").size());
}

BOOST_AUTO_TEST_CASE(without_a_day_it_is_a_calendar_all_the_same) {
  step(1, {{"what", "Some day"}});

  BOOST_TEST(events_in(calendar()) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
