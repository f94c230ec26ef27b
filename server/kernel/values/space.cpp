#include "kernel/values/space.hpp"

namespace chorus::kernel {

std::vector<RecordPtr> records_of(const Space& space, std::string_view kind) {
  const std::string prefix = std::string(kind) + "/";
  std::vector<RecordPtr> records;
  for (auto at = space.records.lower_bound(Key(prefix)); at != space.records.end(); ++at) {
    if (!at->first.value().starts_with(prefix)) break;
    records.push_back(at->second);
  }
  return records;
}

}  // namespace chorus::kernel
