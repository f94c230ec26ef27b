#include "net/loop/turn_end.hpp"

#include <algorithm>
#include <utility>

namespace chorus::net {

TurnEnd::Job::~Job() {
  if (waits_in_) waits_in_->jobs_[place_] = nullptr;
}

// The jobs that waited when it began. Those that remain, because one threw or was asked for
// meanwhile, are for the next round.
class TurnEnd::Round {
 public:
  explicit Round(TurnEnd& whole)
      : whole_(whole), began_(whole.now_()), count_(whole.jobs_.size()) {}
  ~Round() {
    auto& jobs = whole_.jobs_;
    jobs.erase(jobs.begin(), jobs.begin() + static_cast<std::ptrdiff_t>(done_));
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      if (jobs[i]) jobs[i]->place_ = i;
    }
    whole_.posted_ = false;
    whole_.rest_after(whole_.now_() - began_);
    if (!jobs.empty()) whole_.post();
  }
  Round(const Round&) = delete;
  Round& operator=(const Round&) = delete;

  void run() {
    while (done_ < count_) {
      Job* job = std::exchange(whole_.jobs_[done_++], nullptr);
      if (!job) continue;
      job->waits_in_ = nullptr;
      job->at_turn_end();
    }
  }

 private:
  TurnEnd& whole_;
  Clock::time_point began_;
  std::size_t count_;
  std::size_t done_ = 0;
};

// Jobs that were not done hold it no longer.
TurnEnd::~TurnEnd() {
  for (Job* job : jobs_) {
    if (job) job->waits_in_ = nullptr;
  }
}

void TurnEnd::want(Job& job) {
  if (job.waits_in_) return;
  job.waits_in_ = this;
  job.place_ = jobs_.size();
  jobs_.push_back(&job);
  if (!posted_) post();
}

void TurnEnd::post() {
  posted_ = true;
  const Clock::duration rest = not_before_ - now_();
  if (rest <= Clock::duration::zero()) {
    loop_.post([self = shared_from_this()] { Round(*self).run(); });
    return;
  }
  rest_ =
      loop_.after(std::chrono::ceil<std::chrono::milliseconds>(rest), [weak = weak_from_this()] {
        if (const auto self = weak.lock()) Round(*self).run();
      });
}

void TurnEnd::rest_after(Clock::duration work) {
  if (work < k_soon_done) return;
  not_before_ = now_() + std::min<Clock::duration>(work, k_longest_rest);
}

}  // namespace chorus::net
