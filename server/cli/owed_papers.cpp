#include "cli/owed_papers.hpp"

#include "storage/trouble.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace chorus::cli {
namespace {

constexpr std::chrono::seconds k_try_again{2};

// How many of them, from the first on, are on the list now.
std::size_t note_in_order(storage::IssuedList list,
                          const std::vector<kernel::IssuedPaper>& papers) {
  std::size_t count = 0;
  try {
    for (const auto& paper : papers) {
      list.add(paper);
      ++count;
    }
  } catch (const storage::StorageTrouble&) {
    // The next try goes on here.
  }
  return count;
}

}  // namespace

OwedPapers::OwedPapers(net::EventLoop& loop, storage::IssuedList list,
                       std::function<void(std::size_t)> on_change)
    : loop_(loop), list_(std::move(list)), on_change_(std::move(on_change)) {}

OwedPapers::~OwedPapers() {
  *here_ = false;
  if (writer_.joinable()) writer_.join();
}

void OwedPapers::add(kernel::IssuedPaper paper) {
  // While a try is in hand the first ones are counted, so none of them goes.
  if (papers_.size() >= storage::k_papers_remembered && !is_trying_) papers_.erase(papers_.begin());
  papers_.push_back(std::move(paper));
  on_change_(papers_.size());
  if (!is_trying_) try_soon();
}

void OwedPapers::try_soon() {
  again_ = loop_.after(k_try_again, [this] { try_now(); });
}

void OwedPapers::try_now() {
  is_trying_ = true;
  if (writer_.joinable()) writer_.join();
  writer_ = std::thread([this, here = here_, list = list_, papers = papers_] {
    const std::size_t count = note_in_order(list, papers);
    loop_.post([this, here, count] {
      if (*here) noted(count);
    });
  });
}

void OwedPapers::noted(std::size_t count) {
  is_trying_ = false;
  papers_.erase(papers_.begin(), papers_.begin() + static_cast<std::ptrdiff_t>(count));
  if (count > 0) on_change_(papers_.size());
  if (!papers_.empty()) try_soon();
}

std::size_t OwedPapers::end() {
  again_.cancel();
  if (writer_.joinable()) writer_.join();
  // What a try just noted and could not say any more is on the list.
  const auto known = list_.papers();
  std::erase_if(papers_, [&](const auto& paper) {
    return std::find(known.begin(), known.end(), paper) != known.end();
  });
  const std::size_t count = note_in_order(list_, papers_);
  papers_.erase(papers_.begin(), papers_.begin() + static_cast<std::ptrdiff_t>(count));
  return papers_.size();
}

}  // namespace chorus::cli
