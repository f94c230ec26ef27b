#include "conformance/markers.hpp"

#include <algorithm>
#include <map>

namespace chorus::conformance {
namespace {

using nlohmann::json;
using Who = TrialRoom::Who;

bool holds(const std::string& text, const std::string& word) {
  return text.find(word) != std::string::npos;
}

// Short, of letters alone, and no word of any language.
std::string word_of(std::size_t number) {
  std::string letters;
  for (; letters.size() < 3 || number > 0; number /= 26) {
    letters += static_cast<char>('a' + static_cast<int>(number % 26));
  }
  return "zqx" + letters;
}

std::string named(Who who) {
  return who == TrialRoom::k_wall   ? "the wall"
         : who == TrialRoom::k_lead ? "the leads"
                                    : "another participant";
}

// Keys of what is its sender's own and holds the word.
std::set<std::string> originals(const std::map<std::string, TrialRoom::Shown>& of_sender,
                                const std::string& word) {
  std::set<std::string> keys;
  for (const auto& [key, shown] : of_sender) {
    if (shown.mine && holds(shown.body, word)) keys.insert(key);
  }
  return keys;
}

}  // namespace

std::optional<json> Markers::planted(const std::string& command, Who by, const json& example) {
  const std::size_t before = markers_.size();
  json whole = example;
  plant(command, by, whole, whole);
  if (markers_.size() == before) return std::nullopt;
  return whole;
}

void Markers::plant(const std::string& command, Who by, json& whole, json& place) {
  if (place.is_structured()) {
    for (auto& inner : place) plant(command, by, whole, inner);
    return;
  }
  // What names a record has to go on doing so.
  if (!place.is_string() || holds(place.get<std::string>(), "/")) return;
  const json before = place;
  const std::string word = word_of(markers_.size());
  place = word;
  const auto& id = folder_.entry().id;
  if (folder_.schemas().args_fault(id, command, kernel::Body(whole.dump()))) {
    place = before;
  } else {
    markers_.push_back({word, command, by});
  }
}

std::string Markers::once(const Marker& marker, const std::string& where) {
  told_.insert(marker.word);
  return marker.command + ": what was sent with it is private, and stands in " + where;
}

std::vector<std::string> Markers::out_of_place(const TrialRoom& room, int participants) {
  std::map<Who, std::map<std::string, TrialRoom::Shown>> pages;
  for (Who who = TrialRoom::k_wall; who <= participants; ++who) pages[who] = room.shown_to(who);
  std::vector<std::string> found;
  for (const auto& marker : markers_) {
    if (is_told(marker)) continue;
    const auto own = originals(pages[marker.by], marker.word);
    if (own.empty()) continue;
    for (const auto& [reader, page] : pages) {
      const bool may = std::any_of(own.begin(), own.end(),
                                   [&page = page](const auto& key) { return page.count(key) > 0; });
      if (reader == marker.by || may || is_told(marker)) continue;
      for (const auto& [key, shown] : page) {
        if (!holds(shown.body, marker.word) || is_told(marker)) continue;
        found.push_back(
            once(marker, key.substr(0, key.find('/')) + ", which is shown to " + named(reader)));
      }
    }
  }
  return found;
}

std::vector<std::string> Markers::out_of_place_in(const TrialRoom& room,
                                                  const TrialRoom::Report& report) {
  std::vector<std::string> found;
  if (!report.said) return found;
  for (const auto& marker : markers_) {
    if (is_told(marker) || !holds(*report.said, marker.word)) continue;
    const auto own = originals(room.shown_to(marker.by), marker.word);
    const bool may = std::any_of(report.leaving.begin(), report.leaving.end(),
                                 [&](const auto& key) { return own.count(key) > 0; });
    if (!own.empty() && !may) found.push_back(once(marker, "what it says for a report"));
  }
  return found;
}

std::optional<std::string> Markers::out_of_place_in_answer(const TrialRoom& room, Who to,
                                                           const std::string& text) {
  for (const auto& marker : markers_) {
    if (is_told(marker) || marker.by == to || !holds(text, marker.word)) continue;
    const auto own = originals(room.shown_to(marker.by), marker.word);
    const auto page = room.shown_to(to);
    const bool may =
        std::any_of(own.begin(), own.end(), [&](const auto& key) { return page.count(key) > 0; });
    if (!own.empty() && !may) return once(marker, "what it answers " + named(to));
  }
  return std::nullopt;
}

std::vector<std::string> Markers::left_behind(TrialRoom& room, Who who, int participants) {
  const auto before = room.shown_to(who);
  std::vector<std::string> found;
  std::vector<const Marker*> gone;
  for (const auto& marker : markers_) {
    const bool is_own = marker.by == who && !originals(before, marker.word).empty();
    if (is_own && !is_told(marker)) gone.push_back(&marker);
  }
  for (const auto& [key, shown] : before) {
    if (shown.mine) room.send(who, "core.withdraw", json{{"keys", {key}}}.dump());
  }
  const auto own = room.shown_to(who);
  for (Who reader = TrialRoom::k_wall; reader <= participants; ++reader) {
    for (const auto& [key, shown] : room.shown_to(reader)) {
      for (const auto* marker : gone) {
        // What its owner still has was not theirs to take back.
        const bool is_still_own = !originals(own, marker->word).empty();
        if (is_still_own || is_told(*marker) || !holds(shown.body, marker->word)) continue;
        told_.insert(marker->word);
        found.push_back(marker->command + ": what was taken back still stands in " +
                        key.substr(0, key.find('/')));
      }
    }
  }
  return found;
}

std::optional<std::string> Markers::out_of_place_in_log(const std::string& line) {
  for (const auto& marker : markers_) {
    if (!is_told(marker) && holds(line, marker.word)) return once(marker, "its log");
  }
  return std::nullopt;
}

}  // namespace chorus::conformance
