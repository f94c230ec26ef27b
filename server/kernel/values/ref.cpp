#include "kernel/values/ref.hpp"

namespace chorus::kernel {

Ref ref_from(std::string_view text, const SpaceId& home) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos) return {home, Key(std::string(text))};
  return {SpaceId(std::string(text.substr(at + 1))), Key(std::string(text.substr(0, at)))};
}

std::string text_of(const Ref& ref, const SpaceId& home) {
  return ref.space == home ? ref.key.value() : ref.key.value() + "@" + ref.space.value();
}

}  // namespace chorus::kernel
