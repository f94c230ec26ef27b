#include "shelf/shelf.hpp"

#include "kernel/values/limits.hpp"
#include "platform/file_lock.hpp"
#include "storage/file_store.hpp"
#include "tests/shelf/shelf_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(shelf_tests)

namespace {

using State = storage::InquiryLook::State;

std::map<std::string, std::string> bytes_in(const std::filesystem::path& folder) {
  std::map<std::string, std::string> bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes[entry.path().string()] = bytes_of(entry.path());
  }
  return bytes;
}

void change(const std::filesystem::path& file, const std::string& sql) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_inquiry_is_told_by_its_plan_and_by_nothing_that_anybody_gave,
                        ShelfFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");

  const auto cards = shelf.read().cards;

  BOOST_REQUIRE(cards.size() == 1U);
  const auto& card = cards.front();
  BOOST_TEST((card.look.state == State::fine));
  BOOST_TEST(card.look.summary->title == "Good moves");
  BOOST_TEST(card.look.summary->question == "When was it good?");
  BOOST_TEST(card.look.summary->asked_by == "The board");
  BOOST_TEST(card.look.summary->people == 2U);
  BOOST_REQUIRE(card.look.summary->evenings.size() == 2U);
  BOOST_TEST(card.look.summary->evenings[0].day == "2026-12-01");
  BOOST_TEST(card.look.summary->evenings[1].place == "The hall");
  BOOST_TEST(card.changed > 0);
  BOOST_TEST(!card.elsewhere);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_opened_is_listed_and_says_why, ShelfFixture) {
  make(in_shelf("newer.inquiry"), "From tomorrow");
  change(in_shelf("newer.inquiry"), "PRAGMA user_version=99");
  make(in_shelf("cut.inquiry"), "Cut short");
  std::filesystem::resize_file(in_shelf("cut.inquiry"), 5000);
  make(in_shelf("hollow.inquiry"), "Without tables");
  change(in_shelf("hollow.inquiry"), "DROP TABLE record");
  make(in_shelf("acts.inquiry"), "Acts by itself");
  change(in_shelf("acts.inquiry"),
         "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM meta; END");
  write(in_shelf("empty.inquiry"), "");
  write(in_shelf("letter.inquiry"), "Dear all, this is a letter and no inquiry at all.");
  ::mkfifo(in_shelf("pipe.inquiry").c_str(), 0600);
  std::filesystem::create_directory(in_shelf("folder.inquiry"));
  make(elsewhere("gone.inquiry"), "On a stick");
  shelf.add(elsewhere("gone.inquiry"));
  std::filesystem::remove(elsewhere("gone.inquiry"));

  const std::map<std::string, State> expected{
      {"newer.inquiry", State::newer},         {"cut.inquiry", State::damaged},
      {"hollow.inquiry", State::damaged},      {"acts.inquiry", State::not_an_inquiry},
      {"empty.inquiry", State::damaged},       {"letter.inquiry", State::not_an_inquiry},
      {"pipe.inquiry", State::not_an_inquiry}, {"folder.inquiry", State::not_an_inquiry},
      {"gone.inquiry", State::missing},
  };
  for (const auto& [name, state] : expected) {
    const auto card = card_named(name);
    BOOST_TEST((card.look.state == state), name);
    BOOST_TEST(!card.look.summary.has_value(), name);
  }
}

BOOST_FIXTURE_TEST_CASE(one_that_is_open_in_another_program_is_told_as_in_use, ShelfFixture) {
  const auto file = in_shelf("moves.inquiry");
  make(file, "Good moves");
  const auto elsewhere_open = platform::FileLock::try_lock(storage::lock_beside(file));

  const auto card = card_named("moves.inquiry");

  BOOST_TEST((card.look.state == State::in_use));
  BOOST_TEST(card.look.summary->title == "Good moves");
}

BOOST_FIXTURE_TEST_CASE(looking_changes_no_byte_and_leaves_nothing_behind, ShelfFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");
  write(in_shelf("letter.inquiry"), "no inquiry");
  const auto before = bytes_in(home.path());

  shelf.read();

  BOOST_TEST((bytes_in(home.path()) == before));
}

BOOST_FIXTURE_TEST_CASE(no_more_are_looked_into_than_there_is_time_for, ShelfFixture) {
  for (int i = 0; i < 8; ++i) write(in_shelf("some" + std::to_string(i) + ".inquiry"), "none");
  each_look_ms = limits::to_ms(limits::k_shelf_within) / 4;

  const auto cards = shelf.read();

  BOOST_TEST(cards.cards.size() == 4U);
  BOOST_TEST(cards.not_looked_at == 4U);
}

BOOST_FIXTURE_TEST_CASE(no_more_are_looked_into_than_the_shelf_holds, ShelfFixture) {
  for (std::size_t i = 0; i <= limits::k_shelf_inquiries; ++i) {
    write(in_shelf("some" + std::to_string(i) + ".inquiry"), "none");
  }

  const auto cards = shelf.read();

  BOOST_TEST(cards.cards.size() == limits::k_shelf_inquiries);
  BOOST_TEST(cards.not_looked_at == 1U);
}

BOOST_FIXTURE_TEST_CASE(one_is_put_away_and_put_back, ShelfFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");

  shelf.put_away(card_named("moves.inquiry"));
  const bool was_away = card_named("moves.inquiry").put_away;
  shelf.put_back(card_named("moves.inquiry"));

  BOOST_TEST(was_away);
  BOOST_TEST(!card_named("moves.inquiry").put_away);
}

BOOST_FIXTURE_TEST_CASE(a_file_of_another_folder_stays_on_the_shelf_once_it_was_opened,
                        ShelfFixture) {
  make(elsewhere("kept.inquiry"), "Kept on a stick");

  shelf.add(elsewhere("kept.inquiry"));
  shelf.add(elsewhere("kept.inquiry"));

  BOOST_TEST(shelf.read().cards.size() == 1U);
  BOOST_TEST(card_named("kept.inquiry").elsewhere);
  BOOST_TEST(card_named("kept.inquiry").look.summary->title == "Kept on a stick");
}

BOOST_FIXTURE_TEST_CASE(a_name_from_outside_is_only_looked_up_and_never_a_path, ShelfFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");
  make(elsewhere("other.inquiry"), "Not on the shelf");
  const std::vector<std::string> names{"moves.inquiry",
                                       in_shelf("moves.inquiry").string(),
                                       "../elsewhere/other.inquiry",
                                       elsewhere("other.inquiry").string(),
                                       shelf::id_of(elsewhere("other.inquiry")),
                                       ""};

  for (const auto& name : names) BOOST_TEST(!shelf.look_at(name).has_value(), name);
  BOOST_TEST(shelf.look_at(shelf::id_of(in_shelf("moves.inquiry"))).has_value());
}

BOOST_FIXTURE_TEST_CASE(a_list_that_says_nothing_sensible_is_an_empty_one, ShelfFixture) {
  make(in_shelf("moves.inquiry"), "Good moves");
  const std::vector<std::string> lists{"",
                                       "{",
                                       "[]",
                                       R"({"elsewhere":7})",
                                       R"({"elsewhere":["relative.inquiry"],"put_away":[3]})",
                                       R"({"endings":[{"file":"x"}]})",
                                       std::string(limits::k_shelf_list_bytes + 1, ' ')};

  for (const auto& list : lists) {
    write(in_shelf("shelf.json"), list);
    BOOST_TEST((shelf.list() == shelf::ShelfList()), list.substr(0, 40));
    BOOST_TEST(shelf.read().cards.size() == 1U);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
