#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/body.hpp"
#include "kernel/values/issued.hpp"

#include <map>
#include <optional>
#include <vector>

namespace chorus::kernel {

class Register;

// Papers that left and may still hold what was taken back since: whoever took it back is told
// which, and the leads call them back and make them anew. Nothing here
// says whose or what it was.

// `{still_in: [{at, purpose, format}]}`: a receipt without content.
Body receipt_of(Register* left, const std::vector<Ref>& taken_back);

// A paper the leads have not been asked to call back yet, or before more of it was taken back.
struct Recall {
  IssuedPaper paper;
  std::size_t things = 0;   // in it that were taken back
  std::optional<Key> open;  // the record that asks already, with fewer
};
std::vector<Recall> missing_recalls(const std::map<SpaceId, LiveSpace>& spaces,
                                    const std::vector<IssuedPaper>& papers);

}  // namespace chorus::kernel
