#include "report/document.hpp"

#include "report/day.hpp"
#include "report/file_name.hpp"
#include "report/format.hpp"
#include "report/list_text.hpp"
#include "report/markup.hpp"
#include "report/origin.hpp"
#include "report/photos.hpp"
#include "report/picture_json.hpp"
#include "report/plan_table.hpp"
#include "report/step_text.hpp"
#include "report/symbols.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>
#include <variant>

namespace chorus::report {
namespace {

using Blocks = nlohmann::ordered_json;

// Inside a sentence of ours, words that people wrote find their own direction.
std::string set_apart(const std::string& text) {
  return std::string(Markup::k_isolate) + text + std::string(Markup::k_isolate_end);
}

class Document {
 public:
  Document(const Report& report, const Words& words) : report_(report), words_(words) {}

  Blocks written() {
    opening();
    for (const Chapter chapter : chapters_of(report_.purpose)) write(chapter);
    const auto left_out = photos_left_out(report_);
    if (left_out > 0) {
      paragraph(words_.text("photos.left_out", {{"n", std::to_string(left_out)}}), "quiet");
    }
    paragraph(word("footer"), "quiet");
    Blocks pages = Blocks::array({{{"wide", false}, {"blocks", std::move(blocks_)}}});
    if (!is_for_participants(report_.purpose) && !report_.next_steps.empty()) {
      pages.push_back({{"wide", true}, {"blocks", plan()}});
    }
    return {{"chorus", "document/1"},
            {"purpose", to_text(report_.purpose)},
            {"name", file_name(report_.title, report_.purpose, report_.issue, report_.made_on,
                               Format::word)},
            {"lang", words_.text("lang")},
            {"title", report_.title},
            {"made_on", report_.made_on},
            {"foot", made_on()},
            {"pages", std::move(pages)}};
  }

 private:
  // A purpose may have words of its own.
  std::string word(const std::string& key) const { return word_for(report_.purpose, key, words_); }
  std::string made_on() const { return written_on(report_, words_); }

  void heading(int level, const std::string& text) {
    blocks_.push_back({{"t", "heading"}, {"level", level}, {"text", text}});
  }
  void paragraph(const std::string& text, const char* look = nullptr) {
    Blocks block{{"t", "paragraph"}, {"text", text}};
    if (look != nullptr) block["look"] = look;
    blocks_.push_back(std::move(block));
  }
  void list(const std::vector<std::string>& items) {
    blocks_.push_back({{"t", "list"}, {"items", items}});
  }

  void opening() {
    paragraph(report_.title, "title");
    if (!report_.question.empty()) paragraph(report_.question, "question");
    paragraph(made_on(), "quiet");
    if (const auto replaced = replaces(report_, words_); !replaced.empty()) {
      paragraph(replaced, "quiet");
    }
    paragraph(opening_text(report_, words_));
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
      heading(1, part.title);
      for (const auto& block : part.blocks) {
        std::visit([this](const auto& one) { write(one); }, block);
      }
    }
  }

  void steps() {
    if (report_.purpose == Purpose::board) blocks_.push_back({{"t", "new_page"}});
    heading(1, word("steps"));
    if (report_.next_steps.empty()) paragraph(word("no_steps"));
    for (const auto& step : report_.next_steps) card(step);
  }

  void glance() {
    if (report_.glance.empty()) return;
    heading(1, word("glance"));
    for (const auto& figure : report_.glance) {
      heading(2, figure.title);
      paragraph(figure.says);
      write(figure.twin);
    }
  }

  void sections() {
    if (report_.sections.empty()) return;
    heading(1, word("sections"));
    std::string activity;
    for (const auto& section : report_.sections) {
      if (section.activity != activity) heading(2, section.activity);
      activity = section.activity;
      if (section.title != section.activity) heading(3, section.title);
      for (const auto& block : section.blocks) {
        std::visit([this](const auto& one) { write(one); }, block);
      }
    }
  }

  void write(const Paragraph& one) { paragraph(one.text); }
  void write(const List& one) { list(one.items); }
  void write(const InConfidence&) { paragraph(words_.text("in_confidence"), "quiet"); }

  void write(const Table& table) {
    blocks_.push_back({{"t", "table"}, {"columns", table.columns}, {"rows", table.rows}});
  }

  void write(const People& people) {
    Blocks rows = Blocks::array();
    for (const auto& row : people.rows) rows.push_back(Blocks::array({row.label, row.people}));
    blocks_.push_back({{"t", "table"},
                       {"columns", {words_.text("people.who"), words_.text("people.how_many")}},
                       {"rows", std::move(rows)}});
  }

  void write(const Quote& quote) {
    const bool is_photo = quote.photo && quote.photo->jpeg;
    if (is_photo) photo(*quote.photo);
    if (!quote.strokes.empty()) drawing(quote.strokes, quote.shows);
    const auto& beside = is_photo ? quote.photo->words : quote.words;
    if (!beside.empty()) paragraph(beside, "quote");
    Quote named = quote;
    if (!named.name.empty()) named.name = set_apart(named.name);
    const auto from = origin_of(named, words_);
    if (!from.empty()) paragraph(from, "from");
  }

  void photo(const Photo& photo) {
    Blocks block = {{"t", "photo"}};
    block.update(photo_json(photo, words_));
    blocks_.push_back(std::move(block));
    if (!photo.shows.empty()) paragraph(photo.shows, "quote");
  }

  void drawing(const std::vector<Stroke>& strokes, const std::string& what) {
    const auto shows = what.empty() ? words_.text("a_drawing") : what;
    Blocks block = {{"t", "drawing"}};
    block.update(drawing_json(strokes, shows));
    blocks_.push_back(std::move(block));
    paragraph(shows, "quote");
  }

  // What is behind a step, where no section of the paper shows it.
  void pictures(const Step& step) {
    for (const auto& one : step.because) {
      if (one.photo && one.photo->jpeg) photo(*one.photo);
      if (!one.strokes.empty()) drawing(one.strokes, one.shows);
    }
  }

  // The card itself stands among the next steps; here it is named.
  void write(const Step& step) { paragraph(step.id + " " + set_apart(step.what)); }

  void write(const Pictured& pictured) {
    blocks_.push_back({{"t", "pictured"},
                       {"picture", symbol(pictured.picture)},
                       {"shows", words_.text("symbol." + pictured.picture)},
                       {"title", pictured.title},
                       {"lines", pictured.lines}});
  }

  void write(const Agreement& agreement) {
    heading(3, agreement.title);
    paragraph(agreement.words, "quote");
    if (agreement.review_on.empty()) return;
    paragraph(words_.text("review_on", {{"day", day_in_words(agreement.review_on, words_)}}),
              "quiet");
  }
  void card(const Step& step) {
    heading(2, step.id + " " + set_apart(step.what));
    Step apart = step;
    if (apart.who) apart.who = set_apart(*apart.who);
    for (const auto& fact : facts_of(apart, report_.purpose, words_)) {
      blocks_.push_back({{"t", "fact"}, {"label", word("step." + fact.name)}, {"text", fact.text}});
    }
    history("step.moved", step.moved);
    history("step.updates", step.updates);
    heading(3, word("because"));
    thread(step);
  }

  template <class Items>
  void history(const std::string& name, const Items& items) {
    if (items.empty()) return;
    heading(3, word(name));
    std::vector<std::string> lines;
    lines.reserve(items.size());
    for (const auto& one : items) lines.push_back(text_of(one, words_));
    list(lines);
  }

  void thread(const Step& step) {
    if (report_.purpose == Purpose::board) {
      paragraph(thread_text(step, words_));
      return pictures(step);
    }
    if (!step.voices.empty()) {
      paragraph(words_.text("voices", {{"who", joined(step.voices, ", ")}}));
    }
    if (step.no_thread_because) {
      paragraph(words_.text("no_thread_because", {{"reason", set_apart(*step.no_thread_because)}}));
    }
    if (step.thread_missing) paragraph(word("thread_missing"), "missing");
    std::vector<std::string> lines;
    for (const auto& one : step.because) {
      const auto& text = one.in_confidence ? words_.text("in_confidence") : one.words;
      lines.push_back(one.id.empty() ? text : one.id + ": " + set_apart(text));
    }
    if (!lines.empty()) list(lines);
  }

  Blocks plan() const {
    const auto table = plan_table(report_, words_);
    Blocks columns = Blocks::array();
    Blocks widths = Blocks::array();
    for (const auto& column : table.columns) {
      columns.push_back(column.title);
      widths.push_back(column.width);
    }
    Blocks rows = Blocks::array();
    for (const auto& row : table.rows) {
      Blocks cells = Blocks::array();
      for (const auto& [text, may_be_day] : row) {
        cells.push_back(may_be_day ? day_in_words(text, words_) : text);
      }
      rows.push_back(std::move(cells));
    }
    auto blocks =
        Blocks::array({{{"t", "heading"}, {"level", 1}, {"text", words_.text("plan.title")}},
                       {{"t", "table"},
                        {"columns", std::move(columns)},
                        {"widths", std::move(widths)},
                        {"rows", std::move(rows)}}});
    if (!table.means.empty()) blocks.push_back({{"t", "list"}, {"items", table.means}});
    return blocks;
  }

  const Report& report_;
  const Words& words_;
  Blocks blocks_ = Blocks::array();
};

}  // namespace

std::string to_document(const Report& report, const Words& words) {
  return Document(report, words).written().dump(2) + "\n";
}

}  // namespace chorus::report
