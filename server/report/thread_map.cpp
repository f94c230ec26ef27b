#include "report/thread_map.hpp"

#include "report/figures.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace chorus::report {
namespace {

constexpr int k_width = 50;
constexpr int k_height = 18;
constexpr int k_down = 26;
constexpr int k_between = 26;  // from the right of one to the left of the next
constexpr int k_margin = 4;
constexpr std::size_t k_most_in_a_column = 10;
constexpr std::size_t k_most_letters = 7;

std::string px(int n) { return std::to_string(n); }

// What is not numbered is called what its kind is, if that is short enough.
std::string label_of(const Because& one) {
  if (one.in_confidence) return {};
  if (!one.id.empty()) return one.id;
  return one.called.size() <= k_most_letters ? one.called : "";
}

class ThreadMap {
 public:
  explicit ThreadMap(const Step& step) : step_(step), places_(step.because.size()) {
    std::size_t deepest = 0;
    for (const auto& one : step.because) deepest = std::max(deepest, one.away);
    for (std::size_t away = deepest; away > 0; --away) column(away);
    for (const auto& column : columns_) most_ = std::max(most_, column.size());
    for (std::size_t at = 0; at < columns_.size(); ++at) place(at);
  }

  void draw(Markup& markup, const std::string& title, const std::string& says) const {
    const int width = left_of(columns_.size()) + k_width + k_margin;
    Drawing drawing(markup, {title, says, width, height()});
    for (std::size_t at = 0; at < places_.size(); ++at) {
      for (const auto to : step_.because[at].led_to) {
        drawing.line(way(places_[at], to == k_the_step ? here() : places_[to]), 1);
      }
    }
    for (std::size_t at = 0; at < places_.size(); ++at) {
      const auto& one = step_.because[at];
      node(markup, places_[at], one.is_given || one.in_confidence, one.in_confidence);
      drawing.words(label_of(one), {places_[at].x + k_width / 2, places_[at].y + 4, "middle"});
    }
    node(markup, here(), false, false, true);
    drawing.words(step_.id, {here().x + k_width / 2, here().y + 4, "middle"});
  }

 private:
  struct At {
    int x = 0;  // its left
    int y = 0;  // its middle
  };

  // Those as far away, in one column or, where they are many, in more beside each other.
  void column(std::size_t away) {
    std::vector<std::size_t> all;
    for (std::size_t at = 0; at < step_.because.size(); ++at) {
      if (step_.because[at].away == away) all.push_back(at);
    }
    const auto columns = (all.size() + k_most_in_a_column - 1) / k_most_in_a_column;
    for (std::size_t part = 0; part < columns; ++part) {
      const auto from = part * all.size() / columns;
      const auto to = (part + 1) * all.size() / columns;
      columns_.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(from),
                            all.begin() + static_cast<std::ptrdiff_t>(to));
    }
  }

  static int left_of(std::size_t column) {
    return k_margin + static_cast<int>(column) * (k_width + k_between);
  }
  int height() const { return static_cast<int>(most_) * k_down + 2 * k_margin; }
  At here() const { return {left_of(columns_.size()), height() / 2}; }

  void place(std::size_t column) {
    const auto& all = columns_[column];
    const int top = (height() - static_cast<int>(all.size()) * k_down) / 2;
    for (std::size_t at = 0; at < all.size(); ++at) {
      places_[all[at]] = {left_of(column), top + static_cast<int>(at) * k_down + k_down / 2};
    }
  }

  static std::string way(const At& from, const At& to) {
    const int middle = (from.x + k_width + to.x) / 2;
    return "M" + px(from.x + k_width) + " " + px(from.y) + "C" + px(middle) + " " + px(from.y) +
           " " + px(middle) + " " + px(to.y) + " " + px(to.x) + " " + px(to.y);
  }

  static void node(Markup& markup, const At& at, bool is_round, bool is_dashed,
                   bool is_step = false) {
    Markup::Attributes attributes{{"x", px(at.x)},
                                  {"y", px(at.y - k_height / 2)},
                                  {"width", px(k_width)},
                                  {"height", px(k_height)},
                                  {"rx", is_round ? px(k_height / 2) : "1"},
                                  {"fill", "#FFFFFF"},
                                  {"stroke", "#1C2230"},
                                  {"stroke-width", is_step ? "3" : "1"}};
    if (is_dashed) attributes.emplace_back("stroke-dasharray", "3 3");
    markup.element("rect", "", attributes);
  }

  const Step& step_;
  std::vector<At> places_;
  std::vector<std::vector<std::size_t>> columns_;  // the farthest first
  std::size_t most_ = 1;
};

// In our own words alone: what people wrote stands in the list, where it finds its own direction.
std::string says(const Step& step, const Words& words) {
  std::size_t given = 0;
  std::size_t made = 0;
  std::size_t kept = 0;
  for (const auto& one : step.because) ++(one.in_confidence ? kept : one.is_given ? given : made);
  return words.text("thread.map_says", {{"given", std::to_string(given)},
                                        {"made", std::to_string(made)},
                                        {"kept", std::to_string(kept)}});
}

}  // namespace

void draw_thread(Markup& markup, const Step& step, const Words& words) {
  if (step.because.empty()) return;
  ThreadMap(step).draw(markup, words.text("thread.map", {{"step", step.id}}), says(step, words));
  markup.element("p", words.text("thread.map_key"), {{"class", "key"}});
}

}  // namespace chorus::report
