// chorus plugin list: what is installed and its state. Under the same word: check and new.
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/plugin_commands.hpp"
#include "host/catalogue.hpp"

#include <CLI/App.hpp>
#include <memory>
#include <ostream>

namespace chorus::cli {
namespace {

int list(const std::vector<std::filesystem::path>& roots, Streams streams) {
  const host::Catalogue catalogue(roots, false);
  bool all_ready = true;
  for (const auto& entry : catalogue.entries()) {
    streams.out << entry.id << '\t' << entry.manifest.type.version << '\t'
                << host::to_text(entry.state);
    if (!entry.reason.empty()) streams.out << '\t' << entry.reason;
    streams.out << '\n';
    all_ready = all_ready && entry.state == host::CatalogueEntry::State::ready;
  }
  if (catalogue.entries().empty()) streams.out << "No activity types are installed.\n";
  return all_ready ? k_done : k_failed;
}

}  // namespace

void add_plugin(CLI::App& app, Streams streams, int& status) {
  auto* plugin = app.add_subcommand("plugin", "Activity types");
  plugin->require_subcommand(1);
  auto* listing = plugin->add_subcommand("list", "What is installed: id, version, state");
  auto folders = std::make_shared<std::vector<std::string>>();
  listing->add_option("--plugins", *folders, "A further folder of activity types")->take_all();
  listing->callback([=, &status] {
    std::vector<std::filesystem::path> roots{InstalledTree::find().plugins};
    roots.insert(roots.end(), folders->begin(), folders->end());
    status = list(roots, streams);
  });
  add_plugin_check(*plugin, streams, status);
  add_plugin_new(*plugin, streams, status);
}

}  // namespace chorus::cli
