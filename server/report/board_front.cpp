#include "report/board_front.hpp"

#include "kernel/values/role.hpp"
#include "report/day.hpp"
#include "report/head_counts.hpp"
#include "report/list_text.hpp"
#include "report/put_aside.hpp"

#include <nlohmann/json.hpp>

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
// Those an inquiry is to hear; who supports somebody speaks for nobody.
constexpr std::array<RoleGroup, 3> k_to_be_heard{RoleGroup::young_person, RoleGroup::parent_carer,
                                                 RoleGroup::practitioner};
// What only officers can say of a step.
constexpr std::array<std::string_view, 5> k_implications{"financial", "legal", "equality", "risk",
                                                         "data"};

class Front {
 public:
  Front(const Report& report, const RoomPicture& room, Quotes& quotes, const Words& words)
      : report_(report), room_(room), quotes_(quotes), words_(words) {}

  std::vector<Part> parts() {
    return {part("asks", asks()),
            part("in_short", in_short()),
            part("heard", heard()),
            part("took_part", took_part()),
            part("hear_back", hear_back()),
            part("options", options()),
            part("implications", implications()),
            part("measures", measures())};
  }

 private:
  Part part(const std::string& name, Block block) const {
    return {name, words_.text("front." + name), {std::move(block)}};
  }
  Part part(const std::string& name, std::vector<Block> blocks) const {
    return {name, words_.text("front." + name), std::move(blocks)};
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
    const auto heard_by = first_day(&Step::hear_by);
    list.items.push_back(
        heard_by ? words_.text("asks.answer_by", {{"day", day_in_words(*heard_by, words_)}})
                 : words_.text("asks.answer"));
    return list;
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

  Block heard() const {
    List list;
    std::set<std::string> told;
    for (const auto& step : report_.next_steps) {
      const Because* said = brief_of(step, told);
      if (!said || list.items.size() == k_lines_heard) continue;
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
      blocks.push_back(Paragraph{words_.text("took_part.nobody")});
    } else {
      std::vector<std::string> lines;
      for (const auto& row : guarded(counts, of, words_).rows) {
        lines.push_back(words_.text("took_part.row", {{"who", row.label}, {"people", row.people}}));
      }
      blocks.push_back(Paragraph{words_.text("took_part.rows", {{"rows", joined(lines, "; ")}})});
    }
    blocks.push_back(Paragraph{not_heard(here)});
    return blocks;
  }

  std::string not_heard(const std::map<RoleGroup, std::int64_t>& here) const {
    std::set<std::string> behind;
    for (const auto& step : report_.next_steps) {
      behind.insert(step.voices.begin(), step.voices.end());
    }
    std::vector<std::string> absent;
    std::vector<std::string> unled;
    for (const RoleGroup each : k_to_be_heard) {
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
  Block options() {
    Table table{{words_.text("options.what"), words_.text("options.in_full"),
                 words_.text("options.became")},
                {}};
    for (const auto& one : put_aside(room_, quotes_)) {
      std::string became = words_.text(one.not_now ? "options.not_now" : "options.not_agreed");
      if (!one.because.empty()) became += " " + one.because;
      table.rows.push_back({one.title, one.words, std::move(became)});
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
};

}  // namespace

std::vector<Part> board_front(const Report& report, const RoomPicture& room, Quotes& quotes,
                              const Words& words) {
  return Front(report, room, quotes, words).parts();
}

}  // namespace chorus::report
