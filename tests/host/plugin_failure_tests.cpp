#include "worker_fixture.hpp"

#include <string>
#include <vector>

namespace kernel = chorus::kernel;
namespace limits = chorus::limits;
using chorus::kernel::DeciderFault;
using nlohmann::json;

// A process that dies, hangs, talks nonsense or does not fit, and the way back.
BOOST_AUTO_TEST_SUITE(plugin_failure_tests)

using chorus::test::AtWork;
using chorus::test::Host;
using chorus::test::is;
using chorus::test::is_ok;
using chorus::test::k_deadline;
using chorus::test::k_nothing;

BOOST_FIXTURE_TEST_CASE(the_call_that_ran_when_it_died_is_not_tried_again_and_the_others_are,
                        AtWork) {
  attach("s2");
  const auto& poison = ask("crash");
  const auto& other = ask("sing", "s2");

  processes.last().dies();
  BOOST_TEST(is(poison, DeciderFault::restarted));
  BOOST_TEST(!other.has_value());
  processes.last().loads();

  const std::vector<std::string> expected{"attach", "attach", "sing"};
  BOOST_TEST(asked() == expected, boost::test_tools::per_element());
  answers(last_id);
  BOOST_TEST(is_ok(other));
  BOOST_TEST(notices.at(0).kind == "plugin_restarted");
  BOOST_TEST(notices.at(0).facilitators_only);
  BOOST_TEST(processes.processes.size() == 2U);
  BOOST_TEST(processes.processes[0]->ended);
}

BOOST_FIXTURE_TEST_CASE(one_that_does_not_answer_is_ended_at_the_deadline_and_not_before, AtWork) {
  const auto& hung = ask("hang");

  timers.pass(k_deadline - std::chrono::milliseconds(1));
  BOOST_TEST(!hung.has_value());
  timers.pass(std::chrono::milliseconds(1));

  BOOST_TEST(is(hung, DeciderFault::restarted));
  BOOST_TEST(processes.processes[0]->ended);
  BOOST_TEST(!processes.last().ended);
}

BOOST_FIXTURE_TEST_CASE(the_third_crash_pauses_and_everybody_waiting_hears_so, AtWork) {
  for (int crash = 0; crash < 2; ++crash) {
    ask("crash");
    processes.last().dies();
    processes.last().loads();
  }
  const auto& poison = ask("crash");
  const auto& waiting = ask("sing");

  processes.last().dies();

  BOOST_TEST(is(poison, DeciderFault::restarted));
  BOOST_TEST(is(waiting, DeciderFault::paused));
  BOOST_TEST(is(ask("sing"), DeciderFault::paused));
  BOOST_TEST(notices.back().kind == "plugin_paused");
  BOOST_TEST(json::parse(notices.back().args.text())["plugin"] == "canary");
  BOOST_TEST(decider.paused().front() == "canary");
  BOOST_TEST(processes.processes.size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(try_again_starts_it_anew_with_its_spaces, AtWork) {
  for (int crash = 0; crash < 3; ++crash) {
    ask("crash");
    processes.last().dies();
    if (crash < 2) processes.last().loads();
  }
  reattached.clear();

  decider.try_again(kernel::SpaceId("s1"));
  timers.pass(std::chrono::milliseconds(0));
  processes.last().loads();
  const auto& again = ask("sing");

  const std::vector<std::string> expected{"attach", "sing"};
  BOOST_TEST(asked() == expected, boost::test_tools::per_element());
  BOOST_TEST(reattached.size() == 1U);
  answers(last_id);
  BOOST_TEST(is_ok(again));
  BOOST_TEST(decider.paused().empty());
}

BOOST_FIXTURE_TEST_CASE(try_again_attaches_nothing_inside_the_call_that_asks_for_it, AtWork) {
  for (int crash = 0; crash < 3; ++crash) processes.last().dies();
  reattached.clear();

  decider.try_again(kernel::SpaceId("s1"));
  BOOST_TEST(reattached.empty());
  timers.pass(std::chrono::milliseconds(0));

  BOOST_TEST(reattached.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(try_again_is_nothing_for_one_that_works, AtWork) {
  decider.try_again(kernel::SpaceId("s1"));
  decider.try_again(kernel::SpaceId("elsewhere"));
  timers.pass(std::chrono::milliseconds(0));

  BOOST_TEST(processes.processes.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(crashes_far_apart_never_pause, AtWork) {
  for (int crash = 0; crash < 6; ++crash) {
    ask("crash");
    processes.last().dies();
    processes.last().loads();
    timers.pass(std::chrono::milliseconds(limits::k_crash_window) / 2);
  }

  BOOST_TEST(decider.paused().empty());
}

BOOST_FIXTURE_TEST_CASE(talking_nonsense_is_a_crash, AtWork) {
  const auto& asked_for = ask("sing");

  processes.last().says(R"({"t":"done","id":2,"ok":{"puts":[["note/a","crown","","{}"]]}})");

  BOOST_TEST(is(asked_for, DeciderFault::restarted));
  BOOST_TEST(processes.processes[0]->ended);
}

BOOST_FIXTURE_TEST_CASE(an_answer_nobody_waits_for_is_nonsense, AtWork) {
  answers(2);

  BOOST_TEST(processes.processes[0]->ended);
}

BOOST_FIXTURE_TEST_CASE(what_a_dead_process_said_after_its_nonsense_is_not_heard, AtWork) {
  ask("sing");
  const auto& other = ask("sing");
  const auto both = chorus::host::framed("nonsense") +
                    chorus::host::framed("{\"t\":\"done\",\"id\":3," + k_nothing + "}");

  processes.last().events.on_bytes(both);

  BOOST_TEST(!other.has_value());
  BOOST_TEST(processes.processes.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(sections_for_an_answer_to_a_command_are_nonsense, AtWork) {
  const auto& waiting = ask("sing");

  processes.last().says(R"({"t":"done","id":2,"sections":null})");

  BOOST_TEST(is(waiting, DeciderFault::restarted));
  BOOST_TEST(processes.processes.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(one_that_says_it_does_not_fit_is_refused_and_not_started_again, Host) {
  attach("s1");
  const auto& waiting = ask("sing");

  processes.last().greets();
  processes.last().says(R"({"t":"refused","why":"it is built for plugin interface 99.0"})");

  BOOST_TEST(is(waiting, DeciderFault::unavailable));
  BOOST_TEST(is(ask("sing"), DeciderFault::unavailable));
  BOOST_TEST(notices.back().kind == "plugin_refused");
  BOOST_TEST(processes.processes.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(one_that_was_refused_is_tried_again_when_a_lead_says_so, Host) {
  attach("s1");
  ask("sing");
  processes.last().greets();
  processes.last().says(R"({"t":"refused","why":"it is cut short"})");

  decider.try_again(kernel::SpaceId("s1"));
  timers.pass(std::chrono::milliseconds(0));
  processes.last().loads();
  const auto& waiting = ask("sing");
  asked();
  answers(last_id);

  BOOST_TEST(processes.processes.size() == 2U);
  BOOST_TEST(is_ok(waiting));
}

BOOST_FIXTURE_TEST_CASE(what_is_asked_right_after_try_again_waits_for_the_process_that_comes,
                        AtWork) {
  for (int crash = 0; crash < 3; ++crash) processes.last().dies();

  decider.try_again(kernel::SpaceId("s1"));
  const auto& waiting = ask("sing");
  timers.pass(std::chrono::milliseconds(0));
  processes.last().loads();
  asked();
  answers(last_id);

  BOOST_TEST(processes.processes.size() == 4U);
  BOOST_TEST(is_ok(waiting));
}

BOOST_FIXTURE_TEST_CASE(a_library_of_another_version_than_its_manifest_is_refused, Host) {
  attach("s1");
  ask("sing");

  processes.last().greets();
  processes.last().says(R"({"t":"loaded","id":"canary","version":"0.9.0"})");

  BOOST_TEST(notices.back().kind == "plugin_refused");
}

BOOST_FIXTURE_TEST_CASE(a_host_of_another_frame_version_is_not_listened_to, Host) {
  attach("s1");
  ask("sing");

  processes.last().events.on_bytes("chorus-plugin-host 2 1.0\n");

  BOOST_TEST(processes.processes[0]->ended);
}

BOOST_FIXTURE_TEST_CASE(one_that_dies_while_loading_pauses_in_the_end, Host) {
  attach("s1");
  const auto& waiting = ask("sing");

  for (int crash = 0; crash < 3; ++crash) processes.last().dies();

  BOOST_TEST(is(waiting, DeciderFault::paused));
  BOOST_TEST(processes.processes.size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(where_no_process_can_start_it_is_paused_and_can_be_tried_again, Host) {
  processes.cannot_start = true;
  attach("s1");
  BOOST_TEST(is(ask("sing"), DeciderFault::paused));

  processes.cannot_start = false;
  decider.try_again(kernel::SpaceId("s1"));
  timers.pass(std::chrono::milliseconds(0));

  BOOST_TEST(processes.processes.size() == 1U);
  BOOST_TEST(decider.paused().empty());
}

BOOST_AUTO_TEST_SUITE_END()
