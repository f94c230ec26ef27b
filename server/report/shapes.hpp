#pragma once

#include "report/markup.hpp"

#include <string_view>

namespace chorus::report {

// A shape that goes wherever what it means goes, so that no colour speaks alone.
struct Shape {
  std::string_view name;  // a round, "state.<of a step>", "degree.<1 to 5>", "voice", "too_few"
  std::string_view colour;
  int box = 0;            // the side of the square that its paths are drawn in
  std::string_view full;  // path data; empty: none
  std::string_view line = {};
  std::string_view on = {};  // a line on what is full
};

const Shape* shape_named(std::string_view name);  // null: there is none

struct Place {
  int x = 0;
  int y = 0;
  int side = 0;
};
// Inside a picture, which says what is meant. Hollow: its outline alone.
void draw(Markup& markup, const Shape& shape, const Place& place, bool is_hollow = false);

}  // namespace chorus::report
