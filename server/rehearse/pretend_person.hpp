#pragma once

#include "rehearse/chance.hpp"
#include "rehearse/ledger.hpp"
#include "rehearse/live_client.hpp"
#include "rehearse/playbook.hpp"

#include <map>
#include <memory>
#include <string>

namespace chorus::rehearse {

// One pretend participant: comes in by the code, says who they are, arrives, watches what is open,
// and answers it in their own time; thinks again, passes, asks. One command at a time, as people
// tap. Everything they say and are answered stands in the ledger under their number.
class PretendPerson {
 public:
  struct Options {
    LiveClient::Options line;
    int number = 1;
    std::string name;
    double speed = 1;                  // thinking time is divided by it
    bool restless = false;             // never stops changing their mind, until `rest`
    const Scripts* scripts = nullptr;  // never null once they are made; outlives them
  };

  PretendPerson(ClientLoop& loop, Ledger& ledger, Options options);
  ~PretendPerson() = default;
  PretendPerson(const PretendPerson&) = delete;
  PretendPerson& operator=(const PretendPerson&) = delete;

  void start();
  void
  rest();  // says nothing more of their own; what is unanswered is still said until it is answered

  int number() const { return options_.number; }
  const std::string& name() const { return options_.name; }
  bool has_arrived() const { return arrived_; }
  // Has answered this activity as often as they wanted to, and everything was answered back.
  // On what is asked there by `seen`, which may be ahead of their own page; null: by their own
  // page.
  bool is_done_with(const std::string& space, const SeenSpace* seen = nullptr) const;
  // Nothing of theirs is under way.
  bool is_quiet() const { return line_.talk().unanswered().empty(); }
  LiveClient& line() { return line_; }
  const LiveClient& line() const { return line_; }

 private:
  struct Attempt {
    std::uint64_t k = 0;
    std::string space;
    Move move;
  };

  void look();
  void watch_what_is_open();
  void act();
  bool introduce_or_arrive();
  void answered(const Said& said, const Outcome& outcome);
  Player& player(const SheetLine& line);
  std::chrono::milliseconds think();

  Options options_;
  Ledger& ledger_;
  Chance chance_;
  LiveClient line_;
  Alarm thinking_;
  std::map<std::string, std::unique_ptr<Player>> players_;
  Attempt attempt_;
  bool introduced_ = false;
  bool arrived_ = false;
  bool resting_ = false;
};

}  // namespace chorus::rehearse
