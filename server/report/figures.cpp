#include "report/figures.hpp"

#include "report/shapes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace chorus::report {
namespace {

constexpr const char* k_ink = "#1C2230";
constexpr int k_width = 640;
constexpr std::int64_t k_most_dots = 60;  // more are a length

std::string px(std::int64_t n) { return std::to_string(n); }

Markup::Attributes beside_words(int width, int height) {
  return {{"xmlns", "http://www.w3.org/2000/svg"},
          {"class", "drawn"},
          {"viewBox", "0 0 " + px(width) + " " + px(height)},
          {"width", px(width)},
          {"height", px(height)},
          {"aria-hidden", "true"}};
}

void box(Markup& markup, const Place& place, std::int64_t width, bool is_full) {
  markup.element("rect", "",
                 {{"x", px(place.x)},
                  {"y", px(place.y)},
                  {"width", px(width)},
                  {"height", px(place.side)},
                  {"fill", is_full ? k_ink : "none"},
                  {"stroke", k_ink}});
}

void draw_dots(Markup& markup, std::int64_t n) {
  constexpr int k_a_line = 20;
  constexpr int k_pitch = 10;
  const auto lines = static_cast<int>((n + k_a_line - 1) / k_a_line);
  const Markup::Element picture(markup, "svg",
                                beside_words(k_a_line * k_pitch, std::max(1, lines) * k_pitch));
  for (std::int64_t at = 0; at < n; ++at) {
    markup.element("circle", "",
                   {{"cx", px(at % k_a_line * k_pitch + k_pitch / 2)},
                    {"cy", px(at / k_a_line * k_pitch + k_pitch / 2)},
                    {"r", "4"},
                    {"fill", k_ink}});
  }
}

void draw_parts(Markup& markup, const Drawn& drawn) {
  constexpr int k_side = 10;
  constexpr int k_pitch = 14;
  const auto width = static_cast<int>(drawn.of) * k_pitch;
  const Markup::Element picture(markup, "svg", beside_words(width, k_side + 2));
  for (int at = 0; at < drawn.of; ++at) {
    box(markup, {at * k_pitch + 1, 1, k_side}, k_side, at < drawn.filled);
  }
}

void draw_length(Markup& markup, const Drawn& drawn) {
  constexpr int k_long = 200;
  constexpr int k_side = 10;
  const Markup::Element picture(markup, "svg", beside_words(k_long + 2, k_side + 2));
  const auto filled = std::clamp<std::int64_t>(drawn.filled, 0, drawn.of);
  box(markup, {1, 1, k_side}, k_long, false);
  box(markup, {1, 1, k_side}, filled * k_long / drawn.of, true);
}

void draw_path(Markup& markup, const Figure& figure) {
  constexpr int k_pitch = 104;
  constexpr int k_side = 34;
  constexpr int k_middle = 24;
  constexpr int k_first = 60;
  Drawing drawing(markup, {figure.title, figure.says, k_width, 72});
  const auto& marks = figure.rows.front().marks;
  for (std::size_t at = 0; at < marks.size(); ++at) {
    const int x = k_first + static_cast<int>(at) * k_pitch;
    const bool is_walked = marks[at].size > 0;
    if (at > 0) {
      drawing.line("M" + px(x - k_pitch + k_side / 2 + 6) + " " + px(k_middle) + "H" +
                       px(x - k_side / 2 - 6),
                   is_walked ? 3 : 2, !is_walked);
    }
    if (const Shape* shape = shape_named(marks[at].shape)) {
      draw(markup, *shape, {x - k_side / 2, k_middle - k_side / 2, k_side}, !is_walked);
    }
    drawing.words(marks[at].text, {x, k_middle + k_side / 2 + 20, "middle"});
  }
}

// Rows of marks behind their labels; where there are heads, each mark stands under its own.
class Rows {
 public:
  explicit Rows(const Figure& figure)
      : figure_(figure),
        pitch_(has_words()            ? 42
               : figure.heads.empty() ? 26
                                      : 38),
        on_line_(figure.heads.empty() ? (k_width - k_labels) / pitch_
                                      : static_cast<int>(figure.heads.size())) {}

  void draw(Markup& markup) const {
    int height = top();
    for (const auto& row : figure_.rows) height += lines_of(row) * line_height();
    const int width = std::max(k_width, k_labels + on_line_ * pitch_);
    Drawing drawing(markup, {figure_.title, figure_.says, width, height});
    for (std::size_t at = 0; at < figure_.heads.size(); ++at) {
      drawing.words(figure_.heads[at], {middle_of(at), k_baseline, "middle"});
    }
    int y = top();
    for (const auto& row : figure_.rows) {
      drawing.words(row.label, {0, y + k_side / 2 + 6});
      for (std::size_t at = 0; at < row.marks.size(); ++at) {
        const auto line = static_cast<int>(at) / on_line_;
        put(markup, drawing, row.marks[at], {middle_of(at), y + line * line_height(), 0});
      }
      y += lines_of(row) * line_height();
    }
  }

 private:
  static constexpr int k_labels = 220;
  static constexpr int k_side = 22;
  static constexpr int k_baseline = 14;

  bool has_words() const {
    return std::any_of(figure_.rows.begin(), figure_.rows.end(), [](const Figure::Row& row) {
      return !row.marks.empty() && !row.marks.front().text.empty();
    });
  }
  int top() const { return figure_.heads.empty() ? 2 : 24; }
  int line_height() const { return has_words() ? 46 : 32; }
  int lines_of(const Figure::Row& row) const {
    return std::max(1, (static_cast<int>(row.marks.size()) + on_line_ - 1) / on_line_);
  }
  int middle_of(std::size_t at) const {
    return k_labels + (static_cast<int>(at) % on_line_) * pitch_ + pitch_ / 2;
  }

  void put(Markup& markup, Drawing& drawing, const Mark& mark, const Place& place) const {
    constexpr std::array<int, 4> k_sides{0, 9, 15, k_side};
    const int side = k_sides.at(static_cast<std::size_t>(std::clamp(mark.size, 0, 3)));
    const int middle = place.y + k_side / 2;
    const Shape* shape = shape_named(mark.shape);
    if (side == 0) {
      drawing.line("M" + px(place.x - 4) + " " + px(middle) + "h8", 2);
    } else if (shape) {
      report::draw(markup, *shape, {place.x - side / 2, middle - side / 2, side});
    }
    if (!mark.text.empty()) drawing.words(mark.text, {place.x, place.y + k_side + 15, "middle"});
  }

  const Figure& figure_;
  int pitch_;
  int on_line_;
};

}  // namespace

Drawing::Drawing(Markup& markup, const Canvas& canvas)
    : markup_(markup),
      picture_(markup, "svg",
               {{"xmlns", "http://www.w3.org/2000/svg"},
                {"class", "figure"},
                {"viewBox", "0 0 " + px(canvas.width) + " " + px(canvas.height)},
                {"width", px(canvas.width)},
                {"height", px(canvas.height)},
                {"role", "img"},
                {"aria-label", canvas.title + ". " + canvas.says}}) {
  markup.element("title", canvas.title);
  markup.element("desc", canvas.says);
}

void Drawing::line(const std::string& path, int width, bool is_dashed) {
  Markup::Attributes attributes{
      {"d", path}, {"fill", "none"}, {"stroke", k_ink}, {"stroke-width", px(width)}};
  if (is_dashed) attributes.emplace_back("stroke-dasharray", "3 5");
  markup_.element("path", "", attributes);
}

void Drawing::words(const std::string& text, const At& at) {
  markup_.element("text", text,
                  {{"x", px(at.x)}, {"y", px(at.y)}, {"text-anchor", at.anchor}, {"fill", k_ink}});
}

void draw(Markup& markup, const Figure& figure) {
  if (figure.name == "path") return draw_path(markup, figure);
  Rows(figure).draw(markup);
}

void draw(Markup& markup, const Drawn& drawn) {
  if (drawn.of <= 0) return;
  switch (drawn.as) {
    case Drawn::As::dots:
      return drawn.of > k_most_dots ? draw_length(markup, drawn) : draw_dots(markup, drawn.filled);
    case Drawn::As::parts: return draw_parts(markup, drawn);
    case Drawn::As::length: return draw_length(markup, drawn);
  }
}

void draw_degree(Markup& markup, int degree) {
  const Shape* shape = shape_named("degree." + px(degree));
  if (!shape) return;
  auto attributes = beside_words(24, 24);
  attributes[1].second = "degree";
  const Markup::Element picture(markup, "svg", attributes);
  draw(markup, *shape, {2, 2, 20});
}

}  // namespace chorus::report
