#pragma once

#include "kernel/values/instant.hpp"
#include "kernel/values/ref.hpp"

#include <string>
#include <vector>

namespace chorus::kernel {

// A paper that left the room, and what may stand in it, by name alone.
struct IssuedPaper {
  Instant at = 0;
  std::string purpose;
  std::string format;
  std::vector<Ref> things;
  // Those of one purpose are numbered from 1, and files of one state of the inquiry are one issue.
  // 0: none yet, or it left before papers had numbers.
  int issue = 0;
  std::string state = {};  // the same where nothing changed; says nothing of what stands there
  bool operator==(const IssuedPaper&) const = default;
};

// The number of a paper, and the day and hour of the issue before it. 0: none.
struct Issue {
  int number = 0;
  Instant replaced_at = 0;
  bool operator==(const Issue&) const = default;
};
// What a paper is after those that left, oldest first: the newest issue of its purpose, or the
// next.
Issue issue_after(const std::vector<IssuedPaper>& papers, const IssuedPaper& paper);

}  // namespace chorus::kernel
