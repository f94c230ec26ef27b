#pragma once

#include "kernel/commands/core_command.hpp"
#include "kernel/room/link.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/record.hpp"

#include <map>
#include <vector>

namespace chorus::kernel {

// Taking back what one gave. The words go from everywhere: the record,
// what reproduces it, drafts, undo images, stored answers and wake payloads. A tombstone keeps its
// place in the thread, without words or author. A list outside the inquiry's own file remembers it,
// so that a restored backup honours it too.

// `core.withdraw {keys}`: by their owner. Refuses all if one is not the actor's. Answers, as does
// core.withdraw_all, which papers may still hold it (recall.hpp).
CoreOutcome withdraw_records(const CoreCall& call);

// `core.withdraw_all {}`: everything the person gave in any activity, drafts and what was theirs
// alone included, and who they said they are.
// `core.withdraw_all {card}`: the same by a lead, for a person who asks with their card in hand;
// the code on it is what shows that they do, and nothing else will. The safeguarding lead's copy of
// what needs care stays.
CoreOutcome withdraw_everything(const CoreCall& call);

// `core.still_in {keys}` and, for everything, `core.still_in {}`: which papers may hold it, before
// anything is taken back. `not_yours` where one key is not the asker's.
CoreOutcome tell_papers_of(const CoreCall& call);
CoreOutcome tell_papers_of_everything(const CoreCall& call);

// The kernel's own part of it, in one activity each. What is there is looked up when its turn
// comes, so nothing that happened in between keeps the rest.
CoreOutcome withdraw_all_here(const CoreCall& call);
inline constexpr const char* k_withdraw_all_here = "core.withdraw_all_here";

// The kernel's own at the start, `{keys}`: what the list beside the file says was taken back goes
// once more, from a file that is a copy from before.
CoreOutcome honour_withdrawal(const CoreCall& call);
inline constexpr const char* k_honour_withdrawal = "core.honour_withdrawal";

// Things that lean on something withdrawn and that nobody has been asked to look at yet: of the
// whole inquiry, or, when a change of `space` has been applied, what came by it.
struct Review {
  Ref of;
  Ref because;
};
std::vector<Review> missing_reviews(const std::map<SpaceId, LiveSpace>& spaces);
std::vector<Review> missing_reviews(const std::map<SpaceId, LiveSpace>& spaces,
                                    const SpaceId& space, const std::vector<Touched>& touched);

}  // namespace chorus::kernel
