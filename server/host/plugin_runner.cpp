#include "host/plugin_runner.hpp"

#include "host/decision_call.hpp"
#include "host/frame_messages.hpp"
#include "host/lent_text.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace chorus::host {
namespace {

using nlohmann::json;

void check_entry(const chorus_plugin_entry& entry, std::string_view id) {
  // Only what the very first version had may be read before the version is known.
  if (entry.abi_major != CHORUS_ABI_MAJOR || entry.abi_minor > CHORUS_ABI_MINOR) {
    throw std::runtime_error("it is built for plugin interface " + std::to_string(entry.abi_major) +
                             "." + std::to_string(entry.abi_minor) + "; this Chorus offers " +
                             std::to_string(CHORUS_ABI_MAJOR) + "." +
                             std::to_string(CHORUS_ABI_MINOR));
  }
  if (entry.size < sizeof(chorus_plugin_entry)) throw std::runtime_error("its entry is cut short");
  if (id != entry.id) {
    throw std::runtime_error(std::string("its library is of \"") + entry.id + "\"");
  }
}

void take_puts(const json& message, PluginRunner::MirrorSpace& space) {
  if (message.contains("settings")) space.settings = message["settings"].get<std::string>();
  space.phase = message.at("phase").get<std::string>();
  space.stage = message.at("stage").get<std::string>();
  for (const auto& put : message.at("puts")) {
    const auto key = put.at(0).get<std::string>();
    PluginRunner::Mirrored& record = space.records[key];
    record = {put.at(1).get<std::string>(), put.at(2).get<std::string>(),
              put.at(3).get<std::string>(), put.at(4).get<std::uint64_t>()};
    if (record.type == k_link_type) space.links.put(key, record.body);
  }
  if (!message.contains("removes")) return;
  for (const auto& removed : message["removes"]) {
    const auto key = removed.get<std::string>();
    space.records.erase(key);
    space.links.remove(key);
  }
}

DecisionCall::Asked asked_by(const json& message) {
  DecisionCall::Asked asked;
  const bool by_person = message.at("what").get<std::string>() == "command";
  if (!by_person) asked.changes = limits::k_changes_of_the_room;
  asked.phase = message.at("phase").get<std::string>();
  asked.stage = message.at("stage").get<std::string>();
  asked.role = message.at("role").get<std::string>();
  asked.role_group = message.at("role_group").get<std::string>();
  asked.groups = message.at("groups").get<std::string>();
  asked.mark = message.at("mark").get<std::string>();
  for (const auto& key : message.at("owned")) asked.owned.insert(key.get<std::string>());
  asked.now = message.at("now").get<std::int64_t>();
  asked.today = message.at("today").get<std::string>();
  asked.seed = message.at("seed").get<std::uint64_t>();
  return asked;
}

chorus_status ask(const chorus_rules_1& rules, const chorus_call* call, const json& message) {
  const auto what = message.at("what").get<std::string>();
  const auto name = message.at("name").get<std::string>();
  const auto args = message.at("args").get<std::string>();
  if (what == "command") return rules.decide(call, lend(name), lend(args));
  if (what == "opened") return rules.opened(call);
  if (what == "phase_changed") return rules.phase_changed(call, lend(name));
  if (what == "stage_changed") return rules.stage_changed(call, lend(name));
  return rules.woke(call, lend(name), lend(args));
}

// Null where it is not offered, or shorter than version 1.0 of it.
template <class Table>
const Table* offered(const chorus_plugin_entry& entry, const char* interface_id) {
  const auto* table = static_cast<const Table*>(entry.get(interface_id));
  return table && table->size >= sizeof(Table) ? table : nullptr;
}

chorus_status refuse(const chorus_call* call, const std::string& code) {
  return call->reject(call, lend(code), lend(code), {"{}", 2}) == CHORUS_OK ? CHORUS_REJECTED
                                                                            : CHORUS_FAULT;
}

}  // namespace

PluginRunner::PluginRunner(const chorus_plugin_entry& entry, std::string_view id,
                           std::function<void(std::string_view)> log)
    : entry_(entry), log_(std::move(log)) {
  check_entry(entry_, id);
  host_.size = sizeof host_;
  host_.host = this;
  host_.log = [](const chorus_host* host, std::int32_t, chorus_text line) {
    static_cast<PluginRunner*>(host->host)->log_({line.data, line.size});
  };
  host_.get = [](const chorus_host*, chorus_text) -> const void* { return nullptr; };
  if (entry_.start(&host_) != CHORUS_OK) throw std::runtime_error("it would not start");
  rules_ = offered<chorus_rules_1>(entry_, CHORUS_RULES_1);
  if (!rules_) {
    entry_.stop();
    throw std::runtime_error("it has no rules");
  }
  report_ = offered<chorus_report_1>(entry_, CHORUS_REPORT_1);
  migrate_ = offered<chorus_migrate_1>(entry_, CHORUS_MIGRATE_1);
  check_ = offered<chorus_check_1>(entry_, CHORUS_CHECK_1);
}

PluginRunner::~PluginRunner() { entry_.stop(); }

std::string PluginRunner::loaded_message() const {
  return json{{"t", "loaded"}, {"id", entry_.id}, {"version", entry_.version}}.dump();
}

std::optional<std::string> PluginRunner::handle(std::string_view message_text) {
  const json message = json::parse(message_text);
  const auto kind = message.at("t").get<std::string>();
  const auto id = message.at("space").get<std::string>();
  if (kind == "attach") spaces_[id] = MirrorSpace();
  if (kind == "attach" || kind == "changed") {
    take_puts(message, spaces_.at(id));
    return std::nullopt;
  }
  if (kind == "detach") {
    spaces_.erase(id);
    return std::nullopt;
  }
  if (kind == "sections") {
    return sections(spaces_.at(id), message);
  }
  if (kind != "call") throw std::runtime_error("the room said something unknown: " + kind);
  if (message.at("what") == "migrate") return migrate(spaces_.at(id), message);
  DecisionCall call(spaces_.at(id), asked_by(message));
  return call.done_message(message.at("id").get<std::uint64_t>(),
                           ask(*rules_, call.raw(), message));
}

const PluginRunner::MirrorSpace* PluginRunner::picture(std::string_view space) const {
  const auto found = spaces_.find(space);
  return found == spaces_.end() ? nullptr : &found->second;
}

std::string PluginRunner::migrate(const MirrorSpace& space, const json& message) const {
  const auto id = message.at("id").get<std::uint64_t>();
  const auto from = std::stoul(message.at("name").get<std::string>());
  DecisionCall call(space, asked_by(message));
  const chorus_status status = migrate_
                                   ? migrate_->migrate(call.raw(), static_cast<std::uint32_t>(from))
                                   : refuse(call.raw(), "no_way_from_it");
  if (status != CHORUS_OK || !check_) return call.done_message(id, status);
  const MirrorSpace after = call.after();
  DecisionCall look(after, asked_by(message));
  const chorus_status sound = check_->invariants(look.raw());
  return sound == CHORUS_OK ? call.done_message(id, status) : look.done_message(id, sound);
}

std::string PluginRunner::sections(const MirrorSpace& space, const json& message) const {
  DecisionCall::Asked asked;
  asked.phase = space.phase;
  asked.stage = space.stage;
  asked.now = message.at("now").get<std::int64_t>();
  asked.today = message.at("today").get<std::string>();
  asked.answer_bytes = k_sections_bytes;
  const auto purpose = message.at("purpose").get<std::string>();
  const auto locale = message.at("locale").get<std::string>();
  DecisionCall call(space, std::move(asked));
  const chorus_status status =
      report_ ? report_->sections(call.raw(), lend(purpose), lend(locale)) : CHORUS_OK;
  return call.sections_message(message.at("id").get<std::uint64_t>(), status);
}

}  // namespace chorus::host
