// Photos in papers: whose owner lets papers have them they stand in pages, Word files and slides;
// of all others no byte leaves.
#include "kernel/values/limits.hpp"
#include "platform/base64.hpp"
#include "protocol/schema.hpp"
#include "tests/report/paper_fixture.hpp"
#include "tests/report/unpacked.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(photos_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::report::Format;
using chorus::report::Purpose;
using chorus::test::holds;
using chorus::test::PaperFixture;

const std::string k_head = "\xFF\xD8\xFF";

struct Photographed : PaperFixture {
  Photographed() { person("ana", "young_person", "Ana Lind"); }

  kernel::Ref photo(const std::string& id, const std::string& jpeg,
                    const std::string& rung = "words", const std::string& shows = "The gate") {
    photos[kernel::MediumId(id)] = std::make_shared<const std::string>(jpeg);
    return given("ana", "story",
                 {{"mode", "photo"},
                  {"medium", {{"id", id}, {"width", 400}, {"height", 300}}},
                  {"shows", shows},
                  {"words", "Somebody waited there."}},
                 rung);
  }
  void lets(nlohmann::json yes) {
    kernel::Record record;
    record.key = kernel::Key("consent/ana");
    record.type = "consent";
    record.record_class = kernel::RecordClass::private_;
    record.owner = kernel::PersonId("ana");
    record.audience = kernel::Audience({"facilitators", "owner"});
    yes["at"] = 1;
    record.body = kernel::Body(yes.dump());
    put("steps", record);
  }
  // Whatever the format does to bytes, at one of three places in a group of three stands this.
  bool is_anywhere(const std::string& needle) const {
    const auto all = everywhere();
    bool found = holds(all, needle);
    for (std::size_t skipped = 0; skipped < 3; ++skipped) {
      const auto whole = needle.substr(skipped, (needle.size() - skipped) / 3 * 3);
      found = found || holds(all, chorus::platform::base64(whole));
    }
    return found;
  }
};

constexpr const char* k_needle = "the needle in the photo";

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_photo_that_is_let_stands_in_the_page_and_says_what_it_shows,
                        Photographed) {
  photo("aaaaaaaaaaaaaaaa", k_head + k_needle);

  const auto page = file(Format::html);
  BOOST_TEST(holds(
      page, "src=\"data:image/jpeg;base64," + chorus::platform::base64(k_head + k_needle) + "\""));
  BOOST_TEST(holds(page, "alt=\"The gate\""));
  BOOST_TEST(holds(page, "Somebody waited there."));
  BOOST_TEST(!holds(page, "[photo]"));
  BOOST_TEST(holds(page, "img-src data:"));
}

BOOST_FIXTURE_TEST_CASE(word_files_and_slides_are_told_of_it_as_their_schemas_say, Photographed) {
  const auto told = photo("aaaaaaaaaaaaaaaa", k_head + k_needle);
  step(1, {{"what", "Somebody waits for everyone"}}, {told});

  for (const auto purpose : {Purpose::whole, Purpose::board}) {
    const auto document = nlohmann::json::parse(file(Format::word, true, purpose));
    const auto slides = nlohmann::json::parse(file(Format::slides, true, purpose));
    for (const auto* each : {&document, &slides}) {
      BOOST_TEST(holds(each->dump(), chorus::platform::base64(k_head + k_needle)));
      BOOST_TEST(holds(each->dump(), "\"shows\":\"The gate\""));
    }
    const std::string schemas = CHORUS_SCHEMAS;
    using chorus::protocol::fault_against;
    BOOST_TEST(!fault_against(schemas + "/document.schema.json", document).has_value());
    BOOST_TEST(!fault_against(schemas + "/slides.schema.json", slides).has_value());
  }
}

BOOST_FIXTURE_TEST_CASE(formats_that_hold_no_photo_say_that_there_is_one, Photographed) {
  photo("aaaaaaaaaaaaaaaa", k_head + k_needle);

  const auto paper = file(Format::markdown);
  BOOST_TEST(holds(paper, "\\[photo\\] The gate"));
  BOOST_TEST(!holds(paper, "base64"));
}

BOOST_FIXTURE_TEST_CASE(no_byte_of_a_photo_leaves_whose_rung_does_not_reach_papers, Photographed) {
  for (const char* rung : {"", "only_me", "facilitators", "table", "room", "gist"}) {
    const auto told = photo("aaaaaaaaaaaaaaaa", k_head + k_needle, rung);
    step(1, {{"what", "Somebody waits for everyone"}}, {told});
  }

  BOOST_TEST(!is_anywhere(k_needle));
}

BOOST_FIXTURE_TEST_CASE(no_byte_of_a_photo_leaves_without_its_owners_yes_to_pictures,
                        Photographed) {
  const auto told = photo("aaaaaaaaaaaaaaaa", k_head + k_needle);
  step(1, {{"what", "Somebody waits for everyone"}}, {told});
  BOOST_TEST(is_anywhere(k_needle));

  lets({{"words", "yes"}, {"voice", "yes"}, {"name", "yes"}});
  BOOST_TEST(!is_anywhere(k_needle));
  lets({{"words", "yes"}, {"picture", "yes"}});
  BOOST_TEST(is_anywhere(k_needle));
}

BOOST_FIXTURE_TEST_CASE(no_byte_of_a_photo_leaves_that_nobody_looked_over_or_whose_words_name_one,
                        Photographed) {
  photo("aaaaaaaaaaaaaaaa", k_head + k_needle);
  BOOST_TEST(!holds(file(Format::html, false), "data:image"));

  photo("bbbbbbbbbbbbbbbb", k_head + "another", "words", "Ana Lind at the gate");
  BOOST_TEST(!is_anywhere("another"));
}

BOOST_FIXTURE_TEST_CASE(a_photo_that_was_taken_back_or_put_aside_leaves_nothing, Photographed) {
  const auto told = photo("aaaaaaaaaaaaaaaa", k_head + k_needle);
  for (const auto gate : {kernel::Gate::withdrawn, kernel::Gate::hidden, kernel::Gate::held}) {
    at(told).gate = gate;
    BOOST_TEST(!is_anywhere(k_needle));
  }
}

BOOST_FIXTURE_TEST_CASE(photos_are_given_in_order_until_a_file_could_not_be_sent, Photographed) {
  const std::string large(chorus::limits::k_paper_photos_bytes / 2 - 3, 'x');
  for (const char* id : {"aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"}) {
    photo(id, k_head + large);
  }

  const auto page = file(Format::html);
  BOOST_TEST(page.size() < 9 * 1024 * 1024);
  BOOST_TEST(holds(page, "[photo] The gate"));
  BOOST_TEST(holds(page, "1 photo is not in this file"));
  BOOST_TEST(holds(file(Format::word), "1 photo is not in this file"));
  BOOST_TEST(assembled(Purpose::whole, true).report.quoted_photos_left_out == 1);
}

BOOST_FIXTURE_TEST_CASE(what_is_no_jpeg_or_is_not_there_is_told_in_words, Photographed) {
  photo("aaaaaaaaaaaaaaaa", "<svg onload=alert(1)>");
  photo("bbbbbbbbbbbbbbbb", k_head);
  photos.erase(kernel::MediumId("bbbbbbbbbbbbbbbb"));

  const auto page = file(Format::html);
  BOOST_TEST(!holds(page, "data:image"));
  BOOST_TEST(holds(page, "2 photos are not in this file"));
}

BOOST_FIXTURE_TEST_CASE(a_photo_of_which_nothing_was_said_is_called_a_photo, Photographed) {
  photos[kernel::MediumId("aaaaaaaaaaaaaaaa")] = std::make_shared<const std::string>(k_head);
  given("ana", "story",
        {{"mode", "photo"}, {"medium", {{"id", "aaaaaaaaaaaaaaaa"}, {"width", -3}}}});

  BOOST_TEST(holds(file(Format::html), "alt=\"A photo\""));
}

BOOST_FIXTURE_TEST_CASE(the_boards_paper_shows_what_is_behind_a_step, Photographed) {
  const auto told = photo("aaaaaaaaaaaaaaaa", k_head + k_needle);
  const auto drawn = given("ana", "story",
                           {{"mode", "drawing"},
                            {"strokes", {{{"points", "11,12 13,14"}}}},
                            {"shows", "A path to the gate"}});
  step(1, {{"what", "Somebody waits for everyone"}}, {told, drawn});

  const auto page = file(Format::html, true, Purpose::board);
  BOOST_TEST(holds(page, "data:image/jpeg"));
  BOOST_TEST(holds(page, "11,12 13,14"));
  BOOST_TEST(holds(page, "A path to the gate"));
}

BOOST_FIXTURE_TEST_CASE(only_photos_that_may_leave_are_read, Photographed) {
  photo("aaaaaaaaaaaaaaaa", k_head);
  photo("bbbbbbbbbbbbbbbb", k_head, "room");
  given("ana", "story",
        {{"mode", "sound"}, {"medium", {{"id", "cccccccccccccccc"}, {"seconds", 4}}}});

  const kernel::Consents consents(spaces, "2026-11-24");
  const auto read = chorus::report::photos_that_may_leave(spaces, consents);
  BOOST_TEST((read == std::vector{kernel::MediumId("aaaaaaaaaaaaaaaa")}));
}

BOOST_AUTO_TEST_SUITE_END()
