#pragma once

#include "cli/owed_papers.hpp"
#include "kernel/values/ports.hpp"
#include "net/loop/event_loop.hpp"
#include "storage/issued_list.hpp"
#include "storage/noted_copy.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace chorus::cli {

// The kernel's Register over the list beside the inquiry, and what follows from a withdrawal: every
// copy that `chorus backup` noted and that holds what was taken back is made anew in its place. On
// a thread of its own: at the start, a moment after the last withdrawal, and every few minutes,
// since a file manager may bring an older copy back. People go on meanwhile. A paper that could not
// be noted counts like the others for as long as the program runs. Room thread; destroying it waits
// for the copy in hand.
class PaperRegister final : public kernel::Register {
 public:
  using Behind = std::vector<storage::CopyBehind>;
  // Told on the room thread.
  struct Tellers {
    // The copies that could not be made anew: at once, at each further withdrawal, and when they
    // are others than before; none, once all are.
    std::function<void(const Behind&)> behind;
    std::function<void(std::size_t)> owed;  // how many papers could not be noted yet
  };
  PaperRegister(net::EventLoop& loop, std::filesystem::path inquiry, const std::string& inquiry_id,
                Tellers tellers);
  ~PaperRegister() override;
  PaperRegister(const PaperRegister&) = delete;
  PaperRegister& operator=(const PaperRegister&) = delete;

  // Also those that left and could not be noted yet.
  const std::vector<kernel::IssuedPaper>& papers() override;
  void taken_back() override;

  // Puts a paper on the list, durably, before it leaves, and says which issue it is. Where the list
  // takes nothing, owe() keeps it. Any thread.
  struct Noted {
    kernel::Issue issue;
    bool is_on_the_list = false;
  };
  Noted note(const kernel::IssuedPaper& paper);
  // Which issue a paper is if it leaves as it stands; nothing is noted. Any thread.
  kernel::Issue issue_of(const kernel::IssuedPaper& paper) const;
  void owe(kernel::IssuedPaper paper) { owed_.add(std::move(paper)); }
  void look_at_copies();
  // The last try to note what is owed, once the loop has ended. How many papers are forgotten.
  std::size_t end() { return owed_.end(); }

 private:
  void renew_copies();

  net::EventLoop& loop_;
  std::filesystem::path inquiry_;
  storage::IssuedList list_;
  Tellers tellers_;
  OwedPapers owed_;
  std::vector<kernel::IssuedPaper> noted_;  // as read when the list was `read_of_` old
  std::filesystem::file_time_type read_of_;
  std::vector<kernel::IssuedPaper> papers_;
  std::optional<Behind> told_ = Behind();  // none: to be told anew, whatever it is
  net::Timer soon_;
  net::Timer now_and_then_;
  std::thread copier_;
  bool is_copying_ = false;
  bool again_ = false;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace chorus::cli
