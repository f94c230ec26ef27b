#pragma once

#include "canvas.hpp"

// What stands on a canvas: written, marked, asked about and answered.
namespace chorus::design_canvas {

Decision add(const Call& call, Thing canvas, const Json& args);
Decision reword(const Call& call, Thing element, const Json& args);
Decision mark(const Call& call, Thing element, const Json& args);
Decision detail(const Call& call, Thing element, const Json& args);
Decision ask_plainer(const Call& call, Thing element, const Json& args);
Decision could_we(const Call& call, Thing element, const Json& args);
// To an element, or to the canvas for what does not stand on it yet.
Decision suggest(const Call& call, Thing about, const Json& args);

}  // namespace chorus::design_canvas
