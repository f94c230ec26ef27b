#include "net/live/feed.hpp"

#include "kernel/values/limits.hpp"

#include <algorithm>
#include <utility>

namespace chorus::net {
namespace {

constexpr std::size_t k_notices_kept = 8;
constexpr std::size_t k_late_at_once = 64 * limits::k_kib;

std::size_t total_bytes(const SnapshotParts& parts) {
  std::size_t bytes = 0;
  for (const auto& part : parts) bytes += part->size();
  return bytes;
}

}  // namespace

Feed::Feed(Outbox& outbox, FeedSource& source) : outbox_(outbox), source_(source) {
  outbox_.on_drained = [this] { pull(); };
}

void Feed::welcome(SharedMessage text) {
  if (!outbox_.push(text)) {
    welcome_ = std::move(text);
    return fall_behind();
  }
  sent_welcome_ = text;
  welcome_number_ = outbox_.pushed();
}

void Feed::watch(const kernel::SpaceId& space) {
  drop_what_comes(space);
  watched_.insert(space);
  if (!lagging_) {
    const SnapshotParts parts = source_.snapshot(space);
    if (total_bytes(parts) <= outbox_.room()) {
      for (const auto& part : parts) outbox_.push(part);
      return;
    }
  }
  stale_.insert(space);
  start_pulling();
}

void Feed::unwatch(const kernel::SpaceId& space) {
  drop_what_comes(space);
  watched_.erase(space);
  stale_.erase(space);
}

// A snapshot that is begun anew, or no more wanted, makes what was to follow the old one wrong.
void Feed::drop_what_comes(const kernel::SpaceId& space) {
  if (parts_of_ == space) parts_.clear();
  Queue<Late> others;
  for (auto& late : tail_) {
    if (late.space != space) {
      others.push(std::move(late));
      continue;
    }
    tail_bytes_ -= late.text->size();
    for (auto& answer : late.answers) keep(0, std::move(answer));
  }
  tail_ = std::move(others);
}

void Feed::changes(const kernel::SpaceId& space, const SharedMessage& text,
                   const std::vector<const kernel::Answer*>& answers) {
  forget_what_left();
  if (!lagging_) {
    if (outbox_.push(text)) {
      for (const auto* answer : answers) keep(outbox_.pushed(), *answer);
      return;
    }
    fall_behind();
    // The snapshot that is now due has this change in it, even if the line has taken it already.
    for (const auto* answer : answers) keep(0, *answer);
    return;
  }
  if (stale_.contains(space)) {
    for (const auto* answer : answers) keep(0, *answer);
    return;
  }
  Late late{space, text, {}};
  for (const auto* answer : answers) late.answers.push_back(*answer);
  tail_bytes_ += late.text->size();
  tail_.push(std::move(late));
  if (tail_bytes_ > limits::k_outbox_bytes) drop_tail();
}

void Feed::answer(const kernel::Answer& answer) {
  forget_what_left();
  if (!lagging_) {
    if (outbox_.push(source_.answer(answer))) return keep(outbox_.pushed(), answer);
    fall_behind();
  }
  keep(0, answer);
}

void Feed::fresh(Fresh what, const SharedMessage& text) {
  told_[static_cast<std::size_t>(what)] = true;
  if (!lagging_) {
    if (outbox_.push(text)) return;
    fall_behind();
  }
  due_[static_cast<std::size_t>(what)] = true;
}

void Feed::notice(SharedMessage text) {
  forget_what_left();
  const bool sent = !lagging_ && outbox_.push(text);
  if (!sent && !lagging_) fall_behind();
  keep(sent ? outbox_.pushed() : 0, std::move(text));
  const auto is_notice = [](const Kept& kept) {
    return std::holds_alternative<SharedMessage>(kept.what);
  };
  if (static_cast<std::size_t>(std::count_if(kept_.begin(), kept_.end(), is_notice)) >
      k_notices_kept) {
    kept_.erase(std::find_if(kept_.begin(), kept_.end(), is_notice));
  }
}

void Feed::pong(SharedMessage text) {
  if (!lagging_) {
    if (outbox_.push(text)) return;
    fall_behind();
  }
  pong_ = std::move(text);
}

std::size_t Feed::answers_owed() const {
  std::size_t owed = 0;
  for (const auto& kept : kept_)
    owed += kept.number == 0 && std::holds_alternative<kernel::Answer>(kept.what);
  for (const auto& late : tail_) owed += late.answers.size();
  return owed;
}

void Feed::stop(SharedMessage last) {
  if (lagging_) outbox_.clear();
  outbox_.owe(false);
  if (last && !outbox_.push(last)) {
    outbox_.clear();
    outbox_.push(std::move(last));
  }
}

void Feed::keep(std::uint64_t number, std::variant<SharedMessage, kernel::Answer> what) {
  kept_.push_back({number, std::move(what)});
}

// Numbers rise along it, and those without one come last.
void Feed::forget_what_left() {
  const std::uint64_t left = outbox_.popped();
  const auto first = std::find_if(kept_.begin(), kept_.end(), [left](const Kept& kept) {
    return kept.number == 0 || kept.number > left;
  });
  kept_.erase(kept_.begin(), first);
}

void Feed::fall_behind() {
  forget_what_left();
  for (auto& kept : kept_) kept.number = 0;
  if (welcome_number_ > outbox_.popped()) welcome_ = sent_welcome_.lock();
  outbox_.clear();
  stale_ = watched_;
  due_ = told_;
  start_pulling();
}

void Feed::start_pulling() {
  lagging_ = true;
  outbox_.owe(true);
}

void Feed::pull() {
  forget_what_left();
  SharedMessage text = next();
  if (!text) text = source_.filler();
  // The box is empty, so only a message larger than the whole box can fail.
  if (!outbox_.push(std::move(text))) outbox_.push(source_.filler());
  push_what_came_late();
  if (owes_anything()) return;
  lagging_ = false;
  outbox_.owe(false);
}

SharedMessage Feed::next() {
  if (welcome_) return std::exchange(welcome_, nullptr);
  if (pong_) return std::exchange(pong_, nullptr);
  if (auto part = next_snapshot_part()) return part;
  if (auto text = next_fresh()) return text;
  if (auto text = next_kept()) return text;
  return next_late();
}

SharedMessage Feed::next_snapshot_part() {
  while (parts_.empty() && !stale_.empty()) {
    parts_of_ = *stale_.begin();
    stale_.erase(stale_.begin());
    parts_ = source_.snapshot(parts_of_);
    std::reverse(parts_.begin(), parts_.end());
  }
  if (parts_.empty()) return nullptr;
  SharedMessage part = std::move(parts_.back());
  parts_.pop_back();
  return part;
}

SharedMessage Feed::next_fresh() {
  for (const Fresh what : {Fresh::sheet, Fresh::door, Fresh::presence, Fresh::you}) {
    if (!std::exchange(due_[static_cast<std::size_t>(what)], false)) continue;
    if (auto text = source_.fresh(what)) return text;
  }
  return nullptr;
}

SharedMessage Feed::next_kept() {
  const auto owed =
      std::find_if(kept_.begin(), kept_.end(), [](const Kept& kept) { return kept.number == 0; });
  if (owed == kept_.end()) return nullptr;
  owed->number = outbox_.pushed() + 1;  // it is pushed next, and kept until it has left
  if (const auto* answer = std::get_if<kernel::Answer>(&owed->what)) return source_.answer(*answer);
  return std::get<SharedMessage>(owed->what);
}

SharedMessage Feed::next_late() {
  if (tail_.empty()) return nullptr;
  Late late = std::move(tail_.front());
  tail_.drop(1);
  tail_bytes_ -= late.text->size();
  for (auto& answer : late.answers) keep(outbox_.pushed() + 1, std::move(answer));
  return std::move(late.text);
}

// Of these many go at once: they are many and small, and made already.
void Feed::push_what_came_late() {
  if (owes_before_the_tail()) return;
  while (!tail_.empty() && outbox_.bytes() + tail_.front().text->size() <= k_late_at_once) {
    outbox_.push(next_late());
  }
}

// Too much came meanwhile: those spaces are sent whole once more.
void Feed::drop_tail() {
  for (auto& late : tail_) {
    if (watched_.contains(late.space)) stale_.insert(late.space);
    for (auto& answer : late.answers) keep(0, std::move(answer));
  }
  tail_.clear();
  tail_bytes_ = 0;
}

bool Feed::owes_anything() const { return owes_before_the_tail() || !tail_.empty(); }

bool Feed::owes_before_the_tail() const {
  const auto is_owed = [](const Kept& kept) { return kept.number == 0; };
  return welcome_ || pong_ || !parts_.empty() || !stale_.empty() ||
         std::any_of(due_.begin(), due_.end(), [](bool due) { return due; }) ||
         std::any_of(kept_.begin(), kept_.end(), is_owed);
}

}  // namespace chorus::net
