#include "net/loop/event_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(event_loop_tests)

namespace {

using std::chrono::milliseconds;

BOOST_AUTO_TEST_CASE(what_is_posted_from_another_thread_runs_in_order_on_the_loop) {
  EventLoop loop;
  std::vector<int> ran;
  std::thread::id ran_on;

  std::thread other([&] {
    for (int i = 0; i < 100; ++i) {
      loop.post([&, i] {
        ran.push_back(i);
        ran_on = std::this_thread::get_id();
      });
    }
    loop.post([&] { loop.stop(); });
  });
  loop.run();
  other.join();

  BOOST_TEST(ran.size() == 100U);
  BOOST_TEST(std::is_sorted(ran.begin(), ran.end()));
  BOOST_TEST((ran_on == std::this_thread::get_id()));
}

BOOST_AUTO_TEST_CASE(timers_run_in_order_of_time_and_a_cancelled_one_never) {
  EventLoop loop;
  std::string order;
  bool cancelled_ran = false;

  auto later = loop.after(milliseconds(20), [&] {
    order += 'b';
    loop.stop();
  });
  auto sooner = loop.after(milliseconds(1), [&] { order += 'a'; });
  auto cancelled = loop.after(milliseconds(1), [&] { cancelled_ran = true; });
  {
    const auto out_of_scope = loop.after(milliseconds(1), [&] { cancelled_ran = true; });
  }
  cancelled.cancel();
  loop.run();

  BOOST_TEST(order == "ab");
  BOOST_TEST(!cancelled_ran);
}

BOOST_AUTO_TEST_CASE(a_timer_whose_time_has_come_can_still_be_cancelled) {
  EventLoop loop;
  bool ran = false;
  Timer second;

  auto first = loop.after(milliseconds(0), [&] { second.cancel(); });
  second = loop.after(milliseconds(0), [&] { ran = true; });
  auto end = loop.after(milliseconds(10), [&] { loop.stop(); });
  loop.run();

  BOOST_TEST(!ran);
}

BOOST_AUTO_TEST_CASE(a_repeating_timer_may_end_itself) {
  EventLoop loop;
  int times = 0;
  Timer timer;

  timer = loop.every(milliseconds(1), [&] {
    if (++times == 3) {
      timer.cancel();
      loop.post([&] { loop.stop(); });
    }
  });
  loop.run();

  BOOST_TEST(times == 3);
}

BOOST_AUTO_TEST_CASE(what_a_handler_throws_does_not_end_the_loop) {
  EventLoop loop;
  bool went_on = false;

  loop.post([] { throw std::runtime_error("broken"); });
  loop.post([&] {
    went_on = true;
    loop.stop();
  });
  loop.run();

  BOOST_TEST(went_on);
}

BOOST_AUTO_TEST_CASE(what_a_handler_throws_is_told_whatever_the_listener_does) {
  EventLoop loop;
  std::vector<std::string> told;
  loop.on_handler_failed([&](std::string_view why) {
    told.emplace_back(why);
    throw std::runtime_error("broken too");
  });

  loop.post([] { throw std::runtime_error("broken"); });
  loop.post([] { throw 7; });  // NOLINT(hicpp-exception-baseclass): whatever a library throws
  loop.post([&] { loop.stop(); });
  loop.run();

  BOOST_REQUIRE(told.size() == 2U);
  BOOST_TEST(told.front() == "broken");
}

BOOST_AUTO_TEST_CASE(signals_call_their_function_each_time) {
  EventLoop loop;
  int signals = 0;

  loop.on_signal([&] {
    if (++signals == 2) {
      loop.stop();
    } else {
      std::raise(SIGINT);
    }
  });
  loop.post([] { std::raise(SIGTERM); });
  loop.run();

  BOOST_TEST(signals == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
