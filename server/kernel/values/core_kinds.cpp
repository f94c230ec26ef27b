#include "kernel/values/core_kinds.hpp"

#include "kernel/values/core_kind_file.hpp"
#include "kernel/values/shipped_records.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace chorus::kernel {

const CoreKinds& CoreKinds::shipped() {
  static const CoreKinds k_shipped = [] {
    CoreKinds kinds;
    for (const auto& [name, schema] : shipped_records()) {
      if (!schema.empty()) kinds.add(std::string(name), schema, "");
    }
    return kinds;
  }();
  return k_shipped;
}

void CoreKinds::add(const std::string& name, std::string_view schema,
                    const std::string& brought_by) {
  if (const CoreKind* known = find(name)) {
    const std::string owner = known->brought_by.empty()
                                  ? std::string("Chorus's own")
                                  : "brought by the activity type " + known->brought_by;
    throw std::invalid_argument("the kind " + name + " is there already: it is " + owner);
  }
  if (is_reserved(name)) {
    throw std::invalid_argument("the kind " + name + " has the name of a record of Chorus's own");
  }
  CoreKind kind = read_core_kind(name, schema);
  if (!brought_by.empty() && kind.keeps_promise) {
    throw std::invalid_argument("the kind " + name +
                                ": only a kind of Chorus itself can keep the promise");
  }
  kind.brought_by = brought_by;
  kinds_.emplace(name, std::move(kind));
}

bool CoreKinds::is_reserved(std::string_view name) {
  const auto records = shipped_records();
  return std::any_of(records.begin(), records.end(), [&](const auto& record) {
    return record.first == name && record.second.empty();
  });
}

const CoreKind* CoreKinds::find(std::string_view name) const {
  const auto found = kinds_.find(name);
  return found == kinds_.end() ? nullptr : &found->second;
}

const std::string& in_language(const std::map<std::string, std::string>& texts,
                               const std::string& language) {
  const auto found = texts.find(language);
  return found == texts.end() ? texts.at("en") : found->second;
}

}  // namespace chorus::kernel
