#pragma once

#include "maps.hpp"

// A theme from its first name on, and what lies in it.
namespace chorus::strengths_map {

Decision name_theme(const Call& call, const Json& args);
Decision rename(const Call& call, Thing theme, const Json& args);
Decision mark(const Call& call, Thing theme, const Json& args);
Decision place(const Call& call, const Json& args);
Decision take_out(const Call& call, const Json& args);
Decision split(const Call& call, Thing theme, const Json& args);
Decision drop(const Call& call, Thing theme, const Json& args);

}  // namespace chorus::strengths_map
