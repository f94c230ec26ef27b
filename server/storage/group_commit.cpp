#include "storage/group_commit.hpp"

#include "kernel/values/limits.hpp"

#include <exception>
#include <utility>

namespace chorus::storage {
namespace {

bool touches_a_box(const kernel::Commit& commit) {
  return commit.opens_box.has_value() || commit.destroys_box;
}

// Each is told, whatever the others do; the first exception goes on to whoever runs this.
void complete(const std::vector<GroupCommit::Done>& dones, GroupCommit::Result result) {
  std::exception_ptr first;
  for (const auto& done : dones) {
    try {
      done(result);
    } catch (...) {
      if (!first) first = std::current_exception();
    }
  }
  if (first) std::rethrow_exception(first);
}

}  // namespace

GroupCommit::GroupCommit(CommitSink& sink, Post post, Settings settings)
    : sink_(sink), post_(std::move(post)), settings_(settings), thread_([this] { work(); }) {}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void GroupCommit::commit(kernel::Commit commit, Done done) {
  {
    const std::lock_guard lock(mutex_);
    queue_.emplace_back(Waiting{std::move(commit), std::move(done)});
  }
  arrived_.notify_one();
}

void GroupCommit::run(std::function<void()> task) {
  Task turn(std::move(task));
  auto done = turn.get_future();
  {
    const std::lock_guard lock(mutex_);
    queue_.emplace_back(std::move(turn));
  }
  arrived_.notify_one();
  done.get();
}

kernel::Loaded GroupCommit::load() {
  kernel::Loaded loaded;
  run([&] {
    try {
      loaded = sink_.load();
    } catch (const std::exception& error) {
      failed(error.what());
      throw;
    }
    has_failed_ = false;
    settle_later();
    set_trouble({});
  });
  return loaded;
}

void GroupCommit::read_medium(kernel::MediumId id, std::function<void(kernel::MediumBytes)> done) {
  {
    const std::lock_guard lock(mutex_);
    queue_.emplace_back(Task([this, id = std::move(id), done = std::move(done)] {
      kernel::MediumBytes bytes;
      try {
        if (!has_failed_) bytes = sink_.read_medium(id);
      } catch (const std::exception& error) {
        failed(error.what());
      }
      post_([done, bytes] { done(bytes); });
    }));
  }
  arrived_.notify_one();
}

void GroupCommit::look() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(is_looking_, true)) return;
    queue_.emplace_back(Task([this] {
      {
        const std::lock_guard done(mutex_);
        is_looking_ = false;
      }
      if (has_failed_) return;
      try {
        sink_.look();
      } catch (const std::exception& error) {
        failed(error.what());
      }
    }));
  }
  arrived_.notify_one();
}

std::string GroupCommit::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

void GroupCommit::failed(const std::string& words) {
  has_failed_ = true;
  set_trouble(words);
}

void GroupCommit::set_trouble(const std::string& words) {
  const std::lock_guard lock(mutex_);
  trouble_ = words;
}

void GroupCommit::work() {
  for (;;) {
    Turn turn = next();
    if (auto* task = std::get_if<Task>(&turn)) {
      (*task)();
    } else if (auto* group = std::get_if<std::vector<Waiting>>(&turn)) {
      store(std::move(*group));
    } else {
      const bool is_done = sink_.settle();
      settle_later();
      is_settled_ = is_done;
      const std::lock_guard lock(mutex_);
      if (stopping_ && queue_.empty()) return;
    }
  }
}

// Something to do, or nothing: then it is time to settle.
GroupCommit::Turn GroupCommit::next() {
  std::unique_lock lock(mutex_);
  const auto something = [&] { return !queue_.empty() || stopping_; };
  if (is_settled_) {
    arrived_.wait(lock, something);
  } else {
    arrived_.wait_until(lock, settle_at_, something);
  }
  if (queue_.empty()) return {};
  // A look comes every second, and must not keep it from settling for the whole evening.
  const bool is_quiet = !is_settled_ && std::chrono::steady_clock::now() >= settle_at_;
  if (is_quiet && !std::holds_alternative<Waiting>(queue_.front())) return {};
  if (auto* task = std::get_if<Task>(&queue_.front())) {
    Turn turn(std::move(*task));
    queue_.pop_front();
    return turn;
  }
  return gathered();
}

std::vector<GroupCommit::Waiting> GroupCommit::gathered() {
  std::vector<Waiting> group;
  while (!queue_.empty() && group.size() < limits::k_commit_group) {
    auto* waiting = std::get_if<Waiting>(&queue_.front());
    if (!waiting) break;
    const bool alone = touches_a_box(waiting->commit);
    if (alone && !group.empty()) break;
    group.push_back(std::move(*waiting));
    queue_.pop_front();
    if (alone) break;
  }
  return group;
}

void GroupCommit::store(std::vector<Waiting> group) {
  std::vector<kernel::Commit> commits;
  std::vector<Done> dones;
  for (auto& waiting : group) {
    commits.push_back(std::move(waiting.commit));
    dones.push_back(std::move(waiting.done));
  }
  const Result result = written(commits);
  post_([result, dones = std::move(dones)] { complete(dones, result); });
}

void GroupCommit::settle_later() {
  is_settled_ = false;
  settle_at_ = std::chrono::steady_clock::now() + settings_.idle;
}

GroupCommit::Result GroupCommit::written(const std::vector<kernel::Commit>& commits) {
  if (has_failed_) return Result::failed;
  settle_later();
  try {
    sink_.write(commits);
    return Result::stored;
  } catch (const std::exception& error) {
    failed(error.what());
    return Result::failed;
  }
}

}  // namespace chorus::storage
