#include "storage/inquiry_file.hpp"

#include "storage/database.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"
#include "tests/platform/full_disk.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(inquiry_file_tests)

namespace {

BOOST_FIXTURE_TEST_CASE(a_new_inquiry_is_one_private_file_of_our_kind, InquiryFixture) {
  const auto facts = storage::look_at(path);

  BOOST_TEST(names_in(folder.path()) == std::vector<std::string>{"voices.inquiry"},
             boost::test_tools::per_element());
  BOOST_TEST(static_cast<unsigned>(std::filesystem::status(path).permissions()) == 0600U);
  BOOST_TEST((facts.kind == storage::FileFacts::Kind::database));
  BOOST_TEST(facts.application_id == 0x43485253);
  BOOST_TEST(facts.schema_step == static_cast<std::int32_t>(storage::inquiry_steps().size()));
}

BOOST_FIXTURE_TEST_CASE(a_new_inquiry_holds_what_it_was_made_with, StoreFixture) {
  const kernel::Loaded loaded = store().load();

  BOOST_TEST(loaded.spaces.size() == 3U);
  BOOST_TEST(loaded.spaces[0].state.title == "Title of inquiry");
  BOOST_TEST(loaded.spaces[1].records.size() == 1U);
  BOOST_TEST(loaded.meta.at("join_token") == "token");
  BOOST_TEST(loaded.last_seq == 3U);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_there_is_never_replaced, InquiryFixture) {
  const std::string before = bytes_of(path);

  BOOST_CHECK_THROW(storage::create_inquiry(path, small_inquiry()), storage::StorageTrouble);

  BOOST_TEST((bytes_of(path) == before));
  BOOST_TEST(names_in(folder.path()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_log_left_over_from_another_file_is_not_taken_for_ours) {
  const TemporaryFolder folder;
  write_bytes(folder / "a.inquiry-wal", "old");

  BOOST_CHECK_THROW(storage::create_inquiry(folder / "a.inquiry", small_inquiry()),
                    storage::StorageTrouble);
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_nothing_behind) {
  const TemporaryFolder folder;
  {
    const FullDisk full(5000);
    BOOST_CHECK_THROW(storage::create_inquiry(folder / "a.inquiry", small_inquiry()),
                      storage::StorageTrouble);
  }

  BOOST_TEST(names_in(folder.path()).empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_said_in_words) {
  const TemporaryFolder folder;

  BOOST_CHECK_THROW(storage::create_inquiry(folder.path() / "no" / "a.inquiry", small_inquiry()),
                    storage::StorageTrouble);
}

BOOST_AUTO_TEST_CASE(an_inquiry_without_its_own_space_is_a_mistake_of_the_caller) {
  const TemporaryFolder folder;
  storage::NewInquiry inquiry = small_inquiry();
  inquiry.spaces.erase(inquiry.spaces.begin());

  BOOST_CHECK_THROW(storage::create_inquiry(folder / "a.inquiry", inquiry), std::invalid_argument);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
