#pragma once

#include "rehearse/client_loop.hpp"
#include "rehearse/ledger.hpp"
#include "rehearse/pretend_lead.hpp"
#include "rehearse/pretend_person.hpp"
#include "rehearse/verdict.hpp"
#include "rehearse/web_address.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::rehearse {

// What a rehearsal found, in figures and in words.
struct RehearsalReport {
  std::size_t people = 0;  // who got in
  std::size_t sent = 0;
  std::size_t acknowledged = 0;
  std::size_t lost = 0;
  std::size_t doubled = 0;
  std::size_t reconnects = 0;
  double p50_ms = 0;
  double p95_ms = 0;
  double p99_ms = 0;
  std::size_t parts = 0;  // that the pretend lead was to go through
  std::size_t parts_done = 0;
  std::vector<PretendLead::LeftPart> left;
  std::vector<std::string> findings;  // what was lost or doubled
  std::vector<std::string> troubles;  // what kept the rehearsal from being one
  bool sound() const { return lost == 0 && doubled == 0 && troubles.empty(); }
};

// Pretend people, and if wished a pretend lead, on one loop: an evening, and at its end the
// reckoning of what everyone was told against what everyone sees. Every third person comes by
// long-poll. Bounded in time by `limit`, the reckoning included.
class Rehearsal {
 public:
  static constexpr int k_people_most = 400;

  struct Options {
    WebAddress where;
    std::string code;
    int people = 1;
    std::optional<std::string> launch;  // the lead's one-time secret; none: somebody else leads
    std::uint64_t seed = 1;
    double speed = 1;
    std::chrono::milliseconds limit{120'000};
    std::chrono::milliseconds retry_to{3'000};
    // How long a part waits for people who do not answer; none: a third of `limit`.
    std::optional<std::chrono::milliseconds> patience;
    std::optional<std::size_t> until_evening;  // as the pretend lead's
    bool restless = false;
    Scripts scripts;
  };

  Rehearsal(ClientLoop& loop, Options options);
  ~Rehearsal();
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  // Whole: begins, waits for the end of the evening or of the time, reckons. `tell` is called now
  // and then, for whoever shows where it is.
  RehearsalReport run(const std::function<void()>& tell);

  // The same in steps, for tests that do things to the server in between.
  void begin();
  bool evening_is_over() const;
  bool everyone_has_arrived() const;
  RehearsalReport reckon(ClientLoop::Time deadline);

  std::string where_we_are() const;  // one line for people
  // The same in figures. Without a pretend lead nobody knows of parts.
  struct Standing {
    std::size_t here = 0;
    std::size_t parts = 0;
    std::size_t parts_done = 0;
    std::string title;  // of the part that is being gone through
  };
  Standing standing() const;
  const Ledger& ledger() const { return ledger_; }
  std::vector<std::unique_ptr<PretendPerson>>& people() { return people_; }
  PretendLead* lead() { return lead_.get(); }

 private:
  void make_people();
  void make_lead();
  bool is_done(const std::string& space) const;
  void settle(ClientLoop::Time deadline);
  void look_afresh(ClientLoop::Time deadline);
  void judge_before_close(const SheetLine& line);
  void judge_people();
  void judge_activities();
  void judge_kept(const SheetLine& line);
  void judge_counted(const SheetLine& line, const std::vector<int>& people);
  void add_troubles(RehearsalReport& report) const;
  std::vector<SheetLine> sheet() const;
  bool others_are_here() const;

  ClientLoop& loop_;
  Options options_;
  Ledger ledger_;
  Verdict verdict_;
  std::vector<std::unique_ptr<PretendPerson>> people_;
  std::unique_ptr<PretendLead> lead_;
  std::vector<std::unique_ptr<Alarm>> entrances_;
  std::size_t unchecked_ = 0;  // people whose pages could not be looked at in the end
};

}  // namespace chorus::rehearse
