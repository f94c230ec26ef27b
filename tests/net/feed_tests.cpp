#include "net/live/feed.hpp"

#include "kernel/values/limits.hpp"
#include "net/live/rate.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace feed_tests {
namespace {

using chorus::kernel::SpaceId;
using chorus::net::Feed;
using chorus::net::FeedSource;
using chorus::net::Fresh;
using chorus::net::Outbox;
using chorus::net::SharedMessage;
using chorus::net::SnapshotParts;
using chorus::net::TokenBucket;

SharedMessage text(const std::string& words) { return chorus::net::framed(words); }

class Source : public FeedSource {
 public:
  SnapshotParts snapshot(const SpaceId& space) override {
    SnapshotParts made;
    for (int i = 1; i <= parts; ++i) {
      made.push_back(text("snapshot " + space.value() + " " + std::to_string(i) +
                          std::string(part_bytes, ' ')));
    }
    return made;
  }
  SharedMessage fresh(Fresh what) override {
    return what == Fresh::sheet ? text("sheet") : nullptr;
  }
  SharedMessage answer(const chorus::kernel::Answer& given) override {
    return text("answer " + std::to_string(given.k));
  }
  SharedMessage filler() override { return text("filler"); }

  int parts = 1;
  std::size_t part_bytes = 0;
};

struct Line {
  std::vector<std::string> take_all() {
    std::vector<std::string> taken;
    while (!box.empty()) {
      const std::string words(box.pop()->text());
      taken.push_back(words.substr(0, words.find("  ")));
    }
    return taken;
  }
  void fill() { box.push(text(std::string(chorus::limits::k_outbox_bytes - box.bytes(), 'f'))); }

  Source source;
  Outbox box;
  Feed feed{box, source};
  SpaceId s{"s"};
};

chorus::kernel::Answer answer(std::uint64_t k) {
  return {chorus::kernel::ClientId("c"), k, chorus::kernel::Body()};
}

using Words = std::vector<std::string>;
constexpr auto each = boost::test_tools::per_element();

}  // namespace
}  // namespace feed_tests

BOOST_FIXTURE_TEST_SUITE(feed_tests, Line)

BOOST_AUTO_TEST_CASE(a_box_takes_its_limit_and_not_one_byte_more) {
  BOOST_TEST(box.push(text(std::string(chorus::limits::k_outbox_bytes, 'x'))));
  BOOST_TEST(!box.push(text("y")));
  BOOST_TEST(box.bytes() == chorus::limits::k_outbox_bytes);
}

BOOST_AUTO_TEST_CASE(the_writer_is_woken_when_the_box_fills_and_when_something_is_owed) {
  int woken = 0;
  box.on_filled = [&woken] { ++woken; };

  box.push(text("a"));
  box.push(text("b"));
  box.pop();
  box.pop();
  box.owe(true);

  BOOST_TEST(woken == 2);
}

BOOST_AUTO_TEST_CASE(a_full_box_is_emptied_and_what_it_held_is_told_afresh) {
  feed.watch(s);
  box.pop();
  feed.changes(s, text("old"));
  fill();

  feed.changes(s, text("new"));

  BOOST_TEST(feed.lagging());
  BOOST_TEST(box.bytes() == 0U);
  BOOST_TEST(take_all() == (Words{"snapshot s 1", "sheet"}), each);
  BOOST_TEST(!feed.lagging());
}

BOOST_AUTO_TEST_CASE(answers_that_had_not_left_are_told_again_and_those_that_had_are_not) {
  feed.answer(answer(1));
  box.pop();
  feed.answer(answer(2));
  feed.changes(s, text("effect"), {});
  fill();

  feed.answer(answer(3));

  BOOST_TEST(feed.answers_owed() == 2U);
  BOOST_TEST(take_all() == (Words{"sheet", "answer 2", "answer 3"}), each);
}

BOOST_AUTO_TEST_CASE(the_welcome_is_not_lost_with_the_rest) {
  feed.welcome(text("welcome"));
  fill();

  feed.notice(text("notice"));

  BOOST_TEST(take_all() == (Words{"welcome", "sheet", "notice"}), each);
}

BOOST_AUTO_TEST_CASE(a_large_snapshot_drops_nothing_and_changes_wait_behind_it) {
  source.parts = 6;
  source.part_bytes = 60'000;
  feed.answer(answer(1));

  feed.watch(s);
  box.pop();
  const std::string first(box.pop()->text());
  feed.changes(s, text("later"));
  const auto rest = take_all();

  BOOST_TEST(first.starts_with("snapshot s 1"));
  BOOST_TEST(rest == (Words{"snapshot s 2", "snapshot s 3", "snapshot s 4", "snapshot s 5",
                            "snapshot s 6", "later"}),
             each);
  BOOST_TEST(!feed.lagging());
}

BOOST_AUTO_TEST_CASE(when_too_much_waits_behind_a_snapshot_it_is_sent_once_more) {
  source.parts = 6;
  source.part_bytes = 60'000;
  feed.watch(s);
  box.pop();
  const auto own = answer(7);

  for (int i = 0; i < 6; ++i) feed.changes(s, text(std::string(50'000, 'c')), {&own});
  const auto rest = take_all();

  BOOST_TEST(rest.at(4) == "snapshot s 6");
  BOOST_TEST(rest.at(5) == "snapshot s 1");
  BOOST_TEST(rest.back() == "answer 7");
  BOOST_TEST(rest.size() == 5U + 6U + 6U);
}

BOOST_AUTO_TEST_CASE(a_watch_anew_forgets_what_was_to_follow_the_old_snapshot) {
  source.parts = 6;
  source.part_bytes = 60'000;
  feed.watch(s);
  box.pop();
  feed.changes(s, text("of the old"));

  feed.watch(s);
  const auto rest = take_all();

  BOOST_TEST(rest.size() == 6U);
  BOOST_TEST(rest.front() == "snapshot s 1");
}

BOOST_AUTO_TEST_CASE(a_change_larger_than_the_box_comes_as_a_snapshot) {
  feed.watch(s);
  box.pop();

  feed.changes(s, text(std::string(chorus::limits::k_outbox_bytes + 1, 'c')));

  BOOST_TEST(take_all() == (Words{"snapshot s 1", "sheet"}), each);
}

BOOST_AUTO_TEST_CASE(a_writer_that_takes_at_once_is_not_told_a_change_twice) {
  feed.watch(s);
  box.pop();
  fill();
  Words taken;
  box.on_filled = [&] { taken = take_all(); };

  feed.changes(s, text("change"));

  BOOST_TEST(taken == (Words{"snapshot s 1", "sheet"}), each);
  BOOST_TEST(box.empty());
}

BOOST_AUTO_TEST_CASE(of_many_notices_the_newest_are_kept) {
  fill();

  for (int i = 0; i < 20; ++i) feed.notice(text("notice " + std::to_string(i)));
  const auto taken = take_all();

  BOOST_TEST(taken.size() == 9U);
  BOOST_TEST(taken.back() == "notice 19");
}

BOOST_AUTO_TEST_CASE(at_the_end_the_last_word_gets_through_a_full_box) {
  fill();

  feed.stop(text("refused"));

  BOOST_TEST(take_all() == Words{"refused"}, each);
}

BOOST_AUTO_TEST_CASE(a_bucket_gives_its_burst_and_then_its_rate) {
  TokenBucket bucket(20, 40);
  int taken = 0;
  while (bucket.take(5000)) ++taken;

  BOOST_TEST(taken == 40);
  BOOST_TEST(!bucket.take(5049));
  BOOST_TEST(bucket.take(5050));
  BOOST_TEST(!bucket.is_full(6000));
  BOOST_TEST(bucket.is_full(5050 + 2000));
}

BOOST_AUTO_TEST_SUITE_END()
