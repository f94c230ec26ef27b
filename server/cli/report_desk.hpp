#pragma once

#include "cli/paper_register.hpp"
#include "cli/report_material.hpp"
#include "kernel/room.hpp"
#include "kernel/values/ports.hpp"
#include "net/loop/event_loop.hpp"
#include "net/site.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace chorus::cli {

// GET /reports/...: makes the reports of a live inquiry, one after another. Activities are asked
// beside the evening's own processes, and files are written on a thread of their own from a picture
// of that moment, so that no phone waits for a paper. The bytes are those of `chorus export`. What
// leaves is on the list before it does, or owed to it where it takes nothing. Room thread; all
// referred to outlives it, and destroying it waits for the file in hand.
class ReportDesk {
 public:
  ReportDesk(net::EventLoop& loop, const kernel::Room& room, const kernel::Clock& clock,
             PaperRegister& left, ReportGathering::Tools tools);
  ~ReportDesk();
  ReportDesk(const ReportDesk&) = delete;
  ReportDesk& operator=(const ReportDesk&) = delete;

  // None: there is no such report, or too many wait already.
  void make(const net::ReportWish& wish,
            std::function<void(std::optional<net::ReportFile>)> respond);

 private:
  struct Waiting {
    report::Purpose purpose;
    std::optional<report::Format> format;  // none: the preview
    bool leaves = false;                   // it is on the list before it does
    bool confirmed = false;
    std::function<void(std::optional<net::ReportFile>)> respond;
  };

  void start_next();
  void write(std::shared_ptr<const ReportMaterial> material);
  void finish(std::optional<net::ReportFile> file);

  net::EventLoop& loop_;
  const kernel::Room& room_;
  const kernel::Clock& clock_;
  PaperRegister& left_;
  ReportGathering::Tools tools_;
  std::deque<Waiting> waiting_;  // the first is being made
  std::unique_ptr<ReportGathering> gathering_;
  std::thread writer_;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);  // for what is posted and comes late
};

}  // namespace chorus::cli
