#include "host/sections_round.hpp"

#include "kernel/room/state_age.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace chorus::host {

SectionsRound::SectionsRound(const Catalogue& catalogue, ProcessRunner& runner, Timers& timers,
                             Settings settings)
    : catalogue_(catalogue), runner_(runner), timers_(timers), settings_(std::move(settings)) {
  // The leads are told of it in the report itself; a notice would speak of the evening.
  events_.on_notice = [](const kernel::Notice&) {};
  events_.on_reattach = [this](const std::string& plugin_id) { attach_again(plugin_id); };
  events_.on_log = settings_.log;
}

SectionsRound::~SectionsRound() = default;

void SectionsRound::begin(std::map<kernel::SpaceId, kernel::Space> pictures,
                          std::function<void(Answers)> done) {
  done_ = std::move(done);
  open_ = pictures;
  for (const auto& [id, picture] : pictures) {
    if (can_be_asked(picture.state)) {
      to_ask_.insert(picture.state.plugin_id);
    } else {
      answer(id, NoSections::missing);
    }
  }
  go_on_soon();
}

bool SectionsRound::can_be_asked(const kernel::SpaceState& state) const {
  const auto* entry = catalogue_.entry(state.plugin_id);
  return entry && entry->state == CatalogueEntry::State::ready &&
         kernel::age_of(state, entry->manifest.type) == kernel::StateAge::fitting;
}

// Ends the processes whose work is done, and begins with the next types.
void SectionsRound::go_on() {
  std::erase_if(workers_, [this](const auto& entry) {
    return std::none_of(open_.begin(), open_.end(), [&](const auto& open) {
      return open.second.state.plugin_id == entry.first;
    });
  });
  while (workers_.size() < limits::k_report_processes && !to_ask_.empty()) {
    ask_type(to_ask_.extract(to_ask_.begin()).value());
  }
  if (!open_.empty()) return;
  const auto done = std::move(done_);
  done(std::move(answers_));
}

void SectionsRound::ask_type(const std::string& plugin_id) {
  auto& worker = workers_[plugin_id];
  worker = std::make_unique<PluginWorker>(*catalogue_.entry(plugin_id), runner_, timers_, events_);
  const auto pictures = open_;  // a type that cannot start is answered for at once
  for (const auto& [id, picture] : pictures) {
    if (picture.state.plugin_id == plugin_id) ask(picture, *worker);
  }
}

void SectionsRound::ask(const kernel::Space& picture, PluginWorker& worker) {
  const kernel::SpaceId space = picture.state.id;
  worker.sections({space, settings_.purpose, settings_.locale, settings_.now},
                  [this, space](const Sections& said) { take(space, said); });
}

void SectionsRound::attach_again(const std::string& plugin_id) {
  for (const auto& [id, picture] : open_) {
    if (picture.state.plugin_id == plugin_id) workers_.at(plugin_id)->attach(picture, {});
  }
}

void SectionsRound::take(const kernel::SpaceId& space, const Sections& said) {
  const std::string plugin_id = open_.at(space).state.plugin_id;
  workers_.at(plugin_id)->detach(space);
  answer(space, judged(plugin_id, said));
}

SectionsAnswer SectionsRound::judged(const std::string& plugin_id, const Sections& said) const {
  if (const auto* fault = std::get_if<kernel::DeciderFault>(&said)) {
    const bool is_missing = *fault == kernel::DeciderFault::unavailable;
    return is_missing ? NoSections::missing : NoSections::failed;
  }
  const auto& body = std::get<SaidSections>(said).body;
  if (!body) return NoSections::not_offered;
  const auto fault = settings_.fault(*body->value());
  if (!fault) return body->at_rest();
  settings_.log(plugin_id, "its sections do not fit: " + *fault);
  return NoSections::failed;
}

void SectionsRound::answer(const kernel::SpaceId& space, SectionsAnswer answer) {
  answers_.insert_or_assign(space, std::move(answer));
  open_.erase(space);
  if (done_) go_on_soon();
}

// Not from inside a worker's callback: it ends workers, and whoever hears of it may destroy them
// all.
void SectionsRound::go_on_soon() {
  soon_ = timers_.after(std::chrono::milliseconds(0), [this] { go_on(); });
}

}  // namespace chorus::host
