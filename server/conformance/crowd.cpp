#include "conformance/crowd.hpp"

#include "conformance/example_keys.hpp"
#include "conformance/said_words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace chorus::conformance {
namespace {

using nlohmann::json;
using Who = TrialRoom::Who;

// One more than a person's command may change records; fewer where a type is made for fewer.
constexpr int k_crowd = 65;

class Crowd {
 public:
  Crowd(const Folder& folder, TrialRoom& room) : folder_(folder), room_(room), sender_(room) {}

  // Each sends the first example of each command that is theirs now. How many were taken.
  std::size_t gives(Who who) {
    const auto& type = folder_.entry().manifest.type;
    const auto role =
        who == TrialRoom::k_lead ? kernel::Role::facilitator : kernel::Role::participant;
    std::size_t taken = 0;
    for (const auto& [command, examples] : folder_.examples()) {
      const auto& allowed = type.command_types.at(command);
      const auto has = [](const auto& list, auto value) {
        return std::find(list.begin(), list.end(), value) != list.end();
      };
      if (!has(allowed.roles, role) || !has(allowed.phases, room_.phase())) continue;
      bool is_taken = false;
      sender_.send(command, who, json::parse(examples.front()), [&](const json& args) {
        is_taken = room_.send(who, command, args.dump()).accepted;
        return is_taken;
      });
      if (is_taken) ++taken;
    }
    return taken;
  }

  // Why the room is not where it should be by now; empty: it is.
  std::string goes(const std::string& core_command, const std::string& args = "{}") {
    const auto told = room_.send(TrialRoom::k_lead, core_command, args);
    const auto conduct = room_.conduct();
    for (const auto* faults : {&conduct.crashes, &conduct.bad_writes}) {
      if (!faults->empty()) return faults->front();
    }
    return told.accepted ? std::string() : told.code;
  }

 private:
  const Folder& folder_;
  TrialRoom& room_;
  ExampleSender sender_;
};

}  // namespace

void gathers_a_crowd(const Folder& folder, TrialRoom::Setup setup, Findings& findings) {
  const int most = folder.entry().manifest.people.most;
  const int crowd_size = most > 0 ? std::min(k_crowd, most) : k_crowd;
  const std::string what = std::to_string(crowd_size) + " people at one close";
  setup.participants = crowd_size;
  TrialRoom room(folder, setup);
  Crowd crowd(folder, room);
  crowd.goes("core.prepare");
  for (int times = 0; times < crowd_size && crowd.gives(TrialRoom::k_lead) > 0; ++times) continue;
  const auto closed_door = crowd.goes("core.open");
  if (!closed_door.empty()) {
    return findings.left(Promise::crowd, what, "it does not open: " + closed_door);
  }
  std::size_t things = 0;
  for (Who who = 1; who <= crowd_size; ++who) things += crowd.gives(who);
  room.conduct();
  const auto& type = folder.entry().manifest.type;
  const auto& phases = type.phases;
  auto fault = crowd.goes("core.close", R"({"now":true})");
  const bool reveals =
      std::find(phases.begin(), phases.end(), kernel::Phase::revealed) != phases.end();
  if (fault.empty() && reveals) fault = crowd.goes("core.reveal");
  if (!fault.empty()) {
    return findings.fault(Promise::crowd, what,
                          "with " + std::to_string(things) + " things given: " + fault);
  }
  const auto report = room.report("board");
  if (!report.fault.empty()) return findings.fault(Promise::report, what, report.fault);
  if (type.has_ballots() && report.said && tells_number(json::parse(*report.said), crowd_size)) {
    return findings.fault(Promise::leaks, "people are counted where Chorus guards small numbers",
                          "its report says how many chose, outside a people block");
  }
  findings.ok(Promise::crowd, what + ", " + std::to_string(things) + " things given");
}

}  // namespace chorus::conformance
