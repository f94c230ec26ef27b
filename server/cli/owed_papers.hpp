#pragma once

#include "kernel/values/issued.hpp"
#include "net/loop/event_loop.hpp"
#include "storage/issued_list.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace chorus::cli {

// Papers that left while the list beside the inquiry took nothing. Remembered in memory, the newest
// k_papers_remembered of them, and tried again every two seconds on a thread of its own until they
// are on the list. Room thread; destroying it waits for the try in hand.
class OwedPapers {
 public:
  // `on_change` is told how many are owed, whenever that changes.
  OwedPapers(net::EventLoop& loop, storage::IssuedList list,
             std::function<void(std::size_t)> on_change);
  ~OwedPapers();
  OwedPapers(const OwedPapers&) = delete;
  OwedPapers& operator=(const OwedPapers&) = delete;

  void add(kernel::IssuedPaper paper);
  const std::vector<kernel::IssuedPaper>& papers() const noexcept { return papers_; }
  // The last try, once the loop has ended. How many are lost with the program.
  std::size_t end();

 private:
  void try_soon();
  void try_now();
  void noted(std::size_t count);

  net::EventLoop& loop_;
  storage::IssuedList list_;
  std::function<void(std::size_t)> on_change_;
  std::vector<kernel::IssuedPaper> papers_;  // oldest first
  bool is_trying_ = false;
  net::Timer again_;
  std::thread writer_;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace chorus::cli
