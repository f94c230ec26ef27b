#include "host/hosted_decider.hpp"

#include <utility>

namespace chorus::host {

HostedDecider::HostedDecider(const Catalogue& catalogue, ProcessRunner& runner, Timers& timers,
                             HostEvents events, std::size_t places)
    : catalogue_(catalogue),
      runner_(runner),
      timers_(timers),
      events_(std::move(events)),
      places_(places) {
  events_.on_free = [this] { place_is_free(); };
}

HostedDecider::~HostedDecider() = default;

void HostedDecider::attach(const kernel::Space& space,
                           const std::vector<kernel::RecordPtr>& ballots) {
  const std::string& plugin = space.state.plugin_id;
  const auto* entry = catalogue_.entry(plugin);
  if (!entry || entry->state != CatalogueEntry::State::ready) return;
  plugin_of_[space.state.id] = plugin;
  auto& worker = workers_[plugin];
  if (!worker) worker = std::make_unique<PluginWorker>(*entry, runner_, timers_, events_);
  worker->attach(space, ballots);
}

void HostedDecider::detach(const kernel::SpaceId& space) {
  if (auto* worker = worker_of(space)) worker->detach(space);
  plugin_of_.erase(space);
}

void HostedDecider::changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
                            const std::vector<kernel::RecordPtr>& puts,
                            const std::vector<kernel::Key>& removes) {
  if (auto* worker = worker_of(space)) worker->changed(space, state, puts, removes);
}

void HostedDecider::decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) {
  auto* worker = worker_of(call.space);
  if (!worker) return done(kernel::DeciderFault::unavailable);
  // What is asked right after "try again" waits for the process that comes.
  const std::string& plugin = plugin_of_.at(call.space);
  if (to_resume_.contains(plugin)) resume_all();
  if (to_resume_.contains(plugin) || (worker->is_asleep() && !make_place())) {
    for_a_place_.push_back({call, std::move(done)});
    return;
  }
  worker->decide(call, std::move(done));
}

bool HostedDecider::make_place() {
  std::size_t running = 0;
  PluginWorker* longest_idle = nullptr;
  for (const auto& [id, worker] : workers_) {
    running += worker->has_process() ? 1 : 0;
    const auto idle = worker->idle_since();
    if (idle && (!longest_idle || *idle < *longest_idle->idle_since())) longest_idle = worker.get();
  }
  if (running < places_) return true;
  if (!longest_idle) return false;
  longest_idle->fall_asleep();
  return true;
}

// Not at once: it is said from inside a worker's own doing.
void HostedDecider::place_is_free() {
  if (for_a_place_.empty() && to_resume_.empty()) return;
  freed_ = timers_.after(std::chrono::milliseconds(0), [this] { ask_those_waiting(); });
}

void HostedDecider::ask_those_waiting() {
  resume_all();
  std::deque<Waiting> waiting;
  waiting.swap(for_a_place_);
  for (auto& one : waiting) decide(one.call, std::move(one.done));
}

void HostedDecider::try_again(const kernel::SpaceId& space) {
  const auto plugin = plugin_of_.find(space);
  if (plugin == plugin_of_.end()) return;
  to_resume_.insert(plugin->second);
  soon_ = timers_.after(std::chrono::milliseconds(0), [this] { resume_all(); });
}

void HostedDecider::resume_all() {
  std::set<std::string> plugins;
  plugins.swap(to_resume_);
  for (const auto& plugin : plugins) {
    auto& worker = *workers_.at(plugin);
    if (worker.has_process() || make_place()) {
      worker.resume();
    } else {
      to_resume_.insert(plugin);
    }
  }
}

std::vector<std::string> HostedDecider::paused() const {
  std::vector<std::string> ids;
  for (const auto& [id, worker] : workers_) {
    if (worker->is_paused()) ids.push_back(id);
  }
  return ids;
}

PluginWorker* HostedDecider::worker_of(const kernel::SpaceId& space) {
  const auto plugin = plugin_of_.find(space);
  if (plugin == plugin_of_.end()) return nullptr;
  const auto worker = workers_.find(plugin->second);
  return worker == workers_.end() ? nullptr : worker->second.get();
}

}  // namespace chorus::host
