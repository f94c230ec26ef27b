#pragma once

#include "kernel/room/change_set.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/consent.hpp"
#include "kernel/values/strong_id.hpp"

#include <map>
#include <string>

namespace chorus::kernel {

// What each person lets papers have, as it stands: read from the records of kind `consent` in all
// spaces, which are the only place where it stands. Where there is none, nobody was asked, and how
// far one thing may go is all that counts. Where there is one, nobody's silence is a yes.
class Consents {
 public:
  Consents() = default;  // nobody was asked
  // `today`: "2026-11-24"; what was to be looked at again before it does not hold. Empty: whatever
  // the day.
  Consents(const std::map<SpaceId, LiveSpace>& spaces, const std::string& today);

  // What is nobody's is the room's, and everything of it is let.
  Let of(const PersonId& person) const;

 private:
  bool asked_ = false;
  std::map<PersonId, Let> let_;
};

// True for a change of any of them.
bool changes_consents(const ChangeSet& changes);

}  // namespace chorus::kernel
