#pragma once

#include "cli/announcements.hpp"
#include "net/live/hub.hpp"
#include "storage/noted_copy.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace chorus::cli {

// Tells people what holds of papers and copies that left: leads for as long as it lasts, also those
// who come or come back, and the terminal. Room thread.
class LeavingNotices {
 public:
  LeavingNotices(net::Hub& hub, Announcements& announcements, std::ostream& err)
      : hub_(hub), announcements_(announcements), err_(err) {}

  // Copies that still hold what was taken back: a person has to see to them. None: it is over.
  void copies_behind(const std::vector<storage::CopyBehind>& copies);
  // How many papers left that could not be noted yet.
  void papers_owed(std::size_t count);
  // The program ends and they are forgotten.
  void papers_lost(std::size_t count);

 private:
  net::Hub& hub_;
  Announcements& announcements_;
  std::ostream& err_;
  bool owes_papers_ = false;
};

}  // namespace chorus::cli
