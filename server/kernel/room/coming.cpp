#include "kernel/room/coming.hpp"

namespace chorus::kernel {

const Record* existing(const LiveSpace& live, const Key& key) {
  const auto found = live.space.records.find(key);
  return found == live.space.records.end() ? nullptr : found->second.get();
}

const Record* coming(const LiveSpace& live, const ChangeSet& changes, const Key& key) {
  for (const auto& touched : changes.touched) {
    const Key& known = touched.before ? touched.before->key : touched.after->key;
    if (known == key) return touched.after.get();
  }
  return existing(live, key);
}

}  // namespace chorus::kernel
