#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/space.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {

// A whole inquiry as it stands in its file, read once at the start.
struct Loaded {
  struct Client {
    ClientId id;
    SeatId seat;
    std::uint64_t last_k = 0;
    std::vector<std::pair<std::uint64_t, Body>> answers;  // the last k_answers_kept, rising k
  };

  std::uint64_t last_seq = 0;
  std::vector<Space> spaces;
  std::vector<Client> clients;
  std::vector<Wake> wakes;
  std::vector<UndoEntry> undo;
  std::vector<JournalRow> acts;  // the last k_acts_kept that name things, oldest first
  std::vector<Seat> seats;
  std::vector<Pass> passes;
  std::map<SpaceId, std::vector<PersonId>> spent;
  std::vector<Ballot> ballots;              // opened from the box
  std::map<SpaceId, std::string> box_keys;  // 32 bytes each; absent where the key file is lost
  std::map<std::string, std::string> meta;  // join_code, join_token
  std::vector<Medium> media;
  // Taken back by their owners as the list beside the file remembers it, which this file does not
  // know of: it is a backup from before, put back.
  std::vector<Ref> withdrawn;
};

}  // namespace chorus::kernel
