#include "host/sections_round.hpp"

#include "host/strict_json.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

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
    auto* worker = worker_for(picture.state.plugin_id);
    if (worker) {
      ask(picture, *worker);
    } else {
      answer(id, NoSections::missing);
    }
  }
  if (pictures.empty()) finish_soon();
}

PluginWorker* SectionsRound::worker_for(const std::string& plugin_id) {
  const auto* entry = catalogue_.entry(plugin_id);
  if (!entry || entry->state != CatalogueEntry::State::ready) return nullptr;
  auto& worker = workers_[plugin_id];
  if (!worker) worker = std::make_unique<PluginWorker>(*entry, runner_, timers_, events_);
  return worker.get();
}

void SectionsRound::ask(const kernel::Space& picture, PluginWorker& worker) {
  const kernel::SpaceId space = picture.state.id;
  worker.attach(picture, {});
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
  const auto fault = settings_.fault(parse_strictly(body->text(), limits::k_json_depth));
  if (!fault) return *body;
  settings_.log(plugin_id, "its sections do not fit: " + *fault);
  return NoSections::failed;
}

void SectionsRound::answer(const kernel::SpaceId& space, SectionsAnswer answer) {
  answers_.insert_or_assign(space, std::move(answer));
  open_.erase(space);
  if (open_.empty()) finish_soon();
}

// Not from inside a worker's callback: whoever hears of it may destroy them all.
void SectionsRound::finish_soon() {
  soon_ = timers_.after(std::chrono::milliseconds(0), [this] {
    const auto done = std::move(done_);
    done(std::move(answers_));
  });
}

}  // namespace chorus::host
