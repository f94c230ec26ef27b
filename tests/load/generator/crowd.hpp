#pragma once

#include "tests/load/generator/histogram.hpp"
#include "tests/load/generator/ledger.hpp"
#include "tests/load/generator/phone.hpp"
#include "tests/load/generator/plan.hpp"
#include "tests/load/generator/processes.hpp"
#include "tests/load/generator/saying.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::load {

// What happened in one stage. Spans belong to the stage in which a post was due, work and
// deliveries to the one that was going on.
struct StageResult {
  std::string name;
  double seconds = 0;
  std::uint64_t said = 0;
  std::uint64_t held = 0;  // due, but its speaker had too many posts open, or was gone
  std::uint64_t deliveries = 0;
  std::uint64_t answers = 0;
  std::uint64_t messages = 0;
  Histogram delivery;  // from when a post was due until one phone had it
  Histogram last;      // until the last phone had it
  Histogram answer;    // until its speaker had the answer
  Histogram lag;       // how late this program itself was
  Time began{};
  // When the last post was due that had to wait: it was held, or its answer took longer than
  // k_soon. Counted from the start of the stage; 0: none had to.
  double last_slow = 0;
  double server_cpu = 0;
  double own_cpu = 0;
  double machine_cpu = 0;
  double resident_kb = 0;  // at its end

  void waited_for(Time due);
};

struct JoinResult {
  std::size_t joined = 0;
  double seconds = 0;  // until the last one was in
  double bytes = 0;    // heard by all of them
  double server_cpu = 0;
  double resident_before_kb = 0;
  double resident_kb = 0;
  Histogram each;
};

struct Result {
  JoinResult join;
  std::vector<StageResult> stages;
  Ledger::Counts counts;
  std::size_t failed = 0;             // never came in
  std::size_t lost = 0;               // came in, and were closed or cut off
  std::map<int, std::size_t> closes;  // by code
  std::map<std::string, std::size_t> troubles;
  std::map<std::string, std::size_t> refusals;  // of posts, by code
};

// An answer that comes within this is one that nobody waits for.
inline constexpr std::chrono::milliseconds k_soon{100};

// All phones of a run, on one thread: they come in, go through the stages, and leave.
class Crowd final : public PhoneEvents {
 public:
  explicit Crowd(const Plan& plan);
  ~Crowd() override;
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  Result run();

 private:
  struct Work {
    Time at;
    double server;
    double own;
    double machine;
  };

  void joined(Phone& phone) override;
  void lost(Phone& phone, bool was_in, int code, const std::string& why) override;
  void heard(Phone& phone, std::string_view message) override;

  Phone::Way way_of(std::size_t number) const;
  void come_in();
  void let_in_more();
  void go_through(std::size_t stage);
  void pulse(std::size_t number);
  void speak_when_due(std::size_t stage);
  void speak(std::size_t stage, Time due);
  void hear_marks(Phone& phone, std::string_view message, Time now);
  void hear_answers(Phone& phone, std::string_view message, Time now);
  void leave();
  void work_until(Time deadline, const std::function<bool()>& done);
  Work work() const;

  const Plan& plan_;
  asio::io_context context_{1};
  Timer deadline_;
  Timer due_;
  Timer pulse_;
  std::string scratch_;
  PhoneSettings settings_;
  Processes processes_;
  std::string run_;
  std::string mark_;
  Saying says_;
  Saying pulse_says_;
  std::vector<std::unique_ptr<Phone>> phones_;
  std::size_t begun_ = 0;
  std::size_t coming_ = 0;
  std::size_t in_ = 0;
  std::optional<Ledger> ledger_;  // once posts are said
  Time stage_ends_{};
  std::uint64_t next_post_ = 0;  // of the stage
  std::size_t next_speaker_ = 0;
  std::optional<std::size_t> stage_;  // that goes on
  Result result_;
};

}  // namespace chorus::load
