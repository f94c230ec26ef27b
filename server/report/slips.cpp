#include "report/slips.hpp"

#include "kernel/room/golden_thread.hpp"
#include "kernel/room/projection.hpp"
#include "report/day.hpp"
#include "report/list_text.hpp"
#include "report/picture.hpp"
#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace chorus::report {
namespace {

using nlohmann::json;

// So that two slips stand on a page at most, and four where little was given.
constexpr std::size_t k_things_told = 3;
constexpr std::size_t k_most_led_to = 2;
constexpr std::size_t k_things_on_a_quarter = 1;

const kernel::Reader k_a_lead{{kernel::Role::facilitator, {}}, {}};

class Slips {
 public:
  Slips(const Report& report, const RoomPicture& room, Quotes& quotes, const Words& words)
      : report_(report), room_(room), quotes_(quotes), words_(words) {}

  std::vector<Part> parts() const {
    std::vector<Part> parts;
    for (const auto& [person, given] : given_by_person()) parts.push_back(slip(person, given));
    std::sort(parts.begin(), parts.end(),
              [](const Part& a, const Part& b) { return a.title < b.title; });
    if (parts.empty()) parts.push_back({"none", words_.text("slips.none"), {}});
    return parts;
  }

 private:
  using Given = std::vector<kernel::Ref>;

  // What others may know to be there: a thing that is its owner's alone is on no slip, and nobody
  // can tell from its length that there is one.
  std::map<kernel::PersonId, Given> given_by_person() const {
    std::vector<const kernel::LiveSpace*> order;
    for (const auto& [id, live] : room_.spaces) {
      if (is_reported(live.space)) order.push_back(&live);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return a->space.state.position < b->space.state.position;
    });
    std::map<kernel::PersonId, Given> given;
    for (const auto* live : order) {
      for (const auto& [key, record] : live->space.records) {
        if (is_told(*record)) given[record->owner].push_back({live->space.state.id, key});
      }
    }
    return given;
  }

  bool is_told(const kernel::Record& record) const {
    return record.record_class == kernel::RecordClass::contribution && !record.owner.empty() &&
           record.gate != kernel::Gate::withdrawn && room_.kinds.find(record.type) != nullptr &&
           kernel::view(record, k_a_lead) == kernel::Visibility::full &&
           kernel::leaving(record, room_.consents) != kernel::Visibility::none;
  }

  Part slip(const kernel::PersonId& person, const Given& given) const {
    Part part{"slip", label_of(person), {}};
    part.blocks.emplace_back(Paragraph{words_.text(
        "slips.of", {{"title", report_.title}, {"day", day_in_words(report_.made_on, words_)}})});
    for (std::size_t at = 0; at < std::min(given.size(), k_things_told); ++at) {
      tell(given[at], part.blocks);
    }
    if (given.size() > k_things_told) {
      const auto more = std::to_string(given.size() - k_things_told);
      part.blocks.emplace_back(Paragraph{words_.text("slips.more", {{"n", more}})});
    }
    part.blocks.emplace_back(Pictured{
        "me", words_.text("front.yours"), {words_.text("yours.back"), words_.text("yours.ask")}});
    const bool is_pictured = std::any_of(part.blocks.begin(), part.blocks.end(), [](auto& block) {
      const auto* quote = std::get_if<Quote>(&block);
      return quote && (quote->photo || !quote->strokes.empty());
    });
    if (is_pictured || given.size() > k_things_on_a_quarter) part.name += " half-page";
    return part;
  }

  // "Blue wren", as their phone shows it: whoever hands slips out finds them by it, and a lost one
  // tells a stranger nobody's name.
  std::string label_of(const kernel::PersonId& person) const {
    const auto inquiry = room_.spaces.find(kernel::k_inquiry_space);
    const auto record =
        inquiry == room_.spaces.end() ? nullptr : kernel::person_record(inquiry->second, person);
    std::string label =
        record ? clean(json::parse(record->body.text()).value("picture", "")) : std::string();
    std::replace(label.begin(), label.end(), '-', ' ');
    if (label.empty()) label = words_.text("slips.no_picture");
    label.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(label.front())));
    return label;
  }

  void tell(const kernel::Ref& ref, std::vector<Block>& blocks) const {
    const auto block = quotes_.of(ref);
    const auto* quote = block ? std::get_if<Quote>(&*block) : nullptr;
    if (quote != nullptr) {
      Quote nameless = *quote;
      nameless.name.clear();
      blocks.emplace_back(std::move(nameless));
    } else {
      const auto activity = clean(room_.spaces.at(ref.space).space.state.title);
      blocks.emplace_back(Paragraph{words_.text("slips.in_confidence", {{"activity", activity}})});
    }
    auto lines = led_to(ref);
    // It may say again what stays in confidence.
    if (const auto words = outcome_of(ref)) {
      lines.push_back(quote != nullptr ? words_.text("slips.outcome", {{"words", *words}})
                                       : words_.text("slips.outcome_in_confidence"));
    }
    if (lines.empty()) lines.push_back(words_.text("slips.nothing_yet"));
    blocks.emplace_back(List{std::move(lines)});
  }

  std::vector<std::string> led_to(const kernel::Ref& ref) const {
    std::vector<std::string> through;
    std::vector<std::string> steps;
    for (const auto& item : kernel::golden_thread_in_papers(
             room_.spaces, ref, kernel::Direction::forward, room_.consents)) {
      if (!item.record || item.record->record_class == kernel::RecordClass::contribution) continue;
      if (const Step* step = step_at(item.ref)) {
        if (steps.size() < k_most_led_to) steps.push_back(line_of(*step));
      } else if (through.size() < k_most_led_to) {
        const auto title = quotes_.text(title_of(*item.record, room_.kinds));
        if (!title.empty()) through.push_back(words_.text("quoted", {{"words", title}}));
      }
    }
    std::vector<std::string> lines;
    if (!through.empty()) {
      lines.push_back(words_.text("slips.went_into", {{"what", listed(through, words_)}}));
    }
    lines.insert(lines.end(), steps.begin(), steps.end());
    return lines;
  }

  const Step* step_at(const kernel::Ref& ref) const {
    const auto name = ref.key.value() + "@" + ref.space.value();
    const auto found = std::find_if(report_.next_steps.begin(), report_.next_steps.end(),
                                    [&](const Step& step) { return step.ref == name; });
    return found == report_.next_steps.end() ? nullptr : &*found;
  }

  std::string line_of(const Step& step) const {
    std::string line = words_.text("slips.step", {{"number", step.id}, {"what", step.what}});
    const auto add = [&line](const std::string& sentence) { line += " " + sentence; };
    add(words_.text("happens.status." + step.status));
    if (!step.updates.empty()) {
      const auto& last = step.updates.back();
      add(words_.text("happens.latest",
                      {{"day", day_in_words(last.on, words_)}, {"words", last.words}}));
    }
    if (step.who && step.accepted) add(words_.text("slips.ask_who", {{"who", *step.who}}));
    if (step.hear_by) {
      add(words_.text("happens.hear", {{"day", day_in_words(*step.hear_by, words_)}}));
    }
    return line;
  }

  // What a lead told them of it, as their own phone shows it.
  std::optional<std::string> outcome_of(const kernel::Ref& ref) const {
    const auto inquiry = room_.spaces.find(kernel::k_inquiry_space);
    const auto of = record_at(room_.spaces, ref);
    if (inquiry == room_.spaces.end() || !of) return std::nullopt;
    const auto name = kernel::text_of(ref, kernel::k_inquiry_space);
    const kernel::Reader owner{{kernel::Role::participant, {}}, of->owner};
    for (const auto& record : kernel::records_of(inquiry->second.space, "outcome")) {
      const auto body = json::parse(record->body.text());
      const bool is_theirs = record->owner == of->owner && body.value("of", "") == name;
      if (!is_theirs || kernel::view(*record, owner) != kernel::Visibility::full) continue;
      return quotes_.text(body.value("words", ""));
    }
    return std::nullopt;
  }

  const Report& report_;
  RoomPicture room_;
  Quotes& quotes_;
  const Words& words_;
};

}  // namespace

std::vector<Part> slips(const Report& report, const RoomPicture& room, Quotes& quotes,
                        const Words& words) {
  return Slips(report, room, quotes, words).parts();
}

}  // namespace chorus::report
