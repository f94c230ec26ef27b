#include "fake_processes.hpp"
#include "host/hosted_decider.hpp"
#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <deque>
#include <string>
#include <vector>

namespace kernel = chorus::kernel;
namespace limits = chorus::limits;
using kernel::DeciderFault;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(plugin_worker_tests)

namespace {

const std::string k_nothing =
    R"("ok":{"puts":[],"removes":[],"contributions":[],"unlinks":[],"links":[],"wakes":[],"cancelled_wakes":[]})";

struct Host {
  Host()
      : catalogue({CHORUS_CANARIES}, false),
        decider(catalogue, processes, timers,
                {[this](const kernel::Notice& notice) { notices.push_back(notice); },
                 [this](const std::string& plugin) {
                   reattached.push_back(plugin);
                   for (const auto& space : spaces) {
                     if (space.state.plugin_id == plugin) decider.attach(space, {});
                   }
                 },
                 [this](std::string_view, std::string_view line) { lines.emplace_back(line); }},
                2) {}

  void attach(const std::string& id, const std::string& plugin = "canary") {
    kernel::Space space;
    space.state.id = kernel::SpaceId(id);
    space.state.plugin_id = plugin;
    spaces.push_back(space);
    decider.attach(space, {});
  }

  // The decision to come, empty until it has.
  const std::optional<kernel::Decision>& ask(const std::string& name,
                                             const std::string& space = "s1") {
    kernel::Call call;
    call.space = kernel::SpaceId(space);
    call.name = name;
    auto& slot = decisions.emplace_back();
    decider.decide(call, [&slot](kernel::Decision decision) { slot = std::move(decision); });
    return slot;
  }

  // What the process at work has been asked, by name.
  std::vector<std::string> asked() {
    std::vector<std::string> names;
    for (const auto& message : processes.last().heard()) {
      const json parsed = json::parse(message);
      names.push_back(parsed["t"] == "call" ? parsed["name"] : parsed["t"]);
      if (parsed["t"] == "call") last_id = parsed["id"];
    }
    return names;
  }
  void answers(std::uint64_t id) {
    processes.last().says("{\"t\":\"done\",\"id\":" + std::to_string(id) + "," + k_nothing + "}");
  }

  chorus::host::Catalogue catalogue;
  chorus::test::FakeProcesses processes;
  chorus::test::FakeTimers timers;
  std::vector<kernel::Notice> notices;
  std::vector<std::string> reattached;
  std::vector<std::string> lines;
  std::vector<kernel::Space> spaces;
  std::deque<std::optional<kernel::Decision>> decisions;
  std::uint64_t last_id = 0;
  chorus::host::HostedDecider decider;
};

// Its first question was answered; those to come are numbered from 2.
struct AtWork : Host {
  AtWork() {
    attach("s1");
    ask("sing");
    processes.last().loads();
    answers(1);
    asked();
  }
};

bool is(const std::optional<kernel::Decision>& decision, DeciderFault fault) {
  const auto* given = decision ? std::get_if<DeciderFault>(&*decision) : nullptr;
  return given && *given == fault;
}
bool is_ok(const std::optional<kernel::Decision>& decision) {
  return decision && std::holds_alternative<kernel::Outputs>(*decision);
}

#ifdef CHORUS_SANITIZED
constexpr int k_patience = 10;
#else
constexpr int k_patience = 1;
#endif
constexpr std::chrono::milliseconds k_tick{1};
constexpr std::chrono::milliseconds k_deadline = limits::k_decide_within * k_patience;

}  // namespace

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

BOOST_FIXTURE_TEST_CASE(a_space_that_was_never_attached_has_no_decider, AtWork) {
  BOOST_TEST(is(ask("sing", "elsewhere"), DeciderFault::unavailable));
  decider.detach(kernel::SpaceId("s1"));
  BOOST_TEST(is(ask("sing", "s1"), DeciderFault::unavailable));
}

BOOST_AUTO_TEST_SUITE_END()
