// One report in every format and for every purpose, as it was last read by a person.
#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace golden_tests {
namespace {

using chorus::test::PaperFixture;
using nlohmann::json;

json drawing() {
  return json::parse(R"({"mode":"drawing","shows":"A gate with two people","strokes":[
    {"points":"100,900 100,100 900,100 900,900","width":20,"colour":"blue"},
    {"points":"500,500","width":40,"colour":"red"}]})");
}

json whole_step() {
  return json::parse(R"({"what":"Somebody waits for everyone","first_step":"Ask who would like to",
    "who":"The college lead","accepted":{"how":"tap","on":"2026-11-24"},"by_when":"2027-07-20",
    "helpers":"The SENCO network","needs":"Two hours a week","how_we_know":"We ask new people",
    "board":"Preparing for adulthood board","hear_how":"By poster and by slip",
    "board_on":"2027-02-11","hear_by":"2027-03-01","review_on":"2027-07-01",
    "earlier_dates":[{"date":"2027-06-20","reason":"July is quieter."},
                     {"of":"hear_by","date":"2027-02-01","reason":"The board meets later."}],
    "easy_read":"Somebody waits for you at the gate.","final_on":"2026-11-24",
    "status":"in_hand","updates":[{"on":"2026-12-15","status":"in_hand","words":"Ten were asked.",
    "evidence":"The list of names stays in the office"}]})");
}

struct GoldenPaper : PaperFixture {
  GoldenPaper() {
    person("p1", "young_person", "Moe");
    person("p2", "parent_carer");
    person("p3", "practitioner", "Zenobia");
    const auto gate =
        given("p1", "story",
              {{"mode", "words"}, {"words", "A friendly adult waited at the gate."}, {"number", 7}},
              "named");
    const auto kept = story("p2", "This stays with the leads.", "facilitators");
    const auto drawn = given("p3", "story", drawing(), "words");
    const auto naming = story("p3", "Moe cried at the gate.", "words");
    const auto first = step(1, whole_step(), {gate, kept});
    step(2, {{"what", "Pictures sent home"}}, {gate});
    step(3, {{"what", "A budget line"}, {"no_thread_because", "The board asked for it."}});
    chorus::kernel::Record agreed;
    agreed.key = chorus::kernel::Key("agreement/a");
    agreed.type = "agreement";
    agreed.audience = chorus::kernel::Audience({"room"});
    agreed.body = chorus::kernel::Body(
        R"({"number":2,"title":"A meet-me visit","words":"Everyone may meet somebody first.",
            "review_on":"2027-07-01"})");
    put("steps", agreed);
    says("stories", {{{"t", "paragraph"}, {"text", "Three were told."}},
                     {{"t", "quote"}, {"key", gate.key.value()}},
                     {{"t", "quote"}, {"key", drawn.key.value()}},
                     {{"t", "quote"}, {"key", naming.key.value()}},
                     {{"t", "quote"}, {"key", kept.key.value()}}});
    says(
        "steps",
        {{{"t", "thing"}, {"key", first.key.value()}},
         {{"t", "thing"}, {"key", "agreement/a"}},
         {{"t", "list"}, {"items", {"One", "Two | three"}}},
         {{"t", "table"},
          {"columns", {"Day", "How"}},
          {"rows", json::array({json::array({"2027-03-01", "A letter"})})}},
         {{"t", "people"},
          {"of", 25},
          {"rows", {{{"label", "Fine"}, {"people", 19}}, {{"label", "Not sure"}, {"people", 6}}}}},
         {{"t", "people"},
          {"of", 25},
          {"rows", {{{"label", "Fine"}, {"people", 23}}, {{"label", "Worried"}, {"people", 2}}}}}});
  }
};

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_renewing() { return std::getenv("CHORUS_RENEW_GOLDEN") != nullptr; }

}  // namespace
}  // namespace golden_tests

BOOST_FIXTURE_TEST_SUITE(golden_tests, GoldenPaper)

BOOST_AUTO_TEST_CASE(every_format_is_as_a_person_last_read_it) {
  for (const auto purpose : chorus::test::k_all_purposes) {
    for (const auto format : chorus::test::k_read_formats) {
      const auto name =
          std::string(to_text(purpose)) + "." + std::string(chorus::report::to_text(format));
      const auto path = std::filesystem::path(CHORUS_GOLDEN) / name;
      const auto written = file(format, true, purpose);
      if (is_renewing()) std::ofstream(path, std::ios::binary) << written;
      BOOST_TEST((read(path) == written), name << " is not as it was");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
