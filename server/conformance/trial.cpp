#include "conformance/trial.hpp"

#include "conformance/garbage.hpp"
#include "conformance/said_words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace chorus::conformance {
namespace {

using kernel::Phase;
using nlohmann::json;
using Who = TrialRoom::Who;

constexpr std::size_t k_garbage_each = 12;  // an example, a person and a phase
constexpr int k_wakes_each = 20;            // a phase
constexpr Who k_latecomer = 3;  // comes after the first close, and has said nothing before
constexpr std::size_t k_faults_told = 5;  // of one kind
constexpr std::array<Who, 4> k_senders{1, 2, k_latecomer, TrialRoom::k_lead};
constexpr std::array<const char*, 3> k_purposes{"board", "participants", "whole"};

kernel::Role role_of(Who who) {
  return who == TrialRoom::k_lead ? kernel::Role::facilitator : kernel::Role::participant;
}

template <class Value>
bool holds(const std::vector<Value>& list, Value value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// What was passed is a limit, as the host and the kernel say it.
bool is_limit(const std::string& fault) {
  return fault.find(": more than ") != std::string::npos ||
         fault.find("a body of ") != std::string::npos ||
         fault.find("is larger than") != std::string::npos;
}

// What people only build together waits for nobody's own answer. A vote does, whatever its type
// says of itself.
bool asks_everybody(const host::Manifest& manifest) {
  const auto& moves = manifest.moves;
  const bool builds_alone =
      !moves.empty() && std::all_of(moves.begin(), moves.end(),
                                    [](const std::string& move) { return move == "build"; });
  return manifest.type.has_ballots() || !builds_alone;
}

bool is_pass(const std::string& command, const json& args) {
  return command == "pass" || (args.contains("pass") && args["pass"] == true);
}

}  // namespace

void Trial::run() {
  if (!opens()) return;
  goes_through_its_phases();
  if (!is_over_) {
    for (const auto& leak : markers_.left_behind(room_, 1, k_latecomer)) leaks_.insert(leak);
    gather();
    if (crashes_.empty() && past_limits_.empty()) {
      for (const auto& call : room_.unlike_later()) unlike_.insert(call + ", a second later");
    }
  }
  says_what_was_found();
}

void Trial::goes_through_its_phases() {
  const auto& type = folder_.entry().manifest.type;
  plays();
  if (!moves_to(Phase::open, "core.open")) return;
  plays();
  reports();
  plays();
  if (moves_to(Phase::paused, "core.pause")) {
    plays();
    moves_to(Phase::open, "core.resume");
  }
  moves_to(Phase::closing_soon, "core.close");
  plays();
  moves_to(Phase::closed, "core.close", R"({"now":true})");
  is_late_now_ = true;
  plays();
  moves_to(Phase::reopened, "core.reopen");
  plays();
  moves_to(Phase::closed, "core.close", R"({"now":true})");
  moves_to(Phase::revealed, "core.reveal");
  plays();
  reports();
  if (type.has_ballots() && !type.asks_again) return;
  moves_to(Phase::reopened, "core.reopen");
  plays();
  moves_to(Phase::closed, "core.close", R"({"now":true})");
  if (type.asks_again && moves_to(Phase::revealed, "core.reveal")) plays();
}

bool Trial::opens() {
  const std::string loads = "its library loads in a process of its own, as what the manifest says";
  const std::string what = "it opens on default settings";
  const auto told = room_.send(TrialRoom::k_lead, "core.prepare");
  const auto conduct = room_.conduct();
  decisions_ += conduct.decisions;
  for (const auto& why : conduct.refused_load) findings_.fault(Promise::loads, loads, why);
  if (!conduct.refused_load.empty()) return false;
  if (conduct.decisions == 0) {
    findings_.fault(Promise::loads, loads,
                    conduct.crashes.empty() ? told.code : conduct.crashes.front());
    return false;
  }
  findings_.ok(Promise::loads, loads);
  if (told.accepted && conduct.crashes.empty()) {
    findings_.ok(Promise::opens, what);
    unlike_.insert(conduct.unlike.begin(), conduct.unlike.end());
    return true;
  }
  std::string why = told.code;
  for (const auto* list : {&conduct.crashes, &conduct.bad_writes}) {
    if (!list->empty()) why = list->front();
  }
  findings_.fault(Promise::opens, what, why);
  return false;
}

// False: it is not in that phase now, so nothing can be played there.
bool Trial::moves_to(Phase phase, const std::string& core_command, const std::string& args) {
  const auto& phases = folder_.entry().manifest.type.phases;
  if (is_over_ || !holds(phases, phase)) return false;
  const auto told = room_.send(TrialRoom::k_lead, core_command, args);
  gather();
  if (!told.accepted && told.code == "not_ready" && lacks_examples()) {
    findings_.left(Promise::phases, "it opens for people",
                   "not all of its commands have examples, so nothing could get it ready");
  } else if (!told.accepted) {
    stuck_.insert("it does not come to " + std::string(kernel::to_text(phase)) + ": " + told.code);
  }
  // Once closing has begun, the next to come is the room's own end of the ten seconds' warning.
  if (told.accepted && phase != Phase::closing_soon) wakes();
  looks_for_marks();
  return told.accepted;
}

bool Trial::lacks_examples() const {
  return folder_.examples().size() < folder_.entry().manifest.type.command_types.size();
}

void Trial::wakes() {
  const auto begin = room_.now();
  int times = 0;
  while (times < k_wakes_each && !is_over_ && room_.wake_next()) {
    ++times;
    gather();
  }
  if (times == k_wakes_each && room_.now() == begin) {
    past_limits_.insert("it asks to be woken at once, again and again");
  }
}

void Trial::plays() {
  while (gets_on()) continue;
  for (const auto& command : commands_in_turn()) {
    for (const Who who : k_senders) plays(command, who);
  }
  looks_for_marks();
}

void Trial::plays(const std::string& command, Who who) {
  if (!may_send(command, who)) return;
  for (const auto& text : folder_.examples().at(command)) {
    const json example = sends_example(command, who, text);
    if (const auto marked = markers_.planted(command, who, example)) {
      sends(command, who, *marked, As::marked);
      looks_for_marks();
    }
    for (const auto& bent : garbage_from(example, k_garbage_each, chance_)) {
      sends(command, who, bent, As::garbage);
    }
  }
}

// Every example by everybody. True: a command was taken that never was before.
bool Trial::gets_on() {
  bool is_further = false;
  for (const auto& command : commands_in_turn()) {
    const bool was_taken = sender_.was_taken(command);
    for (const Who who : k_senders) {
      if (!may_send(command, who)) continue;
      for (const auto& text : folder_.examples().at(command)) sends_example(command, who, text);
    }
    is_further = is_further || was_taken != sender_.was_taken(command);
  }
  return is_further && !is_over_;
}

// Those that were never taken come first: what others do may end what these need.
std::vector<std::string> Trial::commands_in_turn() const {
  std::vector<std::string> commands;
  for (const bool taken : {false, true}) {
    for (const auto& [command, examples] : folder_.examples()) {
      if (sender_.was_taken(command) == taken) commands.push_back(command);
    }
  }
  return commands;
}

bool Trial::may_send(const std::string& command, Who who) const {
  const auto& allowed = folder_.entry().manifest.type.command_types.at(command);
  const bool is_here = who != k_latecomer || is_late_now_;
  return !is_over_ && is_here && holds(allowed.roles, role_of(who)) &&
         holds(allowed.phases, room_.phase());
}

// As it was sent last.
json Trial::sends_example(const std::string& command, Who who, const std::string& example) {
  return sender_.send(command, who, json::parse(example),
                      [&](const json& args) { return sends(command, who, args, As::example); });
}

// True: it was taken.
bool Trial::sends(const std::string& command, Who who, const json& args, As as) {
  if (is_over_) return false;
  const std::string text = args.dump();
  // What does not fit the schema is refused before the rules hear of it, as in any room.
  if (folder_.schemas().args_fault(folder_.entry().id, command, kernel::Body(text))) return false;
  const auto told = room_.send(who, command, text);
  if (as == As::example) {
    auto& reception = receptions_[command];
    if (told.accepted) ++reception.taken;
    if (!told.accepted) reception.last_refusal = told.code;
  }
  if (told.accepted && who != TrialRoom::k_lead) {
    const Phase phase = room_.phase();
    was_late_ =
        was_late_ || phase == Phase::closed || phase == Phase::revealed || phase == Phase::reopened;
    was_passed_ = was_passed_ || is_pass(command, args);
  }
  if (const auto leak = markers_.out_of_place_in_answer(room_, who, told.text))
    leaks_.insert(*leak);
  is_over_ = told.code == "activity_paused";
  gather();
  return told.accepted;
}

void Trial::gather() {
  const auto conduct = room_.conduct();
  decisions_ += conduct.decisions;
  for (const auto* list : {&conduct.crashes, &conduct.bad_writes}) {
    for (const auto& fault : *list) {
      auto& where = is_limit(fault)            ? past_limits_
                    : list == &conduct.crashes ? crashes_
                                               : bad_writes_;
      where.insert(fault);
    }
  }
  unlike_.insert(conduct.unlike.begin(), conduct.unlike.end());
  refused_moves_.insert(conduct.refused_moves.begin(), conduct.refused_moves.end());
  for (const auto& refusal : conduct.refusals) meets(refusal);
  for (const auto& line : conduct.log) {
    if (const auto leak = markers_.out_of_place_in_log(line)) leaks_.insert(*leak);
  }
}

void Trial::meets(const kernel::Rejection& refusal) {
  const auto words = folder_.words().find(refusal.text_key);
  if (words == folder_.words().end()) {
    wordless_.insert(refusal.code + ": nothing stands for " + refusal.text_key);
    return;
  }
  const auto place = unfilled_in(words->second, json::parse(refusal.args.text()));
  if (!place.empty()) {
    wordless_.insert(refusal.code + ": nothing fills {" + place + "} of " + refusal.text_key);
  }
}

void Trial::looks_for_marks() {
  if (is_over_) return;
  for (const auto& leak : markers_.out_of_place(room_, k_latecomer)) leaks_.insert(leak);
}

void Trial::reports() {
  if (is_over_ || !bad_reports_.empty()) return;
  for (const char* purpose : k_purposes) {
    const auto report = room_.report(purpose);
    if (!report.fault.empty()) {
      bad_reports_.insert(std::string("for ") + purpose + ": " + report.fault);
      return;
    }
    for (const auto& leak : markers_.out_of_place_in(room_, report)) leaks_.insert(leak);
    for (const auto& line : report.log) {
      if (const auto leak = markers_.out_of_place_in_log(line)) leaks_.insert(*leak);
    }
    if (!report.said) continue;
    for (const auto& fault : faults_of_words(json::parse(*report.said), folder_.words())) {
      wordless_.insert("a report: " + fault);
    }
  }
}

void Trial::says_what_was_found() {
  says(Promise::process, "nothing ends its process", crashes_);
  says(Promise::limits, "what it wants keeps to the limits", past_limits_);
  says(Promise::writes, "what it writes fits its schemas and is its own to write", bad_writes_);
  says(Promise::time,
       "each of " + std::to_string(decisions_) + " decisions, made again, is the same", unlike_);
  says(Promise::leaks, "what is private is told to nobody else", leaks_);
  says(Promise::words, "what it says to people has words", wordless_);
  says(Promise::report, "what it says for a report fits", bad_reports_);
  says(Promise::phases, "no phase is refused", refused_moves_);
  if (is_over_) {
    findings_.left(Promise::phases, "the rest of the trial", "it crashed too often");
    return;
  }
  // What follows from what stands above is not said again.
  const bool has_cause =
      !crashes_.empty() || !bad_writes_.empty() || !past_limits_.empty() || !refused_moves_.empty();
  if (!has_cause || stuck_.empty()) says(Promise::phases, "it goes through all its phases", stuck_);
  says_what_was_taken();
  says_what_was_kind();
}

void Trial::says_what_was_taken() {
  const auto names = [](const std::set<std::string>& faults, const std::string& command) {
    return std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) {
      return fault.starts_with(command + " ") || fault.starts_with(command + ":");
    });
  };
  for (const auto& [command, reception] : receptions_) {
    const std::string what = "the examples of the command " + command + " are taken";
    if (reception.taken > 0) {
      findings_.ok(Promise::commands, what);
    } else if (names(crashes_, command) || names(bad_writes_, command) ||
               names(past_limits_, command)) {
      findings_.left(Promise::commands, what, "its own fault stands above");
    } else {
      findings_.fault(
          Promise::commands, what,
          "its schema takes them, its rules refuse them every time: " + reception.last_refusal);
    }
  }
  for (const auto& [command, examples] : folder_.examples()) {
    if (receptions_.count(command) > 0) continue;
    findings_.left(Promise::commands, "the examples of the command " + command + " are taken",
                   "it was never in a phase that allows it");
  }
}

void Trial::says_what_was_kind() {
  const std::string late = "what people send after the close has a place";
  const std::string passed = "people can pass";
  was_late_ ? findings_.ok(Promise::late, late)
            : findings_.lacks(Promise::late, late, "nothing of a participant was taken then");
  if (!asks_everybody(folder_.entry().manifest)) {
    return findings_.ok(Promise::passed, "nobody needs to pass: nobody is asked for an answer");
  }
  was_passed_ ? findings_.ok(Promise::passed, passed)
              : findings_.lacks(Promise::passed, passed,
                                "no command pass, and no example with \"pass\": true, was taken");
}

void Trial::says(Promise promise, const std::string& what, const std::set<std::string>& faults) {
  if (faults.empty()) return findings_.ok(promise, what);
  std::size_t told = 0;
  for (const auto& fault : faults) {
    if (++told <= k_faults_told) findings_.fault(promise, what, fault);
  }
}

}  // namespace chorus::conformance
