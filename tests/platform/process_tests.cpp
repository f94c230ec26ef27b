#include "platform/clock.hpp"
#include "platform/executable_path.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/limits.hpp"
#include "platform/open_browser.hpp"
#include "platform/private_folder.hpp"
#include "tests/platform/temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chorus::platform {
BOOST_AUTO_TEST_SUITE(process_tests)

namespace {

using test::TemporaryFolder;

// Puts a word of the environment back as it was.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) {
    const char* before = std::getenv(name);
    if (before != nullptr) before_ = before;
    had_one_ = before != nullptr;
    ::setenv(name, value.c_str(), 1);
  }
  ~Setting() {
    if (had_one_) {
      ::setenv(name_, before_.c_str(), 1);
    } else {
      ::unsetenv(name_);
    }
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::string before_;
  bool had_one_ = false;
};

BOOST_AUTO_TEST_CASE(the_program_finds_its_own_file) {
  const auto path = executable_path();

  BOOST_TEST(path.filename() == "platform_tests");
  BOOST_TEST(std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(open_files_are_raised_as_far_as_the_system_lets_us) {
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  rlimit low = before;
  low.rlim_cur = 64;
  ::setrlimit(RLIMIT_NOFILE, &low);

  const std::size_t modest = raise_open_files(128);
  const std::size_t all = raise_open_files(static_cast<std::size_t>(before.rlim_max) + 1);

  BOOST_TEST(modest == 128U);
  BOOST_TEST(all == before.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &before);
}

BOOST_AUTO_TEST_CASE(a_broken_pipe_is_an_error_to_handle) {
  ignore_broken_pipes();
  std::array<int, 2> pipe{};
  BOOST_TEST_REQUIRE(::pipe(pipe.data()) == 0);
  ::close(pipe[0]);

  const auto written = ::write(pipe[1], "x", 1);

  BOOST_TEST(written == -1);
  BOOST_TEST(errno == EPIPE);
  ::close(pipe[1]);
}

BOOST_AUTO_TEST_CASE(core_dumps_are_off) {
  no_core_dumps();

  rlimit dumps{};
  ::getrlimit(RLIMIT_CORE, &dumps);
  BOOST_TEST(dumps.rlim_cur == 0U);
  BOOST_TEST(dumps.rlim_max == 0U);
}

BOOST_AUTO_TEST_CASE(files_made_after_the_mask_are_for_their_owner) {
  const TemporaryFolder folder;
  const mode_t before = ::umask(022);

  set_private_umask();
  test::write_bytes(folder / "a", "words");

  ::umask(before);
  const auto mode = std::filesystem::status(folder / "a").permissions();
  BOOST_TEST(static_cast<unsigned>(mode) == 0600U);
}

BOOST_AUTO_TEST_CASE(the_administrator_is_known) { BOOST_TEST(is_root() == (::geteuid() == 0)); }

BOOST_AUTO_TEST_CASE(the_desktop_is_asked_with_the_address_as_it_is) {
  const TemporaryFolder folder;
  const auto opened = folder / "opened";
  const auto done = folder / "done";
  BOOST_TEST_REQUIRE(::mkfifo(done.c_str(), 0600) == 0);
  test::write_bytes(folder / "xdg-open", "#!/bin/sh\nprintf %s \"$1\" > '" + opened.string() +
                                             "'\necho . > '" + done.string() + "'\n");
  std::filesystem::permissions(folder / "xdg-open", std::filesystem::perms(0700));
  const Setting desktop("DISPLAY", ":0");
  const Setting path("PATH", folder.path().string() + ":/usr/bin:/bin");
  const std::string url = "http://127.0.0.1:8080/facilitate#launch=$(id)';x";

  const bool asked = open_browser(url);

  BOOST_TEST_REQUIRE(asked);
  test::bytes_of(done);  // waits until the helper has written
  BOOST_TEST(test::bytes_of(opened) == url);
}

BOOST_AUTO_TEST_CASE(without_a_helper_or_with_another_kind_of_address_nothing_is_opened) {
  const TemporaryFolder empty;
  const Setting desktop("DISPLAY", ":0");
  const Setting path("PATH", empty.path().string());

  BOOST_TEST(!open_browser("http://127.0.0.1:8080/"));
  BOOST_TEST(!open_browser("file:///etc/passwd"));
}

BOOST_AUTO_TEST_CASE(the_clocks_go_forward) {
  const auto wall = wall_clock_ms();
  const auto steady = monotonic_ms();

  BOOST_TEST(wall > 1'700'000'000'000);
  BOOST_TEST(monotonic_ms() >= steady);
}

BOOST_AUTO_TEST_CASE(an_interruption_waits_until_what_is_written_is_whole) {
  static volatile std::sig_atomic_t heard;
  heard = 0;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const auto before = std::signal(signal, [](int) { heard = heard + 1; });
    const auto heard_before = heard;
    {
      const HeldInterruptions held;
      std::raise(signal);
      BOOST_TEST(heard == heard_before);
    }
    BOOST_TEST(heard == heard_before + 1);
    std::signal(signal, before);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::platform
