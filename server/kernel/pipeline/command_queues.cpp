#include "kernel/pipeline/command_queues.hpp"

#include "kernel/values/limits.hpp"

#include <utility>

namespace chorus::kernel {
namespace {

class Raised {
 public:
  explicit Raised(bool& flag) : flag_(flag) { flag_ = true; }
  ~Raised() { flag_ = false; }
  Raised(const Raised&) = delete;
  Raised& operator=(const Raised&) = delete;

 private:
  bool& flag_;
};

}  // namespace

CommandQueues::CommandQueues(Admit admit, Begin begin)
    : admit_(std::move(admit)), begin_(std::move(begin)) {}

bool CommandQueues::submit(Command command) {
  const ClientId client = command.client;
  auto& queue = clients_[client];
  if (queue.waiting.size() >= limits::k_commands_waiting) return false;
  queue.waiting.push_back(std::move(command));
  pump(client);
  return true;
}

void CommandQueues::forget_waiting(const ClientId& client) {
  const auto found = clients_.find(client);
  if (found != clients_.end()) found->second.waiting.clear();
}

std::size_t CommandQueues::waiting(const ClientId& client) const {
  const auto found = clients_.find(client);
  return found == clients_.end() ? 0 : found->second.waiting.size();
}

void CommandQueues::push(Work work) {
  const SpaceId space = work.command.space;
  spaces_[space].waiting.push_back(std::move(work));
  pump(space);
}

void CommandQueues::push_front(Work work) {
  auto& waiting = spaces_[work.command.space].waiting;
  waiting.push_front(std::move(work));
}

std::optional<Work> CommandQueues::pop_front(const SpaceId& space) {
  auto& waiting = spaces_[space].waiting;
  if (waiting.empty()) return std::nullopt;
  Work work = std::move(waiting.front());
  waiting.pop_front();
  return work;
}

void CommandQueues::space_is_free(const SpaceId& space) {
  const auto found = spaces_.find(space);
  if (found == spaces_.end()) return;
  found->second.busy = false;
  pump(space);
}

void CommandQueues::client_is_free(const ClientId& client) {
  const auto found = clients_.find(client);
  if (found == clients_.end()) return;
  found->second.busy = false;
  pump(client);
}

void CommandQueues::clear() {
  for (auto& [id, queue] : spaces_) {
    queue.waiting.clear();
    queue.busy = false;
  }
  for (auto& [id, queue] : clients_) {
    queue.waiting.clear();
    queue.busy = false;
  }
  std::erase_if(clients_, [](const auto& entry) { return entry.second.is_idle(); });
}

void CommandQueues::pump(const ClientId& client) {
  const auto found = clients_.find(client);
  if (found == clients_.end() || found->second.pumping) return;
  auto& queue = found->second;
  {
    const Raised pumping(queue.pumping);
    while (!queue.busy && !queue.waiting.empty()) {
      Work work;
      work.command = std::move(queue.waiting.front());
      queue.waiting.pop_front();
      if (!admit_(work)) continue;
      queue.busy = true;
      push(std::move(work));
    }
  }
  if (queue.is_idle()) clients_.erase(client);
}

void CommandQueues::pump(const SpaceId& space) {
  auto& queue = spaces_[space];
  if (queue.pumping) return;
  const Raised pumping(queue.pumping);
  while (!queue.busy && !queue.waiting.empty()) {
    queue.busy = true;
    const Work work = std::move(queue.waiting.front());
    queue.waiting.pop_front();
    begin_(work);
  }
}

}  // namespace chorus::kernel
