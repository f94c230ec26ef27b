#include "report/care_paper.hpp"

#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace kernel = chorus::kernel;
namespace report = chorus::report;
using chorus::test::holds;
using Json = nlohmann::json;

namespace care_paper_tests {
namespace {

constexpr kernel::Instant k_evening = 1'799'776'920'000;  // 2027-01-12T18:02Z

const report::RoomClock k_clock{
    [](kernel::Instant at) { return at == k_evening ? "2027-01-12" : "2027-01-13"; },
    [](kernel::Instant at) { return at == k_evening ? "18:02" : "00:01"; }};

struct InCare : chorus::test::PaperFixture {
  void copy_of(const Json& body, const Json& witness, kernel::Instant at = k_evening) {
    kernel::Record record;
    record.key = kernel::Key("care/" + std::to_string(++last_));
    record.type = "care";
    record.audience = kernel::Audience({"care"});
    record.body = kernel::Body(Json{
        {"of", "story/x"},
        {"by", "id-of-jo"},
        {"type", "story"},
        {"activity", "A time it was good"},
        {"body", body},
        {"at", at},
        {"witness", witness}}.dump());
    put("stories", record);
  }
  std::string paper(const std::vector<std::string>& drawings = {""}) const {
    return report::care_paper(
        report::care_in({spaces, kernel::CoreKinds::shipped(), kernel::Consents()}, words),
        drawings, k_clock, words);
  }

 private:
  int last_ = 0;
};

}  // namespace
}  // namespace care_paper_tests

BOOST_FIXTURE_TEST_SUITE(care_paper_tests, InCare)

BOOST_AUTO_TEST_CASE(it_has_own_words_activity_time_and_who_saw_it) {
  copy_of({{"mode", "words"}, {"words", "He shouts at me.\nEvery night."}}, {{"name", "Jo"}});

  const auto printed = paper();

  BOOST_TEST(holds(printed, "    He shouts at me.\n    Every night.\n"));
  for (const char* piece : {"Where: A time it was good", "12 January 2027, 18:02", "Seen by: Jo"}) {
    BOOST_TEST(holds(printed, piece), piece);
  }
  for (const char* inner : {"story/x", "id-of-jo", "mode"})
    BOOST_TEST(!holds(printed, inner), inner);
}

BOOST_AUTO_TEST_CASE(the_oldest_comes_first_and_a_lead_without_a_name_is_told_by_picture_or_signs) {
  copy_of({{"words", "Later"}}, Json::object(), k_evening + 60'000);
  copy_of({{"words", "Earlier"}}, {{"picture", "blue-wren"}});

  const auto printed = paper({"", ""});

  BOOST_TEST(printed.find("Earlier") < printed.find("Later"));
  BOOST_TEST(holds(printed, "Seen by: blue wren"));
  BOOST_TEST(holds(printed, "Seen by: ____"));
}

BOOST_AUTO_TEST_CASE(a_drawing_is_counted_in_strokes_and_can_be_had_as_a_picture) {
  const Json strokes{{{"points", "1,1 2,2"}}, {{"points", "5,5"}}};
  copy_of({{"mode", "drawing"}, {"shows", "My room"}, {"strokes", strokes}}, {{"name", "Jo"}});

  const auto drawing = report::care_drawing(
      report::care_in({spaces, kernel::CoreKinds::shipped(), kernel::Consents()}, words).at(0),
      words);

  BOOST_TEST(holds(paper(), "A drawing of 2 strokes. Ask for it with --out FOLDER."));
  BOOST_TEST(holds(paper({"care-1.svg"}), "A drawing of 2 strokes: care-1.svg"));
  BOOST_TEST(holds(paper(), "My room"));
  BOOST_TEST(drawing.starts_with("<svg"));
  BOOST_TEST(holds(drawing, "1,1 2,2"));
}

BOOST_AUTO_TEST_CASE(where_nothing_needs_care_it_says_so_and_no_other_paper_ever_holds_it) {
  BOOST_TEST(paper({}) == "Nothing here needs care.\n");

  copy_of({{"words", "needle"}}, {{"name", "Jo"}});

  BOOST_TEST(!holds(everywhere() + preview(), "needle"));
}

BOOST_AUTO_TEST_SUITE_END()
