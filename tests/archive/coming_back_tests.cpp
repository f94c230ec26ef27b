// An inquiry comes back as it went, but for what people took back meanwhile.
#include "archive/refusal.hpp"
#include "storage/check.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/issued_list.hpp"
#include "storage/trouble.hpp"
#include "storage/withdrawn_list.hpp"
#include "tests/archive/archive_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(coming_back_tests)

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(out_in_and_out_again_is_the_same, ArchiveFixture) {
  const auto first = full();

  const auto arrived = take(first, back);

  BOOST_TEST(arrived.inquiry == k_archived_id);
  BOOST_TEST(arrived.taken_back == 0U);
  BOOST_TEST(storage::check_inquiry(back).faults.empty());
  BOOST_TEST((full_of(back) == first));
  BOOST_TEST((redacted_of(back) == redacted()));
}

BOOST_FIXTURE_TEST_CASE(permissions_tombstones_cards_photos_and_papers_come_with_it,
                        ArchiveFixture) {
  take(full(), back);
  const auto loaded = storage::DurableInquiry(back).load();

  const auto& stories = loaded.spaces.at(1).records;
  BOOST_TEST(stories.at(kernel::Key("story/room"))->audience.has("may:room"));
  BOOST_TEST(stories.at(kernel::Key("story/gone"))->body.text() == "{}");
  BOOST_TEST((stories.at(kernel::Key("story/gone"))->gate == kernel::Gate::withdrawn));
  BOOST_TEST(loaded.passes.size() == 1U);
  BOOST_TEST(loaded.media.at(0).size == k_photo.size());
  BOOST_TEST(loaded.withdrawn.empty());
  BOOST_TEST(storage::IssuedList(back, k_archived_id).papers().size() == 1U);
  BOOST_TEST(storage::WithdrawnList(back, k_archived_id).read().size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(no_device_is_let_in_by_an_archive, ArchiveFixture) {
  kernel::Commit came = commit_in(kernel::k_inquiry_space, 0);
  came.seats = {{kernel::SeatId("seat-of-ana"), kernel::PersonId("ana"), kernel::Role::participant,
                 std::string(64, 'd'), 1'900'000'000'000}};
  commit(came);

  BOOST_TEST(!has(full(), "seat-of-ana"));
  BOOST_TEST(!has(full(), std::string(64, 'd')));
}

BOOST_FIXTURE_TEST_CASE(nothing_in_an_archive_says_who_chose_or_what, ArchiveFixture) {
  const auto text = full();

  BOOST_TEST(!has(text, "cem"));
  BOOST_TEST(!has(text, "the-sealed-choice"));
  BOOST_TEST(!has(text, "\"cast\""));
}

BOOST_FIXTURE_TEST_CASE(what_was_taken_back_since_stays_away, ArchiveFixture) {
  tells("story/needle", "ben", "words", k_needle_story);
  const auto before = full();
  takes_back("story/needle");
  std::filesystem::rename(storage::WithdrawnList(path, k_archived_id).path(),
                          storage::WithdrawnList(back, k_archived_id).path());

  const auto arrived = take(before, back);

  BOOST_TEST(arrived.taken_back == 1U);
  BOOST_TEST(!has(bytes_of(back), k_needle_story));
  BOOST_TEST(has(bytes_of(back), "The bus came on time"));
}

BOOST_FIXTURE_TEST_CASE(a_list_in_another_folder_of_this_computer_counts_too, ArchiveFixture) {
  tells("story/needle", "ben", "words", k_needle_story);
  const auto before = full();
  takes_back("story/needle");
  takes_back("story/photo");
  std::filesystem::rename(storage::WithdrawnList(path, k_archived_id).path(),
                          storage::WithdrawnList(elsewhere / "x", k_archived_id).path());

  take(before, back);

  BOOST_TEST(!has(bytes_of(back), k_needle_story));
  BOOST_TEST(!has(bytes_of(back), k_photo.substr(0, 2000)));
  BOOST_TEST(storage::WithdrawnList(back, k_archived_id).read().size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(what_was_given_anew_since_and_is_in_the_archive_stays, ArchiveFixture) {
  tells("story/gone", "ana", "words", "given anew");
  const auto with_it = full();
  std::filesystem::copy_file(storage::WithdrawnList(path, k_archived_id).path(),
                             storage::WithdrawnList(back, k_archived_id).path());

  BOOST_TEST(take(with_it, back).taken_back == 0U);
  BOOST_TEST(has(full_of(back), "given anew"));
}

BOOST_FIXTURE_TEST_CASE(a_person_who_took_everything_back_stays_away, ArchiveFixture) {
  const auto before = full();
  kernel::Commit gone = commit_in(kernel::k_inquiry_space, 0);
  gone.command = "core.withdraw_all";
  gone.drop({kernel::Key("person/pana")});
  gone.withdrawn = {{kernel::k_inquiry_space, kernel::Key("person/pana")}};
  commit(gone);
  std::filesystem::copy_file(storage::WithdrawnList(path, k_archived_id).path(),
                             storage::WithdrawnList(back, k_archived_id).path());

  take(before, back);

  BOOST_TEST(!has(bytes_of(back), "blue-wren"));
}

BOOST_FIXTURE_TEST_CASE(a_list_that_lies_there_is_not_changed_by_what_comes, ArchiveFixture) {
  take(full(), back);
  const auto list = storage::WithdrawnList(back, k_archived_id).path();
  const auto before = bytes_of(list);
  const auto more = changed_lines(full(), [](auto& lines) {
    for (auto& line : lines) {
      if (line["t"] == "withdrawal") line["key"] = "story/open";
    }
  });

  take(more, folder / "back" / "second.inquiry");

  BOOST_TEST(bytes_of(list) == before);
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_that_was_ended_for_good_is_not_brought_back, ArchiveFixture) {
  ended[k_archived_id] = "2026-11-30";

  const auto words = taken(full());

  BOOST_TEST(has(words, "ended for good on this computer on 2026-11-30"));
  BOOST_TEST(!std::filesystem::exists(back));
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_was_put_back_is_served_before_it_is_archived, ArchiveFixture) {
  const auto before = bytes_of(path);
  takes_back("story/open");
  write_bytes(path, before);

  BOOST_CHECK_THROW(full(), storage::StorageTrouble);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_put_over_a_file_that_lies_there, ArchiveFixture) {
  write_bytes(back, "somebody's own");

  BOOST_CHECK_THROW(take(full(), back), storage::StorageTrouble);
  BOOST_TEST(bytes_of(back) == "somebody's own");
}

BOOST_FIXTURE_TEST_CASE(a_link_that_ties_nothing_any_more_stays_behind, ArchiveFixture) {
  kernel::Commit gone = commit_in(k_talk, 0);
  gone.drop({kernel::Key("story/open")});
  commit(gone);

  BOOST_TEST(!has(full(), R"("from":"story/photo")"));
  BOOST_TEST(taken(full()) == "");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
