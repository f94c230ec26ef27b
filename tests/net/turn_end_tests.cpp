#include "net/loop/turn_end.hpp"

#include "net/loop/event_loop_impl.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace chorus::net {
namespace turn_end_tests {
namespace {

class Recorded final : public TurnEnd::Job {
 public:
  Recorded(std::vector<std::string>& done, std::string name)
      : done_(done), name_(std::move(name)) {}
  std::function<void()> besides;

 private:
  void at_turn_end() override {
    done_.push_back(name_);
    if (besides) besides();
  }
  std::vector<std::string>& done_;
  std::string name_;
};

struct Turns {
  void turn() { loop.context().poll(); }
  std::unique_ptr<Recorded> job(const char* name) { return std::make_unique<Recorded>(done, name); }

  // Of time as these tests tell it. The loop's own goes on.
  void takes(std::chrono::milliseconds time) { now += time; }

  EventLoop loop;
  TurnEnd::Clock::time_point now{};
  std::shared_ptr<TurnEnd> end = std::make_shared<TurnEnd>(loop, [this] { return now; });
  std::vector<std::string> done;
};

using Names = std::vector<std::string>;
constexpr auto each = boost::test_tools::per_element();

}  // namespace
}  // namespace turn_end_tests

BOOST_FIXTURE_TEST_SUITE(turn_end_tests, Turns)

BOOST_AUTO_TEST_CASE(what_was_asked_for_twice_is_done_once_and_after_what_was_ready) {
  const auto one = job("one");
  const auto two = job("two");
  loop.post([&] {
    end->want(*one);
    end->want(*two);
    end->want(*one);
    done.emplace_back("first handler");
  });
  loop.post([&] { done.emplace_back("second handler"); });

  turn();

  BOOST_TEST(done == (Names{"first handler", "second handler", "one", "two"}), each);
}

BOOST_AUTO_TEST_CASE(a_job_that_asks_again_comes_after_what_became_ready_meanwhile) {
  const auto again = job("again");
  again->besides = [&] {
    if (done.size() > 1) return;
    end->want(*again);
    loop.post([&] { done.emplace_back("handler"); });
  };
  end->want(*again);

  turn();

  BOOST_TEST(done.size() == 3U);
  BOOST_TEST(done.front() == "again");
}

BOOST_AUTO_TEST_CASE(a_job_that_has_gone_is_not_done) {
  auto gone = job("gone");
  auto taken_away = job("taken away");
  const auto stays = job("stays");
  end->want(*gone);
  end->want(*stays);
  end->want(*taken_away);
  stays->besides = [&] { taken_away.reset(); };
  gone.reset();

  turn();

  BOOST_TEST(done == Names{"stays"}, each);
}

BOOST_AUTO_TEST_CASE(what_one_job_throws_keeps_no_other_from_being_done) {
  const auto bad = job("bad");
  const auto good = job("good");
  bad->besides = [] { throw std::runtime_error("broken"); };
  end->want(*bad);
  end->want(*good);
  loop.post([&] { loop.post([&] { loop.stop(); }); });

  loop.run();

  BOOST_TEST(done == (Names{"bad", "good"}), each);
}

BOOST_AUTO_TEST_CASE(jobs_that_took_long_let_the_room_go_on_for_as_long_before_they_begin_again) {
  using std::chrono::milliseconds;
  const auto long_one = job("sent");
  long_one->besides = [&] { takes(milliseconds(4)); };
  end->want(*long_one);
  turn();
  takes(milliseconds(3));
  end->want(*long_one);
  turn();
  BOOST_TEST(done == Names{"sent"}, each);

  long_one->besides = [&] { loop.stop(); };
  loop.run();
  BOOST_TEST(done == (Names{"sent", "sent"}), each);
}

BOOST_AUTO_TEST_CASE(jobs_begin_at_once_when_the_rest_is_over) {
  const auto long_one = job("sent");
  long_one->besides = [&] { takes(std::chrono::seconds(5)); };
  end->want(*long_one);
  turn();
  takes(TurnEnd::k_longest_rest);
  end->want(*long_one);
  turn();

  BOOST_TEST(done == (Names{"sent", "sent"}), each);
}

BOOST_AUTO_TEST_CASE(jobs_that_wait_for_the_rest_to_be_over_may_go_with_all_that_holds_them) {
  const auto long_one = job("sent");
  long_one->besides = [&] { takes(std::chrono::milliseconds(4)); };
  end->want(*long_one);
  turn();
  end->want(*long_one);
  end.reset();
  loop.post([&] { loop.stop(); });
  loop.run();

  BOOST_TEST(done == Names{"sent"}, each);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
