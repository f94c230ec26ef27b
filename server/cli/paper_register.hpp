#pragma once

#include "kernel/values/ports.hpp"
#include "net/loop/event_loop.hpp"
#include "storage/issued_list.hpp"
#include "storage/noted_copy.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace chorus::cli {

// The kernel's Register over the list beside the inquiry, and what follows from a withdrawal: every
// copy that `chorus backup` noted and that holds what was taken back is made anew in its place. On
// a thread of its own: at the start, a moment after the last withdrawal, and every few minutes,
// since a file manager may bring an older copy back. People go on meanwhile. Room thread;
// destroying it waits for the copy in hand.
class PaperRegister final : public kernel::Register {
 public:
  using Behind = std::vector<storage::CopyBehind>;
  // `behind` is told of the copies that could not be made anew, on the room thread: at once, at
  // each further withdrawal, and when they are others than before.
  PaperRegister(net::EventLoop& loop, std::filesystem::path inquiry, const std::string& inquiry_id,
                std::function<void(const Behind&)> behind);
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
  std::function<void(const Behind&)> behind_;
  std::vector<kernel::IssuedPaper> papers_;  // as read when the list was `read_of_` old
  std::filesystem::file_time_type read_of_;
  Behind told_;
  net::Timer soon_;
  net::Timer now_and_then_;
  std::thread copier_;
  bool is_copying_ = false;
  bool again_ = false;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace chorus::cli
