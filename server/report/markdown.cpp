#include "report/markdown.hpp"

#include "report/day.hpp"
#include "report/list_text.hpp"
#include "report/origin.hpp"
#include "report/step_text.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

namespace chorus::report {
namespace {

constexpr std::string_view k_marks = "\\`*_{}[]<>()#|~$&@!";

// One line of text in which no mark means anything.
std::string escaped_line(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_mark = k_marks.find(c) != std::string_view::npos;
    const bool makes_link = (c == ':' && text.substr(at, 3) == "://") ||
                            (c == '.' && at >= 3 &&
                             (text.substr(at - 3, 3) == "www" || text.substr(at - 3, 3) == "WWW"));
    // What would begin a list, a heading or a rule.
    const bool begins = at == 0 && (c == '+' || c == '-' || c == '=');
    const bool ends_number =
        (c == '.' || c == ')') && at > 0 &&
        text.substr(0, at).find_first_not_of("0123456789 ") == std::string_view::npos;
    if (is_mark || makes_link || begins || ends_number) result += '\\';
    result += c;
  }
  return result;
}

// Text as it stands, lines and all; `indent` goes before each line but the first.
std::string escaped(std::string_view text, std::string_view indent = {}) {
  std::string result;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (at > 0) result += "\\\n" + std::string(indent);
    result += escaped_line(line);
    at = end + 1;
  }
  return result;
}

std::string in_one_line(std::string_view text) {
  std::string flat(text);
  for (char& c : flat) c = c == '\n' ? ' ' : c;
  return escaped_line(flat);
}

class Paper {
 public:
  Paper(const Report& report, const Words& words) : report_(report), words_(words) {}

  std::string written() {
    out_ = "# " + in_one_line(report_.title) + "\n\n";
    if (!report_.question.empty()) paragraph(report_.question);
    paragraph(written_on(report_, words_));
    if (const auto replaced = replaces(report_, words_); !replaced.empty()) paragraph(replaced);
    paragraph(opening_text(report_, words_));
    for (const Chapter chapter : chapters_of(report_.purpose)) write(chapter);
    out_ += "---\n\n" + escaped(word("footer")) + "\n";
    return std::move(out_);
  }

 private:
  std::string word(const std::string& key) const { return word_for(report_.purpose, key, words_); }

  void paragraph(std::string_view text) { out_ += escaped(text) + "\n\n"; }
  void item(std::string_view text) { out_ += "- " + escaped(text, "  ") + "\n"; }
  void heading(int level, std::string_view text) {
    out_ += std::string(static_cast<std::size_t>(level), '#') + " " + in_one_line(text) + "\n\n";
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
      heading(2, part.title);
      for (const auto& block : part.blocks) {
        std::visit([this](const auto& one) { write(one); }, block);
      }
    }
  }

  void glance() {
    if (report_.glance.empty()) return;
    heading(2, word("glance"));
    for (const auto& figure : report_.glance) {
      heading(3, figure.title);
      paragraph(figure.says);
      write(figure.twin);
    }
  }

  void steps() {
    heading(2, word("steps"));
    if (report_.next_steps.empty()) paragraph(word("no_steps"));
    for (const auto& step : report_.next_steps) card(step);
  }

  void sections() {
    if (report_.sections.empty()) return;
    heading(2, word("sections"));
    std::string activity;
    for (const auto& section : report_.sections) {
      if (section.activity != activity) heading(3, section.activity);
      activity = section.activity;
      if (section.title != section.activity) heading(4, section.title);
      for (const auto& block : section.blocks) {
        std::visit([this](const auto& one) { write(one); }, block);
      }
    }
  }

  void write(const Paragraph& text) { paragraph(text.text); }
  void write(const List& list) {
    for (const auto& one : list.items) item(one);
    out_ += "\n";
  }
  void write(const Table& table) {
    row(table.columns);
    out_ += "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) out_ += " --- |";
    out_ += "\n";
    for (const auto& cells : table.rows) row(cells);
    out_ += "\n";
  }
  void write(const Quote& quote) {
    const std::string shown = quote.shows.empty() ? words_.text("a_drawing") : quote.shows;
    const std::string text =
        quote.words.empty() ? words_.text("drawn", {{"what", shown}}) : quote.words;
    out_ += "> " + escaped(text, "> ") + "\n";
    const std::string from = origin_of(quote, words_);
    if (!from.empty()) out_ += ">\n> " + in_one_line(from) + "\n";
    out_ += "\n";
  }
  void write(const InConfidence&) { paragraph(words_.text("in_confidence")); }
  void write(const People& people) {
    for (const auto& one : people.rows) item(one.label + ": " + one.people);
    out_ += "\n";
  }
  void write(const Step& step) { paragraph(step.id + ": " + step.what); }
  void write(const Pictured& pictured) {
    if (!pictured.title.empty()) heading(3, pictured.title);
    for (const auto& line : pictured.lines) paragraph(line);
  }
  void write(const Agreement& agreement) {
    out_ += "**" + in_one_line(agreement.title) + "**\n\n";
    paragraph(agreement.words);
    if (!agreement.review_on.empty()) {
      paragraph(words_.text("review_on", {{"day", day_in_words(agreement.review_on, words_)}}));
    }
  }

  void row(const std::vector<std::string>& cells) {
    out_ += "|";
    for (const auto& cell : cells) out_ += " " + in_one_line(cell) + " |";
    out_ += "\n";
  }

  void card(const Step& step) {
    heading(3, step.id + ": " + step.what);
    for (const auto& fact : facts_of(step, report_.purpose, words_)) {
      item(word("step." + fact.name) + ": " + fact.text);
    }
    out_ += "\n";
    history("step.moved", step.moved);
    history("step.updates", step.updates);
    thread(step);
  }

  template <class Items>
  void history(const std::string& name, const Items& items) {
    if (items.empty()) return;
    heading(4, word(name));
    for (const auto& one : items) item(text_of(one, words_));
    out_ += "\n";
  }
  void thread(const Step& step) {
    heading(4, word("because"));
    if (report_.purpose == Purpose::board) return paragraph(thread_text(step, words_));
    if (!step.voices.empty()) {
      paragraph(words_.text("voices", {{"who", joined(step.voices, ", ")}}));
    }
    if (step.no_thread_because) {
      paragraph(words_.text("no_thread_because", {{"reason", *step.no_thread_because}}));
    }
    if (step.thread_missing) paragraph(word("thread_missing"));
    for (const auto& one : step.because) {
      const std::string text = one.in_confidence ? words_.text("in_confidence") : one.words;
      item(one.id.empty() ? text : one.id + ": " + text);
    }
    if (!step.because.empty()) out_ += "\n";
  }

  const Report& report_;
  const Words& words_;
  std::string out_;
};

}  // namespace

std::string to_markdown(const Report& report, const Words& words) {
  return Paper(report, words).written();
}

}  // namespace chorus::report
