#pragma once

#include "fake_processes.hpp"
#include "host/hosted_decider.hpp"
#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

// A decider whose processes are fakes: a test says what each of them answers, and when.
namespace chorus::test {

using kernel::DeciderFault;
using nlohmann::json;

inline const std::string k_nothing =
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

inline bool is(const std::optional<kernel::Decision>& decision, DeciderFault fault) {
  const auto* given = decision ? std::get_if<DeciderFault>(&*decision) : nullptr;
  return given && *given == fault;
}
inline bool is_ok(const std::optional<kernel::Decision>& decision) {
  return decision && std::holds_alternative<kernel::Outputs>(*decision);
}

#ifdef CHORUS_SANITIZED
constexpr int k_patience = 10;
#else
constexpr int k_patience = 1;
#endif
constexpr std::chrono::milliseconds k_tick{1};
constexpr std::chrono::milliseconds k_deadline = limits::k_decide_within * k_patience;

}  // namespace chorus::test
