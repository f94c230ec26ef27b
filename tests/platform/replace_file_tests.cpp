#include "platform/replace_file.hpp"

#include "platform/private_folder.hpp"
#include "tests/platform/full_disk.hpp"
#include "tests/platform/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace chorus::platform {
BOOST_AUTO_TEST_SUITE(replace_file_tests)

namespace {

using test::bytes_of;
using test::FullDisk;
using test::TemporaryFolder;
using test::write_bytes;

long files_in(const TemporaryFolder& folder) {
  return std::distance(std::filesystem::directory_iterator(folder.path()), {});
}

unsigned mode_of(const std::filesystem::path& path) {
  return static_cast<unsigned>(std::filesystem::status(path).permissions());
}

BOOST_AUTO_TEST_CASE(a_file_is_replaced_whole_and_nothing_lies_beside_it) {
  const TemporaryFolder folder;
  replace_file(folder / "a", "old");

  replace_file(folder / "a", "new and longer");

  BOOST_TEST(bytes_of(folder / "a") == "new and longer");
  BOOST_TEST(files_in(folder) == 1);
}

BOOST_AUTO_TEST_CASE(a_new_file_is_for_its_owner_alone) {
  const TemporaryFolder folder;

  replace_file(folder / "a", "words");

  BOOST_TEST(mode_of(folder / "a") == 0600U);
}

BOOST_AUTO_TEST_CASE(a_full_disk_leaves_the_old_file_as_it_was) {
  const TemporaryFolder folder;
  replace_file(folder / "a", "old");

  {
    const FullDisk full(100);
    BOOST_CHECK_THROW(replace_file(folder / "a", std::string(4000, 'x')), std::system_error);
  }

  BOOST_TEST(bytes_of(folder / "a") == "old");
  BOOST_TEST(files_in(folder) == 1);
}

BOOST_AUTO_TEST_CASE(the_bytes_of_the_replaced_file_are_blotted_out) {
  const TemporaryFolder folder;
  replace_file(folder / "a", "needle");
  const int still_open = ::open((folder / "a").c_str(), O_RDONLY);

  replace_file(folder / "a", "new", OldBytes::overwrite);

  std::string old(6, 'x');
  BOOST_TEST(::pread(still_open, old.data(), old.size(), 0) == 6);
  BOOST_TEST(old == std::string(6, '\0'));
  BOOST_TEST(bytes_of(folder / "a") == "new");
  ::close(still_open);
}

BOOST_AUTO_TEST_CASE(erasing_blots_out_and_removes) {
  const TemporaryFolder folder;
  replace_file(folder / "a", std::string(10'000, 'n'));
  const int still_open = ::open((folder / "a").c_str(), O_RDONLY);

  erase_file(folder / "a");

  std::string old(10'000, 'x');
  BOOST_TEST(::pread(still_open, old.data(), old.size(), 0) == 10'000);
  BOOST_TEST(std::count(old.begin(), old.end(), '\0') == 10'000);
  BOOST_TEST(!std::filesystem::exists(folder / "a"));
  BOOST_CHECK_NO_THROW(erase_file(folder / "a"));
  ::close(still_open);
}

BOOST_AUTO_TEST_CASE(a_finished_file_takes_its_place_and_an_unfinished_one_goes) {
  const TemporaryFolder folder;
  write_bytes(folder / "a", "old");
  {
    const UnfinishedFile never(folder / "a");
    write_bytes(never.path(), "half");
    BOOST_TEST(mode_of(never.path()) == 0600U);
  }
  UnfinishedFile finished(folder / "a");
  write_bytes(finished.path(), "new");
  const auto before = bytes_of(folder / "a");

  finished.publish();

  BOOST_TEST(before == "old");
  BOOST_TEST(bytes_of(folder / "a") == "new");
  BOOST_TEST(files_in(folder) == 1);
}

BOOST_AUTO_TEST_CASE(an_unfinished_file_stays_while_another_program_clears_the_place_up) {
  const TemporaryFolder folder;
  UnfinishedFile coming(folder / "a");
  write_bytes(coming.path(), "half");

  erase_interrupted(folder / "a");
  const auto half = bytes_of(coming.path());
  coming.publish();

  BOOST_TEST(half == "half");
  BOOST_TEST(bytes_of(folder / "a") == "half");
  const int next = ::open((folder / "a").c_str(), O_RDONLY);
  BOOST_TEST(::flock(next, LOCK_EX | LOCK_NB) == 0);
  ::close(next);
}

BOOST_AUTO_TEST_CASE(what_was_interrupted_goes_and_what_is_being_written_stays) {
  const TemporaryFolder folder;
  write_bytes(folder / ".a.17-2.part", "left");
  write_bytes(folder / ".a.b.17-2.part", "of another");
  write_bytes(folder / ".a.17-3.part", "being written");
  const int writer = ::open((folder / ".a.17-3.part").c_str(), O_RDONLY);
  BOOST_TEST_REQUIRE(::flock(writer, LOCK_EX) == 0);

  erase_interrupted(folder / "a");

  BOOST_TEST(!std::filesystem::exists(folder / ".a.17-2.part"));
  BOOST_TEST(bytes_of(folder / ".a.b.17-2.part") == "of another");
  BOOST_TEST(bytes_of(folder / ".a.17-3.part") == "being written");
  ::close(writer);
  BOOST_CHECK_NO_THROW(erase_interrupted(folder / "not" / "there"));
}

BOOST_AUTO_TEST_CASE(a_new_file_never_replaces_one_that_is_there) {
  const TemporaryFolder folder;
  const auto finished = temporary_beside(folder / "a");
  write_bytes(finished, "new");

  const bool first = publish_new_file(finished, folder / "a");
  write_bytes(finished, "newer");
  const bool second = publish_new_file(finished, folder / "a");

  BOOST_TEST(first);
  BOOST_TEST(!second);
  BOOST_TEST(bytes_of(folder / "a") == "new");
}

BOOST_AUTO_TEST_CASE(a_private_folder_is_made_with_those_above_it) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "one" / "two";

  make_private_folder(path);

  BOOST_TEST(mode_of(path) == 0700U);
  BOOST_TEST(mode_of(folder / "one") == 0700U);
}

BOOST_AUTO_TEST_CASE(the_runtime_folder_is_the_account_s_alone_and_found_again) {
  const TemporaryFolder given;
  ::setenv("XDG_RUNTIME_DIR", given.path().c_str(), 1);

  const auto first = private_runtime_folder();
  const auto again = private_runtime_folder();

  BOOST_TEST_REQUIRE(first.has_value());
  BOOST_TEST(first->parent_path() == given.path());
  BOOST_TEST(mode_of(*first) == 0700U);
  BOOST_TEST((again == first));
}

BOOST_AUTO_TEST_CASE(a_runtime_folder_that_others_may_look_into_is_not_used) {
  const TemporaryFolder given;
  ::setenv("XDG_RUNTIME_DIR", given.path().c_str(), 1);
  const auto is_used = [&] {
    const auto folder = private_runtime_folder();
    return folder && folder->parent_path() == given.path();
  };
  const TemporaryFolder elsewhere;
  std::filesystem::create_directory_symlink(elsewhere.path(), given / "chorus");
  const bool by_a_link = is_used();
  std::filesystem::remove(given / "chorus");
  std::filesystem::permissions(given.path(), std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  const bool with_a_group = is_used();
  ::setenv("XDG_RUNTIME_DIR", "not/a/whole/path", 1);
  const auto by_half_a_path = private_runtime_folder();

  BOOST_TEST(!by_a_link);
  BOOST_TEST(!with_a_group);
  BOOST_TEST((!by_half_a_path || by_half_a_path->is_absolute()));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_there_keeps_its_rights) {
  const TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));

  make_private_folder(folder.path());

  BOOST_TEST(mode_of(folder.path()) == 0755U);
}

BOOST_AUTO_TEST_CASE(a_file_can_be_made_private) {
  const TemporaryFolder folder;
  write_bytes(folder / "a", "words");
  std::filesystem::permissions(folder / "a", std::filesystem::perms(0644));

  make_private_file(folder / "a");

  BOOST_TEST(mode_of(folder / "a") == 0600U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::platform
