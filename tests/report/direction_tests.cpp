// Words of people find their own direction wherever they stand in a paper.
#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>

using chorus::report::Format;

namespace direction_tests {
namespace {

const std::string k_words = "שלום (1) world.";

// The tag that the text at `at` stands directly in.
std::string tag_before(const std::string& html, std::size_t at) {
  const auto end = html.rfind('>', at);
  return html.substr(html.rfind('<', end), end - html.rfind('<', end) + 1);
}

struct Everywhere : chorus::test::PaperFixture {
  Everywhere() {
    person("p1", "young_person", "דוד");
    const auto told = story("p1", k_words, "named");
    story("p2", k_words, "words");
    const auto drawn = given(
        "p2", "story",
        {{"mode", "drawing"}, {"shows", k_words}, {"strokes", {{{"points", "0,0 9,9"}}}}}, "words");
    step(1,
         {{"what", k_words},
          {"who", k_words},
          {"first_step", k_words},
          {"hear_how", k_words},
          {"easy_read", k_words},
          {"helpers", k_words},
          {"needs", k_words},
          {"board", k_words},
          {"how_we_know", k_words},
          {"by_when", "2027-05-02"},
          {"earlier_dates", {{{"date", "2027-05-01"}, {"reason", k_words}}}},
          {"updates", {{{"on", "2027-03-01"}, {"words", k_words}, {"evidence", k_words}}}}},
         {told, drawn});
    step(2, {{"what", k_words}, {"no_thread_because", k_words}});
    says("steps", {{{"t", "paragraph"}, {"text", k_words}},
                   {{"t", "list"}, {"items", {k_words}}},
                   {{"t", "table"}, {"columns", {k_words}}, {"rows", {{k_words}}}},
                   {{"t", "people"}, {"of", 9}, {"rows", {{{"label", k_words}, {"people", 9}}}}}});
    spaces.at(chorus::kernel::SpaceId("stories")).space.state.title = k_words;
  }
};

}  // namespace
}  // namespace direction_tests

BOOST_FIXTURE_TEST_SUITE(direction_tests, Everywhere)

BOOST_AUTO_TEST_CASE(every_place_of_a_page_finds_the_direction_of_its_words) {
  const auto html = file(Format::html);

  std::size_t places = 0;
  for (auto at = html.find(k_words); at != std::string::npos; at = html.find(k_words, at + 1)) {
    const auto tag = tag_before(html, at);
    if (tag.starts_with("<svg") || tag.starts_with("<title") || html[at - 1] == '"') continue;
    ++places;
    const bool finds_it =
        tag == "<bdi>" || chorus::test::holds(tag, "dir=\"auto\"") || tag.starts_with("</svg");
    BOOST_TEST(finds_it, tag << html.substr(at, 40));
  }
  BOOST_TEST(places > 20U);
  BOOST_TEST(chorus::test::holds(html, "<bdi>דוד</bdi>"));
}

BOOST_AUTO_TEST_SUITE_END()
