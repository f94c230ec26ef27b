#include "kernel/room/change_set.hpp"

#include <algorithm>
#include <memory>

namespace chorus::kernel {
namespace {

const Key& key_of(const Touched& touched) {
  return touched.before ? touched.before->key : touched.after->key;
}

}  // namespace

Touched& ChangeSet::touch(const Space& space, const Key& key) {
  const auto known = std::find_if(touched.begin(), touched.end(),
                                  [&](const Touched& entry) { return key_of(entry) == key; });
  if (known != touched.end()) return *known;
  const auto found = space.records.find(key);
  touched.push_back({found == space.records.end() ? nullptr : found->second, nullptr});
  return touched.back();
}

void ChangeSet::put(const Space& space, Record record) {
  Touched& entry = touch(space, record.key);
  record.space = space.state.id;
  record.rev = (entry.before ? entry.before->rev : record.rev) + 1;
  entry.after = std::make_shared<const Record>(std::move(record));
}

void ChangeSet::put_unnoticed(const Space& space, Record record) {
  Touched& entry = touch(space, record.key);
  record.space = space.state.id;
  if (entry.before) record.rev = entry.before->rev;
  entry.after = std::make_shared<const Record>(std::move(record));
}

void ChangeSet::remove(const Space& space, const Key& key) {
  touch(space, key).after = nullptr;
  std::erase_if(touched, [](const Touched& entry) { return !entry.before && !entry.after; });
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
