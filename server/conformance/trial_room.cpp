#include "conformance/trial_room.hpp"

#include "conformance/chance.hpp"
#include "conformance/trial_world.hpp"
#include "conformance/twice_decider.hpp"
#include "host/hosted_decider.hpp"
#include "host/sections_round.hpp"
#include "kernel/room.hpp"
#include "net/loop/event_loop.hpp"
#include "net/loop/plugin_channel.hpp"
#include "platform/secrets.hpp"
#include "report/picture.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>

namespace chorus::conformance {
namespace {

using nlohmann::json;

constexpr std::size_t k_people = 400;
constexpr std::size_t k_args_told = 200;  // bytes of a command in a finding
constexpr const char* k_wake_up = "a wake-up";

}  // namespace

struct TrialRoom::Parts {
  struct Person {
    kernel::Seat seat;
    kernel::ClientId client;
    std::uint64_t k = 0;
  };

  Parts(const Folder& known, const Setup& setup);
  ~Parts();
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  host::HostEvents host_events();
  void take_seat(Who who);
  void take_log(std::string_view line);
  void take_decision(const kernel::Call& call, const kernel::Decision& decision);

  // Runs `work` on the room's thread and brings back what it returns or throws.
  template <class Work>
  auto in_room(const Work& work) {
    // Shared, because the room's thread may still be leaving the task when its result is here.
    const auto task = std::make_shared<std::packaged_task<decltype(work())()>>(work);
    auto result = task->get_future();
    loop.post([task] { (*task)(); });
    return result.get();
  }
  // One command, from its sending to its answer; `asked` is what a finding will name.
  Told submit(Who who, const std::string& command, const std::string& args,
              const std::string& named, const kernel::SpaceId& to = k_activity);
  void introduce(Who who);
  kernel::Reader reader(Who who) {
    if (who == k_wall) return {{kernel::Role::wall, {}}, {}};
    return room.reader_of(people.at(who).seat);
  }

  const Folder& folder;
  std::string id;
  net::EventLoop loop;
  TrialClock clock;
  Chance chance;
  TrialDigest digest;
  net::PluginProcesses runner;
  ImpatientTimers timers;
  NoFile store;
  Listener listener;
  host::HostedDecider hosted;
  TwiceDecider decider;
  kernel::Room room;
  std::map<Who, Person> people;
  std::shared_ptr<std::promise<kernel::Answer>> waiting;
  std::string asked;  // what the activity type was asked last
  Conduct conduct;
  std::thread thread;
};

TrialRoom::Parts::Parts(const Folder& known, const Setup& setup)
    : folder(known),
      id(folder.entry().id),
      chance(setup.seed),
      runner(loop, setup.program),
      timers(loop, setup.patience),
      store(empty_inquiry(id)),
      hosted(folder.catalogue(), runner, timers, host_events()),
      decider(hosted),
      room((
               listener.on_answer = [](const kernel::Answer&) {},
               listener.on_notice = [](const kernel::Notice&) {},
               kernel::Ports{clock, chance, digest, decider, store, listener, folder.catalogue(),
                             folder.schemas()}),
           store.load(), k_people) {
  decider.on_decided = [this](const auto& call, const auto& said) { take_decision(call, said); };
  decider.on_difference = [this](const auto&) { conduct.unlike.push_back(asked); };
  listener.on_answer = [this](const kernel::Answer& answer) {
    if (waiting) std::exchange(waiting, nullptr)->set_value(answer);
  };
  listener.on_notice = [this](const kernel::Notice& notice) {
    if (notice.kind != "activity_faulty") return;
    const json args = json::parse(notice.args.text());
    conduct.bad_writes.push_back(asked + ": " + args.value("what", ""));
  };
  for (Who who = k_lead; who <= setup.participants; ++who) take_seat(who);
  thread = std::thread([this] { loop.run(); });
}

TrialRoom::Parts::~Parts() {
  loop.stop();
  thread.join();
}

host::HostEvents TrialRoom::Parts::host_events() {
  host::HostEvents events;
  events.on_notice = [](const kernel::Notice&) {};
  events.on_reattach = [this](const std::string& plugin) { room.reattach(plugin); };
  events.on_log = [this](std::string_view, std::string_view line) { take_log(line); };
  return events;
}

void TrialRoom::Parts::take_seat(Who who) {
  kernel::Identity::Claim claim;
  if (who == k_lead) {
    claim.launch = room.identity().new_launch(kernel::Role::facilitator);
  } else {
    claim.join_code = room.identity().join_code();
  }
  room.seat(claim, [&](const kernel::Room::Seated& seated) {
    const auto* admission = std::get_if<kernel::Identity::Admission>(&seated);
    if (!admission) throw std::runtime_error("nobody could take a seat");
    people[who].seat = admission->seat;
  });
  people[who].client = kernel::ClientId("trial-client-" + std::to_string(who));
}

// The worker says in its log what became of a process.
void TrialRoom::Parts::take_log(std::string_view line) {
  constexpr std::string_view k_refused = "refused: ";
  constexpr std::string_view k_crashed = "crashed: ";
  constexpr std::string_view k_slow = "slow: ";
  if (line.starts_with(k_refused)) {
    conduct.refused_load.emplace_back(line.substr(k_refused.size()));
  } else if (line.starts_with(k_crashed)) {
    const std::string why(line.substr(k_crashed.size()));
    conduct.crashes.push_back(asked.empty() ? why : asked + ": " + why);
  } else if (!line.starts_with(k_slow)) {
    conduct.log.emplace_back(line);
  }
}

void TrialRoom::Parts::take_decision(const kernel::Call& call, const kernel::Decision& decision) {
  ++conduct.decisions;
  const auto* refusal = std::get_if<kernel::Rejection>(&decision);
  if (!refusal) return;
  conduct.refusals.push_back(*refusal);
  if (call.what != kernel::Call::What::command) conduct.refused_moves.push_back(asked);
}

TrialRoom::TrialRoom(const Folder& folder, const Setup& setup)
    : parts_(std::make_unique<Parts>(folder, setup)) {
  for (Who who = k_lead + 1; who <= setup.participants; ++who) parts_->introduce(who);
}

TrialRoom::~TrialRoom() = default;

TrialRoom::Told TrialRoom::Parts::submit(Who who, const std::string& command,
                                         const std::string& args, const std::string& named,
                                         const kernel::SpaceId& to) {
  const auto answered = std::make_shared<std::promise<kernel::Answer>>();
  in_room([&] {
    auto& from = people.at(who);
    kernel::Command wish;
    wish.client = from.client;
    wish.k = ++from.k;
    wish.space = to;
    wish.name = command;
    wish.args = kernel::Body(args);
    wish.actor = room.actor_of(from.seat);
    asked = named;
    waiting = answered;
    return room.submit(std::move(wish), from.seat.id);
  });
  const kernel::Answer answer = answered->get_future().get();
  const auto* refusal = std::get_if<kernel::Rejection>(&answer.outcome);
  if (refusal) return {false, refusal->code, refusal->args.text()};
  return {true, {}, std::get<kernel::Body>(answer.outcome).text()};
}

// As all do before they give anything.
void TrialRoom::Parts::introduce(Who who) {
  const auto told =
      submit(who, "core.introduce", R"({"picture":"blue-wren","role_group":"unsaid"})",
             "core.introduce", kernel::k_inquiry_space);
  if (!told.accepted) throw std::runtime_error("nobody could say who they are: " + told.code);
}

TrialRoom::Told TrialRoom::send(Who who, const std::string& command, const std::string& args) {
  return parts_->submit(who, command, args, command + " " + args.substr(0, k_args_told));
}

bool TrialRoom::wake_next() {
  const bool is_due = parts_->in_room([this] {
    const auto at = parts_->room.next_wake();
    if (!at) return false;
    parts_->asked = k_wake_up;
    parts_->clock.pass_to(*at);
    parts_->room.tick();
    return true;
  });
  // A command that no activity knows is answered once all before it has been decided.
  if (is_due) parts_->submit(k_lead, "after-the-wake-up", "{}", k_wake_up);
  return is_due;
}

kernel::Phase TrialRoom::phase() const {
  return parts_->in_room([this] { return parts_->room.space(k_activity)->state.phase; });
}

std::vector<std::string> TrialRoom::keys_of(const std::string& type, Who who) const {
  return parts_->in_room([&] {
    const auto& person = parts_->people.at(who).seat.person;
    std::vector<std::string> own;
    std::vector<std::string> others;
    const auto& space = type == "person" ? kernel::k_inquiry_space : k_activity;
    const auto& records = parts_->room.space(space)->records;
    const bool is_type = std::any_of(records.begin(), records.end(),
                                     [&](const auto& entry) { return entry.second->type == type; });
    for (const auto& [key, record] : records) {
      const bool fits = is_type ? record->type == type : key.value().starts_with(type + "/");
      if (!fits || record->gate == kernel::Gate::withdrawn) continue;
      (record->owner == person ? own : others).push_back(key.value());
    }
    own.insert(own.end(), others.begin(), others.end());
    return own;
  });
}

kernel::Instant TrialRoom::now() const {
  return parts_->in_room([this] { return parts_->clock.now(); });
}

std::map<std::string, TrialRoom::Shown> TrialRoom::shown_to(Who who) const {
  return parts_->in_room([&] {
    std::map<std::string, Shown> shown;
    const auto reader = parts_->reader(who);
    if (!parts_->room.may_watch(k_activity, reader)) return shown;
    for (const auto& one : parts_->room.snapshot(k_activity, reader)) {
      shown[one.record->key.value()] = {one.record->body.text(), one.mine};
    }
    return shown;
  });
}

TrialRoom::Report TrialRoom::report(const std::string& purpose) const {
  Report report;
  const auto pictures = parts_->in_room([&] {
    return report::pictures_of(
        parts_->room.records(),
        [&](const std::string& plugin) { return parts_->folder.catalogue().find(plugin); },
        kernel::Consents(parts_->room.records(), {}));
  });
  if (pictures.count(k_activity) == 0) return report;
  for (const auto& [key, record] : pictures.at(k_activity).records) {
    report.leaving.push_back(key.value());
  }
  host::SectionsRound::Settings settings;
  settings.purpose = purpose;
  settings.locale = "en";
  settings.now = now();
  settings.fault = [this](const json& said) {
    return parts_->folder.schemas().sections_fault(said);
  };
  settings.log = [&report](std::string_view, std::string_view line) {
    const bool is_fault = line.starts_with("crashed: ") || line.starts_with("refused: ") ||
                          line.starts_with("its sections do not fit");
    if (is_fault && report.fault.empty()) report.fault = line;
    if (!is_fault && !line.starts_with("slow: ")) report.log.emplace_back(line);
  };
  std::vector<std::string> twice;
  for (int times = 0; times < 2 && report.fault.empty(); ++times) {
    std::promise<host::SectionsRound::Answers> answered;
    std::unique_ptr<host::SectionsRound> round;
    parts_->in_room([&] {
      round = std::make_unique<host::SectionsRound>(parts_->folder.catalogue(), parts_->runner,
                                                    parts_->timers, settings);
      round->begin(pictures, [&](host::SectionsRound::Answers answers) {
        answered.set_value(std::move(answers));
      });
      return true;
    });
    const auto answers = answered.get_future().get();
    parts_->in_room([&] {
      round.reset();
      return true;
    });
    const auto& said = answers.at(k_activity);
    if (const auto* body = std::get_if<kernel::Body>(&said)) twice.push_back(body->text());
    const auto* none = std::get_if<host::NoSections>(&said);
    if (none && *none != host::NoSections::not_offered && report.fault.empty()) {
      report.fault = "it could not be asked";
    }
  }
  if (!report.fault.empty()) return report;
  if (twice.size() == 2 && twice[0] != twice[1]) report.fault = "asked twice, it says two things";
  if (!twice.empty()) report.said = twice.front();
  return report;
}

std::vector<std::string> TrialRoom::unlike_later() {
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  std::promise<std::vector<kernel::Call>> answered;
  parts_->in_room([&] {
    parts_->decider.ask_again(
        [&](std::vector<kernel::Call> unlike) { answered.set_value(std::move(unlike)); });
    return true;
  });
  std::vector<std::string> names;
  for (const auto& call : answered.get_future().get()) {
    const bool is_command = call.what == kernel::Call::What::command;
    names.push_back(is_command ? call.name + " " + call.args.text().substr(0, k_args_told)
                               : "as the room moves on: " + call.name);
  }
  return names;
}

TrialRoom::Conduct TrialRoom::conduct() {
  return parts_->in_room([this] { return std::exchange(parts_->conduct, Conduct()); });
}

}  // namespace chorus::conformance
