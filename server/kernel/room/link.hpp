#pragma once

#include "kernel/values/record.hpp"
#include "kernel/values/ref.hpp"
#include "kernel/values/space.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::kernel {

struct LiveSpace;

// One thing leans on another: a record of type "link" in the space of the one that leans, made by
// the kernel alone and never changed.
struct Link {
  Ref record;  // the link itself
  Ref from;    // the newer thing
  Ref to;      // what it stands on
  std::string type;
};

inline constexpr std::string_view k_reproduces = "highlights";

// None if the record is no link.
std::optional<Link> link_of(const Record& record);
std::vector<Link> links_in(const Space& space);

// Things of this space that hold the very words of `key`, one after another, without `key` itself.
std::vector<Key> reproductions_of(const LiveSpace& live, const Key& key);

}  // namespace chorus::kernel
