#include "host/plugin_worker.hpp"

#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <utility>

namespace chorus::host {
namespace {

#ifdef CHORUS_SANITIZED
constexpr int k_patience = 10;  // everything is that much slower there
#else
constexpr int k_patience = 1;
#endif
constexpr std::chrono::milliseconds k_answer_within = limits::k_decide_within * k_patience;
constexpr std::chrono::milliseconds k_sections_within = limits::k_sections_within * k_patience;
// A first start may wait for a disk or for somebody's virus scanner.
constexpr std::chrono::milliseconds k_load_within = limits::k_sections_within * k_patience;

}  // namespace

PluginWorker::PluginWorker(const CatalogueEntry& entry, ProcessRunner& runner, Timers& timers,
                           const HostEvents& events)
    : entry_(entry), runner_(runner), timers_(timers), events_(events) {}

void PluginWorker::attach(const kernel::Space& space,
                          const std::vector<kernel::RecordPtr>& ballots) {
  if (!process_) return;
  const std::string settings = entry_.manifest.settings.filled(space.state.settings.text());
  for (const auto& message : attach_messages(space, settings, ballots)) write(message);
}

void PluginWorker::detach(const kernel::SpaceId& space) {
  if (process_) write(detach_message(space));
}

void PluginWorker::changed(const kernel::SpaceId& space, const kernel::SpaceState& state,
                           const std::vector<kernel::RecordPtr>& puts,
                           const std::vector<kernel::Key>& removes) {
  if (!process_) return;
  for (const auto& message : changed_messages(space, state, puts, removes)) write(message);
}

void PluginWorker::decide(const kernel::Call& call, std::function<void(kernel::Decision)> done) {
  Waiting question;
  question.id = next_id_++;
  question.name = call.name;
  question.message = call_message(question.id, call);
  question.within = k_answer_within;
  question.decided = std::move(done);
  ask(std::move(question));
}

void PluginWorker::sections(const SectionsCall& call, std::function<void(Sections)> done) {
  Waiting question;
  question.id = next_id_++;
  question.name = "sections";
  question.message = sections_message(question.id, call);
  question.within = k_sections_within;
  question.said = std::move(done);
  ask(std::move(question));
}

void PluginWorker::ask(Waiting question) {
  if (state_ == State::asleep) come_back();
  if (state_ == State::paused) return question.fail(kernel::DeciderFault::paused);
  if (!process_) return question.fail(kernel::DeciderFault::unavailable);
  waiting_.push_back(std::move(question));
  write(waiting_.back().message);
  if (waiting_.size() == 1) watch_head();
}

void PluginWorker::Waiting::answer(const Done& answer) const {
  if (const auto* sections = std::get_if<SaidSections>(&answer.outcome); sections && said) {
    return said(*sections);
  }
  if (const auto* outputs = std::get_if<kernel::Outputs>(&answer.outcome); outputs && decided) {
    return decided(*outputs);
  }
  decided(std::get<kernel::Rejection>(answer.outcome));
}

bool PluginWorker::Waiting::is_answered_by(const Done& answer) const {
  return std::holds_alternative<SaidSections>(answer.outcome) == static_cast<bool>(said);
}

void PluginWorker::Waiting::fail(kernel::DeciderFault fault) const {
  if (decided) decided(fault);
  if (said) said(fault);
}

void PluginWorker::resume() {
  if (state_ != State::paused && state_ != State::refused) return;
  policy_.forgive();
  come_back();
}

bool PluginWorker::start() {
  ProcessEvents events;
  events.on_bytes = [this](std::string_view bytes) { take_bytes(bytes); };
  events.on_line = [this](std::string_view line) { log(std::string(line)); };
  events.on_closed = [this] { crashed("its process ended"); };
  reader_ = FrameReader();
  greeted_ = false;
  ++life_;
  try {
    process_ = runner_.start(entry_.folder, std::move(events));
  } catch (const std::runtime_error& error) {
    log(std::string("no process: ") + error.what());
    state_ = State::paused;
    tell("plugin_paused", "plugin.paused");
    rest(kernel::DeciderFault::paused);
    return false;
  }
  state_ = State::loading;
  deadline_ = timers_.after(k_load_within, [this] { crashed("it did not start in time"); });
  return true;
}

void PluginWorker::write(const std::string& message) { process_->write(framed(message)); }

void PluginWorker::take_bytes(std::string_view bytes) {
  // A reply may end the process, and a callback may start the next; what is left then is the dead
  // one's.
  const std::uint64_t life = life_;
  try {
    reader_.feed(bytes);
    if (!greeted_) {
      const auto line = reader_.next_line();
      if (!line) return;
      if (*line != k_greeting) throw BadFrame("a host process of another version");
      greeted_ = true;
    }
    while (life == life_) {
      const auto message = reader_.next();
      if (!message) return;
      take(parse_reply(*message, entry_.manifest.type));
    }
  } catch (const BadFrame& error) {
    crashed(error.what());
  } catch (const Nonsense& error) {
    crashed(std::string("it said ") + error.what());
  }
}

void PluginWorker::take(const Reply& reply) {
  if (const auto* done = std::get_if<Done>(&reply)) return take(*done);
  if (const auto* line = std::get_if<LogLine>(&reply)) return log(line->text);
  if (state_ != State::loading) throw Nonsense("it is loaded, again");
  if (const auto* loaded = std::get_if<Loaded>(&reply)) return take(*loaded);
  take(std::get<Refused>(reply));
}

void PluginWorker::take(const Loaded& loaded) {
  if (loaded.version != entry_.manifest.type.version) {
    return take(Refused{"its library is version " + loaded.version + ", its manifest says " +
                        entry_.manifest.type.version});
  }
  state_ = State::ready;
  watch_head();
}

void PluginWorker::take(const Refused& refused) {
  log("refused: " + refused.why);
  end_process();
  state_ = State::refused;
  tell("plugin_refused", "plugin.refused");
  rest(kernel::DeciderFault::unavailable);
}

void PluginWorker::take(const Done& done) {
  if (state_ != State::ready || waiting_.empty() || waiting_.front().id != done.id) {
    throw Nonsense("an answer nobody waits for");
  }
  if (const auto* faulty = std::get_if<Faulty>(&done.outcome)) return crashed(faulty->why);
  if (!waiting_.front().is_answered_by(done)) throw Nonsense("an answer to another question");
  Waiting answered = std::move(waiting_.front());
  waiting_.pop_front();
  const auto took = timers_.now() - head_since_;
  if (answered.decided && took > limits::k_decide_slow) {
    log("slow: " + answered.name + " took_ms=" + std::to_string(took.count()));
  }
  watch_head();
  answered.answer(done);
}

void PluginWorker::watch_head() {
  if (state_ != State::ready) return;
  deadline_.reset();
  head_since_ = timers_.now();
  if (waiting_.empty()) {
    deadline_ = timers_.after(limits::k_plugin_rests_after, [this] { fall_asleep(); });
    if (events_.on_free) events_.on_free();
    return;
  }
  deadline_ =
      timers_.after(waiting_.front().within, [this] { crashed("it did not answer in time"); });
}

void PluginWorker::crashed(const std::string& why) {
  log("crashed: " + why);
  const bool was_running = state_ == State::ready && !waiting_.empty();
  end_process();
  Waiting victim;
  if (was_running) {
    victim = std::move(waiting_.front());
    waiting_.pop_front();
  }
  if (policy_.crashed(timers_.now()) == CrashPolicy::Verdict::restart) {
    tell("plugin_restarted", "plugin.restarted");
    come_back();
  } else {
    state_ = State::paused;
    tell("plugin_paused", "plugin.paused");
    rest(kernel::DeciderFault::paused);
  }
  if (was_running) victim.fail(kernel::DeciderFault::restarted);
}

void PluginWorker::come_back() {
  if (!start()) return;
  events_.on_reattach(entry_.id);
  for (const auto& waiting : waiting_) write(waiting.message);
}

std::optional<std::chrono::milliseconds> PluginWorker::idle_since() const {
  if (state_ != State::ready || !waiting_.empty()) return std::nullopt;
  return head_since_;
}

void PluginWorker::fall_asleep() {
  if (!idle_since()) return;
  end_process();
  state_ = State::asleep;
}

void PluginWorker::end_process() {
  ++life_;
  process_.reset();
  deadline_.reset();
}

void PluginWorker::rest(kernel::DeciderFault fault) {
  std::deque<Waiting> waiting;
  waiting.swap(waiting_);
  for (const auto& one : waiting) one.fail(fault);
  if (events_.on_free) events_.on_free();
}

void PluginWorker::tell(const char* kind, const char* text_key) const {
  kernel::Notice notice;
  notice.kind = kind;
  notice.text_key = text_key;
  notice.args =
      kernel::Body(nlohmann::json{{"plugin", entry_.id}, {"title", entry_.manifest.title}}.dump());
  events_.on_notice(notice);
}

void PluginWorker::log(const std::string& line) const { events_.on_log(entry_.id, line); }

}  // namespace chorus::host
