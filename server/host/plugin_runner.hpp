#pragma once

#include "activity_plugin.h"
#include "host/mirrored_links.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// The inner half of the host: keeps the records of the attached activities as the room told them,
// and asks the activity type's rules. Runs inside the plugin host process; tests run it in their
// own. Single-threaded; what the room says is taken as it is, what the activity type says is only
// collected and cut off at the limits: it is the room that judges it.
namespace chorus::host {

class PluginRunner {
 public:
  // One record as the mirror holds it.
  struct Mirrored {
    std::string type;
    std::string audience;
    std::string body;
    std::uint64_t nth = 0;  // in the order of giving; 0: not told
  };
  struct MirrorSpace {
    std::string settings;
    std::string phase;
    std::string stage;
    std::map<std::string, Mirrored> records;
    MirroredLinks links;
  };

  // Calls the activity type's start. Throws std::runtime_error with words if it is not `id`, is
  // built for another ABI, offers no rules, or will not start.
  PluginRunner(const chorus_plugin_entry& entry, std::string_view id,
               std::function<void(std::string_view)> log);
  ~PluginRunner();
  PluginRunner(const PluginRunner&) = delete;
  PluginRunner& operator=(const PluginRunner&) = delete;

  std::string loaded_message() const;
  // Takes one message of the room (frame_messages.hpp); the answer to a question, else nothing.
  // Throws on what is no message.
  std::optional<std::string> handle(std::string_view message);
  // What its rules would read of this activity; null: it is not attached.
  const MirrorSpace* picture(std::string_view space) const;

 private:
  // Carries it over and has what comes of it looked at, where its type offers both.
  std::string migrate(const MirrorSpace& space, const nlohmann::json& message) const;
  std::string sections(const MirrorSpace& space, const nlohmann::json& message) const;

  const chorus_plugin_entry& entry_;
  const chorus_rules_1* rules_ = nullptr;
  const chorus_report_1* report_ = nullptr;    // null: it has nothing to say in reports
  const chorus_migrate_1* migrate_ = nullptr;  // null: there is no way from an older state
  const chorus_check_1* check_ = nullptr;
  std::map<std::string, MirrorSpace, std::less<>> spaces_;
  std::function<void(std::string_view)> log_;
  chorus_host host_{};
};

}  // namespace chorus::host
