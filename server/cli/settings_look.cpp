#include "cli/settings_look.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace chorus::cli {

std::vector<UnreadSettings> unread_settings(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const host::Catalogue& catalogue) {
  std::vector<const kernel::SpaceState*> to_come;
  for (const auto& [id, live] : spaces) {
    if (!kernel::is_shown_to_all(live.space.state.phase)) to_come.push_back(&live.space.state);
  }
  std::sort(to_come.begin(), to_come.end(),
            [](const auto* a, const auto* b) { return a->position < b->position; });
  std::vector<UnreadSettings> unread;
  for (const auto* state : to_come) {
    const auto* entry = catalogue.entry(state->plugin_id);
    if (!entry || entry->state != host::CatalogueEntry::State::ready) continue;
    const auto settings = nlohmann::json::parse(state->settings.text(), nullptr, false);
    if (auto fault = entry->manifest.settings.fault_in(settings)) {
      unread.push_back({state->title, std::move(*fault)});
    }
  }
  return unread;
}

}  // namespace chorus::cli
