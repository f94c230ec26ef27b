// Over real processes: what a bad activity type costs, and whom.
#include "host/hosted_decider.hpp"
#include "net/loop/event_loop.hpp"
#include "net/loop/plugin_channel.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace kernel = chorus::kernel;
using kernel::DeciderFault;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(plugin_isolation_tests)

namespace {

constexpr seconds k_patience{60};  // a test that needs it has failed

// Answers deadlines as soon as they are asked for, if told so.
class HastyTimers final : public chorus::host::Timers {
 public:
  explicit HastyTimers(chorus::net::EventLoop& loop) : real_(loop) {}
  std::unique_ptr<chorus::host::Timer> after(std::chrono::milliseconds delay,
                                             std::function<void()> then) override {
    return real_.after(hasty ? delay / 20 : delay, std::move(then));
  }
  std::chrono::milliseconds now() const override { return real_.now(); }

  bool hasty = false;

 private:
  chorus::net::HostTimers real_;
};

struct Evening {
  explicit Evening(bool safe_mode = false)
      : catalogue({CHORUS_CANARIES, CHORUS_PLUGINS}, safe_mode),
        processes(loop, CHORUS_PLUGIN_HOST),
        timers(loop),
        decider(catalogue, processes, timers,
                {[this](const kernel::Notice& notice) { notices.push_back(notice); },
                 [this](const std::string& plugin) { attach_all(plugin); },
                 [this](std::string_view, std::string_view line) { lines.emplace_back(line); }}) {
    add("birds", "canary");
    add("vote", "energy-vote");
    for (const auto& space : spaces) decider.attach(space, {});
  }

  void add(const std::string& id, const std::string& plugin) {
    kernel::Space space;
    space.state.id = kernel::SpaceId(id);
    space.state.plugin_id = plugin;
    spaces.push_back(space);
  }
  void attach_all(const std::string& plugin) {
    for (const auto& space : spaces) {
      if (space.state.plugin_id == plugin) decider.attach(space, {});
    }
  }

  // Asks, and runs the room until the answer is there.
  kernel::Decision ask(const std::string& name, const std::string& space = "birds",
                       const std::string& args = "{}") {
    kernel::Call call;
    call.space = kernel::SpaceId(space);
    call.name = name;
    call.args = kernel::Body(args);
    call.role = kernel::Role::facilitator;
    call.seed = ++seed;
    std::optional<kernel::Decision> answer;
    decider.decide(call, [&](kernel::Decision decision) {
      answer = std::move(decision);
      loop.stop();
    });
    run_until([&] { return answer.has_value(); });
    return answer.value();
  }

  template <class Done>
  void run_until(const Done& done) {
    const auto give_up = loop.after(k_patience, [this] { loop.stop(); });
    const auto look = loop.every(std::chrono::milliseconds(5), [&] {
      if (done()) loop.stop();
    });
    if (!done()) {
      loop.context().restart();
      loop.run();
    }
    BOOST_REQUIRE(done());
  }

  bool has_logged(const std::string& line) const {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  }
  bool others_go_on() {
    const auto decision = ask("add_option", "vote", R"({"text":"a slide"})");
    const auto* outputs = std::get_if<kernel::Outputs>(&decision);
    return outputs && outputs->puts.size() == 1;
  }

  chorus::net::EventLoop loop;
  chorus::host::Catalogue catalogue;
  chorus::net::PluginProcesses processes;
  HastyTimers timers;
  std::vector<kernel::Notice> notices;
  std::vector<std::string> lines;
  std::vector<kernel::Space> spaces;
  std::uint64_t seed = 0;
  chorus::host::HostedDecider decider;
};

bool is(const kernel::Decision& decision, DeciderFault fault) {
  const auto* given = std::get_if<DeciderFault>(&decision);
  return given && *given == fault;
}
bool is_ok(const kernel::Decision& decision) {
  return std::holds_alternative<kernel::Outputs>(decision);
}

const std::string k_misdeeds[] = {"crash", "throw", "no_json", "no_object", "no_text",
                                  "twice", "deep",  "type",    "kind",      "audience",
                                  "seal",  "key",   "large",   "many"};

#ifndef CHORUS_SANITIZED
// What it does, and the call of the system that this is.
const std::vector<std::tuple<std::string, std::string>> k_reaching_out{
    {"open_file", "openat"}, {"look_for_file", "newfstatat"},
    {"dial", "socket"},      {"fork", "clone"},
    {"exec", "execve"},      {"signal_room", "kill"},
    {"make_code", "mmap"},   {"hide_end", "rt_sigaction"}};
#endif

}  // namespace

BOOST_AUTO_TEST_CASE(a_sound_command_is_decided_and_a_refusal_comes_in_words) {
  Evening evening;

  const auto sung = evening.ask("sing");
  const auto refused = evening.ask("dance");

  BOOST_REQUIRE(is_ok(sung));
  const auto& put = std::get<kernel::Outputs>(sung).puts.at(0);
  BOOST_TEST(put.type == "note");
  BOOST_TEST(put.key.value().starts_with("note/"));
  BOOST_TEST(std::get<kernel::Rejection>(refused).text_key == "canary.unknown");
}

BOOST_AUTO_TEST_CASE(what_the_room_changes_the_next_decision_sees) {
  Evening evening;
  std::vector<kernel::RecordPtr> puts;
  for (const char* key : {"note/a", "note/b", "note/c"}) {
    kernel::Record record;
    record.key = kernel::Key(key);
    record.type = "note";
    puts.push_back(std::make_shared<const kernel::Record>(record));
  }

  evening.ask("count");
  const auto& birds = evening.spaces.at(0);
  evening.decider.changed(birds.state.id, birds.state, puts, {});
  evening.decider.changed(birds.state.id, birds.state, {}, {kernel::Key("note/b")});
  const auto counted = evening.ask("count");

  BOOST_TEST(std::get<kernel::Outputs>(counted).answer.text() == R"({"notes":2})");
}

BOOST_DATA_TEST_CASE(each_misdeed_costs_its_own_command_and_nothing_else,
                     boost::unit_test::data::make(k_misdeeds), misdeed) {
  Evening evening;

  const auto answer = evening.ask(misdeed);

  BOOST_TEST(is(answer, DeciderFault::restarted));
  BOOST_TEST(is_ok(evening.ask("sing")));
  BOOST_TEST(evening.others_go_on());
  BOOST_REQUIRE(evening.notices.size() == 1U);
  BOOST_TEST(evening.notices.front().kind == "plugin_restarted");
}

#ifndef CHORUS_SANITIZED
BOOST_DATA_TEST_CASE(what_reaches_out_of_its_process_is_ended_and_the_call_is_named,
                     boost::unit_test::data::make(k_reaching_out), reaching, call) {
  Evening evening;

  const auto answer = evening.ask(reaching);

  BOOST_TEST(is(answer, DeciderFault::restarted));
  BOOST_TEST(evening.has_logged("it called " + call + ", which is closed to activity types"));
  BOOST_TEST(is_ok(evening.ask("sing")));
  BOOST_TEST(evening.others_go_on());
  BOOST_TEST(evening.notices.front().kind == "plugin_restarted");
}

BOOST_AUTO_TEST_CASE(a_second_thread_ends_it) {
  Evening evening;

  BOOST_TEST(is(evening.ask("thread"), DeciderFault::restarted));
  BOOST_TEST(evening.others_go_on());
}
#endif

BOOST_AUTO_TEST_CASE(there_is_no_environment_to_read) {
  Evening evening;

  BOOST_TEST(std::get<kernel::Outputs>(evening.ask("environment")).answer.text() ==
             R"({"known":0})");
}

BOOST_AUTO_TEST_CASE(one_that_never_returns_is_ended) {
  Evening evening;
  evening.ask("sing");  // loaded, so that haste concerns the answer alone
  evening.timers.hasty = true;

  const auto answer = evening.ask("hang");
  evening.timers.hasty = false;

  BOOST_TEST(is(answer, DeciderFault::restarted));
  BOOST_TEST(is_ok(evening.ask("sing")));
  BOOST_TEST(evening.others_go_on());
}

#ifndef CHORUS_SANITIZED
BOOST_AUTO_TEST_CASE(one_that_eats_memory_meets_a_limit_of_its_own) {
  Evening evening;

  const auto answer = evening.ask("eat_memory");

  BOOST_TEST(is(answer, DeciderFault::restarted));
  BOOST_TEST(evening.others_go_on());
}
#endif

BOOST_AUTO_TEST_CASE(the_third_crash_pauses_it_and_try_again_brings_it_back) {
  Evening evening;
  for (int crash = 0; crash < 3; ++crash) {
    BOOST_TEST(is(evening.ask("crash"), DeciderFault::restarted));
  }

  BOOST_TEST(is(evening.ask("sing"), DeciderFault::paused));
  BOOST_TEST(evening.notices.back().kind == "plugin_paused");
  BOOST_TEST(evening.notices.back().text_key == "plugin.paused");
  BOOST_TEST(evening.others_go_on());
  evening.decider.try_again(kernel::SpaceId("birds"));
  evening.run_until([&] { return evening.decider.paused().empty(); });

  BOOST_TEST(is_ok(evening.ask("sing")));
}

BOOST_AUTO_TEST_CASE(one_whose_entry_is_of_another_interface_than_its_manifest_says_is_refused) {
  Evening evening;
  evening.add("lies", "canary-liar");
  evening.decider.attach(evening.spaces.back(), {});

  const auto answer = evening.ask("sing", "lies");

  BOOST_TEST(is(answer, DeciderFault::unavailable));
  BOOST_TEST(evening.notices.back().kind == "plugin_refused");
  BOOST_TEST(evening.lines.back().find("99.0") != std::string::npos);
  BOOST_TEST(evening.others_go_on());
}

BOOST_AUTO_TEST_CASE(safe_mode_starts_none) {
  Evening evening(true);

  BOOST_TEST(is(evening.ask("sing"), DeciderFault::unavailable));
  BOOST_TEST(is(evening.ask("add_option", "vote"), DeciderFault::unavailable));
  BOOST_TEST(evening.notices.empty());
}

BOOST_AUTO_TEST_CASE(what_it_prints_becomes_lines_of_the_log) {
  Evening evening;

  BOOST_TEST(is_ok(evening.ask("print")));

  evening.run_until([&] { return !evening.lines.empty(); });
  BOOST_TEST(evening.lines.front() == "hello from the canary");
}

BOOST_AUTO_TEST_SUITE_END()
