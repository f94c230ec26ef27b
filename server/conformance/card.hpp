#pragma once

#include <iosfwd>
#include <map>
#include <string>

namespace chorus::conformance {

// What an activity type is held to, in the order of the card. The first eight make that it works,
// the next four that it is safe, the rest that it is kind.
enum class Promise {
  folder,      // manifest, schemas and view are what a room can take
  loads,       // in a process of its own
  opens,       // on default settings
  commands,    // the examples of its commands are taken
  writes,      // what it writes fits its schemas
  phases,      // it goes through all of its phases
  process,     // nothing ends its process
  report,      // what it says for a report fits
  leaks,       // what is private is nowhere else
  limits,      // numbers and sizes
  time,        // the same decision at any time
  words,       // every word is there
  easy_words,  // short sentences
  no_dragging,
  keyboard,
  read_aloud,
  late,    // what comes after the close has a place
  passed,  // to say nothing is an answer
  crowd,   // 65 people, and all they gave at one close
};

// Three tiers, each holding the ones before it, and what is missing for the next. A line is yes
// only where all of it was tried and nothing was found.
class Card {
 public:
  void kept(Promise promise);
  void broken(Promise promise, const std::string& why);
  void untried(Promise promise, const std::string& why);

  // Lines "card", tier, "yes" or "no"; "card", tier, promise, "yes", "no" or "not all tried", and
  // how it was looked at; and "next", tier, promise, what was found, for the first tier that is not
  // reached. Tabs between.
  void write(std::ostream& out) const;

 private:
  struct Entry {
    bool was_kept = false;
    bool was_broken = false;
    bool was_left = false;  // something of it
    std::string why;        // the first
  };
  bool is_yes(Promise promise) const;

  std::map<Promise, Entry> entries_;
};

}  // namespace chorus::conformance
