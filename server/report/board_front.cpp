#include "report/board_front.hpp"

#include "kernel/values/role.hpp"
#include "report/board_pages.hpp"
#include "report/day.hpp"
#include "report/head_counts.hpp"
#include "report/list_text.hpp"
#include "report/put_aside.hpp"
#include "report/step_text.hpp"
#include "report/voices.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace chorus::report {
namespace {

using kernel::RoleGroup;
using nlohmann::json;

constexpr std::size_t k_lines_heard = 5;
constexpr std::size_t k_letters_of_a_sentence = 30;
constexpr std::size_t k_letters_at_a_glance = 160;
constexpr std::array<RoleGroup, 5> k_role_groups{RoleGroup::young_person, RoleGroup::parent_carer,
                                                 RoleGroup::practitioner, RoleGroup::supporter,
                                                 RoleGroup::unsaid};
// What only officers can say of a step.
constexpr std::array<std::string_view, 5> k_implications{"financial", "legal", "equality", "risk",
                                                         "data"};

class Front {
 public:
  Front(const Report& report, const RoomPicture& room, Quotes& quotes, const Words& words,
        const AreaProfile& area)
      : report_(report), room_(room), quotes_(quotes), words_(words), area_(area) {}

  BoardFront written() {
    BoardFront front{parts(k_lines_heard, true)};
    if (area_.board_pages == 0) return front;
    for (std::size_t lines = k_lines_heard; is_longer(front.parts) && lines > 1;) {
      front.parts = parts(--lines, false);
    }
    front.is_longer = is_longer(front.parts);
    return front;
  }

 private:
  bool is_longer(const std::vector<Part>& parts) const {
    return board_pages(report_.title, report_.question, parts) > area_.board_pages;
  }

  std::vector<Part> parts(std::size_t lines_heard, bool options_in_full) {
    std::vector<Part> parts;
    for (const auto& name : order()) {
      auto blocks = blocks_of(name, lines_heard, options_in_full);
      const bool is_house = words_.has(std::string(to_text(report_.purpose)) + ".front." + name);
      parts.push_back(
          {name, word_for(report_.purpose, "front." + name, words_), std::move(blocks), is_house});
    }
    return parts;
  }

  std::vector<std::string> order() const {
    std::vector<std::string> order;
    for (const auto& heading : area_.headings) order.push_back(heading.part);
    for (const auto part : k_board_parts) {
      if (std::find(order.begin(), order.end(), part) == order.end()) order.emplace_back(part);
    }
    return order;
  }

  std::vector<Block> blocks_of(const std::string& part, std::size_t lines_heard,
                               bool options_in_full) {
    if (part == "asks") return {asks()};
    if (part == "in_short") return {in_short()};
    if (part == "heard") return {heard(lines_heard)};
    if (part == "took_part") return took_part();
    if (part == "hear_back") return {hear_back()};
    if (part == "options") return {options(options_in_full)};
    if (part == "implications") return {implications()};
    return {measures()};
  }

  std::string group(RoleGroup group) const {
    return words_.text("group." + std::string(kernel::to_text(group)));
  }

  // The numbers of the steps of which something holds: "NS1, NS4".
  template <class Holds>
  std::string steps_that(Holds holds) const {
    std::vector<std::string> ids;
    for (const auto& step : report_.next_steps) {
      if (holds(step)) ids.push_back(step.id);
    }
    return joined(ids, ", ");
  }

  std::optional<std::string> first_day(std::optional<std::string> Step::*of) const {
    std::optional<std::string> first;
    for (const auto& step : report_.next_steps) {
      const auto& day = step.*of;
      if (day && is_day(*day) && (!first || *day < *first)) first = day;
    }
    return first;
  }

  Block asks() const {
    const auto n = std::to_string(report_.next_steps.size());
    if (report_.next_steps.empty()) return Paragraph{words_.text("asks.nothing")};
    List list{{words_.text("asks.agree", {{"n", n}}), words_.text("asks.accountable")}};
    const auto ownerless = steps_that([](const Step& step) { return !step.who; });
    if (!ownerless.empty()) {
      list.items.push_back(words_.text("asks.owner", {{"steps", ownerless}}));
    }
    const auto open = steps_that([](const Step& step) { return step.who && !step.accepted; });
    if (!open.empty()) list.items.push_back(words_.text("asks.yes", {{"steps", open}}));
    for (auto& line : formally_decided()) list.items.push_back(std::move(line));
    const auto heard_by = first_day(&Step::hear_by);
    list.items.push_back(
        heard_by ? words_.text("asks.answer_by", {{"day", day_in_words(*heard_by, words_)}})
                 : words_.text("asks.answer"));
    return list;
  }

  // Of boards that the area knows; of others nobody knows who decides.
  std::vector<std::string> formally_decided() const {
    std::vector<std::string> lines;
    for (const auto& board : area_.boards) {
      const auto steps = steps_that(
          [&](const Step& step) { return step.board && area_.board(*step.board) == &board; });
      if (steps.empty()) continue;
      const char* key = board.decides              ? "asks.decides"
                        : board.decided_by.empty() ? "asks.in_principle"
                                                   : "asks.decided_elsewhere";
      lines.push_back(
          words_.text(key, {{"board", board.name}, {"who", board.decided_by}, {"steps", steps}}));
    }
    return lines;
  }

  Block in_short() const {
    if (report_.next_steps.empty()) return Paragraph{words_.text("no_steps")};
    Table table{{words_.text("front.number"), words_.text("step.what"), words_.text("step.who"),
                 words_.text("step.by_when"), words_.text("step.first_step")},
                {}};
    for (const auto& step : report_.next_steps) {
      table.rows.push_back({step.id, step.what, step.who.value_or(words_.text("needs_an_owner")),
                            step.by_when ? day_in_words(*step.by_when, words_) : "",
                            step.first_step.value_or("")});
    }
    return table;
  }

  // What may be told behind a step, read at a glance: of short sentences the nearest, since a theme
  // far behind holds much that has little to do with it, and of those the shortest.
  static const Because* brief_of(const Step& step, const std::set<std::string>& told) {
    const Because* brief = nullptr;
    for (const auto& one : step.because) {
      const bool may_be_told = one.is_given && !one.in_confidence && !one.words.empty();
      if (!may_be_told || told.contains(one.words)) continue;
      const auto rank = [](const Because& said) {
        const auto letters = said.words.size();
        const bool is_short =
            k_letters_of_a_sentence <= letters && letters <= k_letters_at_a_glance;
        return std::tuple(!is_short, is_short ? said.away : 0, letters);
      };
      if (!brief || rank(one) < rank(*brief)) brief = &one;
    }
    return brief;
  }

  Block heard(std::size_t most) const {
    List list;
    std::set<std::string> told;
    for (const auto& step : report_.next_steps) {
      const Because* said = brief_of(step, told);
      if (!said || list.items.size() == most) continue;
      told.insert(said->words);
      const std::string who =
          step.voices.empty() ? words_.text("thread.people") : listed(step.voices, words_);
      list.items.push_back(
          words_.text("heard.line", {{"words", said->words}, {"step", step.id}, {"who", who}}));
    }
    if (list.items.empty()) return Paragraph{words_.text("heard.none")};
    return list;
  }

  std::map<RoleGroup, std::int64_t> people() const {
    std::map<RoleGroup, std::int64_t> people;
    const auto inquiry = room_.spaces.find(kernel::k_inquiry_space);
    if (inquiry == room_.spaces.end()) return people;
    for (const auto& [key, record] : inquiry->second.space.records) {
      if (record->type != "person" || record->gate == kernel::Gate::withdrawn) continue;
      const auto body = json::parse(record->body.text());
      const auto group = kernel::role_group_from(body.value("role_group", "unsaid"));
      ++people[group.value_or(RoleGroup::unsaid)];
    }
    return people;
  }

  std::vector<Block> took_part() const {
    const auto here = people();
    std::vector<HeadCount> counts;
    std::int64_t of = 0;
    for (const RoleGroup each : k_role_groups) {
      const auto found = here.find(each);
      if (found == here.end()) continue;
      counts.push_back({each == RoleGroup::unsaid ? words_.text("took_part.unsaid") : group(each),
                        found->second});
      of += found->second;
    }
    std::vector<Block> blocks;
    if (counts.empty()) {
      blocks.emplace_back(Paragraph{words_.text("took_part.nobody")});
    } else {
      std::vector<std::string> lines;
      for (const auto& row : guarded(counts, of, words_).rows) {
        lines.push_back(words_.text("took_part.row", {{"who", row.label}, {"people", row.people}}));
      }
      blocks.emplace_back(
          Paragraph{words_.text("took_part.rows", {{"rows", joined(lines, "; ")}})});
    }
    blocks.emplace_back(Paragraph{not_heard(here)});
    return blocks;
  }

  std::string not_heard(const std::map<RoleGroup, std::int64_t>& here) const {
    std::set<std::string> behind;
    for (const auto& step : report_.next_steps) {
      behind.insert(step.voices.begin(), step.voices.end());
    }
    std::vector<std::string> absent;
    std::vector<std::string> unled;
    for (const RoleGroup each : k_voices) {
      if (!here.contains(each)) {
        absent.push_back(group(each));
      } else if (!behind.contains(group(each))) {
        unled.push_back(group(each));
      }
    }
    std::vector<std::string> lines;
    if (!absent.empty()) {
      lines.push_back(words_.text("took_part.absent", {{"who", listed(absent, words_)}}));
    }
    if (!unled.empty() && !report_.next_steps.empty()) {
      lines.push_back(words_.text("took_part.unled", {{"who", listed(unled, words_)}}));
    }
    if (lines.empty()) lines.push_back(words_.text("took_part.all_heard"));
    return joined(lines, " ");
  }

  Block hear_back() const {
    std::map<std::string, std::vector<std::string>> days;
    for (const auto& step : report_.next_steps) {
      if (!step.hear_by) continue;
      days[*step.hear_by].push_back(
          step.hear_how ? words_.text("hear_back.how", {{"how", *step.hear_how}, {"step", step.id}})
                        : step.id);
    }
    List list;
    for (const auto& [day, how] : days) {
      list.items.push_back(words_.text(
          "hear_back.day", {{"day", day_in_words(day, words_)}, {"how", joined(how, "; ")}}));
    }
    const auto unsaid = steps_that([](const Step& step) { return !step.hear_by; });
    if (!unsaid.empty()) list.items.push_back(words_.text("hear_back.unsaid", {{"steps", unsaid}}));
    if (list.items.empty()) return Paragraph{words_.text("no_steps")};
    return list;
  }

  // What the room looked at and did not agree on, or left for another time.
  Block options(bool in_full) {
    Table table{{words_.text("options.what")}, {}};
    if (in_full) table.columns.push_back(words_.text("options.in_full"));
    table.columns.push_back(words_.text("options.became"));
    for (const auto& one : put_aside(room_, quotes_)) {
      std::string became = words_.text(one.not_now ? "options.not_now" : "options.not_agreed");
      if (!one.because.empty()) became += " " + one.because;
      table.rows.push_back({one.title});
      if (in_full) table.rows.back().push_back(one.words);
      table.rows.back().push_back(std::move(became));
    }
    if (table.rows.empty()) return Paragraph{words_.text("options.none")};
    return table;
  }

  Block implications() const {
    Table table{{words_.text("implications.area"), words_.text("implications.what"),
                 words_.text("implications.cleared_by"), words_.text("implications.on")},
                {}};
    const auto blank = words_.text("plan.to_say");
    for (const auto area : k_implications) {
      table.rows.push_back({words_.text("implications." + std::string(area)), blank, blank, ""});
    }
    return table;
  }

  Block measures() const {
    Table table{{words_.text("front.number"), words_.text("step.how_we_know"),
                 words_.text("step.review_on")},
                {}};
    for (const auto& step : report_.next_steps) {
      if (!step.how_we_know && !step.review_on) continue;
      table.rows.push_back({step.id, step.how_we_know.value_or(words_.text("measures.unsaid")),
                            step.review_on ? day_in_words(*step.review_on, words_) : ""});
    }
    if (table.rows.empty()) return Paragraph{words_.text("measures.none")};
    return table;
  }

  const Report& report_;
  RoomPicture room_;
  Quotes& quotes_;
  const Words& words_;
  const AreaProfile& area_;
};

}  // namespace

BoardFront board_front(const Report& report, const RoomPicture& room, Quotes& quotes,
                       const Words& words, const AreaProfile& area) {
  return Front(report, room, quotes, words, area).written();
}

}  // namespace chorus::report
