// A server that is killed at any moment loses nothing that it acknowledged, and half-does nothing.
#include "storage/check.hpp"
#include "tests/storage/inquiry_model.hpp"
#include "tests/storage/sealed_story.hpp"
#include "tests/storage/store_fixture.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <random>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(crash_tests)

namespace {

constexpr int k_rounds = 20;
constexpr std::uint64_t k_most_acknowledged = 400;
constexpr std::size_t k_most_on_the_way = 40;
constexpr std::chrono::microseconds k_longest_after{3000};

// In the child: goes on with the story for ever, many commits on the way at once, and tells each
// acknowledged number through the pipe.
[[noreturn]] void write_for_ever(const std::filesystem::path& path, std::uint64_t seed, int pipe) {
  RoomThread room;
  storage::FileStore store(path, room.post());
  std::uint64_t next = store.load().last_seq + 1;
  std::size_t on_the_way = 0;
  for (;;) {
    while (on_the_way < k_most_on_the_way) {
      const std::uint64_t seq = next++;
      ++on_the_way;
      store.commit(story_commit(seed, seq), [&, seq](kernel::Store::Result result) {
        --on_the_way;
        if (result != kernel::Store::Result::stored) {
          std::cerr << "commit " << seq << ": " << store.trouble() << std::endl;
          ::_exit(3);
        }
        if (::write(pipe, &seq, sizeof seq) != sizeof seq) ::_exit(4);
      });
    }
    room.run_until([&] { return on_the_way < k_most_on_the_way; });
  }
}

class Writer {
 public:
  Writer(const std::filesystem::path& path, std::uint64_t seed) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
    id_ = ::fork();
    if (id_ == 0) {
      ::close(pipe[0]);
      try {
        write_for_ever(path, seed, pipe[1]);
      } catch (...) {
        ::_exit(5);
      }
    }
    ::close(pipe[1]);
    told_ = pipe[0];
  }
  ~Writer() {
    if (id_ > 0) kill();
    ::close(told_);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  bool read_one(std::uint64_t& seq) const { return ::read(told_, &seq, sizeof seq) == sizeof seq; }

  // How it ended; a signal of ours is the only good way.
  int kill() {
    if (id_ <= 0) return 0;  // the number 0 would mean this whole process group
    ::kill(id_, SIGKILL);
    int status = 0;
    ::waitpid(id_, &status, 0);
    id_ = 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
  }

 private:
  pid_t id_ = 0;
  int told_ = -1;
};

void pass_time(std::chrono::microseconds while_) {
  const auto until = std::chrono::steady_clock::now() + while_;
  while (std::chrono::steady_clock::now() < until) {
  }
}

// Kills a writer at a random moment. Gives the last number it acknowledged.
std::uint64_t last_acknowledged_by_a_killed_writer(const std::filesystem::path& path,
                                                   std::uint64_t seed, std::mt19937_64& chance) {
  Writer writer(path, seed);
  std::uint64_t last = 0;
  const std::uint64_t wanted = 1 + chance() % k_most_acknowledged;
  for (std::uint64_t count = 0; count < wanted; ++count) {
    if (!writer.read_one(last)) BOOST_FAIL("the writer ended by itself: " << writer.kill());
  }
  pass_time(
      std::chrono::microseconds(chance() % static_cast<std::uint64_t>(k_longest_after.count())));
  BOOST_TEST_REQUIRE(writer.kill() == SIGKILL);
  while (writer.read_one(last)) {
  }
  return last;
}

BOOST_FIXTURE_TEST_CASE(a_server_killed_at_any_moment_loses_nothing_it_acknowledged,
                        InquiryFixture) {
  const std::uint64_t seed = first_seed();
  std::mt19937_64 chance(seed);
  kernel::Loaded expected;
  {
    RoomThread room;
    expected = storage::FileStore(path, room.post()).load();
  }

  for (int round = 0; round < k_rounds; ++round) {
    BOOST_TEST_CONTEXT("CHORUS_TEST_SEED=" << seed << " round " << round) {
      const std::uint64_t last = last_acknowledged_by_a_killed_writer(path, seed, chance);

      const auto faults = storage::check_inquiry(path).faults;
      kernel::Loaded found;
      {
        RoomThread room;
        found = storage::FileStore(path, room.post()).load();
      }

      for (std::uint64_t seq = expected.last_seq + 1; seq <= found.last_seq; ++seq) {
        apply(expected, story_commit(seed, seq));
      }
      BOOST_TEST(faults.empty());
      BOOST_TEST(found.last_seq >= last);
      BOOST_TEST_REQUIRE((describe(found) == describe(expected)));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
