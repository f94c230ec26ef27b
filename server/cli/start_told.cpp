#include "cli/start_told.hpp"

#include "platform/local_time.hpp"
#include "platform/path_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace chorus::cli {
namespace {

using nlohmann::json;

std::string word_of(storage::InquiryLook::State state) {
  using Look = storage::InquiryLook::State;
  switch (state) {
    case Look::fine: return "fine";
    case Look::in_use: return "in_use";
    case Look::missing: return "missing";
    case Look::not_an_inquiry: return "not_an_inquiry";
    case Look::newer: return "newer";
    case Look::damaged: return "damaged";
    case Look::unreadable: return "unreadable";
  }
  return "unreadable";
}

json told_of(const shelf::Card& card) {
  json told{{"id", card.id},
            {"state", word_of(card.look.state)},
            {"file", platform::utf8(card.file.filename())},
            {"folder", platform::utf8(card.file.parent_path())},
            {"put_away", card.put_away},
            {"elsewhere", card.elsewhere}};
  if (card.changed > 0) told["changed"] = platform::local_day(card.changed);
  if (!card.look.summary) return told;
  const auto& summary = *card.look.summary;
  told["same_as"] = summary.id;
  told["title"] = summary.title;
  told["question"] = summary.question;
  told["asked_by"] = summary.asked_by;
  told["people"] = summary.people;
  told["evenings"] = json::array();
  for (const auto& evening : summary.evenings) {
    told["evenings"].push_back({{"title", evening.title},
                                {"day", evening.day},
                                {"time", evening.time},
                                {"place", evening.place}});
  }
  return told;
}

// An evening of a template with its parts, as far as a look inside goes.
json told_of_session(const json& session, const json& activities) {
  json parts = json::array();
  for (const auto& activity : activities) {
    if (activity.at("session") != session.at("id")) continue;
    parts.push_back({{"title", activity.at("title")},
                     {"round", activity.at("round")},
                     {"minutes", activity.at("minutes")}});
  }
  return {{"title", session.value("title", "")}, {"parts", std::move(parts)}};
}

// The most that one of its parts asks for.
int least_people(const json& activities, const host::Catalogue& types) {
  int least = 1;
  for (const auto& activity : activities) {
    const auto* entry = types.entry(activity.at("plugin").get<std::string>());
    if (entry != nullptr) least = std::max(least, entry->manifest.people.least);
  }
  return least;
}

// Types that its parts are of and that are not here.
json missing_types(const json& activities, const host::Catalogue& types) {
  json missing = json::array();
  for (const auto& activity : activities) {
    const std::string id = activity.at("plugin");
    const auto* entry = types.entry(id);
    const bool is_here = entry != nullptr && entry->state == host::CatalogueEntry::State::ready;
    if (!is_here && std::find(missing.begin(), missing.end(), id) == missing.end()) {
      missing.push_back(id);
    }
  }
  return missing;
}

}  // namespace

json told_of(const shelf::Cards& cards) {
  json told = json::array();
  for (const auto& card : cards.cards) told.push_back(told_of(card));
  return told;
}

json told_of(const RehearsalStanding& standing) {
  json left = json::array();
  for (const auto& part : standing.left) {
    left.push_back({{"title", part.title},
                    {"text_key", part.text_key},
                    {"args", json::parse(part.text_args)}});
  }
  return {
      {"here", standing.here},     {"parts", standing.parts}, {"parts_done", standing.parts_done},
      {"part", standing.part},     {"left", std::move(left)}, {"missing", standing.missing},
      {"whole", standing.is_whole}};
}

json told_of_templates(const ShelfActs& acts, const host::Catalogue& types) {
  json told = json::array();
  for (const auto& known : acts.templates()) {
    const json whole = json::parse(known.json_text);
    const auto& activities = whole.at("activities");
    json sessions = json::array();
    for (const auto& session : whole.at("sessions")) {
      sessions.push_back(told_of_session(session, activities));
    }
    told.push_back({{"id", known.id},
                    {"tab", known.tab},
                    {"title", known.title},
                    {"about", whole.at("about")},
                    {"question", whole.at("question")},
                    {"asked_by", whole.value("asked_by", "")},
                    {"own", acts.is_own(known)},
                    {"least_people", least_people(activities, types)},
                    {"missing", missing_types(activities, types)},
                    {"sessions", std::move(sessions)}});
  }
  return told;
}

}  // namespace chorus::cli
