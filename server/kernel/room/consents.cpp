#include "kernel/room/consents.hpp"

#include "kernel/values/body_members.hpp"

#include <algorithm>

namespace chorus::kernel {
namespace {

bool is_young(const std::map<SpaceId, LiveSpace>& spaces, const PersonId& person) {
  const auto inquiry = spaces.find(k_inquiry_space);
  const RecordPtr known =
      inquiry == spaces.end() ? nullptr : person_record(inquiry->second, person);
  return known && text_in(known->body, "role_group") == "young_person";
}

bool is_consent(const RecordPtr& record) { return record && record->type == k_consent_kind; }

}  // namespace

Consents::Consents(const std::map<SpaceId, LiveSpace>& spaces, const std::string& today) {
  std::map<PersonId, Consent> latest;
  std::map<PersonId, Consent> of_parents;
  bool needs_parent = false;
  const auto keep = [](std::map<PersonId, Consent>& kept, const PersonId& person,
                       const Consent& consent) {
    const auto [known, is_first] = kept.try_emplace(person, consent);
    if (!is_first && known->second.at <= consent.at) known->second = consent;
  };
  for (const auto& [id, live] : spaces) {
    for (const auto& [key, record] : live.space.records) {
      const auto consent = consent_of(*record);
      if (!consent) continue;
      asked_ = true;
      needs_parent = needs_parent || (record->owner.empty() && consent->needs_parent);
      if (record->owner.empty()) continue;
      keep(latest, record->owner, *consent);
      if (consent->parent) keep(of_parents, record->owner, *consent);
    }
  }
  for (const auto& [person, consent] : latest) {
    const bool is_over = !today.empty() && !consent.review_on.empty() && consent.review_on < today;
    const auto parent = of_parents.find(person);
    const bool has_parent = parent != of_parents.end() && *parent->second.parent;
    const bool lacks_parent = needs_parent && !has_parent && is_young(spaces, person);
    if (!is_over && !lacks_parent) let_[person] = consent.let;
  }
}

Let Consents::of(const PersonId& person) const {
  if (!asked_ || person.empty()) return Let::all();
  const auto known = let_.find(person);
  return known == let_.end() ? Let() : known->second;
}

bool changes_consents(const ChangeSet& changes) {
  return std::any_of(changes.touched.begin(), changes.touched.end(), [](const Touched& touched) {
    return is_consent(touched.before) || is_consent(touched.after);
  });
}

}  // namespace chorus::kernel
