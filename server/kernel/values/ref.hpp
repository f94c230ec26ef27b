#pragma once

#include "kernel/values/strong_id.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace chorus::kernel {

// A thing anywhere in the inquiry.
struct Ref {
  SpaceId space;
  Key key;
  auto operator<=>(const Ref&) const = default;
};

// "<key>@<space>", or "<key>" for a thing of `home`.
Ref ref_from(std::string_view text, const SpaceId& home);
std::string text_of(const Ref& ref, const SpaceId& home);

}  // namespace chorus::kernel
