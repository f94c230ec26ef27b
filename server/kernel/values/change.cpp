#include "kernel/values/change.hpp"

#include <memory>
#include <utility>

namespace chorus::kernel {

void Change::keep(const std::vector<RecordPtr>& records) {
  for (const auto& record : records) touched.push_back({nullptr, record});
}

void Change::drop(const std::vector<Key>& keys) {
  for (const auto& key : keys) {
    Record gone;
    gone.key = key;
    touched.push_back({std::make_shared<const Record>(std::move(gone)), nullptr});
  }
}

}  // namespace chorus::kernel
