#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/values/command.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/ref.hpp"

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

namespace chorus::kernel {

// Before the name of a wake in the journal, so that it is taken for no command.
inline constexpr std::string_view k_woke_prefix = "woke:";

// What happened to things, as far as the journal tells it. At most k_acts_kept acts are remembered;
// then the oldest go. Nothing here tells of needing care: such acts have no name.
class History {
 public:
  void keep(JournalRow row);
  // What was withdrawn is named no more.
  void forget(const std::vector<Ref>& things);
  std::vector<JournalRow> of(const Ref& thing) const;  // oldest first
  std::optional<Instant> newest() const;               // when the last of them was

 private:
  std::deque<JournalRow> acts_;
};

// What an act was, in a word; none where it is nobody's to know. An activity's own command makes a
// thing at first and changes it later.
std::optional<std::string_view> word_of(const JournalRow& act, bool is_first);

// The journal names things and leads, never a participant, and of some acts it says nothing.
// `woke`: the room's own doing at a time that was set.
void name_in_journal(Commit& commit, const Command& command, bool woke, const ChangeSet& changes);

// What the journal keeps of a commit. Drafts and private things are nobody's to know of.
JournalRow journal_row_of(const Commit& commit);

}  // namespace chorus::kernel
