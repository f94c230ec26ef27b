#include "report/markup.hpp"

#include "platform/base64.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace chorus::report {
namespace {

// In the order of k_colours.
constexpr std::array<std::string_view, k_colours.size()> k_inks{"#1C2230", "#8A1F2B", "#8A5F00",
                                                                "#1C5730", "#17488F", "#FFFFFF"};

std::string_view colour_of(const std::string& name) {
  for (std::size_t at = 0; at < k_colours.size(); ++at) {
    if (k_colours.at(at) == name) return k_inks.at(at);
  }
  return k_inks.front();
}

}  // namespace

Markup::Element::Element(Markup& markup, std::string_view tag, const Attributes& attributes)
    : markup_(markup), tag_(tag) {
  markup_.open(tag, attributes);
}

Markup::Element::~Element() { markup_.out_ += "</" + tag_ + ">"; }

void Markup::text(std::string_view text) {
  while (!text.empty()) {
    const bool begins = text.starts_with(k_isolate);
    if (begins || text.starts_with(k_isolate_end)) {
      out_ += begins ? "<bdi>" : "</bdi>";
      text.remove_prefix(k_isolate.size());
      continue;
    }
    const auto next = std::min(text.find(k_isolate, 1), text.find(k_isolate_end, 1));
    escaped(text.substr(0, next), false);
    text.remove_prefix(std::min(next, text.size()));
  }
}

void Markup::element(std::string_view tag, std::string_view text, const Attributes& attributes) {
  const Element element(*this, tag, attributes);
  this->text(text);
}

void Markup::words(std::string_view tag, std::string_view text, Attributes attributes) {
  attributes.emplace_back("dir", "auto");
  element(tag, text, attributes);
}

void Markup::alone(std::string_view tag, const Attributes& attributes) { open(tag, attributes); }

void Markup::line() { out_ += '\n'; }

void Markup::open(std::string_view tag, const Attributes& attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    escaped(value, true);
    out_ += '"';
  }
  out_ += '>';
}

void Markup::escaped(std::string_view text, bool in_attribute) {
  for (const char c : text) {
    switch (c) {
      case '&': out_ += "&amp;"; break;
      case '<': out_ += "&lt;"; break;
      case '>': out_ += "&gt;"; break;
      case '"': out_ += "&quot;"; break;
      case '\'': out_ += "&#39;"; break;
      case '\n': out_ += in_attribute ? " " : "<br>"; break;
      default: out_ += c;
    }
  }
}

void show(Markup& markup, const Photo& photo, const std::string& shows) {
  markup.alone("img", {{"class", "photo"},
                       {"src", "data:image/jpeg;base64," + platform::base64(*photo.jpeg)},
                       {"width", std::to_string(photo.width)},
                       {"height", std::to_string(photo.height)},
                       {"alt", shows}});
}

void draw(Markup& markup, const std::vector<Stroke>& strokes, const std::string& shows) {
  const Markup::Element picture(markup, "svg",
                                {{"xmlns", "http://www.w3.org/2000/svg"},
                                 {"viewBox", "0 0 1000 1000"},
                                 {"width", "320"},
                                 {"height", "320"},
                                 {"role", "img"},
                                 {"aria-label", shows}});
  markup.element("title", shows);
  for (const auto& stroke : strokes) {
    // A single dab is a line to itself, which the round ends make a dot.
    const bool is_dab = stroke.points.find(' ') == std::string::npos;
    markup.element("polyline", "",
                   {{"points", is_dab ? stroke.points + " " + stroke.points : stroke.points},
                    {"fill", "none"},
                    {"stroke", std::string(colour_of(stroke.colour))},
                    {"stroke-width", std::to_string(stroke.width)},
                    {"stroke-linecap", "round"},
                    {"stroke-linejoin", "round"}});
  }
}

}  // namespace chorus::report
