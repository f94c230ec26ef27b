#pragma once

#include "kernel/ports.hpp"
#include "net/event_loop.hpp"
#include "storage/issued_list.hpp"
#include "storage/withdrawn_list.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace chorus::cli {

// The kernel's Register over the list beside the inquiry, and what follows from a withdrawal: every
// copy that `chorus backup` noted and that is older is made anew in its place, so that it holds
// nothing that was taken back (trust S-R18). On a thread of its own, a moment after the last
// withdrawal and at the start; people go on meanwhile. Room thread; destroying it waits for the
// copy in hand.
class PaperRegister final : public kernel::Register {
 public:
  // `unreachable` is told of the copies that could not be made anew, on the room thread.
  PaperRegister(net::EventLoop& loop, std::filesystem::path inquiry, const std::string& inquiry_id,
                std::function<void(const std::vector<std::filesystem::path>&)> unreachable);
  ~PaperRegister() override;
  PaperRegister(const PaperRegister&) = delete;
  PaperRegister& operator=(const PaperRegister&) = delete;

  const std::vector<kernel::IssuedPaper>& papers() override;
  void taken_back() override;

  storage::IssuedList& list() noexcept { return list_; }  // any thread
  void look_at_copies();

 private:
  void renew_copies();

  net::EventLoop& loop_;
  std::filesystem::path inquiry_;
  storage::IssuedList list_;
  storage::WithdrawnList withdrawn_;
  std::function<void(const std::vector<std::filesystem::path>&)> unreachable_;
  std::vector<kernel::IssuedPaper> papers_;  // as read when the list was `read_of_` old
  std::filesystem::file_time_type read_of_;
  std::filesystem::file_time_type taken_back_at_;  // the last of it, durable
  net::Timer soon_;
  std::thread copier_;
  bool is_copying_ = false;
  bool again_ = false;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace chorus::cli
