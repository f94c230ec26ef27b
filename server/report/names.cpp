#include "report/names.hpp"

#include "kernel/commands/kept_back.hpp"
#include "kernel/commands/name_marks.hpp"
#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::report {

using kernel::GuardedName;

Names::Names(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces)
    : marked_(kernel::marked_in(spaces)) {
  for (const auto& word : kernel::kept_back_in(spaces)) {
    places_.push_back(GuardedName::of_place(word));
  }
  for (const auto& [ref, texts] : marked_) {
    for (const auto& text : texts) marked_texts_.push_back(GuardedName::of_place(text));
  }
  const auto inquiry = spaces.find(kernel::k_inquiry_space);
  if (inquiry == spaces.end()) return;
  for (const auto& [key, record] : inquiry->second.space.records) {
    if (record->type != "person") continue;
    std::string name = clean(nlohmann::json::parse(record->body.text()).value("name", ""));
    auto guarded = GuardedName::of_person(name);
    if (guarded.is_empty()) continue;
    people_.push_back({record->owner, std::move(name), std::move(guarded)});
  }
}

std::string Names::of(const kernel::PersonId& person) const {
  const auto found = std::find_if(people_.begin(), people_.end(),
                                  [&](const Named& named) { return named.person == person; });
  return found == people_.end() ? std::string() : found->name;
}

bool Names::names_somebody(const kernel::Searched& text, const kernel::PersonId& except,
                           kernel::Naming least) const {
  const std::string own = except.empty() ? std::string() : of(except);
  return std::any_of(people_.begin(), people_.end(), [&](const Named& named) {
    const bool is_own = !own.empty() && kernel::is_same_name(named.name, own);
    return !is_own && named.guarded.found_in(text) >= least;
  });
}

std::optional<std::string_view> Names::why_kept(std::string_view text,
                                                const kernel::PersonId& except) const {
  const kernel::Searched searched(text);
  const auto stands = [&](const GuardedName& name) { return name.stands_in(searched); };
  if (names_somebody(searched, except, kernel::Naming::certain) ||
      std::any_of(marked_texts_.begin(), marked_texts_.end(), stands)) {
    return k_names_a_person;
  }
  if (std::any_of(places_.begin(), places_.end(), stands)) return k_names_a_place;
  return std::nullopt;
}

bool Names::may_name(std::string_view text, const kernel::PersonId& except) const {
  return names_somebody(kernel::Searched(text), except, kernel::Naming::perhaps);
}

kernel::PersonId Names::the_one_in(std::string_view text) const {
  const kernel::Searched searched(text);
  const auto found = std::find_if(people_.begin(), people_.end(), [&](const Named& named) {
    return named.guarded.stands_in(searched);
  });
  if (found == people_.end() || why_kept(text, found->person)) return {};
  return found->person;
}

}  // namespace chorus::report
