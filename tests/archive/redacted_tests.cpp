// What leaves in a redacted archive, and what an inquiry made of it holds.
#include "storage/check.hpp"
#include "storage/durable_inquiry.hpp"
#include "tests/archive/archive_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(redacted_tests)

namespace {

bool stands(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& t) {
  const auto lines = lines_in_text(text);
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const auto& line) { return line.at("t") == t; }));
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_may_leave_as_words_leaves_with_its_photo_and_links, ArchiveFixture) {
  const auto text = redacted();

  BOOST_TEST(stands(text, "The bus came on time"));
  BOOST_TEST(stands(text, "The new gate"));
  BOOST_TEST(stands(text, "link/l1"));
  BOOST_TEST(count_of(text, "medium") == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_stays_leaves_a_gap_or_nothing, ArchiveFixture) {
  const auto text = redacted();

  for (const auto* kept : {"kept-in-the-room", "kept-by-me", "was-taken-back", "story/mine"}) {
    BOOST_TEST(!stands(text, kept), kept);
  }
  BOOST_TEST(count_of(text, "gap") == 4U);  // two of the room, taken back, with a name in it
}

BOOST_FIXTURE_TEST_CASE(nobody_is_in_it, ArchiveFixture) {
  const auto text = redacted();

  for (const auto* kept : {"Annabel", "\"ana\"", "\"ben\"", "pana", "blue-wren", "owner", "slip",
                           "facilitators", "K7QM2X", "cem", "the-sealed-choice", "may:"}) {
    BOOST_TEST(!stands(text, kept), kept);
  }
}

BOOST_FIXTURE_TEST_CASE(a_voice_that_is_hidden_or_held_stays, ArchiveFixture) {
  kernel::Commit held = commit_in(k_talk, 0);
  for (const auto& [key, gate] : {std::pair{"story/held", kernel::Gate::held},
                                  std::pair{"story/hidden", kernel::Gate::hidden}}) {
    kernel::Record story = *record(k_talk, key, R"({"mode":"words","words":"not-looked-at"})");
    story.audience = kernel::Audience({"facilitators", "may:words", "owner", "room"});
    story.gate = gate;
    held.keep({std::make_shared<const kernel::Record>(story)});
  }
  commit(held);

  BOOST_TEST(!stands(redacted(), "not-looked-at"));
  BOOST_TEST(!stands(redacted(), "story/hidden"));
}

BOOST_FIXTURE_TEST_CASE(out_in_and_out_again_is_the_same_redacted, ArchiveFixture) {
  const auto first = redacted();

  const auto arrived = take(first, back);

  BOOST_TEST((arrived.form == archive::Form::redacted));
  BOOST_TEST(arrived.inquiry == "fresh-one");
  BOOST_TEST(storage::check_inquiry(back).faults.empty());
  BOOST_TEST((redacted_of(back) == first));
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_made_of_it_has_a_plan_and_nobody, ArchiveFixture) {
  take(redacted(), back);
  const auto loaded = storage::DurableInquiry(back).load();

  const auto& own = loaded.spaces.at(0).records;
  BOOST_TEST(own.contains(kernel::Key("part/talk")));
  BOOST_TEST(own.contains(kernel::Key("evening/first")));
  BOOST_TEST(loaded.passes.empty());
  for (const auto& space : loaded.spaces) {
    for (const auto& [key, record] : space.records) BOOST_TEST(record->owner.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
