#include "kernel/room/change_set.hpp"

#include <memory>
#include <utility>

namespace chorus::kernel {

Touched* ChangeSet::known(const Key& key) {
  if (places_.size() != touched.size()) {
    places_.clear();
    for (std::size_t at = 0; at < touched.size(); ++at) places_.emplace(touched[at].key(), at);
  }
  const auto place = places_.find(key);
  return place == places_.end() ? nullptr : &touched[place->second];
}

Touched& ChangeSet::touch(const Space& space, const Key& key) {
  if (Touched* entry = known(key)) return *entry;
  const auto found = space.records.find(key);
  touched.push_back({found == space.records.end() ? nullptr : found->second, nullptr});
  places_.emplace(key, touched.size() - 1);
  return touched.back();
}

void ChangeSet::put(const Space& space, Record record) {
  Touched& entry = touch(space, record.key);
  record.space = space.state.id;
  record.rev = (entry.before ? entry.before->rev : record.rev) + 1;
  record.body = record.body.at_rest();
  entry.after = std::make_shared<const Record>(std::move(record));
}

void ChangeSet::put_unnoticed(const Space& space, Record record) {
  Touched& entry = touch(space, record.key);
  record.space = space.state.id;
  if (entry.before) record.rev = entry.before->rev;
  record.body = record.body.at_rest();
  entry.after = std::make_shared<const Record>(std::move(record));
}

void ChangeSet::remove(const Space& space, const Key& key) {
  Touched& entry = touch(space, key);
  entry.after = nullptr;
  if (entry.before) return;
  places_.clear();
  touched.erase(touched.begin() + (&entry - touched.data()));
}

void ChangeSet::take(const Space& space, const ChangeSet& more) {
  for (const auto& entry : more.touched) {
    if (entry.after) {
      put(space, *entry.after);
    } else {
      remove(space, entry.before->key);
    }
  }
  wakes.insert(wakes.end(), more.wakes.begin(), more.wakes.end());
  cancelled_wakes.insert(cancelled_wakes.end(), more.cancelled_wakes.begin(),
                         more.cancelled_wakes.end());
}

}  // namespace chorus::kernel
