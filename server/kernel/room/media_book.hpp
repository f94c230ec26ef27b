#pragma once

#include "kernel/room/live_space.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/strong_id.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace chorus::kernel {

// What photos and sounds the inquiry holds, without their bytes. A medium is in it from when it is
// durable until its erasure was decided.
class MediaBook {
 public:
  void put(Medium medium);
  void remove(const MediumId& id);

  const Medium* find(const MediumId& id) const;  // null: it is not here
  const std::map<MediumId, Medium>& all() const noexcept { return media_; }
  std::size_t count_of(const PersonId& owner) const;
  std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  std::map<MediumId, Medium> media_;
  std::uint64_t bytes_ = 0;
};

// Records of any space that name it.
std::vector<RecordPtr> records_naming(const std::map<SpaceId, LiveSpace>& spaces,
                                      const MediumId& id);

}  // namespace chorus::kernel
