#include "cli/paper_register.hpp"

#include "storage/trouble.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

namespace chorus::cli {
namespace {

// The rest of a withdrawal comes right behind its first part, and the log with the words must not
// be kept from being emptied by a reader.
constexpr std::chrono::milliseconds k_a_moment{500};
constexpr std::chrono::minutes k_look_again{5};

using Time = std::filesystem::file_time_type;

}  // namespace

PaperRegister::PaperRegister(net::EventLoop& loop, std::filesystem::path inquiry,
                             const std::string& inquiry_id, Tellers tellers)
    : loop_(loop),
      inquiry_(std::move(inquiry)),
      list_(inquiry_, inquiry_id),
      tellers_(std::move(tellers)),
      owed_(loop, list_, [this](std::size_t count) { tellers_.owed(count); }),
      read_of_(Time::min()) {}

PaperRegister::~PaperRegister() {
  *here_ = false;
  if (copier_.joinable()) copier_.join();
}

const std::vector<kernel::IssuedPaper>& PaperRegister::papers() {
  // `chorus export` beside us adds to it too.
  const Time now = storage::changed_at(list_.path());
  if (now != read_of_) noted_ = list_.papers();
  read_of_ = now;
  if (owed_.papers().empty()) return noted_;
  papers_ = noted_;
  for (const auto& paper : owed_.papers()) {
    if (std::find(noted_.begin(), noted_.end(), paper) == noted_.end()) papers_.push_back(paper);
  }
  return papers_;
}

PaperRegister::Noted PaperRegister::note(const kernel::IssuedPaper& paper) {
  storage::IssuedList list(list_);
  try {
    return {list.add(paper), true};
  } catch (const storage::StorageTrouble&) {
    return {kernel::issue_after(list.papers(), paper), false};
  }
}

kernel::Issue PaperRegister::issue_of(const kernel::IssuedPaper& paper) const {
  const storage::IssuedList list(list_);
  return kernel::issue_after(list.papers(), paper);
}

void PaperRegister::taken_back() {
  told_.reset();
  soon_ = loop_.after(k_a_moment, [this] { look_at_copies(); });
}

void PaperRegister::look_at_copies() {
  now_and_then_ = loop_.after(k_look_again, [this] { look_at_copies(); });
  again_ = is_copying_;
  if (!is_copying_) renew_copies();
}

void PaperRegister::renew_copies() {
  is_copying_ = true;
  if (copier_.joinable()) copier_.join();
  copier_ = std::thread([this, here = here_, inquiry = inquiry_, list = list_]() mutable {
    Behind behind;
    try {
      behind = storage::renew_copies(inquiry, list);
    } catch (const std::exception&) {
      // The inquiry itself cannot be read just now, so nobody can tell of any copy.
      for (const auto& copy : list.copies()) behind.push_back({copy});
    }
    loop_.post([this, here, behind = std::move(behind)] {
      if (!*here) return;
      is_copying_ = false;
      if (behind != told_) tellers_.behind(behind);
      told_ = behind;
      if (std::exchange(again_, false)) renew_copies();
    });
  });
}

}  // namespace chorus::cli
