#include "worker_fixture.hpp"

#include <string>
#include <vector>

namespace kernel = chorus::kernel;
namespace limits = chorus::limits;
using chorus::kernel::DeciderFault;

// A process at work: when it runs and rests, and whose answer is whose.
BOOST_AUTO_TEST_SUITE(plugin_worker_tests)

using chorus::test::AtWork;
using chorus::test::Host;
using chorus::test::is;
using chorus::test::is_ok;
using chorus::test::k_deadline;
using chorus::test::k_nothing;
using chorus::test::k_tick;

BOOST_FIXTURE_TEST_CASE(what_is_said_before_the_process_is_up_reaches_it_in_order, Host) {
  attach("s1");
  const auto& first = ask("sing");
  decider.changed(kernel::SpaceId("s1"), spaces[0].state, {}, {});
  ask("count");

  processes.last().loads();

  const std::vector<std::string> expected{"attach", "sing", "changed", "count"};
  BOOST_TEST(asked() == expected, boost::test_tools::per_element());
  BOOST_TEST(!first.has_value());
}

BOOST_FIXTURE_TEST_CASE(no_process_runs_until_something_is_asked, Host) {
  attach("s1");
  decider.changed(kernel::SpaceId("s1"), spaces[0].state, {}, {});
  BOOST_TEST(processes.processes.empty());

  ask("sing");

  BOOST_TEST(processes.processes.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(one_that_nobody_asks_rests_and_comes_back_when_asked, AtWork) {
  timers.pass(std::chrono::milliseconds(limits::k_plugin_rests_after) - k_tick);
  const bool too_soon = processes.last().ended;
  timers.pass(k_tick);
  const bool in_time = processes.last().ended;

  const auto& again = ask("sing");
  processes.last().loads();
  const std::vector<std::string> expected{"attach", "sing"};
  BOOST_TEST(asked() == expected, boost::test_tools::per_element());
  answers(last_id);

  BOOST_TEST(!too_soon);
  BOOST_TEST(in_time);
  BOOST_TEST(is_ok(again));
  BOOST_TEST(notices.empty());
}

BOOST_FIXTURE_TEST_CASE(one_at_work_does_not_rest, AtWork) {
  timers.pass(std::chrono::milliseconds(limits::k_plugin_rests_after) - k_tick);
  const auto& asked_late = ask("sing");
  timers.pass(k_tick);

  BOOST_TEST(!processes.last().ended);
  answers(2);
  BOOST_TEST(is_ok(asked_late));
}

BOOST_FIXTURE_TEST_CASE(where_too_many_would_run_the_one_that_is_idle_longest_rests, AtWork) {
  timers.pass(k_tick);
  attach("s2", "canary-liar");
  ask("sing", "s2");
  processes.last().loads_as("canary-liar");
  answers(1);

  attach("s3", "canary-forgetful");
  ask("sing", "s3");

  BOOST_TEST(processes.processes.size() == 3U);
  BOOST_TEST(processes.processes[0]->ended);
  BOOST_TEST(!processes.processes[1]->ended);
}

BOOST_FIXTURE_TEST_CASE(what_finds_no_place_waits_for_the_first_that_is_free, AtWork) {
  ask("sing");
  attach("s2", "canary-liar");
  ask("sing", "s2");
  attach("s3", "canary-forgetful");
  const auto& last = ask("sing", "s3");
  BOOST_TEST(processes.processes.size() == 2U);

  processes.processes[0]->says("{\"t\":\"done\",\"id\":2," + k_nothing + "}");
  timers.pass(std::chrono::milliseconds(0));

  BOOST_TEST(processes.processes.size() == 3U);
  BOOST_TEST(processes.processes[0]->ended);
  processes.last().loads_as("canary-forgetful");
  answers(1);
  BOOST_TEST(is_ok(last));
}

BOOST_FIXTURE_TEST_CASE(one_that_is_tried_again_waits_for_a_place_too, AtWork) {
  for (int crash = 0; crash < 3; ++crash) processes.last().dies();
  const std::size_t before = processes.processes.size();
  attach("s2", "canary-liar");
  ask("sing", "s2");
  attach("s3", "canary-forgetful");
  ask("sing", "s3");

  decider.try_again(kernel::SpaceId("s1"));
  timers.pass(std::chrono::milliseconds(0));
  const auto& waiting = ask("sing", "s1");
  const std::size_t meanwhile = processes.processes.size();
  processes.last().loads_as("canary-forgetful");
  answers(1);
  timers.pass(std::chrono::milliseconds(0));

  BOOST_TEST(meanwhile == before + 2U);
  BOOST_TEST(processes.processes.size() == before + 3U);
  BOOST_TEST(!waiting.has_value());
  processes.last().loads();
  asked();
  answers(last_id);
  BOOST_TEST(is_ok(waiting));
}

BOOST_FIXTURE_TEST_CASE(answers_go_to_the_calls_they_are_for, AtWork) {
  const auto& first = ask("sing");
  const auto& second = ask("count");

  answers(2);
  BOOST_TEST(is_ok(first));
  BOOST_TEST(!second.has_value());
  processes.last().says(R"({"t":"done","id":3,"rejected":["full","notes.full","{\"most\":3}"]})");

  const auto& rejection = std::get<kernel::Rejection>(second.value());
  BOOST_TEST(rejection.text_key == "notes.full");
  BOOST_TEST(rejection.args.text() == R"({"most":3})");
}

BOOST_FIXTURE_TEST_CASE(a_call_in_the_queue_has_its_own_time_from_when_it_runs, AtWork) {
  ask("sing");
  const auto& second = ask("sing");

  timers.pass(k_deadline / 2);
  answers(2);
  timers.pass(k_deadline - std::chrono::milliseconds(1));

  BOOST_TEST(!second.has_value());
  answers(3);
  BOOST_TEST(is_ok(second));
}

BOOST_FIXTURE_TEST_CASE(a_slow_answer_is_taken_and_logged, AtWork) {
  const auto& slow = ask("sing");

  timers.pass(limits::k_decide_slow + std::chrono::milliseconds(1));
  answers(2);

  BOOST_TEST(is_ok(slow));
  BOOST_TEST(lines.back().starts_with("slow: sing"));
}

BOOST_FIXTURE_TEST_CASE(a_space_that_was_never_attached_has_no_decider, AtWork) {
  BOOST_TEST(is(ask("sing", "elsewhere"), DeciderFault::unavailable));
  decider.detach(kernel::SpaceId("s1"));
  BOOST_TEST(is(ask("sing", "s1"), DeciderFault::unavailable));
}

BOOST_AUTO_TEST_SUITE_END()
