#include "conformance/card.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace chorus::conformance {
namespace {

struct Line {
  const char* tier;
  Promise promise;
  const char* name;
  const char* how;
};

constexpr const char* k_played = "played in a room";
constexpr const char* k_read = "read off its files";
constexpr const char* k_view = "read off the text of its view; not tried in a browser";

constexpr std::array<const char*, 3> k_tiers{"works", "safe", "kind"};
constexpr std::array<Line, 19> k_lines{{
    {"works", Promise::folder, "its folder is whole", k_read},
    {"works", Promise::loads, "it loads", k_played},
    {"works", Promise::opens, "it opens", k_played},
    {"works", Promise::commands, "its commands are taken", k_played},
    {"works", Promise::writes, "what it writes fits", k_played},
    {"works", Promise::phases, "it goes through its phases", k_played},
    {"works", Promise::process, "nothing ends it", k_played},
    {"works", Promise::report, "its part of a report fits", k_played},
    {"safe", Promise::leaks, "what is private stays so", "played in a room with marked words"},
    {"safe", Promise::limits, "it keeps to the limits", k_played},
    {"safe", Promise::time, "it decides the same at any time",
     "each kind of decision made again later"},
    {"safe", Promise::words, "every word is there", "read off its files, and each refusal met"},
    {"kind", Promise::easy_words, "easy words", "sentences counted"},
    {"kind", Promise::no_dragging, "nothing is dragged", k_view},
    {"kind", Promise::keyboard, "all by keyboard", k_view},
    {"kind", Promise::read_aloud, "read aloud", k_view},
    {"kind", Promise::late, "late answers have a place", k_played},
    {"kind", Promise::passed, "to pass is an answer", k_played},
    {"kind", Promise::crowd, "65 people at one close", k_played},
}};

}  // namespace

void Card::kept(Promise promise) { entries_[promise].was_kept = true; }

void Card::broken(Promise promise, const std::string& why) {
  Entry& entry = entries_[promise];
  if (!entry.was_broken) entry.why = why;
  entry.was_broken = true;
}

void Card::untried(Promise promise, const std::string& why) {
  Entry& entry = entries_[promise];
  if (entry.why.empty()) entry.why = why;
  entry.was_left = true;
}

bool Card::is_yes(Promise promise) const {
  const auto found = entries_.find(promise);
  if (found == entries_.end()) return false;
  const Entry& entry = found->second;
  return entry.was_kept && !entry.was_broken && !entry.was_left;
}

void Card::write(std::ostream& out) const {
  bool reached = true;
  const char* next = nullptr;
  for (const char* tier : k_tiers) {
    const bool whole = std::all_of(k_lines.begin(), k_lines.end(), [&](const Line& line) {
      return line.tier != std::string(tier) || is_yes(line.promise);
    });
    reached = reached && whole;
    if (!reached && !next) next = tier;
    out << "card\t" << tier << '\t' << (reached ? "yes" : "no") << '\n';
    for (const auto& line : k_lines) {
      if (line.tier != std::string(tier)) continue;
      const auto found = entries_.find(line.promise);
      const bool is_broken = found != entries_.end() && found->second.was_broken;
      out << "card\t" << tier << '\t' << line.name << '\t'
          << (is_yes(line.promise) ? "yes"
              : is_broken          ? "no"
                                   : "not all tried")
          << '\t' << line.how << '\n';
    }
  }
  if (!next) return;
  for (const auto& line : k_lines) {
    if (line.tier != std::string(next) || is_yes(line.promise)) continue;
    const auto found = entries_.find(line.promise);
    out << "next\t" << next << '\t' << line.name << '\t'
        << (found != entries_.end() && !found->second.why.empty() ? found->second.why
                                                                  : "it was not come to")
        << '\n';
  }
}

}  // namespace chorus::conformance
