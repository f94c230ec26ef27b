// What people write stays text in every format.
#include "report/record_text.hpp"
#include "tests/report/paper_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using chorus::report::clean;
using chorus::report::Format;
using chorus::test::holds;
using chorus::test::PaperFixture;

namespace hostile_text_tests {
namespace {

const std::vector<std::string> k_texts{
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "</style><b>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "[a link](javascript:alert(1))",
    "![a picture](http://evil.example/x.png)",
    "<http://evil.example>",
    "http://evil.example/x www.evil.example me@evil.example",
    "{{7*7}} ${7*7}",
    "# heading",
    "- a list",
    "1. a list",
    "a | b",
    "| --- |",
    "```code",
    "&lt;b&gt; &amp; &#60;",
    "{ INCLUDETEXT \"c:\\\\x\" } ]]>",
};

// One text in every place where somebody's words can stand.
struct Hostile : PaperFixture {
  void says_everywhere(const std::string& text) {
    person("p1", "young_person", "x");
    story("p1", text, "words");
    given("p1", "story",
          {{"mode", "drawing"},
           {"shows", text},
           {"strokes", {{{"points", "0,0 10,10"}, {"colour", text}, {"width", 9}}}}},
          "words");
    step(1, {{"what", text}, {"who", text}, {"hear_how", text}, {"by_when", text}});
    says("steps", {{{"t", "paragraph"}, {"text", text}},
                   {{"t", "list"}, {"items", {text}}},
                   {{"t", "table"}, {"columns", {text}}, {"rows", {{text}}}},
                   {{"t", "people"}, {"of", 9}, {"rows", {{{"label", text}, {"people", 2}}}}}});
    spaces.at(chorus::kernel::SpaceId("stories")).space.state.title = text;
  }
};

}  // namespace
}  // namespace hostile_text_tests

BOOST_FIXTURE_TEST_SUITE(hostile_text_tests, Hostile)

BOOST_DATA_TEST_CASE(no_text_becomes_markup, boost::unit_test::data::make(k_texts), text) {
  says_everywhere(text);

  const auto html = file(Format::html);

  // Tags are ours alone: each "<" begins one of a known few.
  for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const auto end = html.find_first_of(" >", at);
    const std::string tag = html.substr(at + 1, end - at - 1);
    const bool is_ours =
        tag.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/!DOCTYPE") == std::string::npos;
    BOOST_TEST(is_ours, tag);
    BOOST_TEST(tag != "script");
    BOOST_TEST(tag != "img");
    BOOST_TEST(tag != "b");
  }
  BOOST_TEST(!holds(html, "=\"alert"));
  BOOST_TEST(!holds(html, " onmouseover=\""));
  BOOST_TEST(!holds(html, "http://evil.example\""));
}

BOOST_DATA_TEST_CASE(no_text_becomes_a_mark_or_a_link_of_markdown,
                     boost::unit_test::data::make(k_texts), text) {
  says_everywhere(text);

  const auto markdown = file(Format::markdown);

  for (const std::string live :
       {"](javascript", "](http", "<img", "<script", "</script", "<http", "http://", "www.evil",
        "me@", "\n# heading", "\n- a list", "\n1. a list", "\n```", "{{7", "${7"}) {
    for (auto at = markdown.find(live); at != std::string::npos; at = markdown.find(live, at + 1)) {
      BOOST_TEST(markdown.at(at - 1) == '\\', live);
    }
  }
}

BOOST_DATA_TEST_CASE(every_format_keeps_the_text_and_json_as_it_was,
                     boost::unit_test::data::make(k_texts), text) {
  says_everywhere(text);

  const auto report = json();

  BOOST_TEST(report.at("next_steps").at(0).at("what") == text);
  BOOST_TEST(report.at("sections").at(0).at("blocks").at(0).at("words") == text);
}

BOOST_AUTO_TEST_CASE(what_no_paper_can_hold_is_taken_out) {
  BOOST_TEST(clean(std::string_view("a\0b", 3)) == "ab");
  BOOST_TEST(clean("a\x01\x1F\x7F"
                   "b") == "ab");
  BOOST_TEST(clean("a\xEF\xBF\xBE\xEF\xBF\xBF"
                   "b") == "ab");  // U+FFFE, U+FFFF
  BOOST_TEST(clean("a\xE2\x80\xAE"
                   "b\xE2\x81\xA6") == "ab");  // turned writing
  BOOST_TEST(clean("a\xC2\x85\xE2\x80\xA8"
                   "b") == "ab");  // other line ends
  BOOST_TEST(clean("two\nlines\tand\r") == "two\nlines and");
  BOOST_TEST(clean("\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\xA6\xA6") ==
             "\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\xA6\xA6");
}

BOOST_AUTO_TEST_CASE(a_thing_of_any_shape_is_told_and_never_ends_the_report) {
  given("p1", "note",
        nlohmann::json::parse(R"({"words":7,"shows":[],"strokes":[{"points":9,"width":"x"},3],
          "number":"seven","title":"A note all the same"})"));

  BOOST_TEST(holds(everywhere(), "A note all the same"));
}

BOOST_AUTO_TEST_CASE(a_stroke_is_written_anew_from_its_numbers) {
  given("p1", "story",
        {{"mode", "drawing"},
         {"strokes",
          {{{"points", "1,2 3,4\"/><script>"}, {"colour", "url(#x)"}, {"width", 99}},
           {{"points", "99999,5 7"}, {"colour", "red"}}}}},
        "words");

  const auto drawn = json().at("sections").at(0).at("blocks").at(0).at("strokes");

  BOOST_TEST(drawn.at(0).at("points") == "1,2 3,4");
  BOOST_TEST(drawn.at(0).at("width") == 60);
  BOOST_TEST(drawn.at(0).at("colour") == "ink");
  BOOST_TEST(drawn.at(1).at("points") == "1000,5");
  BOOST_TEST(!holds(file(Format::html), "url("));
}

BOOST_AUTO_TEST_SUITE_END()
