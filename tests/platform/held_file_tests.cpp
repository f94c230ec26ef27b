#include "platform/held_file.hpp"

#include "tests/platform/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <stdexcept>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace chorus::platform {
BOOST_AUTO_TEST_SUITE(held_file_tests)

namespace {

struct OneFile {
  OneFile() { test::write_bytes(path, "words"); }
  test::TemporaryFolder folder;
  std::filesystem::path path = folder / "a";
};

// Another process that was there before, and tries when it is told to.
class OtherProcess {
 public:
  explicit OtherProcess(const std::filesystem::path& path) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ == 0) {
      char now = 0;
      const bool told = ::read(pipe[0], &now, 1) == 1;
      ::_exit(told && HeldFile::try_hold(path) ? 0 : 1);
    }
    ::close(pipe[0]);
    tell_ = pipe[1];
  }
  bool can_hold_it() {
    if (::write(tell_, "!", 1) != 1) return false;
    int status = 0;
    ::waitpid(child_, &status, 0);
    ::close(tell_);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  pid_t child_ = 0;
  int tell_ = -1;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_file_is_held_once_under_all_its_names, OneFile) {
  std::filesystem::create_hard_link(path, folder / "hard");
  std::filesystem::create_symlink(path, folder / "soft");
  OtherProcess during(folder / "hard");
  OtherProcess after(folder / "hard");
  {
    const auto held = HeldFile::try_hold(path);
    BOOST_TEST_REQUIRE(held.has_value());
    BOOST_TEST(!HeldFile::try_hold(folder / "hard"));
    BOOST_TEST(!HeldFile::try_hold(folder / "soft"));
    BOOST_TEST(is_held_here(folder / "hard"));
    BOOST_TEST(!during.can_hold_it());
    BOOST_TEST(held->status().links == 2U);
  }
  BOOST_TEST(!is_held_here(path));
  BOOST_TEST(after.can_hold_it());
}

BOOST_FIXTURE_TEST_CASE(what_is_held_is_told_from_what_stands_at_the_path, OneFile) {
  const auto held = HeldFile::try_hold(path);
  std::filesystem::rename(path, folder / "b");
  test::write_bytes(path, "other");

  BOOST_TEST(!is_same_file(*status_at(path), held->status()));
  BOOST_TEST(is_same_file(*status_at(folder / "b"), held->status()));
  std::filesystem::remove(folder / "b");
  BOOST_TEST(!status_at(folder / "b"));
  BOOST_TEST(held->status().links == 0U);
  BOOST_TEST(held->beginning(3) == "wor");
  BOOST_TEST(held->beginning(30) == "words");
}

BOOST_FIXTURE_TEST_CASE(a_file_that_cannot_be_opened_says_why, OneFile) {
  BOOST_CHECK_EXCEPTION(
      HeldFile::try_hold(folder / "none"), std::system_error,
      [](const auto& error) { return error.code() == std::errc::no_such_file_or_directory; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::platform
