#include "report/shapes.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace chorus::report {
namespace {

constexpr std::string_view k_ink = "#1C2230";
constexpr std::string_view k_ring = "M24 6a18 18 0 1 0 0 36a18 18 0 0 0 0-36Z";

constexpr std::array<Shape, 18> k_shapes{{
    {"before", "#3F4A5A", 100, "M50 5 L95 50 L50 95 L5 50 Z"},
    {"discover", "#0A5256", 100, "M5 50 A45 45 0 1 0 95 50 A45 45 0 1 0 5 50 Z"},
    {"dream", "#662A78", 100, "M50 2 L61 39 L98 50 L61 61 L50 98 L39 61 L2 50 L39 39 Z"},
    {"design", "#17488F", 100, "M8 8 H92 V92 H8 Z"},
    {"deliver", "#1C5730", 100, "M5 15 L95 50 L5 85 L22 50 Z"},
    {"after", "#3F4A5A", 100, "M50 5 L95 50 L50 95 L5 50 Z"},
    {"state.open", k_ink, 48, "", k_ring},
    {"state.in_hand", k_ink, 48, "M24 6a18 18 0 0 0 0 36Z", k_ring},
    {"state.done", k_ink, 48, k_ring, "", "m16 25 6 6 11-13"},
    {"state.changed", k_ink, 48, "M8 8h32v32H8Z", "", "M15 24h18m-7-7 7 7-7 7"},
    {"state.not_done", k_ink, 48, "", "M8 8h32v32H8Zm9 9 14 14m0-14L17 31"},
    {"degree.1", k_ink, 48,
     "M24 41C11 32 5 25 5 17.5 5 11.5 9.5 7 15 7c4 0 7 2 9 5.5C26 9 29 7 33 7c5.5 0 10 4.5 10 "
     "10.5C43 25 37 32 24 41Z"},
    {"degree.2", k_ink, 48, k_ring, "", "m16 25 6 6 11-13"},
    {"degree.3", k_ink, 48, "M24 6a18 18 0 0 0 0 36Z", k_ring},
    {"degree.4", k_ink, 48, "", "M24 7 43 40H5Zm0 13v9m0 5v1"},
    {"degree.5", k_ink, 48, "", "M16.5 6h15L42 16.5v15L31.5 42h-15L6 31.5v-15ZM15 24h18"},
    {"voice", k_ink, 48, k_ring},
    {"too_few", k_ink, 48, "", "M10 24h1m12 0h1m12 0h1"},
}};

void stroke(Markup& markup, std::string_view path, std::string_view colour, int width) {
  if (path.empty()) return;
  markup.element("path", "",
                 {{"d", std::string(path)},
                  {"fill", "none"},
                  {"stroke", std::string(colour)},
                  {"stroke-width", std::to_string(width)},
                  {"stroke-linecap", "round"},
                  {"stroke-linejoin", "round"}});
}

}  // namespace

const Shape* shape_named(std::string_view name) {
  const auto found = std::find_if(k_shapes.begin(), k_shapes.end(),
                                  [&](const Shape& shape) { return shape.name == name; });
  return found == k_shapes.end() ? nullptr : &*found;
}

void draw(Markup& markup, const Shape& shape, const Place& place, bool is_hollow) {
  const auto side = std::to_string(place.side);
  const auto box = std::to_string(shape.box);
  const int line = shape.box / 12;
  const Markup::Element frame(markup, "svg",
                              {{"x", std::to_string(place.x)},
                               {"y", std::to_string(place.y)},
                               {"width", side},
                               {"height", side},
                               {"viewBox", "0 0 " + box + " " + box},
                               {"overflow", "visible"}});
  if (is_hollow) return stroke(markup, shape.full, shape.colour, line);
  if (!shape.full.empty()) {
    markup.element("path", "",
                   {{"d", std::string(shape.full)}, {"fill", std::string(shape.colour)}});
  }
  stroke(markup, shape.line, shape.colour, line);
  stroke(markup, shape.on, "#FFFFFF", line);
}

}  // namespace chorus::report
