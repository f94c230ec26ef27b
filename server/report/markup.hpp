#pragma once

#include "report/report.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::report {

// Writes HTML and SVG: the only place where a tag comes from, and every text and attribute is
// escaped on its way in, so that nothing anybody wrote can become markup.
class Markup {
 public:
  // Unicode's marks around words that find their own direction inside a sentence (FSI, PDI); what
  // people wrote holds none (kernel/clean_text).
  static constexpr std::string_view k_isolate = "\u2068";
  static constexpr std::string_view k_isolate_end = "\u2069";

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

  // Line ends become <br>, and what lies between k_isolate and k_isolate_end a <bdi>.
  void text(std::string_view text);
  void element(std::string_view tag, std::string_view text, const Attributes& attributes = {});
  // The same, of words that people wrote: they find their own direction, whatever stands around
  // them.
  void words(std::string_view tag, std::string_view text, Attributes attributes = {});
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

// A photo inside the page itself, with what it shows for who does not see it.
void show(Markup& markup, const Photo& photo, const std::string& shows);

// A drawing as a picture of its own, which says what it shows.
void draw(Markup& markup, const std::vector<Stroke>& strokes, const std::string& shows);

}  // namespace chorus::report
