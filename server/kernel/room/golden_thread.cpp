#include "kernel/room/golden_thread.hpp"

#include "kernel/room/link.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/permission.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>

namespace chorus::kernel {
namespace {

// The links from a thing to its neighbours in one direction.
class Neighbours {
 public:
  Neighbours(const std::map<SpaceId, LiveSpace>& spaces, Direction direction)
      : spaces_(spaces), direction_(direction) {}

  std::vector<Ref> of(const Ref& ref) const {
    std::vector<Ref> next;
    if (direction_ == Direction::back) {
      const auto space = spaces_.find(ref.space);
      if (space == spaces_.end()) return next;
      const SpaceIndex& index = space->second.index;
      for (const Key& key : index.links_from(ref.key)) next.push_back(index.links().at(key).to);
      return next;
    }
    for (const auto& [id, live] : spaces_) {
      for (const Key& key : live.index.links_to(ref)) {
        next.push_back(live.index.links().at(key).from);
      }
    }
    return next;
  }

 private:
  const std::map<SpaceId, LiveSpace>& spaces_;
  Direction direction_;
};

// Given to the leads at least, and not put away by them: others may know that it is there.
bool is_shared_in_confidence(const Record& record) {
  const auto permission = permission_in(record.audience);
  return may_be_taken_in(record) && permission.has_value();
}

// An activity that has not been opened is the leads' alone.
bool is_open_to(const SpaceState& state, const Reader& reader) {
  return reader.reader_class.role == Role::facilitator || state.id == k_inquiry_space ||
         is_shown_to_all(state.phase);
}

// What the records of an activity are to whoever walks.
struct Sight {
  std::function<bool(const SpaceState&)> is_open;
  std::function<Visibility(const Record&)> of;
};

std::optional<ThreadItem::Seen> seen_in(const Sight& sight, const Record& record) {
  if (record.gate == Gate::withdrawn) return ThreadItem::Seen::withdrawn;
  if (sight.of(record) == Visibility::full) return ThreadItem::Seen::whole;
  if (is_shared_in_confidence(record)) return ThreadItem::Seen::in_confidence;
  return std::nullopt;
}

ThreadItem* known(std::vector<ThreadItem>& items, const Ref& ref) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const ThreadItem& item) { return item.ref == ref; });
  return found == items.end() ? nullptr : &*found;
}

std::vector<ThreadItem> walked(const std::map<SpaceId, LiveSpace>& spaces, const Ref& start,
                               Direction direction, const Sight& sight) {
  const Neighbours neighbours(spaces, direction);
  std::vector<ThreadItem> items;
  std::vector<Ref> edge{start};
  for (std::size_t at = 0; at < edge.size(); ++at) {
    const Ref here = edge[at];
    for (const Ref& ref : neighbours.of(here)) {
      if (ref == start) continue;
      if (ThreadItem* item = known(items, ref)) {
        item->next_to.push_back(here);
        continue;
      }
      const RecordPtr record = record_at(spaces, ref);
      const bool is_open = record && sight.is_open(spaces.at(ref.space).space.state);
      const auto seen = is_open ? seen_in(sight, *record) : std::nullopt;
      if (!seen || items.size() == limits::k_thread_items) continue;
      items.push_back({ref,
                       record->type,
                       spaces.at(ref.space).space.state.title,
                       *seen,
                       *seen == ThreadItem::Seen::whole ? record : nullptr,
                       {here}});
      edge.push_back(ref);
    }
  }
  return items;
}

}  // namespace

std::vector<ThreadItem> golden_thread(const std::map<SpaceId, LiveSpace>& spaces, const Ref& start,
                                      Direction direction, const Reader& reader) {
  return walked(spaces, start, direction,
                {[&](const SpaceState& state) { return is_open_to(state, reader); },
                 [&](const Record& record) { return view(record, reader); }});
}

std::vector<ThreadItem> golden_thread_in_papers(const std::map<SpaceId, LiveSpace>& spaces,
                                                const Ref& start, Direction direction,
                                                const Consents& consents) {
  return walked(spaces, start, direction,
                {[](const SpaceState& state) {
                   return state.id == k_inquiry_space || is_shown_to_all(state.phase);
                 },
                 [&](const Record& record) { return leaving(record, consents); }});
}

std::vector<RecordPtr> contributions_behind(const std::map<SpaceId, LiveSpace>& spaces,
                                            const Ref& start) {
  const Neighbours neighbours(spaces, Direction::back);
  std::vector<RecordPtr> found;
  std::set<Ref> visited{start};
  std::vector<Ref> edge{start};
  for (std::size_t at = 0; at < edge.size(); ++at) {
    const Ref here = edge[at];
    for (const Ref& ref : neighbours.of(here)) {
      if (!visited.insert(ref).second) continue;
      edge.push_back(ref);
      const RecordPtr record = record_at(spaces, ref);
      const bool lives = record && may_be_taken_in(*record);
      if (lives && record->record_class == RecordClass::contribution) found.push_back(record);
    }
  }
  return found;
}

}  // namespace chorus::kernel
