#pragma once

#include "report/markup.hpp"
#include "report/report.hpp"

namespace chorus::report {

// A figure as one picture with its title and what it shows; its twin stands beside it, and the
// writer writes that.
void draw(Markup& markup, const Figure& figure);

// What a cell says, beside its words: to whoever hears the page it says nothing of its own.
void draw(Markup& markup, const Drawn& drawn);

// The mark of one of the five steps of an agreement, beside its words.
void draw_degree(Markup& markup, int degree);

// A picture of the paper's own, told by a title and what it shows.
struct Canvas {
  std::string title;
  std::string says;
  int width = 0;
  int height = 0;
};
class Drawing {
 public:
  Drawing(Markup& markup, const Canvas& canvas);

  void line(const std::string& path, int width, bool is_dashed = false);
  struct At {
    int x = 0;
    int y = 0;
    const char* anchor = "start";
  };
  void words(const std::string& text, const At& at);

 private:
  Markup& markup_;
  Markup::Element picture_;
};

}  // namespace chorus::report
