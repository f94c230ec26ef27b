#pragma once

#include "kernel/pipeline/work.hpp"
#include "kernel/values/command.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <unordered_map>

namespace chorus::kernel {

// Whose turn it is. A client has one command under way at a time, across all spaces; a space has
// one thing decided at a time. A client is busy until client_is_free, a space until space_is_free.
// Every function may be called from inside either step; a step that throws leaves no queue locked.
class CommandQueues {
 public:
  // A client's next command. True: it goes on to its space. False: it is answered already.
  using Admit = std::function<bool(const Work&)>;
  // A space's next work. It ends in space_is_free, at once or later.
  using Begin = std::function<void(const Work&)>;
  CommandQueues(Admit admit, Begin begin);

  bool submit(Command command);  // false: k_commands_waiting of this client wait already
  void forget_waiting(const ClientId& client);
  std::size_t waiting(const ClientId& client) const;  // not yet begun
  void push(Work work);
  void push_front(Work work);  // before all that waits in its space; begins when that is free
  std::optional<Work> pop_front(const SpaceId& space);
  void space_is_free(const SpaceId& space);
  void client_is_free(const ClientId& client);
  // Nothing waits and nobody is busy any more.
  void clear();

 private:
  template <class Item>
  struct Queue {
    std::deque<Item> waiting;
    bool busy = false;     // the one at the head is under way
    bool pumping = false;  // the loop that takes from it is running further up the stack
    bool is_idle() const { return !busy && !pumping && waiting.empty(); }
  };

  void pump(const ClientId& client);
  void pump(const SpaceId& space);

  Admit admit_;
  Begin begin_;
  std::map<SpaceId, Queue<Work>> spaces_;
  std::unordered_map<ClientId, Queue<Command>> clients_;  // only those that are not idle
};

}  // namespace chorus::kernel
