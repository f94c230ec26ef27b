#pragma once

#include "rehearse/ledger.hpp"
#include "rehearse/live_client.hpp"
#include "rehearse/script.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace chorus::rehearse {

// The pretend facilitator: goes down the run sheet, and for each activity does what its script
// says, opens, shows it on the wall, waits until everyone has answered, seats who sits nowhere at
// tables, closes and reveals. What to
// do next is always read off the sheet and the mirror, never remembered, so a restart of the
// server, a refusal or a second lead at the same desk only make it look again. A part in which
// something is refused again and again is left, and the next one begun.
class PretendLead {
 public:
  static constexpr int k_number = 0;  // in the ledger

  struct Options {
    LiveClient::Options line;
    double speed = 1;
    std::chrono::milliseconds patience{60'000};  // with people who do not answer
    const Scripts* scripts = nullptr;            // never null once it is made; outlives it
    // Goes as far as the end of this evening of the plan, 1 the first; none: the whole sheet.
    std::optional<std::size_t> until_evening;
  };

  // A part that could not be gone through, and the refusal that kept it from being.
  struct LeftPart {
    std::string title;
    std::string command;
    std::string code;
    std::string text_key;
    JsonPtr text_args;
  };

  PretendLead(ClientLoop& loop, Ledger& ledger, Options options);
  ~PretendLead() = default;
  PretendLead(const PretendLead&) = delete;
  PretendLead& operator=(const PretendLead&) = delete;

  void start();
  void rest();
  bool is_finished() const { return finished_; }  // there is no part to run any more
  const std::string& trouble() const { return line_.trouble(); }         // why it cannot go on
  const std::map<std::string, LeftPart>& left() const { return left_; }  // by space
  std::size_t parts() const;       // how many there are to go through, left ones with them
  std::size_t parts_done() const;  // of those
  bool is_quiet() const { return line_.talk().unanswered().empty(); }
  const std::string& current() const { return current_; }  // the activity being run
  LiveClient& line() { return line_; }
  const LiveClient& line() const { return line_; }

  std::function<bool(const std::string& space)> everyone_is_done;
  // Everyone is done, nothing is closed yet.
  std::function<void(const SheetLine& line)> before_close;

 private:
  void look();
  void act();
  bool begin();
  const SheetLine* line_to_run() const;
  bool is_wanted(const SheetLine& line) const;
  bool is_done(const SheetLine& line) const;
  bool more_to_do(const SheetLine& line) const;
  void run(const SheetLine& line);
  void close_when_done(const SheetLine& line);
  bool seat_people();
  void say(const std::string& space, const std::string& name, nlohmann::json args);
  void answered(const Said& said, const Outcome& outcome);
  std::chrono::milliseconds pause_between() const;

  Options options_;
  Ledger& ledger_;
  Chance chance_;
  LiveClient line_;
  Alarm next_;
  ClientLoop::Time waiting_since_{};
  std::string current_;
  std::string waiting_for_;
  std::set<std::string> closed_by_me_;
  std::set<std::string> not_revealed_;  // the activity has no reveal
  std::set<std::string> asked_to_seat_;
  bool seats_nobody_ = false;  // the room takes no more tables
  std::size_t refused_in_a_row_ = 0;
  std::map<std::string, LeftPart> left_;
  std::optional<std::set<std::string>> wanted_;  // spaces; none: all
  std::set<std::string> was_done_;               // before anybody came
  bool has_begun_ = false;
  bool finished_ = false;
  bool resting_ = false;
};

}  // namespace chorus::rehearse
