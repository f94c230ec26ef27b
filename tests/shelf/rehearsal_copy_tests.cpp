#include "shelf/rehearsal_copy.hpp"

#include "platform/file_lock.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/inquiry_tables.hpp"
#include "tests/shelf/shelf_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <boost/test/unit_test.hpp>

#include <iterator>
#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(rehearsal_copy_tests)

namespace {

const storage::OwnDoor k_own_door{"rehearsal1234567", "ABCDEF", "another token"};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct RehearsalFixture : ShelfFixture {
  RehearsalFixture() {
    make(in_shelf("moves.inquiry"), "Good moves");
    storage::InquiryTables tables(in_shelf("moves.inquiry"), storage::InquiryTables::Use::open);
    tables.sql().exec("INSERT INTO seat VALUES('s','anna','participant','digest',9999999999999)");
    tables.sql().exec("INSERT INTO pass VALUES('slip','anna','digest')");
    tables.keep_log_at_close(false);
  }

  std::filesystem::path folder() const { return in_shelf("rehearsal"); }
};

std::int64_t rows(const std::filesystem::path& file, const std::string& table) {
  storage::Database database(file, storage::Database::Use::still);
  return database.number(("SELECT count(*) FROM " + table).c_str());
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_rehearsal_leaves_the_inquiry_as_it_was_to_the_byte, RehearsalFixture) {
  const auto before = bytes_of(in_shelf("moves.inquiry"));
  {
    const shelf::RehearsalCopy copy(shelf.folder(), in_shelf("moves.inquiry"), k_own_door);
    storage::InquiryTables played(copy.file(), storage::InquiryTables::Use::open);
    played.set_meta("join_code", "played");
  }

  BOOST_TEST(bytes_of(in_shelf("moves.inquiry")) == before);
  BOOST_TEST(!std::filesystem::exists(folder()));
  BOOST_TEST(shelf.read().cards.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(the_copy_holds_the_plan_and_lets_no_device_of_its_people_in,
                        RehearsalFixture) {
  const shelf::RehearsalCopy copy(shelf.folder(), in_shelf("moves.inquiry"), k_own_door);
  const auto spaces = storage::read_snapshot(copy.file());

  BOOST_TEST(spaces.at(kernel::k_inquiry_space).space.records.size() == 5U);
  BOOST_TEST(rows(copy.file(), "seat") == 0);
  BOOST_TEST(rows(copy.file(), "pass") == 0);
  BOOST_TEST(storage::inquiry_id(copy.file()) == k_own_door.inquiry_id);
  BOOST_TEST(rows(in_shelf("moves.inquiry"), "seat") == 1);
}

BOOST_FIXTURE_TEST_CASE(what_a_killed_program_left_of_a_rehearsal_goes_at_the_next_start,
                        RehearsalFixture) {
  std::filesystem::create_directory(folder());
  std::filesystem::copy_file(in_shelf("moves.inquiry"), folder() / "rehearsal.inquiry");
  write(folder() / "rehearsal.inquiry-wal", "words");
  write(folder() / ".rehearsal.inquiry.part", "cut short");

  BOOST_TEST(shelf::clear_rehearsals(shelf.folder()));
  BOOST_TEST(!std::filesystem::exists(folder()));
  BOOST_TEST(shelf::clear_rehearsals(shelf.folder()));
}

BOOST_FIXTURE_TEST_CASE(a_rehearsal_that_goes_on_in_another_program_is_left_alone,
                        RehearsalFixture) {
  std::filesystem::create_directory(folder());
  std::filesystem::copy_file(in_shelf("moves.inquiry"), folder() / "rehearsal.inquiry");
  const auto elsewhere =
      platform::FileLock::try_lock(storage::lock_beside(folder() / "rehearsal.inquiry"));

  BOOST_TEST(!shelf::clear_rehearsals(shelf.folder()));
  BOOST_TEST(std::filesystem::exists(folder() / "rehearsal.inquiry"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
