#pragma once

#include "kernel/room/projection.hpp"
#include "kernel/values/commit.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/phase.hpp"
#include "kernel/values/role.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace chorus::protocol {

// Records on their way to readers. Nothing here decides who sees what: what is passed in came out
// of the kernel's projection for the very reader, or reader class, that the text goes to. Bodies
// are spliced in as they are, never parsed. Gate and wall are told to facilitators only, but that
// the owner of what is on the wall learns of it too.

struct PhaseView {
  kernel::Phase phase = kernel::Phase::draft;
  std::optional<kernel::Instant> ends_at;
  std::string stage = {};  // empty: none
};

struct ChangesView {
  const kernel::SpaceId& space;
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  const kernel::Difference& difference;
  std::optional<PhaseView> phase;              // set where it changed
  std::vector<const kernel::Answer*> answers;  // of the one session this goes to
};

// `own`: the client of the session; answers to another one (a dead tab's) name it.
std::string encode_changes(const ChangesView& changes, kernel::Role role,
                           const kernel::ClientId& own = {});

struct SnapshotView {
  const kernel::SpaceId& space;
  std::uint64_t cursor = 0;
  PhaseView phase;
};

// At least one part; each at most k_snapshot_part_bytes, but that one record may fill more alone.
std::vector<std::string> encode_snapshot(const SnapshotView& snapshot,
                                         const std::vector<kernel::VisibleRecord>& records,
                                         kernel::Role role);

// {"t":"answer",…}
std::string encode_answer(const kernel::Answer& answer, const kernel::ClientId& own);

}  // namespace chorus::protocol
