#pragma once

#include "kernel/room/consents.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/taken_in.hpp"
#include "kernel/values/reader.hpp"

#include <map>
#include <string>
#include <vector>

namespace chorus::kernel {

// The golden thread: what a thing stands on, and what it led to. Walked by one
// function, both ways, over links and never over plugins.
enum class Direction { back, forward };

struct ThreadItem {
  // What a reader may know of it. What may not travel shows as "shared in confidence".
  enum class Seen { whole, in_confidence, withdrawn };
  Ref ref;
  std::string kind;
  std::string activity;  // the title of its space
  Seen seen = Seen::in_confidence;
  RecordPtr record;          // only if seen whole
  std::vector<Ref> next_to;  // the items, nearer to the start, that lead here
};

// Nearest first, without the start itself; at most k_thread_items. What the reader may not even
// know to be there is left out, and nothing behind it is followed.
std::vector<ThreadItem> golden_thread(const std::map<SpaceId, LiveSpace>& spaces, const Ref& start,
                                      Direction direction, const Reader& reader);
// The same as papers tell it, whoever reads them.
std::vector<ThreadItem> golden_thread_in_papers(const std::map<SpaceId, LiveSpace>& spaces,
                                                const Ref& start, Direction direction,
                                                const Consents& consents);

// Contributions that a thing stands on, whoever may see them: for counting role groups.
std::vector<RecordPtr> contributions_behind(const std::map<SpaceId, LiveSpace>& spaces,
                                            const Ref& start);

}  // namespace chorus::kernel
