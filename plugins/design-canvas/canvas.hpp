#pragma once

#include "rule_book.hpp"

#include <optional>
#include <string>

// One table's canvas for one dream, and who reads it.
namespace chorus::design_canvas {

using sdk::Call;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::Thing;

// Lays the rings out, and the dreams of the settings.
Decision lay_out(const Call& call);
Decision add_dream(const Call& call, const Json& args);
Decision begin(const Call& call, const Json& args);
Decision show(const Call& call, Thing canvas, const Json& args);
Decision put_on_wall(const Call& call, Thing canvas, const Json& args);

std::string audience_of(const Json& canvas);
// The one on which an element stands.
std::optional<Thing> canvas_of(const Call& call, const Json& element);
// In the order of their numbers.
std::vector<Thing> elements_on(const Call& call, const Json& canvas);

}  // namespace chorus::design_canvas
