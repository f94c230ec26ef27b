#include "kernel/room/media_book.hpp"

#include <algorithm>
#include <utility>

namespace chorus::kernel {

void MediaBook::put(Medium medium) {
  remove(medium.id);
  bytes_ += medium.size;
  MediumId id = medium.id;
  media_.emplace(std::move(id), std::move(medium));
}

void MediaBook::remove(const MediumId& id) {
  const auto found = media_.find(id);
  if (found == media_.end()) return;
  bytes_ -= found->second.size;
  media_.erase(found);
}

const Medium* MediaBook::find(const MediumId& id) const {
  const auto found = media_.find(id);
  return found == media_.end() ? nullptr : &found->second;
}

std::size_t MediaBook::count_of(const PersonId& owner) const {
  return static_cast<std::size_t>(std::count_if(
      media_.begin(), media_.end(), [&](const auto& one) { return one.second.owner == owner; }));
}

std::vector<RecordPtr> records_naming(const std::map<SpaceId, LiveSpace>& spaces,
                                      const MediumId& id) {
  std::vector<RecordPtr> naming;
  for (const auto& [space, live] : spaces) {
    for (const Key& key : live.index.naming(id)) naming.push_back(live.space.records.at(key));
  }
  return naming;
}

}  // namespace chorus::kernel
