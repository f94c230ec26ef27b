#include "net/live/watch_book.hpp"

#include <algorithm>

namespace chorus::net {

void WatchBook::add(const kernel::SpaceId& space, const kernel::ReaderClass& readers,
                    Session& session) {
  view(space, readers).watchers.push_back(&session);
}

void WatchBook::remove(const kernel::SpaceId& space, const kernel::ReaderClass& readers,
                       const Session& session) {
  auto& watchers = view(space, readers).watchers;
  const auto found = std::find(watchers.begin(), watchers.end(), &session);
  if (found == watchers.end()) return;
  *found = watchers.back();
  watchers.pop_back();
}

WatchBook::ClassView& WatchBook::view(const kernel::SpaceId& space,
                                      const kernel::ReaderClass& readers) {
  auto [entry, is_new] = spaces_[space].try_emplace(readers);
  if (is_new) entry->second.readers = readers;
  return entry->second;
}

WatchBook::SpaceViews& WatchBook::watched_views(const kernel::SpaceId& space) {
  SpaceViews& views = spaces_[space];
  std::erase_if(views, [](const auto& entry) { return entry.second.watchers.empty(); });
  return views;
}

void WatchBook::clear_snapshots() {
  for (auto& [space, views] : spaces_) {
    for (auto& [readers, view] : views) view.snapshot.clear();
  }
}

}  // namespace chorus::net
