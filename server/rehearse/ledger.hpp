#pragma once

#include "rehearse/talk.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace chorus::rehearse {

// The book of a rehearsal: every command that was said and what was answered to it. Pure; times are
// given. Person 0 is the lead.
class Ledger {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // What one person has said under one name in one space.
  struct Account {
    std::size_t accepted = 0;
    JsonPtr last;  // args of the last accepted
    JsonPtr last_answer;
    std::map<std::uint64_t, JsonPtr> open;  // said, not answered: may or may not have happened
  };

  void said(int who, const Said& said,
            Time now);  // the first time counts, and is what is measured from
  void answered(int who, const Said& said, const Outcome& outcome, Time now);

  const Account* account(int who, std::string_view space, std::string_view name) const;
  // The last accepted of several names, in the order they were said; empty: none.
  std::string last_name(int who, std::string_view space,
                        const std::vector<std::string>& names) const;

  // How much of what people (not the lead) said was accepted, by space.
  std::map<std::string, std::size_t> accepted_of_people() const;

  std::size_t sent() const { return sent_; }
  std::size_t acknowledged() const { return acknowledged_; }
  std::size_t rejected() const { return rejected_; }
  std::size_t unanswered() const { return begun_.size(); }
  const std::map<std::string, std::size_t>& rejections() const { return rejections_; }  // by code
  double percentile_ms(double share) const;  // of the time from saying to the answer; 0: none

 private:
  using Place = std::tuple<int, std::string, std::string>;
  std::map<Place, Account> accounts_;
  std::map<Place, std::uint64_t> last_k_;
  std::map<std::pair<int, std::uint64_t>, Time> begun_;
  std::vector<double> waits_ms_;
  std::map<std::string, std::size_t> rejections_;
  std::size_t sent_ = 0;
  std::size_t acknowledged_ = 0;
  std::size_t rejected_ = 0;
};

}  // namespace chorus::rehearse
