#include "shelf/ending.hpp"

#include "platform/file_lock.hpp"
#include "storage/issued_list.hpp"
#include "storage/noted_copy.hpp"
#include "storage/trouble.hpp"
#include "tests/shelf/shelf_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(ending_tests)

namespace {

constexpr const char* k_id = "abcdefgh12345678";
constexpr const char* k_day = "2026-11-30";

// An inquiry with a paper that left, a copy on the shelf and one elsewhere; beside it another one.
struct EndingFixture : ShelfFixture {
  EndingFixture() {
    make(file, "Good moves", k_id);
    make(in_shelf("other.inquiry"), "Another one", "zyxwvuts87654321");
    storage::IssuedList issued(file, k_id);
    issued.add({1'764'000'000'000, "board", "html", {}});
    storage::make_copy(file, near);
    storage::make_copy(file, far);
  }
  bool is_gone(const std::filesystem::path& path) const { return !std::filesystem::exists(path); }

  std::filesystem::path file = in_shelf("moves.inquiry");
  std::filesystem::path near = in_shelf("moves-copy.inquiry");
  std::filesystem::path far = elsewhere("moves.inquiry");
};

BOOST_FIXTURE_TEST_CASE(what_goes_and_what_stays_is_said_before, EndingFixture) {
  const auto ending = shelf::ending_of(card_named("moves.inquiry"), k_day);

  BOOST_TEST(ending.title == "Good moves");
  BOOST_TEST(ending.copies.size() == 2U);
  BOOST_REQUIRE(ending.papers.size() == 1U);
  BOOST_TEST(ending.papers.front().starts_with("board, html, 2025-11-"));
}

BOOST_FIXTURE_TEST_CASE(it_goes_with_its_copies_and_its_lists_and_a_receipt_stays, EndingFixture) {
  shelf.put_away(card_named("moves.inquiry"));

  const auto receipt =
      shelf::end_for_good(shelf, shelf::ending_of(card_named("moves.inquiry"), k_day));

  BOOST_TEST(is_gone(file));
  BOOST_TEST(is_gone(near));
  BOOST_TEST(is_gone(far));
  BOOST_TEST(is_gone(storage::IssuedList(file, k_id).path()));
  shelf::ShelfList only_that_it_ended;
  only_that_it_ended.ended = {{k_id, k_day}};
  BOOST_TEST((shelf.list() == only_that_it_ended));
  BOOST_TEST(shelf.read().cards.size() == 1U);
  BOOST_TEST(card_named("other.inquiry").look.summary->title == "Another one");
  const auto paper = bytes_of(receipt.paper);
  BOOST_TEST(receipt.paper.filename() == "moves, ended 2026-11-30.txt");
  BOOST_TEST(paper.find("\"Good moves\" was ended for good on 2026-11-30.") == 0U);
  BOOST_TEST(paper.find(far.string()) != std::string::npos);
  BOOST_TEST(paper.find("board, html") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_is_open_or_away_is_named_as_still_there, EndingFixture) {
  const auto open = platform::FileLock::try_lock(storage::lock_beside(far));

  const auto receipt =
      shelf::end_for_good(shelf, shelf::ending_of(card_named("moves.inquiry"), k_day));

  BOOST_REQUIRE(receipt.out_of_reach.size() == 1U);
  BOOST_TEST(receipt.out_of_reach.front() == far);
  BOOST_TEST(!is_gone(far));
  BOOST_TEST(is_gone(file));
  BOOST_TEST(bytes_of(receipt.paper).find("still there") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(one_that_is_open_in_another_program_is_not_ended_and_stays_noted,
                        EndingFixture) {
  const auto ending = shelf::ending_of(card_named("moves.inquiry"), k_day);
  {
    const auto open = platform::FileLock::try_lock(storage::lock_beside(file));
    BOOST_CHECK_THROW(shelf::end_for_good(shelf, ending), storage::StorageTrouble);
    BOOST_TEST(!is_gone(file));
    BOOST_TEST(shelf::finish_endings(shelf).size() == 1U);
  }

  BOOST_TEST(shelf::finish_endings(shelf).empty());
  BOOST_TEST(is_gone(file));
}

BOOST_FIXTURE_TEST_CASE(what_a_killed_program_began_is_ended_at_the_next_start, EndingFixture) {
  shelf::ShelfList list;
  list.endings = {shelf::ending_of(card_named("moves.inquiry"), k_day)};
  shelf.keep(list);
  std::filesystem::remove(near);
  std::filesystem::remove(storage::IssuedList(file, k_id).path());

  BOOST_TEST(shelf::finish_endings(shelf).empty());

  BOOST_TEST(is_gone(file));
  BOOST_TEST(is_gone(far));
  BOOST_TEST(shelf.list().endings.empty());
  BOOST_TEST(shelf.list().ended.at(k_id) == k_day);
  BOOST_TEST(!is_gone(in_shelf("moves, ended 2026-11-30.txt")));
}

BOOST_FIXTURE_TEST_CASE(another_inquiry_that_lies_where_a_copy_was_is_left_alone, EndingFixture) {
  const auto ending = shelf::ending_of(card_named("moves.inquiry"), k_day);
  std::filesystem::remove(far);
  make(far, "Somebody else's", "zyxwvuts87654321");

  shelf::end_for_good(shelf, ending);

  BOOST_TEST(!is_gone(far));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
