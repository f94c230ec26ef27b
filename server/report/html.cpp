#include "report/html.hpp"

#include "report/day.hpp"
#include "report/figures.hpp"
#include "report/list_text.hpp"
#include "report/markup.hpp"
#include "report/origin.hpp"
#include "report/paper_style.hpp"
#include "report/photos.hpp"
#include "report/shapes.hpp"
#include "report/step_text.hpp"
#include "report/symbols.hpp"
#include "report/thread_map.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace chorus::report {
namespace {

using Element = Markup::Element;

// Inside a sentence of ours, words that people wrote find their own direction.
std::string isolated(const std::string& text) {
  return std::string(Markup::k_isolate) + text + std::string(Markup::k_isolate_end);
}

Moved isolated(Moved moved) {
  moved.reason = isolated(moved.reason);
  return moved;
}

Update isolated(Update update) {
  update.words = isolated(update.words);
  if (update.evidence) update.evidence = isolated(*update.evidence);
  return update;
}

Quote isolated(Quote quote) {
  if (!quote.name.empty()) quote.name = isolated(quote.name);
  return quote;
}

class Page {
 public:
  Page(const Report& report, const Words& words) : report_(report), words_(words) {}

  std::string written() {
    out_.raw("<!DOCTYPE html>\n");
    {
      const Element html(out_, "html", {{"lang", words_.text("lang")}});
      head();
      const Element body(out_, "body", {{"class", std::string(to_text(report_.purpose))}});
      const Element main(out_, "main");
      opening();
      for (const Chapter chapter : chapters_of(report_.purpose)) write(chapter);
      footer();
    }
    out_.line();
    return out_.take();
  }

 private:
  // A purpose may have words of its own.
  std::string word(const std::string& key) const { return word_for(report_.purpose, key, words_); }

  void head() {
    const Element head(out_, "head");
    out_.alone("meta", {{"charset", "utf-8"}});
    out_.alone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out_.alone("meta",
               {{"http-equiv", "Content-Security-Policy"},
                {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}});
    out_.element("title", report_.title);
    const Element style(out_, "style");
    out_.raw(paper_style());
  }

  void opening() {
    const Element header(out_, "header");
    out_.words("h1", report_.title);
    if (!report_.question.empty()) out_.words("p", report_.question, {{"class", "question"}});
    out_.element("p", written_on(report_, words_), {{"class", "quiet"}});
    const auto replaced = replaces(report_, words_);
    if (!replaced.empty()) out_.element("p", replaced, {{"class", "quiet"}});
    out_.element("p", opening_text(report_, words_));
  }

  void footer() {
    const Element footer(out_, "footer");
    const auto left_out = photos_left_out(report_);
    if (left_out > 0) {
      out_.element("p", words_.text("photos.left_out", {{"n", std::to_string(left_out)}}));
    }
    out_.text(word("footer"));
  }

  void write(Chapter chapter) {
    switch (chapter) {
      case Chapter::front: return front();
      case Chapter::glance: return glance();
      case Chapter::steps: return steps();
      case Chapter::sections: return sections();
    }
  }

  void front() {
    for (const auto& part : report_.front) {
      out_.line();
      const Element section(out_, "section", {{"class", "front " + part.name}});
      if (part.in_house_words) {
        out_.words("h2", part.title);
      } else {
        out_.element("h2", part.title);
      }
      for (const auto& block : part.blocks) {
        std::visit([this](const auto& one) { write(one); }, block);
      }
    }
  }

  void glance() {
    if (report_.glance.empty()) return;
    out_.line();
    const Element section(out_, "section", {{"class", "glance"}});
    out_.element("h2", word("glance"));
    for (const auto& figure : report_.glance) {
      out_.line();
      const Element whole(out_, "div", {{"class", "shown"}});
      out_.element("h3", figure.title);
      draw(out_, figure);
      out_.element("p", figure.says);
      write(figure.twin);
    }
  }

  void steps() {
    out_.line();
    const Element section(out_, "section", {{"class", "steps"}});
    out_.element("h2", word("steps"));
    if (report_.next_steps.empty()) out_.element("p", word("no_steps"));
    for (const auto& step : report_.next_steps) step_card(step);
  }

  void sections() {
    if (report_.sections.empty()) return;
    out_.line();
    const Element part(out_, "section");
    out_.element("h2", word("sections"));
    std::string activity;
    for (const auto& section : report_.sections) {
      out_.line();
      const Element element(out_, "section", {{"class", section.round}});
      if (section.activity != activity) {
        const Element heading(out_, "h3", {{"dir", "auto"}});
        round_shape(section.round);
        out_.text(section.activity);
      }
      activity = section.activity;
      if (section.title != section.activity) out_.words("h4", section.title);
      for (const auto& block : section.blocks) {
        std::visit([this](const auto& one) { write(one); }, block);
      }
    }
  }

  void round_shape(const std::string& name) {
    const Shape* shape = shape_named(name);
    if (!shape) return;
    const Element frame(out_, "svg",
                        {{"xmlns", "http://www.w3.org/2000/svg"},
                         {"class", "shape"},
                         {"viewBox", "0 0 14 14"},
                         {"width", "14"},
                         {"height", "14"},
                         {"aria-hidden", "true"}});
    draw(out_, *shape, {0, 0, 14});
  }

  void write(const Paragraph& paragraph) { out_.words("p", paragraph.text); }

  void write(const List& list) {
    const Element element(out_, "ul");
    for (const auto& item : list.items) out_.words("li", item);
  }

  void write(const Table& table) {
    const Element wide(out_, "div", {{"class", "wide"}});
    const Element element(out_, "table");
    {
      const Element head(out_, "thead");
      const Element row(out_, "tr");
      for (const auto& column : table.columns) out_.words("th", column, {{"scope", "col"}});
    }
    const Element body(out_, "tbody");
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      const Element row(out_, "tr");
      const auto& cells = table.rows[at];
      for (std::size_t column = 0; column < cells.size(); ++column) {
        const bool is_drawn = at < table.drawn.size() && column + 1 == cells.size();
        cell(cells[column], is_drawn ? table.drawn[at] : Drawn{});
      }
    }
  }

  void cell(const std::string& words, const Drawn& drawn) {
    const Element cell(out_, "td", {{"dir", "auto"}});
    out_.text(words);
    draw(out_, drawn);
  }

  void write(const Quote& quote) {
    const Element element(out_, "blockquote");
    const bool is_photo = quote.photo && quote.photo->jpeg;
    if (is_photo) photo(*quote.photo);
    if (!quote.strokes.empty()) drawing(quote.strokes, quote.shows);
    const std::string& beside = is_photo ? quote.photo->words : quote.words;
    if (!beside.empty()) out_.words("p", beside);
    const std::string from = origin_of(isolated(quote), words_);
    if (!from.empty()) out_.element("p", from, {{"class", "from"}});
  }

  void photo(const Photo& photo) {
    show(out_, photo, shown_by(photo, words_));
    if (!photo.shows.empty()) out_.words("p", photo.shows);
  }

  // Also in words, for whoever's program leaves drawings out.
  void drawing(const std::vector<Stroke>& strokes, const std::string& what) {
    const std::string shows = what.empty() ? words_.text("a_drawing") : what;
    draw(out_, strokes, shows);
    out_.words("p", shows);
  }

  // What is behind a step, where no section of the paper shows it.
  void pictures(const Step& step) {
    for (const auto& one : step.because) {
      const bool is_photo = one.photo && one.photo->jpeg;
      if (!is_photo && one.strokes.empty()) continue;
      const Element figure(out_, "div", {{"class", "behind"}});
      if (is_photo) photo(*one.photo);
      if (!one.strokes.empty()) drawing(one.strokes, one.shows);
    }
  }

  void write(const InConfidence&) {
    out_.element("p", words_.text("in_confidence"), {{"class", "in-confidence"}});
  }

  void write(const People& people) {
    const Element wide(out_, "div", {{"class", "wide"}});
    const Element element(out_, "table", {{"class", "people"}});
    const Element body(out_, "tbody");
    for (const auto& row : people.rows) {
      const Element line(out_, "tr");
      {
        const Element head(out_, "th", {{"scope", "row"}, {"dir", "auto"}});
        draw_degree(out_, row.degree);
        out_.text(row.label);
      }
      cell(row.people, row.drawn);
    }
  }

  // The card itself stands among the next steps; here it is named.
  void write(const Step& step) {
    const Element paragraph(out_, "p");
    out_.element("a", step.id, {{"href", "#" + step.id}});
    out_.text(" ");
    out_.element("bdi", step.what);
  }

  void write(const Pictured& pictured) {
    const Element card(out_, "div", {{"class", "pictured"}});
    {
      const Element picture(out_, "svg",
                            {{"xmlns", "http://www.w3.org/2000/svg"},
                             {"class", "symbol"},
                             {"viewBox", "0 0 48 48"},
                             {"width", "48"},
                             {"height", "48"},
                             {"aria-hidden", "true"}});
      out_.raw(symbol(pictured.picture));
    }
    const Element beside(out_, "div");
    if (!pictured.title.empty()) out_.words("h3", pictured.title);
    for (const auto& line : pictured.lines) out_.words("p", line);
  }

  void write(const Agreement& agreement) {
    const Element card(out_, "div", {{"class", "agreement"}});
    out_.words("h4", agreement.title);
    out_.words("p", agreement.words);
    if (agreement.review_on.empty()) return;
    out_.element("p",
                 words_.text("review_on", {{"day", day_in_words(agreement.review_on, words_)}}),
                 {{"class", "quiet"}});
  }

  void step_card(const Step& step) {
    out_.line();
    const Element card(out_, "article", {{"class", "step"}, {"id", step.id}});
    {
      const Element heading(out_, "h3");
      out_.element("span", step.id, {{"class", "number"}});
      out_.text(" ");
      out_.element("bdi", step.what);
    }
    {
      const Element facts(out_, "dl");
      for (const auto& fact : facts_of(step, report_.purpose, words_)) {
        if (fact.name == "who") {
          owner(step);
          continue;
        }
        out_.element("dt", word("step." + fact.name));
        out_.words("dd", fact.text);
      }
    }
    history("step.moved", step.moved);
    history("step.updates", step.updates);
    thread(step);
  }

  template <class Items>
  void history(const std::string& name, const Items& items) {
    if (items.empty()) return;
    out_.element("h4", word(name));
    const Element list(out_, "ul");
    for (const auto& one : items) out_.element("li", text_of(isolated(one), words_));
  }

  void owner(const Step& step) {
    out_.element("dt", word("step.who"));
    const Element value(out_, "dd");
    if (!step.who) {
      out_.element("span", word("needs_an_owner"), {{"class", "missing"}});
      return;
    }
    out_.element("bdi", *step.who);
    out_.text(". " + word(step.accepted ? "accepted" : "not_accepted"));
  }

  void thread(const Step& step) {
    // A rule, since office programs draw the edge of a box around every line in it.
    out_.alone("hr");
    const Element thread(out_, "div", {{"class", "thread"}});
    out_.element("h4", word("because"));
    if (report_.purpose == Purpose::board) {
      out_.words("p", thread_text(step, words_));
      return pictures(step);
    }
    if (!step.voices.empty()) {
      out_.element("p", words_.text("voices", {{"who", joined(step.voices, ", ")}}));
    }
    if (step.no_thread_because) {
      out_.element(
          "p", words_.text("no_thread_because", {{"reason", isolated(*step.no_thread_because)}}));
    }
    if (step.thread_missing) {
      const Element paragraph(out_, "p");
      out_.element("span", word("thread_missing"), {{"class", "missing"}});
    }
    if (step.because.empty()) return;
    draw_thread(out_, step, words_);
    const Element list(out_, "ul");
    for (const auto& one : step.because) {
      const std::string text = one.in_confidence ? words_.text("in_confidence") : one.words;
      const Element item(out_, "li");
      if (!one.id.empty()) out_.text(one.id + ": ");
      out_.element("bdi", text);
    }
  }

  const Report& report_;
  const Words& words_;
  Markup out_;
};

}  // namespace

std::string to_html(const Report& report, const Words& words) {
  return Page(report, words).written();
}

}  // namespace chorus::report
