#pragma once

#include "report/report.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::report {

// Writes HTML and SVG: the only place where a tag comes from, and every text and attribute is
// escaped on its way in, so that nothing anybody wrote can become markup (trust T26).
class Markup {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;

  // A tag that closes when the guard goes.
  class Element {
   public:
    Element(Markup& markup, std::string_view tag, const Attributes& attributes = {});
    ~Element();
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

   private:
    Markup& markup_;
    std::string tag_;
  };

  void text(std::string_view text);  // line ends become <br>
  void element(std::string_view tag, std::string_view text, const Attributes& attributes = {});
  void alone(std::string_view tag, const Attributes& attributes = {});  // never closed: meta, br
  void line();                                                          // for those who read source
  // Vouched for by the caller: constants of ours.
  void raw(std::string_view trusted) { out_ += trusted; }

  std::string take() { return std::move(out_); }

 private:
  void open(std::string_view tag, const Attributes& attributes);
  void escaped(std::string_view text, bool in_attribute);

  std::string out_;
};

// A drawing as a picture of its own, which says what it shows.
void draw(Markup& markup, const std::vector<Stroke>& strokes, const std::string& shows);

}  // namespace chorus::report
