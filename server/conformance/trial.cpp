#include "conformance/trial.hpp"

#include "conformance/garbage.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::conformance {
namespace {

using nlohmann::json;
using Who = TrialRoom::Who;

constexpr std::size_t k_garbage_each = 12;  // an example, a person and a phase
constexpr int k_wakes_each = 5;             // a phase
constexpr std::size_t k_faults_told = 5;    // of one kind

kernel::Role role_of(Who who) {
  return who == Who::lead ? kernel::Role::facilitator : kernel::Role::participant;
}

template <class Value>
bool holds(const std::vector<Value>& list, Value value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Puts keys that are there in the place of those an example only names.
class Keys {
 public:
  Keys(const kernel::ActivityType& type, const TrialRoom& room, Who who)
      : type_(type), room_(room), who_(who) {}

  json in(const json& example) {
    if (example.is_string()) return in(example.get<std::string>());
    if (example.is_array()) {
      json filled = json::array();
      for (const auto& item : example) filled.push_back(in(item));
      return filled;
    }
    if (!example.is_object()) return example;
    json filled = json::object();
    for (const auto& [name, value] : example.items()) filled[in(name)] = in(value);
    return filled;
  }

 private:
  std::string in(const std::string& text) {
    const std::string type = text.substr(0, text.find('/'));
    const bool known = type_.record_types.count(type) > 0 || holds(type_.brings_forth, type);
    if (type.size() == text.size() || !known) return text;
    auto& names = named_[type];
    const auto at = std::find(names.begin(), names.end(), text);
    const auto index = static_cast<std::size_t>(at - names.begin());
    if (at == names.end()) names.push_back(text);
    const auto keys = room_.keys_of(type, who_);
    return index < keys.size() ? keys[index] : text;
  }

  const kernel::ActivityType& type_;
  const TrialRoom& room_;
  Who who_;
  std::map<std::string, std::vector<std::string>> named_;
};

}  // namespace

void Trial::run() {
  if (!opens()) return;
  plays();
  moves_on("core.open");
  plays();
  plays();
  moves_on("core.pause");
  plays();
  moves_on("core.resume");
  moves_on("core.close", R"({"now":true})");
  plays();
  moves_on("core.reveal");
  plays();
  moves_on("core.reopen");
  plays();
  moves_on("core.close", R"({"now":true})");
  says_what_was_found();
}

bool Trial::opens() {
  const std::string loads = "its library loads in a process of its own, as what the manifest says";
  const std::string what = "it opens on default settings";
  const auto told = room_.send(Who::lead, "core.prepare");
  const auto conduct = room_.conduct();
  decisions_ += conduct.decisions;
  for (const auto& why : conduct.refused_load) findings_.fault(loads, why);
  if (!conduct.refused_load.empty()) return false;
  if (conduct.decisions == 0) {
    findings_.fault(loads, conduct.crashes.empty() ? told.code : conduct.crashes.front());
    return false;
  }
  findings_.ok(loads);
  if (told.accepted && conduct.crashes.empty()) {
    findings_.ok(what);
    unlike_.insert(conduct.unlike.begin(), conduct.unlike.end());
    return true;
  }
  std::string why = told.code;
  for (const auto* list : {&conduct.crashes, &conduct.bad_writes}) {
    if (!list->empty()) why = list->front();
  }
  findings_.fault(what, why);
  return false;
}

void Trial::moves_on(const std::string& core_command, const std::string& args) {
  if (is_over_) return;
  room_.send(Who::lead, core_command, args);
  for (int times = 0; times < k_wakes_each && room_.wake_next(); ++times) gather();
  gather();
}

void Trial::plays() {
  for (const auto& [command, examples] : folder_.examples()) {
    for (const Who who : {Who::ana, Who::ben, Who::lead}) {
      if (!is_over_) plays(command, who);
    }
  }
}

void Trial::plays(const std::string& command, Who who) {
  const auto& type = folder_.entry().manifest.type;
  const auto& allowed = type.command_types.at(command);
  if (!holds(allowed.roles, role_of(who)) || !holds(allowed.phases, room_.phase())) return;
  for (const auto& text : folder_.examples().at(command)) {
    const json example = Keys(type, room_, who).in(json::parse(text));
    sends(command, who, example, true);
    for (const auto& bent : garbage_from(example, k_garbage_each, chance_)) {
      sends(command, who, bent, false);
    }
  }
}

void Trial::sends(const std::string& command, Who who, const json& args, bool is_example) {
  if (is_over_) return;
  const std::string text = args.dump();
  // What does not fit the schema is refused before the rules hear of it, as in any room.
  if (folder_.schemas().args_fault(folder_.entry().id, command, kernel::Body(text))) return;
  const auto told = room_.send(who, command, text);
  if (is_example) {
    auto& reception = receptions_[command];
    ++reception.sent;
    if (told.accepted) ++reception.taken;
    if (!told.accepted) reception.last_refusal = told.code;
  }
  is_over_ = told.code == "activity_paused";
  gather();
}

void Trial::gather() {
  const auto conduct = room_.conduct();
  decisions_ += conduct.decisions;
  crashes_.insert(conduct.crashes.begin(), conduct.crashes.end());
  unlike_.insert(conduct.unlike.begin(), conduct.unlike.end());
  bad_writes_.insert(conduct.bad_writes.begin(), conduct.bad_writes.end());
  refused_moves_.insert(conduct.refused_moves.begin(), conduct.refused_moves.end());
  for (const auto& refusal : conduct.refusals) {
    if (folder_.words().count(refusal.text_key) == 0) {
      wordless_.insert(refusal.code + ": nothing stands for " + refusal.text_key);
    }
  }
}

void Trial::says_what_was_found() {
  for (const auto& [command, reception] : receptions_) {
    const std::string what = "the examples of the command " + command + " are taken";
    if (reception.taken > 0) {
      findings_.ok(what);
    } else {
      findings_.fault(what, "its schema takes them, its rules refuse them every time: " +
                                reception.last_refusal);
    }
  }
  says("no phase is refused", refused_moves_);
  says("no command ends its process", crashes_);
  says("what it writes fits its schemas and the limits", bad_writes_);
  says("every refusal has words", wordless_);
  says("each of " + std::to_string(decisions_) + " decisions, made twice, is the same", unlike_);
  if (is_over_) findings_.left("the rest of the trial", "it crashed too often");
}

void Trial::says(const std::string& what, const std::set<std::string>& faults) {
  if (faults.empty()) return findings_.ok(what);
  std::size_t told = 0;
  for (const auto& fault : faults) {
    if (++told <= k_faults_told) findings_.fault(what, fault);
  }
}

}  // namespace chorus::conformance
