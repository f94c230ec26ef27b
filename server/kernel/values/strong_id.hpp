#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::kernel {

// A string that cannot be mistaken for another kind of string. Values are compared byte by byte;
// an empty id means "none".
template <class Tag>
class StrongId {
 public:
  StrongId() = default;
  explicit StrongId(std::string value) : value_(std::move(value)) {}

  const std::string& value() const noexcept { return value_; }
  bool empty() const noexcept { return value_.empty(); }
  auto operator<=>(const StrongId&) const = default;

 private:
  std::string value_;
};

using SpaceId = StrongId<struct SpaceTag>;    // one run of an activity, or the inquiry itself
using Key = StrongId<struct KeyTag>;          // "kind/random", unique within its space
using PersonId = StrongId<struct PersonTag>;  // never sent to anybody but the storage
using SeatId = StrongId<struct SeatTag>;      // one device's claim to be a person (cookie)
using ClientId = StrongId<struct ClientTag>;  // one tab: numbers its own commands
using GroupId = StrongId<struct GroupTag>;    // a pair or table
using Mark = StrongId<struct MarkTag>;        // pseudonym of a person within one space
using MediumId = StrongId<struct MediumTag>;  // a photo or a sound; made of chance

}  // namespace chorus::kernel

template <class Tag>
struct std::hash<chorus::kernel::StrongId<Tag>> {
  std::size_t operator()(const chorus::kernel::StrongId<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.value());
  }
};
