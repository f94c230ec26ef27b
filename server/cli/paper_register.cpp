#include "cli/paper_register.hpp"

#include "storage/noted_copy.hpp"
#include "storage/trouble.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace chorus::cli {
namespace {

// The rest of a withdrawal comes right behind its first part, and the log with the words must not
// be kept from being emptied by a reader.
constexpr std::chrono::milliseconds k_a_moment{500};

using Time = std::filesystem::file_time_type;

// A copy whose drive is away stays noted; one that somebody has deleted is none any more.
bool is_deleted(const std::filesystem::path& copy) {
  std::error_code none;
  return !std::filesystem::exists(copy, none) &&
         std::filesystem::is_directory(copy.parent_path(), none);
}

// Those that could not be made anew.
std::vector<std::filesystem::path> renewed(const std::filesystem::path& inquiry,
                                           storage::IssuedList list,
                                           const storage::WithdrawnList& withdrawn,
                                           Time taken_back) {
  std::vector<std::filesystem::path> unreachable;
  for (const auto& copy : list.copies()) {
    try {
      if (is_deleted(copy)) {
        list.forget_copy(copy);
        continue;
      }
      std::error_code none;
      const bool is_there = std::filesystem::exists(copy, none);
      if (is_there && storage::changed_at(copy) > taken_back) continue;
      if (!is_there) throw storage::StorageTrouble("away");
      storage::make_noted_copy(inquiry, list, withdrawn, copy);
    } catch (const std::runtime_error&) {
      unreachable.push_back(copy);
    }
  }
  return unreachable;
}

}  // namespace

PaperRegister::PaperRegister(
    net::EventLoop& loop, std::filesystem::path inquiry, const std::string& inquiry_id,
    std::function<void(const std::vector<std::filesystem::path>&)> unreachable)
    : loop_(loop),
      inquiry_(std::move(inquiry)),
      list_(inquiry_, inquiry_id),
      withdrawn_(inquiry_, inquiry_id),
      unreachable_(std::move(unreachable)),
      read_of_(Time::min()),
      taken_back_at_(Time::min()) {}

PaperRegister::~PaperRegister() {
  *here_ = false;
  if (copier_.joinable()) copier_.join();
}

const std::vector<kernel::IssuedPaper>& PaperRegister::papers() {
  // `chorus export` beside us adds to it too.
  const Time now = storage::changed_at(list_.path());
  if (now != read_of_) papers_ = list_.papers();
  read_of_ = now;
  return papers_;
}

void PaperRegister::taken_back() {
  taken_back_at_ = Time::clock::now();
  soon_ = loop_.after(k_a_moment, [this] { look_at_copies(); });
}

void PaperRegister::look_at_copies() {
  taken_back_at_ = std::max(taken_back_at_, storage::changed_at(withdrawn_.path()));
  if (taken_back_at_ == Time::min()) return;
  again_ = is_copying_;
  if (!is_copying_) renew_copies();
}

void PaperRegister::renew_copies() {
  is_copying_ = true;
  if (copier_.joinable()) copier_.join();
  copier_ = std::thread([this, here = here_, inquiry = inquiry_, list = list_,
                         withdrawn = withdrawn_, taken_back = taken_back_at_] {
    auto unreachable = renewed(inquiry, list, withdrawn, taken_back);
    loop_.post([this, here, unreachable = std::move(unreachable)] {
      if (!*here) return;
      is_copying_ = false;
      if (!unreachable.empty()) unreachable_(unreachable);
      if (std::exchange(again_, false)) renew_copies();
    });
  });
}

}  // namespace chorus::cli
