#include "kernel/room/reproductions.hpp"

#include "kernel/room/coming.hpp"
#include "kernel/room/link.hpp"
#include "kernel/values/permission.hpp"

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace chorus::kernel {
namespace {

// Links of these changes that tie a copy to its words.
std::vector<Link> new_reproductions(const ChangeSet& changes) {
  std::vector<Link> links;
  for (const auto& touched : changes.touched) {
    auto link = touched.after ? link_of(*touched.after) : std::nullopt;
    if (link && link->type == k_reproduces) links.push_back(std::move(*link));
  }
  return links;
}

// Follows the copies of what was touched, both ways.
class Narrowing {
 public:
  Narrowing(const LiveSpace& live, ChangeSet& changes)
      : live_(live), changes_(changes), fresh_(new_reproductions(changes)) {}

  void run() {
    std::vector<Key> edge;
    for (const auto& touched : changes_.touched) {
      if (touched.after && permission_in(touched.after->audience)) {
        edge.push_back(touched.after->key);
      }
    }
    const SpaceIndex& index = live_.index;
    for (std::size_t at = 0; at < edge.size(); ++at) {
      const Key key = edge[at];
      for (const auto& link : links_at(index.links_from(key), key, &Link::from)) {
        if (narrow(key, link.to.key)) edge.push_back(key);
      }
      const Ref ref{live_.space.state.id, key};
      for (const auto& link : links_at(index.links_to(ref), key, &Link::to)) {
        if (narrow(link.from.key, key)) edge.push_back(link.from.key);
      }
    }
  }

 private:
  // The links of an end as they will be after these changes.
  std::vector<Link> links_at(const std::set<Key>& known, const Key& key, Ref Link::*end) const {
    std::vector<Link> links;
    for (const Key& name : known) {
      const Link& link = live_.index.links().at(name);
      if (link.type == k_reproduces && coming(live_, changes_, name)) links.push_back(link);
    }
    for (const auto& link : fresh_) {
      if ((link.*end).key == key) links.push_back(link);
    }
    return links;
  }

  bool narrow(const Key& copy, const Key& original) {
    const Record* source = coming(live_, changes_, original);
    const Record* known = coming(live_, changes_, copy);
    if (!source || !known) return false;
    if (!permission_in(source->audience) || !permission_in(known->audience)) return false;
    if (!goes_further(known->audience, source->audience)) return false;
    changes_.put(live_.space, permitted(*known, within(known->audience, source->audience)));
    return true;
  }

  const LiveSpace& live_;
  ChangeSet& changes_;
  std::vector<Link> fresh_;
};

}  // namespace

void put_away_with(const LiveSpace& live, ChangeSet& changes, const Key& copy,
                   const Key& original) {
  Record record = *coming(live, changes, copy);
  const Record& source = *coming(live, changes, original);
  const bool is_put_away = source.gate == Gate::held || source.gate == Gate::hidden;
  if (is_put_away && record.gate != Gate::hidden) record.gate = source.gate;
  if (source.audience.has("care")) record.audience = record.audience.with("care");
  if (record.gate == Gate::hidden || record.audience.has("care")) {
    record.audience = record.audience.without("wall");
  }
  changes.put(live.space, std::move(record));
}

void narrow_reproductions(const LiveSpace& live, ChangeSet& changes) {
  Narrowing(live, changes).run();
}

}  // namespace chorus::kernel
