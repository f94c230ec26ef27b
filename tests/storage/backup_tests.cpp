#include "storage/backup.hpp"

#include "storage/check.hpp"
#include "storage/trouble.hpp"
#include "tests/platform/full_disk.hpp"
#include "tests/storage/inquiry_model.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(backup_tests)

namespace {

using kernel::Commit;
using kernel::Store;
using storage::backup_inquiry;

kernel::Loaded loaded_from(const std::filesystem::path& path) {
  RoomThread room;
  storage::FileStore store(path, room.post());
  return store.load();
}

BOOST_FIXTURE_TEST_CASE(a_copy_of_a_closed_inquiry_holds_the_same, InquiryFixture) {
  const std::string before = bytes_of(path);

  backup_inquiry(path, folder / "copy.inquiry");

  BOOST_TEST((bytes_of(path) == before));
  BOOST_TEST(describe(loaded_from(folder / "copy.inquiry")) == describe(loaded_from(path)));
  const auto mode = std::filesystem::status(folder / "copy.inquiry").permissions();
  BOOST_TEST(static_cast<unsigned>(mode) == 0600U);
  const std::vector<std::string> names{"copy.inquiry", "voices.inquiry"};
  BOOST_TEST(names_in(folder.path()) == names, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_copy_of_a_served_inquiry_has_all_that_was_acknowledged, StoreFixture) {
  Commit commit = next(k_talk);
  commit.keep({record(k_talk, "story/x")});
  keep(commit);
  const auto log_before = std::filesystem::file_size(path.string() + "-wal");

  backup_inquiry(path, folder / "copy.inquiry");

  BOOST_TEST(log_before > 0U);
  BOOST_TEST(std::filesystem::file_size(path.string() + "-wal") == log_before);  // not checkpointed
  BOOST_TEST(describe(loaded_from(folder / "copy.inquiry")) == describe(store().load()));
}

BOOST_FIXTURE_TEST_CASE(copies_made_while_people_write_are_each_sound, StoreFixture) {
  std::atomic<bool> enough{false};
  std::atomic<int> failures{0};
  std::vector<std::uint64_t> last_seen;
  std::thread copier([&] {
    for (int i = 0; i < 10; ++i) {
      const auto copy = folder / ("copy" + std::to_string(i));
      backup_inquiry(path, copy);
      if (!storage::check_inquiry(copy).faults.empty()) ++failures;
      last_seen.push_back(
          static_cast<std::uint64_t>(number_in(copy, "SELECT max(seq) FROM journal")));
    }
    enough = true;
  });
  while (!enough) {
    Commit commit = next(k_talk);
    commit.keep({record(k_talk, "story/" + std::to_string(commit.seq))});
    BOOST_TEST_REQUIRE((keep(commit) == Store::Result::stored));
  }
  copier.join();

  BOOST_TEST(failures == 0);
  BOOST_TEST(std::is_sorted(last_seen.begin(), last_seen.end()));
  BOOST_TEST(last_seen.back() <= last_seq);
  // Each copy holds a prefix of what happened: as many stories as its last commit says.
  for (int i = 0; i < 10; ++i) {
    const auto copy = folder / ("copy" + std::to_string(i));
    BOOST_TEST(number_in(copy,
                         "SELECT (SELECT count(*) FROM record WHERE key LIKE 'story/%') = "
                         "(SELECT max(seq) FROM journal) - 3") == 1);
  }
}

BOOST_FIXTURE_TEST_CASE(a_copy_leaves_the_sealed_box_behind, StoreFixture) {
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", "red"));
  std::filesystem::create_directory(folder / "elsewhere");

  backup_inquiry(path, folder.path() / "elsewhere" / "copy.inquiry");

  BOOST_TEST(names_in(folder / "elsewhere") == std::vector<std::string>{"copy.inquiry"},
             boost::test_tools::per_element());
  const kernel::Loaded copied = loaded_from(folder.path() / "elsewhere" / "copy.inquiry");
  BOOST_TEST(copied.ballots.empty());
  BOOST_TEST(!copied.box_keys.contains(k_vote));  // by which the room knows to open it anew
  BOOST_TEST(copied.spent.at(k_vote).size() == 1U);
}

// As after a crash, in a folder that takes no writing: the log must not need anything beside it.
BOOST_FIXTURE_TEST_CASE(what_stands_in_a_log_alone_is_copied_and_nothing_is_made_beside_it,
                        StoreFixture) {
  Commit commit = next(k_talk);
  commit.keep({record(k_talk, "story/x")});
  keep(commit);
  const TemporaryFolder crashed;
  for (const char* end : {"", "-wal"}) {
    std::filesystem::copy(path.string() + end, crashed / (std::string("voices.inquiry") + end));
  }

  backup_inquiry(crashed / "voices.inquiry", folder / "copy.inquiry");

  BOOST_TEST(
      number_in(folder / "copy.inquiry", "SELECT count(*) FROM record WHERE key='story/x'") == 1);
  BOOST_TEST((names_in(crashed.path()) ==
              std::vector<std::string>{"voices.inquiry", "voices.inquiry-wal"}));
}

BOOST_FIXTURE_TEST_CASE(an_older_copy_is_replaced, StoreFixture) {
  backup_inquiry(path, folder / "copy.inquiry");
  keep(next(k_talk));

  backup_inquiry(path, folder / "copy.inquiry");

  BOOST_TEST(loaded_from(folder / "copy.inquiry").last_seq == last_seq);
}

BOOST_FIXTURE_TEST_CASE(a_copy_never_replaces_what_is_in_use, StoreFixture) {
  storage::create_inquiry(folder / "other.inquiry", small_inquiry());
  const storage::FileStore other(folder / "other.inquiry", room.post());

  BOOST_CHECK_THROW(backup_inquiry(path, path), storage::StorageTrouble);
  BOOST_CHECK_THROW(backup_inquiry(path, folder / "other.inquiry"), storage::StorageTrouble);
  BOOST_CHECK_THROW(backup_inquiry(path, folder.path()), storage::StorageTrouble);
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_leaves_the_older_copy_and_no_half_one, StoreFixture) {
  backup_inquiry(path, folder / "copy.inquiry");
  const std::string older = bytes_of(folder / "copy.inquiry");
  {
    const FullDisk full(5000);
    BOOST_CHECK_THROW(backup_inquiry(path, folder / "copy.inquiry"), storage::StorageTrouble);
  }

  BOOST_TEST((bytes_of(folder / "copy.inquiry") == older));
  for (const auto& name : names_in(folder.path()))
    BOOST_TEST(name.find(".part") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_inquiry_is_not_copied) {
  const TemporaryFolder folder;
  write_bytes(folder / "a", "words");

  BOOST_CHECK_THROW(backup_inquiry(folder / "a", folder / "copy"), storage::NotAnInquiry);

  BOOST_TEST(names_in(folder.path()).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
