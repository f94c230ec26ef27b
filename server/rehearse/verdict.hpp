#pragma once

#include "rehearse/ledger.hpp"
#include "rehearse/mirror.hpp"
#include "rehearse/script.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::rehearse {

// What the book says against what the room shows. Pure. `lost`: acknowledged, and its effect is not
// there. `doubled`: there more often than was acknowledged. What was said and never answered may or
// may not have happened, so it counts for neither.
class Verdict {
 public:
  explicit Verdict(const Ledger& ledger) : ledger_(ledger) {}

  // One person's own snapshot of the inquiry: one person record with the picture they chose, one
  // welcome.
  void judge_person(int who, const SeenSpace& inquiry);
  // The leads' snapshot: each of the names stands there once.
  void judge_names(const std::vector<std::string>& names, const SeenSpace& inquiry);
  // What stands of one person's accepted words (0: the lead's) in their own snapshot of an
  // activity.
  void judge_kept(int who, const std::string& space, const Script::Kept& kept,
                  const SeenSpace& seen);
  // Where everyone's last word is counted, by the last acknowledged words of these people. Where
  // others were in the room as well, what is there beyond them may be theirs.
  void judge_counted(std::span<const int> people, const std::string& space,
                     const Script::Counted& counted, const SeenSpace& seen, bool others_were_there);
  // What people said in an activity that they are no longer shown is lost with it.
  void judge_shown(const std::vector<std::string>& shown_spaces);
  // What the lead did with an activity, by the phase it is in.
  void judge_phase(int lead, const std::string& space, std::string_view phase);

  void found_lost(std::size_t count, const std::string& words);
  void found_doubled(std::size_t count, const std::string& words);

  std::size_t lost() const { return lost_; }
  std::size_t doubled() const { return doubled_; }
  const std::vector<std::string>& words() const { return words_; }

 private:
  void expect_one(int who, std::size_t there, const std::string& what);
  std::vector<std::vector<const nlohmann::json*>> words_of(std::span<const int> people,
                                                           const std::string& space,
                                                           const std::string& command) const;

  const Ledger& ledger_;
  std::size_t lost_ = 0;
  std::size_t doubled_ = 0;
  std::vector<std::string> words_;
};

}  // namespace chorus::rehearse
