#include "platform/file_lock.hpp"

#include "tests/platform/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace chorus::platform {
BOOST_AUTO_TEST_SUITE(file_lock_tests)

namespace {

using test::TemporaryFolder;

BOOST_AUTO_TEST_CASE(only_one_holds_a_lock) {
  const TemporaryFolder folder;
  const auto first = FileLock::try_lock(folder / "a.lock");

  const auto second = FileLock::try_lock(folder / "a.lock");

  BOOST_TEST(first.has_value());
  BOOST_TEST(!second.has_value());
}

BOOST_AUTO_TEST_CASE(letting_go_frees_it_and_leaves_no_file) {
  const TemporaryFolder folder;
  auto first = FileLock::try_lock(folder / "a.lock");

  first.reset();

  BOOST_TEST(!std::filesystem::exists(folder / "a.lock"));
  BOOST_TEST(FileLock::try_lock(folder / "a.lock").has_value());
}

BOOST_AUTO_TEST_CASE(a_file_left_by_a_crash_means_nothing) {
  const TemporaryFolder folder;
  test::write_bytes(folder / "a.lock", "");

  const auto lock = FileLock::try_lock(folder / "a.lock");

  BOOST_TEST(lock.has_value());
}

BOOST_AUTO_TEST_CASE(the_death_of_the_holder_frees_it) {
  const TemporaryFolder folder;
  std::array<int, 2> ready{};
  BOOST_TEST_REQUIRE(::pipe(ready.data()) == 0);
  const pid_t holder = ::fork();
  if (holder == 0) {
    const auto lock = FileLock::try_lock(folder / "a.lock");
    const char held = lock ? 'y' : 'n';
    static_cast<void>(::write(ready[1], &held, 1));
    ::pause();
    ::_exit(0);
  }
  char held = 'n';
  BOOST_TEST_REQUIRE(::read(ready[0], &held, 1) == 1);
  const bool free_before = FileLock::try_lock(folder / "a.lock").has_value();

  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);

  BOOST_TEST(held == 'y');
  BOOST_TEST(!free_before);
  BOOST_TEST(FileLock::try_lock(folder / "a.lock").has_value());
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_an_error) {
  const TemporaryFolder folder;

  BOOST_CHECK_THROW(static_cast<void>(FileLock::try_lock(folder.path() / "no" / "a.lock")),
                    std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::platform
