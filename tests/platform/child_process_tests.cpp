#include "platform/child_process.hpp"

#include "platform/byte_channel.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <fcntl.h>
#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace chorus::platform {
BOOST_AUTO_TEST_SUITE(child_process_tests)

namespace {

ChildProcess start(std::vector<std::string> words) {
  return ChildProcess::start({CHORUS_TEST_CHILD, std::move(words)});
}

std::string read_to_end(const OwnedHandle& handle) {
  std::string text;
  std::array<char, 256> piece{};
  for (;;) {
    const auto count = ::read(handle.get(), piece.data(), piece.size());
    if (count <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
}

std::string told_by(std::vector<std::string> words) {
  ChildProcess child = start(std::move(words));
  return read_to_end(child.take_channel());
}

BOOST_AUTO_TEST_CASE(bytes_go_there_and_back_whole) {
  ChildProcess child = start({"echo"});
  ByteChannel channel(child.take_channel());
  const std::string message = "\x05hello";

  channel.write_all(std::as_bytes(std::span(message)));
  std::string answer(message.size(), '\0');
  const bool came = channel.read_exact(std::as_writable_bytes(std::span(answer)));

  BOOST_TEST(came);
  BOOST_TEST(answer == message);
}

BOOST_AUTO_TEST_CASE(both_outputs_come_through_one_pipe) {
  ChildProcess child = start({"talk"});

  const std::string text = read_to_end(child.take_output());

  BOOST_TEST(text.find("to standard output") != std::string::npos);
  BOOST_TEST(text.find("to standard error") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_way_it_ended_is_told) {
  ChildProcess sound = start({"nothing"});
  ChildProcess failing = start({"fail"});

  const ChildExit sound_exit = sound.reap();
  const ChildExit failing_exit = failing.reap();

  BOOST_TEST((sound_exit == ChildExit{0, 0}));
  BOOST_TEST((failing_exit == ChildExit{7, 0}));
  BOOST_TEST(failing_exit.words() == "returned 7");
}

BOOST_AUTO_TEST_CASE(looking_whether_it_ended_does_not_wait) {
  ChildProcess child = start({"wait"});
  ByteChannel channel(child.take_channel());
  std::array<std::byte, 5> ready{};
  BOOST_TEST_REQUIRE(channel.read_exact(ready));

  const auto while_it_runs = child.try_reap();
  child.kill();
  const ChildExit after = child.reap();

  BOOST_TEST(!while_it_runs);
  BOOST_TEST((after == ChildExit{0, SIGKILL}));
  BOOST_TEST((child.try_reap() == std::optional(after)));
}

BOOST_AUTO_TEST_CASE(the_owner_ends_a_child_that_still_runs) {
  int id = 0;

  {
    ChildProcess child = start({"wait"});
    id = child.id();
  }

  BOOST_TEST(::waitpid(id, nullptr, WNOHANG) == -1);  // reaped: it is nobody's child any more
  BOOST_TEST(errno == ECHILD);
}

BOOST_AUTO_TEST_CASE(the_death_of_a_child_ends_its_channel) {
  ChildProcess child = start({"wait"});
  ByteChannel channel(child.take_channel());
  std::array<std::byte, 5> ready{};
  BOOST_TEST_REQUIRE(channel.read_exact(ready));

  child.kill();

  std::array<std::byte, 1> byte{};
  BOOST_TEST(!channel.read_exact(byte));
}

BOOST_AUTO_TEST_CASE(nothing_of_ours_is_open_in_the_child) {
  const OwnedHandle ours(::open("/dev/null", O_RDONLY));  // without close-on-exec, on purpose

  const std::string open = told_by({"stray"});

  BOOST_TEST(open == "0 1 2 3 ");
}

BOOST_AUTO_TEST_CASE(the_environment_of_a_child_is_empty) {
  ::setenv("CHORUS_TEST_SECRET", "sesame", 1);

  const std::string environment = told_by({"environment"});

  BOOST_TEST(environment == "[]");
}

BOOST_AUTO_TEST_CASE(arguments_arrive_as_they_were) {
  const std::string awkward = "a b \"c\" $HOME ü";

  const std::string told = told_by({"arguments", awkward});

  BOOST_TEST(told == awkward);
}

BOOST_AUTO_TEST_CASE(a_child_limits_itself) {
#ifdef CHORUS_SANITIZED
  const std::string expected = std::to_string(RLIM_INFINITY) + " 0";
#else
  const std::string expected = std::to_string(std::size_t{512} * 1024 * 1024) + " 0";
#endif

  const std::string told = told_by({"limits"});

  BOOST_TEST(told == expected);
}

BOOST_AUTO_TEST_CASE(a_program_that_is_not_there_is_said_at_once) {
  const ChildCommand command{"/nowhere/chorus", {}};

  BOOST_CHECK_EXCEPTION(ChildProcess::start(command), std::system_error, [](const auto& error) {
    return error.code() == std::errc::no_such_file_or_directory;
  });
}

BOOST_AUTO_TEST_CASE(a_message_cut_in_the_middle_is_an_error) {
  ChildProcess child = start({"arguments", "abc"});
  ByteChannel channel(child.take_channel());
  std::array<std::byte, 8> more_than_comes{};

  BOOST_CHECK_THROW(static_cast<void>(channel.read_exact(more_than_comes)), std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::platform
