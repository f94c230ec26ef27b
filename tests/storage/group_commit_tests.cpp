#include "storage/group_commit.hpp"

#include "kernel/values/limits.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(group_commit_tests)

namespace {

using kernel::Commit;
using kernel::Store;
using storage::GroupCommit;

// Remembers the groups it was given. A closed gate holds it in the middle of a write, as a slow
// disk would; `breaks` makes it fail.
class RememberingSink : public storage::CommitSink {
 public:
  void write(std::span<const Commit> group) override {
    std::unique_lock lock(mutex_);
    ++began_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return is_open_; });
    if (breaks) throw std::runtime_error("the disk is full");
    std::vector<std::uint64_t> seqs;
    for (const auto& commit : group) seqs.push_back(commit.seq);
    groups_.push_back(seqs);
  }
  kernel::Loaded load() override {
    if (breaks) throw std::runtime_error("the disk is still full");
    kernel::Loaded loaded;
    loaded.last_seq = 42;
    return loaded;
  }
  kernel::MediumBytes read_medium(const kernel::MediumId& id) override {
    if (breaks) throw std::runtime_error("the disk is gone");
    return std::make_shared<const std::string>("bytes of " + id.value());
  }
  void look() override {
    if (breaks) throw std::runtime_error("the file is gone");
  }
  bool settle() override {
    ++settled;
    return settled > readers;
  }

  void close_gate() {
    const std::lock_guard lock(mutex_);
    is_open_ = false;
  }
  void open_gate() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }
  void wait_for_write(int number) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return began_ >= number; });
  }
  std::vector<std::vector<std::uint64_t>> groups() {
    const std::lock_guard lock(mutex_);
    return groups_;
  }

  std::atomic<bool> breaks{false};
  std::atomic<int> settled{0};
  std::atomic<int> readers{0};  // so often somebody is in the way

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = true;
  int began_ = 0;
  std::vector<std::vector<std::uint64_t>> groups_;
};

struct GroupFixture {
  void start(GroupCommit::Settings settings = {}) {
    group = std::make_unique<GroupCommit>(sink, room.post(), settings);
  }
  void give(Commit commit) {
    const std::uint64_t seq = commit.seq;
    group->commit(std::move(commit), [this, seq](Store::Result result) {
      order.push_back(seq);
      results.push_back(result);
    });
  }
  void give(std::uint64_t seq) { give(commit_in(k_talk, seq)); }
  void wait_for(std::size_t completions) {
    room.run_until([&] { return results.size() == completions; });
  }

  RememberingSink sink;
  RoomThread room;
  std::vector<std::uint64_t> order;
  std::vector<Store::Result> results;
  std::unique_ptr<GroupCommit> group;
};

BOOST_FIXTURE_TEST_CASE(a_completion_that_throws_does_not_lose_those_behind_it, GroupFixture) {
  sink.close_gate();
  start();
  give(1);
  sink.wait_for_write(1);
  give(2);
  group->commit(commit_in(k_talk, 3), [](Store::Result) { throw std::runtime_error("a fault"); });
  give(4);
  sink.open_gate();
  BOOST_CHECK_THROW(wait_for(3), std::runtime_error);

  BOOST_TEST((order == std::vector<std::uint64_t>{1, 2, 4}));
}

BOOST_FIXTURE_TEST_CASE(while_one_group_is_written_the_next_gathers, GroupFixture) {
  sink.close_gate();
  start();
  give(1);
  sink.wait_for_write(1);
  for (std::uint64_t seq = 2; seq <= 5; ++seq) give(seq);

  sink.open_gate();
  wait_for(5);

  const std::vector<std::vector<std::uint64_t>> expected{{1}, {2, 3, 4, 5}};
  BOOST_TEST((sink.groups() == expected));
}

BOOST_FIXTURE_TEST_CASE(a_group_is_no_larger_than_its_limit, GroupFixture) {
  sink.close_gate();
  start();
  give(1);
  sink.wait_for_write(1);
  for (std::uint64_t seq = 2; seq <= limits::k_commit_group + 2; ++seq) give(seq);

  sink.open_gate();
  wait_for(limits::k_commit_group + 2);

  BOOST_TEST_REQUIRE(sink.groups().size() == 3U);
  BOOST_TEST(sink.groups()[1].size() == limits::k_commit_group);
  BOOST_TEST(sink.groups()[2].size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(opening_or_ending_a_box_is_a_group_of_its_own, GroupFixture) {
  sink.close_gate();
  start();
  give(1);
  sink.wait_for_write(1);
  give(2);
  Commit ends = commit_in(k_vote, 3);
  ends.destroys_box = true;
  give(ends);
  Commit opens = commit_in(k_vote, 4);
  opens.opens_box = key_of('k');
  give(opens);
  give(5);
  give(6);

  sink.open_gate();
  wait_for(6);

  const std::vector<std::vector<std::uint64_t>> expected{{1}, {2}, {3}, {4}, {5, 6}};
  BOOST_TEST((sink.groups() == expected));
}

BOOST_FIXTURE_TEST_CASE(nothing_is_acknowledged_before_it_is_written, GroupFixture) {
  sink.close_gate();
  start();
  give(1);
  sink.wait_for_write(1);

  const bool before = !results.empty();
  sink.open_gate();
  wait_for(1);

  BOOST_TEST(!before);
  BOOST_TEST((results.front() == Store::Result::stored));
}

BOOST_FIXTURE_TEST_CASE(after_a_failure_every_commit_fails_until_the_file_was_read, GroupFixture) {
  sink.close_gate();
  sink.breaks = true;
  start();
  give(1);
  sink.wait_for_write(1);
  give(2);
  sink.open_gate();
  wait_for(2);
  sink.breaks = false;
  give(3);
  wait_for(3);
  const std::string words = group->trouble();

  const kernel::Loaded loaded = group->load();
  give(4);
  wait_for(4);

  const std::vector<Store::Result> expected{Store::Result::failed, Store::Result::failed,
                                            Store::Result::failed, Store::Result::stored};
  BOOST_TEST((results == expected));
  BOOST_TEST((order == std::vector<std::uint64_t>{1, 2, 3, 4}));
  BOOST_TEST(words == "the disk is full");
  BOOST_TEST(loaded.last_seq == 42U);
  BOOST_TEST(group->trouble().empty());
}

BOOST_FIXTURE_TEST_CASE(reading_that_fails_leaves_everything_stopped, GroupFixture) {
  sink.breaks = true;
  start();
  give(1);
  wait_for(1);

  BOOST_CHECK_THROW(group->load(), std::runtime_error);
  sink.breaks = false;
  give(2);
  wait_for(2);

  BOOST_TEST((results.back() == Store::Result::failed));
}

BOOST_FIXTURE_TEST_CASE(commits_before_a_reading_are_judged_before_it, GroupFixture) {
  sink.breaks = true;
  start();
  give(1);
  wait_for(1);
  sink.breaks = false;
  give(2);  // belongs to what the room thinks before it has read the file anew

  group->load();
  wait_for(2);

  BOOST_TEST((results.back() == Store::Result::failed));
  BOOST_TEST(sink.groups().empty());
}

BOOST_FIXTURE_TEST_CASE(the_end_writes_all_that_waits_and_settles, GroupFixture) {
  sink.close_gate();
  start({std::chrono::hours{1}});
  for (std::uint64_t seq = 1; seq <= 100; ++seq) give(seq);
  sink.wait_for_write(1);
  sink.open_gate();

  group.reset();

  std::size_t written = 0;
  for (const auto& seqs : sink.groups()) written += seqs.size();
  BOOST_TEST(written == 100U);
  BOOST_TEST(sink.settled == 1);
}

BOOST_FIXTURE_TEST_CASE(whoever_looks_all_the_time_keeps_nothing_from_being_settled, GroupFixture) {
  sink.readers = 2;
  start({std::chrono::milliseconds{20}});
  give(1);
  wait_for(1);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (sink.settled < 3 && std::chrono::steady_clock::now() < deadline) {
    group->look();
    group->run([] {});
  }

  BOOST_TEST(sink.settled == 3);
}

BOOST_FIXTURE_TEST_CASE(where_a_reader_is_in_the_way_it_settles_later, GroupFixture) {
  sink.readers = 2;
  start({std::chrono::milliseconds{1}});
  give(1);
  sink.wait_for_write(1);

  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  while (sink.settled < 3 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }

  BOOST_TEST(sink.settled == 3);
}

// Whoever gives is the room: it would stand still for everybody. Were it to wait, this never ended.
BOOST_FIXTURE_TEST_CASE(however_many_wait_for_the_disk_the_giver_does_not, GroupFixture) {
  constexpr std::uint64_t k_many = 20'000;
  sink.close_gate();
  start();
  give(1);
  sink.wait_for_write(1);
  for (std::uint64_t seq = 2; seq <= k_many; ++seq) give(seq);
  const bool none_is_told = results.empty();

  sink.open_gate();
  wait_for(k_many);

  BOOST_TEST(none_is_told);
  BOOST_TEST(std::is_sorted(order.begin(), order.end()));
  BOOST_TEST(order.back() == k_many);
}

BOOST_FIXTURE_TEST_CASE(looking_stops_everything_where_the_file_is_gone, GroupFixture) {
  start();
  give(1);
  wait_for(1);
  sink.breaks = true;

  group->look();
  give(2);
  wait_for(2);

  BOOST_TEST((results.back() == Store::Result::failed));
  BOOST_TEST(group->trouble() == "the file is gone");
}

BOOST_FIXTURE_TEST_CASE(a_task_takes_its_turn_and_its_failure_comes_back, GroupFixture) {
  start();
  give(1);
  std::size_t groups_before_task = 0;

  group->run([&] { groups_before_task = sink.groups().size(); });

  BOOST_TEST(groups_before_task == 1U);
  BOOST_CHECK_THROW(group->run([] { throw std::logic_error("no"); }), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
