#include "media/cleaner.hpp"

#include "kernel/values/limits.hpp"
#include "media/medium_format.hpp"

#include <stdexcept>
#include <utility>

namespace chorus::media {
namespace {

constexpr std::size_t k_answer_bytes = limits::k_media_bytes + limits::k_kib;

std::string length_of(const std::string& file) {
  std::string length;
  for (int i = 0; i < 8; ++i) {
    length += static_cast<char>((std::uint64_t{file.size()} >> (8 * i)) & 0xFFU);
  }
  return length;
}

}  // namespace

Cleaner::Cleaner(StartProgram start, host::Timers& timers, Log log)
    : start_(std::move(start)), timers_(timers), log_(std::move(log)) {}

Cleaner::~Cleaner() = default;

void Cleaner::clean(std::string file, Done done) {
  waiting_.push_back({std::move(file), std::move(done)});
  if (!beginning_) begin_next();
}

void Cleaner::begin_next() {
  beginning_ = timers_.after(std::chrono::milliseconds(0), [this] {
    beginning_.reset();
    while (!waiting_.empty() && running_.size() < limits::k_media_cleaned_at_once) {
      auto next = std::move(waiting_.front());
      waiting_.pop_front();
      begin(std::move(next));
    }
  });
}

void Cleaner::begin(Waiting waiting) {
  const auto format = format_of(waiting.file);
  if (format == MediumFormat::none) return waiting.done(MediaRefusal::kind);
  const auto number = ++next_;
  Work& work = running_[number];
  work.done = std::move(waiting.done);
  host::ProcessEvents events;
  events.on_bytes = [this, number](std::string_view bytes) { hear(number, bytes); };
  events.on_line = [this](std::string_view line) { log_(line); };
  events.on_closed = [this, number] {
    const auto answer = answer_from(running_.at(number).answer);
    if (!answer) log_("a child ended without an answer");
    end(number, answer.value_or(MediaRefusal::unreadable));
  };
  try {
    work.process = start_(is_picture(format) ? Program::picture : Program::sound, events);
  } catch (const std::runtime_error& error) {
    log_(error.what());
    return end(number, MediaRefusal::busy);
  }
  work.deadline = timers_.after(limits::k_media_cleaned_within, [this, number] {
    log_("a child took too long");
    end(number, MediaRefusal::unreadable);
  });
  work.process->write(length_of(waiting.file));
  work.process->write(std::move(waiting.file));
}

void Cleaner::hear(std::uint64_t number, std::string_view bytes) {
  auto& answer = running_.at(number).answer;
  answer += bytes;
  if (answer.size() <= k_answer_bytes) return;
  log_("a child says too much");
  end(number, MediaRefusal::unreadable);
}

// Ends the process with it: nothing of it comes any more.
void Cleaner::end(std::uint64_t number, const CleaningResult& result) {
  const auto found = running_.find(number);
  const auto ended = std::move(found->second);
  running_.erase(found);
  if (!waiting_.empty() && !beginning_) begin_next();
  ended.done(result);
}

}  // namespace chorus::media
