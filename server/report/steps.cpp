#include "report/steps.hpp"

#include "kernel/room/golden_thread.hpp"
#include "kernel/values/role.hpp"
#include "report/picture.hpp"
#include "report/record_text.hpp"
#include "report/voices.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace chorus::report {
namespace {

using kernel::RoleGroup;
using nlohmann::json;

constexpr const char* k_language = "en";    // as the report's own words
constexpr std::size_t k_groups_wanted = 2;  // a step of one group alone says why

std::optional<std::string> member(const json& body, const char* name) {
  const auto found = body.find(name);
  if (found == body.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

// Where those stand that are told already, each once.
std::vector<std::size_t> places_of(const std::vector<kernel::Ref>& refs,
                                   const std::map<kernel::Ref, std::vector<std::size_t>>& ways) {
  std::set<std::size_t> places;
  for (const auto& ref : refs) {
    const auto found = ways.find(ref);
    if (found != ways.end()) places.insert(found->second.begin(), found->second.end());
  }
  return {places.begin(), places.end()};
}

int number_of(const kernel::Record& record) {
  return json::parse(record.body.text()).value("number", 0);
}

}  // namespace

Steps::Steps(const RoomPicture& room, Quotes& quotes, const Words& words)
    : room_(room), quotes_(quotes), words_(words) {}

std::vector<Step> Steps::all() const {
  std::vector<std::pair<int, Step>> found;
  for (const auto& [id, live] : room_.spaces) {
    if (!is_reported(live.space)) continue;
    for (const auto& [key, record] : live.space.records) {
      const kernel::CoreKind* kind = room_.kinds.find(record->type);
      const bool is_step = kind && kind->told_as == kernel::CoreKind::ToldAs::step;
      if (!is_step || !may_leave(*record, room_.consents)) continue;
      found.emplace_back(number_of(*record), of({id, key}, *record));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Step> steps;
  steps.reserve(found.size());
  for (auto& one : found) steps.push_back(std::move(one.second));
  return steps;
}

// Whoever said yes on a page of their own is there for as long as their yes is.
bool Steps::is_accepted(const kernel::Ref& ref, const json& body) const {
  const auto accepted = body.find("accepted");
  if (accepted == body.end()) return false;
  const auto yes = member(*accepted, "yes");
  return !yes || record_at(room_.spaces, {ref.space, kernel::Key(*yes)}) != nullptr;
}

// A name stands here alone, and only of the one who said yes and lets papers say it.
std::optional<std::string> Steps::owner_of(const kernel::Ref& ref, const json& body) const {
  const auto who = member(body, "who");
  if (!who || !is_accepted(ref, body) || !body.at("accepted").value("may_name", false)) {
    return quotes_.perhaps(who);
  }
  const auto yes = member(body.at("accepted"), "yes");
  const auto record = yes ? record_at(room_.spaces, {ref.space, kernel::Key(*yes)}) : nullptr;
  return quotes_.naming_one(*who, record ? record->owner : kernel::PersonId());
}

// Each day leads to the next that was said of the same, the last to the one that stands.
std::vector<Moved> Steps::moved_in(const json& body) const {
  std::vector<Moved> moved;
  for (const auto& earlier : body.value("earlier_dates", json::array())) {
    Moved one;
    one.of = earlier.value("of", "by_when");
    one.from = earlier.value("date", "");
    one.to = body.value(one.of, "");
    one.reason = quotes_.text(earlier.value("reason", ""));
    const auto before = std::find_if(moved.rbegin(), moved.rend(),
                                     [&](const Moved& known) { return known.of == one.of; });
    if (before != moved.rend()) before->to = one.from;
    moved.push_back(std::move(one));
  }
  return moved;
}

std::vector<Update> Steps::updates_in(const json& body) const {
  std::vector<Update> updates;
  for (const auto& told : body.value("updates", json::array())) {
    updates.push_back({told.value("on", ""), member(told, "status"),
                       quotes_.text(told.value("words", "")),
                       quotes_.perhaps(member(told, "evidence"))});
  }
  return updates;
}

Step Steps::of(const kernel::Ref& ref, const kernel::Record& record) const {
  const json body = json::parse(record.body.text());
  const auto text = [&](const char* name) { return quotes_.perhaps(member(body, name)); };
  Step step;
  step.id = id_of(record, room_.kinds);
  step.ref = ref.key.value() + "@" + ref.space.value();
  step.what = text("what").value_or("");
  step.first_step = text("first_step");
  step.who = owner_of(ref, body);
  step.accepted = step.who && is_accepted(ref, body);
  step.by_when = text("by_when");
  step.helpers = text("helpers");
  step.needs = text("needs");
  step.how_we_know = text("how_we_know");
  step.board = text("board");
  step.board_on = text("board_on");
  step.hear_how = text("hear_how");
  step.hear_by = text("hear_by");
  step.review_on = text("review_on");
  step.moved = moved_in(body);
  if (step.accepted) step.final_on = text("final_on");
  if (step.final_on) step.easy_read = text("easy_read");
  step.status = body.value("status", "open");
  step.updates = updates_in(body);
  step.voices = voices_behind(ref);
  step.because = because_of(ref);
  step.no_thread_because = text("no_thread_because");
  step.thread_missing = step.voices.size() < k_groups_wanted && !step.no_thread_because;
  return step;
}

std::vector<std::string> Steps::voices_behind(const kernel::Ref& ref) const {
  const auto inquiry = room_.spaces.find(kernel::k_inquiry_space);
  if (inquiry == room_.spaces.end()) return {};
  std::set<RoleGroup> groups;
  for (const auto& record : kernel::contributions_behind(room_.spaces, ref)) {
    groups.insert(group_of(inquiry->second, record->owner));
  }
  groups.erase(RoleGroup::unsaid);
  std::vector<std::string> voices;
  voices.reserve(groups.size());
  for (const RoleGroup group : groups) {
    voices.push_back(words_.text("group." + std::string(kernel::to_text(group))));
  }
  return voices;
}

std::vector<Because> Steps::because_of(const kernel::Ref& ref) const {
  std::vector<Because> because;
  std::map<kernel::Ref, std::size_t> away{{ref, 0}};
  std::map<kernel::Ref, std::vector<std::size_t>> ways{{ref, {k_the_step}}};
  const auto thread =
      kernel::golden_thread_in_papers(room_.spaces, ref, kernel::Direction::back, room_.consents);
  for (const auto& item : thread) {
    away[item.ref] = away.at(item.next_to.front()) + 1;
    const auto led_to = places_of(item.next_to, ways);
    if (item.seen == kernel::ThreadItem::Seen::withdrawn) {
      ways[item.ref] = led_to;  // the way goes on over what is not there any more
      continue;
    }
    ways[item.ref] = {because.size()};
    Because one;
    one.away = away[item.ref];
    one.led_to = led_to;
    one.kind = item.kind;
    const kernel::CoreKind* kind = room_.kinds.find(item.kind);
    if (kind) one.called = kernel::in_language(kind->name, k_language);
    one.in_confidence = true;
    if (item.record && item.record->record_class != kernel::RecordClass::contribution) {
      one.in_confidence = false;
      one.id = id_of(*item.record, room_.kinds);
      one.words = quotes_.text(title_of(*item.record, room_.kinds));
    } else if (const auto block = item.record ? quotes_.of(*item.record) : std::nullopt) {
      if (const auto* quote = std::get_if<Quote>(&*block)) {
        const bool is_drawing = quote->words.empty();
        const auto shown = quote->shows.empty() ? words_.text("a_drawing") : quote->shows;
        one.is_given = true;
        one.in_confidence = false;
        one.id = quote->id;
        one.words = is_drawing ? shown : quote->words;
        one.strokes = quote->strokes;
        one.shows = shown;
        one.photo = quote->photo;
        if (quote->put_down == "described") {
          one.words += " (" + words_.text("put_down.described") + ")";
        }
      }
    }
    because.push_back(std::move(one));
  }
  return because;
}

}  // namespace chorus::report
