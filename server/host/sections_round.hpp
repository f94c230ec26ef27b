#pragma once

#include "host/catalogue.hpp"
#include "host/plugin_worker.hpp"
#include "host/process_runner.hpp"
#include "host/timers.hpp"
#include "kernel/values/body.hpp"
#include "kernel/values/space.hpp"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace chorus::host {

// Why an activity has no sections of its own in a report.
//   not_offered  its type has none to say        missing  its type is not here, or is of another
//   failed       it crashed, hung or talked nonsense      interface
enum class NoSections { not_offered, missing, failed };
using SectionsAnswer = std::variant<kernel::Body, NoSections>;

// One report's questions to the activity types: each activity's report picture is attached, asked
// about, and detached again. Asked in processes that live for this round alone: a plugin that hangs
// over its report costs its own sections and no evening a moment, and what it is asked about can
// never mix with the room's picture; at most k_report_processes of them run at once. Every activity
// is answered, whatever its plugin does. Room thread only; the catalogue, the runner and the timers
// outlive it. Destroying it ends its processes; a round that is not done is then never answered.
class SectionsRound {
 public:
  struct Settings {
    std::string purpose;
    std::string locale;
    kernel::Instant now = 0;  // when the report is made
    // What is wrong with what an activity says, held against section.schema.json; none: sound.
    std::function<std::optional<std::string>(const nlohmann::json&)> fault;
    std::function<void(std::string_view plugin_id, std::string_view line)> log;
  };
  using Answers = std::map<kernel::SpaceId, SectionsAnswer>;

  SectionsRound(const Catalogue& catalogue, ProcessRunner& runner, Timers& timers,
                Settings settings);
  ~SectionsRound();
  SectionsRound(const SectionsRound&) = delete;
  SectionsRound& operator=(const SectionsRound&) = delete;

  // `pictures`: of each activity, the records that may leave and no other. Once a round; `done`
  // comes once, never before begin has returned, and may destroy the round.
  void begin(std::map<kernel::SpaceId, kernel::Space> pictures, std::function<void(Answers)> done);

 private:
  bool can_be_asked(const kernel::SpaceState& state) const;
  void go_on();
  void ask_type(const std::string& plugin_id);
  void attach_again(const std::string& plugin_id);
  void ask(const kernel::Space& picture, PluginWorker& worker);
  void take(const kernel::SpaceId& space, const Sections& said);
  SectionsAnswer judged(const std::string& plugin_id, const Sections& said) const;
  void answer(const kernel::SpaceId& space, SectionsAnswer answer);
  void go_on_soon();

  const Catalogue& catalogue_;
  ProcessRunner& runner_;
  Timers& timers_;
  Settings settings_;
  HostEvents events_;
  std::map<kernel::SpaceId, kernel::Space> open_;  // not answered yet
  std::set<std::string> to_ask_;                   // activity types whose turn is still to come
  Answers answers_;
  std::function<void(Answers)> done_;
  std::map<std::string, std::unique_ptr<PluginWorker>, std::less<>> workers_;
  std::unique_ptr<Timer> soon_;
};

}  // namespace chorus::host
