#include "kernel/commands/media_keeping.hpp"

#include "kernel/commands/care.hpp"
#include "kernel/values/limits.hpp"

#include <algorithm>
#include <set>

namespace chorus::kernel {
namespace {

bool is_taken_back(const Touched& touched) {
  return touched.before && (!touched.after || touched.after->gate == Gate::withdrawn);
}

// What the changes leave as it is, or make of it.
bool is_named_after(const RoomState& room, const Space& space, const ChangeSet& changes,
                    const MediumId& id) {
  for (const auto& touched : changes.touched) {
    if (touched.after && medium_named_in(*touched.after) == id) return true;
  }
  const auto naming = records_naming(room.pending, id);
  return std::any_of(naming.begin(), naming.end(), [&](const RecordPtr& record) {
    const bool is_touched =
        record->space == space.state.id &&
        std::any_of(changes.touched.begin(), changes.touched.end(), [&](const Touched& touched) {
          return touched.before && touched.before->key == record->key;
        });
    return !is_touched;
  });
}

// Of an act that can still be undone.
bool is_in_an_image(const RoomState& room, const MediumId& id, Instant now) {
  for (const auto& [space, entries] : room.undo) {
    for (const auto& entry : entries) {
      if (entry.expires <= now) continue;
      for (const auto& image : entry.before) {
        if (medium_named_in(*image) == id) return true;
      }
    }
  }
  return false;
}

}  // namespace

std::optional<Rejection> no_room_for(const RoomState& room, const PersonId& owner,
                                     std::uint64_t bytes) {
  const bool is_full = room.media.count_of(owner) >= limits::k_media_a_person ||
                       room.media.all().size() >= limits::k_media_an_inquiry ||
                       room.media.bytes() + bytes > limits::k_media_bytes_an_inquiry;
  return is_full ? std::optional(core_rejection("media_full")) : std::nullopt;
}

std::vector<MediumId> media_taken_back(const RoomState& room, const Space& space,
                                       const ChangeSet& changes) {
  if (changes.withdrawn.empty()) return {};
  std::set<MediumId> named;
  for (const auto& touched : changes.touched) {
    if (is_taken_back(touched)) named.insert(medium_named_in(*touched.before));
  }
  if (const auto entries = room.undo.find(space.state.id); entries != room.undo.end()) {
    for (const auto& entry : entries->second) {
      const auto& dropped = changes.dropped_undo;
      if (std::find(dropped.begin(), dropped.end(), entry.seq) == dropped.end()) continue;
      for (const auto& image : entry.before) named.insert(medium_named_in(*image));
    }
  }
  std::vector<MediumId> gone;
  for (const auto& id : named) {
    if (room.media.find(id) && !is_named_after(room, space, changes, id)) gone.push_back(id);
  }
  return gone;
}

std::vector<MediumId> media_of(const RoomState& room, const PersonId& owner) {
  std::vector<MediumId> media;
  for (const auto& [id, medium] : room.media.all()) {
    if (medium.owner != owner) continue;
    const auto naming = records_naming(room.pending, id);
    const bool is_kept = std::any_of(naming.begin(), naming.end(),
                                     [](const RecordPtr& record) { return is_protected(*record); });
    if (!is_kept) media.push_back(id);
  }
  return media;
}

std::vector<MediumId> forgotten_media(const RoomState& room, Instant now) {
  std::vector<MediumId> forgotten;
  for (const auto& [id, medium] : room.media.all()) {
    const bool is_old = medium.added + limits::to_ms(limits::k_media_unnamed) <= now;
    if (!is_old || !records_naming(room.pending, id).empty()) continue;
    if (!records_naming(room.durable, id).empty() || is_in_an_image(room, id, now)) continue;
    forgotten.push_back(id);
  }
  return forgotten;
}

}  // namespace chorus::kernel
