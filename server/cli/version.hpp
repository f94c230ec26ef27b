#pragma once

namespace chorus::cli {

inline constexpr const char* k_version = CHORUS_VERSION;

}  // namespace chorus::cli
