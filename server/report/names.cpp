#include "report/names.hpp"

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

std::optional<std::string_view> Names::why_kept(std::string_view text,
                                                const kernel::PersonId& except) const {
  const std::string compared = kernel::as_compared(text);
  const std::string own = except.empty() ? std::string() : of(except);
  const auto stands = [&](const GuardedName& name) { return name.stands_in(compared); };
  const bool names_somebody = std::any_of(people_.begin(), people_.end(), [&](const Named& named) {
    const bool is_own = !own.empty() && named.name == own;
    return !is_own && stands(named.guarded);
  });
  if (names_somebody || std::any_of(marked_texts_.begin(), marked_texts_.end(), stands)) {
    return k_names_a_person;
  }
  if (std::any_of(places_.begin(), places_.end(), stands)) return k_names_a_place;
  return std::nullopt;
}

kernel::PersonId Names::the_one_in(std::string_view text) const {
  const std::string compared = kernel::as_compared(text);
  const auto found = std::find_if(people_.begin(), people_.end(), [&](const Named& named) {
    return named.guarded.stands_in(compared);
  });
  if (found == people_.end() || why_kept(text, found->person)) return {};
  return found->person;
}

}  // namespace chorus::report
