#include "report/plain_front.hpp"

#include "report/day.hpp"
#include "report/four_pages.hpp"
#include "report/list_text.hpp"
#include "report/put_aside.hpp"
#include "report/step_text.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

namespace chorus::report {
namespace {

// So that it stays within four pages.
constexpr std::size_t k_steps_in_full = 9;
constexpr std::size_t k_words_quoted = 6;
constexpr std::size_t k_pictures_shown = 2;
constexpr std::size_t k_put_aside_told = 6;
constexpr std::size_t k_bytes_of_a_text = 180;

bool is_pictured(const Quote& quote) { return !quote.strokes.empty() || quote.photo; }

bool is_short(const std::string& text) { return !text.empty() && text.size() <= k_bytes_of_a_text; }

class PlainFront {
 public:
  PlainFront(const Report& report, const RoomPicture& room, Quotes& quotes, const Words& words)
      : report_(report), room_(room), quotes_(quotes), words_(words) {}

  std::vector<Part> parts() {
    std::vector<Part> parts{part("said", said()), part("happens", happens(k_steps_in_full))};
    auto aside = aside_of(put_aside(room_, quotes_));
    if (!aside.empty()) parts.push_back(part("aside", std::move(aside)));
    parts.push_back(part("when", when()));
    parts.push_back(part(
        "yours", {Pictured{"me", "", {word("yours.far"), word("yours.back"), word("yours.ask")}}}));
    if (!is_easy()) shorten(parts.at(1).blocks, parts);
    return parts;
  }

 private:
  // Later steps by their title alone, until four pages hold all.
  void shorten(std::vector<Block>& steps, const std::vector<Part>& parts) const {
    for (std::size_t in_full = k_steps_in_full; in_full > 0; --in_full) {
      if (stay_within_four_pages(parts)) return;
      steps = happens(in_full - 1);
    }
  }

  bool is_easy() const { return report_.purpose == Purpose::easy; }
  std::string word(const std::string& key, const Words::Args& args = {}) const {
    return words_.text(key, args);
  }
  std::string day(const std::string& day) const { return day_in_words(day, words_); }
  Part part(const std::string& name, std::vector<Block> blocks) const {
    const bool is_house = words_.has(std::string(to_text(report_.purpose)) + ".front." + name);
    return {name, word_for(report_.purpose, "front." + name, words_), std::move(blocks), is_house};
  }

  // One from each section in turn, so that no part of the inquiry speaks alone.
  std::vector<Quote> quoted() const {
    std::vector<std::vector<Quote>> by_section;
    std::set<std::string> known;
    for (const auto& section : report_.sections) {
      std::vector<Quote> own;
      for (const auto& block : section.blocks) {
        const auto* quote = std::get_if<Quote>(&block);
        if (!quote || !known.insert(quote->id + "\n" + quote->words + quote->shows).second)
          continue;
        if (is_pictured(*quote) || is_short(quote->words)) own.push_back(*quote);
      }
      if (!own.empty()) by_section.push_back(std::move(own));
    }
    std::vector<Quote> all;
    std::size_t pictures = 0;
    std::size_t texts = 0;
    const auto deepest =
        std::max_element(by_section.begin(), by_section.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const std::size_t depth = deepest == by_section.end() ? 0 : deepest->size();
    for (std::size_t at = 0; at < depth; ++at) {
      for (const auto& own : by_section) {
        if (at >= own.size()) continue;
        auto& counted = is_pictured(own[at]) ? pictures : texts;
        if (counted == (is_pictured(own[at]) ? k_pictures_shown : k_words_quoted)) continue;
        ++counted;
        all.push_back(own[at]);
      }
    }
    return all;
  }

  std::vector<Block> said() const {
    std::vector<Block> blocks;
    Pictured words{"talk", "", {}};
    for (auto& quote : quoted()) {
      if (!is_pictured(quote)) {
        words.lines.push_back(word("quoted", {{"words", quote.words}}));
      } else if (!is_easy()) {
        blocks.push_back(quote);
      }
    }
    // A picture takes the room of a sentence.
    words.lines.resize(std::min(words.lines.size(), k_words_quoted - blocks.size()));
    if (words.lines.empty()) words.lines.push_back(word("said.none"));
    words.lines.push_back(word("said.more"));
    blocks.insert(blocks.begin(), std::move(words));
    return blocks;
  }

  std::string owner_line(const Step& step) const {
    if (!step.who) return word("happens.nobody");
    return word(step.accepted ? "happens.does" : "happens.is_asked", {{"who", *step.who}});
  }

  std::vector<std::string> hear_lines(const Step& step) const {
    if (!step.hear_by) return {word("happens.hear_unsaid")};
    std::vector<std::string> lines{word("happens.hear", {{"day", day(*step.hear_by)}})};
    if (step.hear_how && is_short(*step.hear_how)) {
      lines.push_back(word("happens.how", {{"how", *step.hear_how}}));
    }
    return lines;
  }

  // The nearest of what may be told behind it that is short.
  std::string from_line(const Step& step) const {
    for (const auto& one : step.because) {
      if (one.is_given && !one.in_confidence && is_short(one.words)) {
        return word("happens.from", {{"words", one.words}});
      }
    }
    if (step.because.empty()) return {};
    return word("happens.from_confidence");
  }

  std::vector<std::string> state_lines(const Step& step) const {
    std::vector<std::string> lines{word("happens.status." + step.status)};
    if (!step.updates.empty() && is_short(step.updates.back().words)) {
      const auto& last = step.updates.back();
      lines.push_back(word("happens.latest", {{"day", day(last.on)}, {"words", last.words}}));
    }
    return lines;
  }

  std::string title_of(const Step& step) const { return step.id + ": " + step.what; }

  Block told(const Step& step) const {
    Pictured card{"can_change", title_of(step), {}};
    const auto add = [&card](std::vector<std::string> lines) {
      for (auto& line : lines) {
        if (!line.empty()) card.lines.push_back(std::move(line));
      }
    };
    if (step.easy_read && is_short(*step.easy_read)) add({*step.easy_read});
    add({owner_line(step)});
    if (step.by_when) add({word("happens.by", {{"day", day(*step.by_when)}})});
    add(state_lines(step));
    add(hear_lines(step));
    add({from_line(step)});
    return card;
  }

  // A picture for what, one for who, one for when one hears.
  void told_easily(const Step& step, std::vector<Block>& blocks) const {
    Pictured what{"can_change", word("happens.number", {{"number", step.id}}), {}};
    what.lines.push_back(step.easy_read ? *step.easy_read : step.what);
    if (!step.easy_read) what.lines.push_back(word("happens.not_easy_yet"));
    blocks.push_back(std::move(what));
    Pictured who{"helper", "", {owner_line(step)}};
    if (step.by_when) who.lines.push_back(word("happens.by", {{"day", day(*step.by_when)}}));
    who.lines.push_back(word("happens.status." + step.status));
    blocks.push_back(std::move(who));
    blocks.push_back(Pictured{"hear_back", "", hear_lines(step)});
  }

  std::vector<Block> happens(std::size_t in_full) const {
    if (report_.next_steps.empty()) return {Paragraph{word("no_steps")}};
    std::vector<Block> blocks;
    List later;
    for (const auto& step : report_.next_steps) {
      if (is_easy()) {
        told_easily(step, blocks);
      } else if (blocks.size() < in_full) {
        blocks.push_back(told(step));
      } else {
        later.items.push_back(title_of(step));
      }
    }
    if (!later.items.empty()) {
      blocks.push_back(Paragraph{word("happens.later")});
      blocks.push_back(std::move(later));
    }
    return blocks;
  }

  std::vector<Block> aside_of(const std::vector<PutAside>& all) const {
    std::vector<Block> blocks;
    for (const auto& one : all) {
      if (blocks.size() == k_put_aside_told) break;
      Pictured card{"cannot_change", one.title, {}};
      card.lines.push_back(word(one.not_now ? "aside.not_now" : "aside.not_agreed"));
      if (is_short(one.because)) card.lines.push_back(one.because);
      blocks.push_back(std::move(card));
    }
    return blocks;
  }

  std::vector<Block> when() const {
    std::map<std::string, std::vector<std::string>> days;
    for (const auto& step : report_.next_steps) {
      if (step.hear_by) days[*step.hear_by].push_back(step.id);
    }
    Pictured card{"hear_back", "", {}};
    for (const auto& [on, steps] : days) {
      card.lines.push_back(word("when.day", {{"day", day(on)}, {"steps", listed(steps, words_)}}));
    }
    if (card.lines.empty()) card.lines.push_back(word("when.unsaid"));
    return {std::move(card)};
  }

  const Report& report_;
  RoomPicture room_;
  Quotes& quotes_;
  const Words& words_;
};

}  // namespace

std::vector<Part> plain_front(const Report& report, const RoomPicture& room, Quotes& quotes,
                              const Words& words) {
  return PlainFront(report, room, quotes, words).parts();
}

}  // namespace chorus::report
