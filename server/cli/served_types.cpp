#include "cli/served_types.hpp"

#include "host/catalogue.hpp"
#include "net/live/hub.hpp"
#include "protocol/schema.hpp"
#include "report/area_profile.hpp"

#include <ostream>

namespace chorus::cli {
namespace {

constexpr const char* k_language = "en";  // of the pages

std::string address_of(const host::CatalogueEntry& entry) {
  return entry.id + "/" + entry.content_hash;
}

}  // namespace

void register_types(const host::Catalogue& catalogue, protocol::SchemaBook& schemas,
                    std::ostream& err) {
  for (const auto& entry : catalogue.entries()) {
    if (entry.state != host::CatalogueEntry::State::ready) {
      if (!entry.reason.empty()) err << "chorus: " << entry.id << ": " << entry.reason << '\n';
      continue;
    }
    schemas.register_plugin(entry.id, entry.manifest.command_schemas,
                            entry.manifest.record_schemas);
    for (const auto& [kind, file] : entry.manifest.kind_schemas) schemas.register_kind(kind, file);
    for (const auto& kind : entry.manifest.unknown_kinds) {
      err << "chorus: " << entry.id << ": it takes in \"" << kind
          << "\", and no activity type here brings it forth\n";
    }
  }
}

net::HubSettings told_of(const host::Catalogue& catalogue, bool is_rehearsal,
                         const report::AreaProfile& area) {
  net::HubSettings result;
  result.rehearsal = is_rehearsal;
  result.boards = report::board_names(area);
  for (const auto& [name, kind] : catalogue.kinds().all()) {
    result.kinds.push_back(
        {name, kernel::in_language(kind.name, k_language), kind.words, kind.title, kind.part_of});
  }
  for (const auto& entry : catalogue.entries()) {
    if (entry.state != host::CatalogueEntry::State::ready) continue;
    const std::string base = "/plugins/" + address_of(entry) + "/";
    const auto english = entry.manifest.words.find(k_language);
    result.plugins.push_back({entry.id, entry.manifest.type.version, base + entry.manifest.view,
                              english == entry.manifest.words.end() ? "" : base + english->second,
                              entry.manifest.moves, entry.manifest.first,
                              entry.manifest.type.takes_late()});
    auto& listed = result.plugins.back();
    for (const auto& stage : entry.manifest.stages) {
      listed.stages.push_back({stage.id, stage.words});
    }
    listed.least_people = entry.manifest.people.least;
    listed.most_people = entry.manifest.people.most;
  }
  return result;
}

std::map<std::string, std::filesystem::path> roots_of_types(const host::Catalogue& catalogue) {
  std::map<std::string, std::filesystem::path> roots;
  for (const auto& entry : catalogue.entries()) {
    if (entry.state == host::CatalogueEntry::State::ready) roots[address_of(entry)] = entry.folder;
  }
  return roots;
}

}  // namespace chorus::cli
