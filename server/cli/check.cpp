// chorus check: is this inquiry sound?
#include "storage/check.hpp"

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/sound_file.hpp"
#include "host/catalogue.hpp"
#include "storage/check_bodies.hpp"

#include <CLI/App.hpp>
#include <memory>
#include <ostream>

namespace chorus::cli {
namespace {

int check(const std::string& file, Streams streams) {
  const storage::CheckReport report = storage::check_inquiry(file);
  if (!report.is_inquiry) {
    streams.err << "chorus: " << file << " is not an inquiry";
    for (const auto& fault : report.faults) streams.err << ": " << fault;
    streams.err << '\n';
    return k_bad_words;
  }
  const InstalledTree tree = InstalledTree::find();
  const host::Catalogue catalogue({tree.plugins}, false);
  std::vector<std::string> faults = report.faults;
  if (faults.empty()) faults = faults_of_core_records(file, *core_records(tree, catalogue));
  for (const auto& id : report.plugins) {
    if (!catalogue.find(id)) faults.push_back("the activity type \"" + id + "\" is not installed");
  }
  for (const auto& fault : faults) streams.out << fault << '\n';
  if (faults.empty()) streams.out << "sound\n";
  return faults.empty() ? k_done : k_failed;
}

}  // namespace

void add_check(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand("check", "Look whether an inquiry file is sound");
  auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "The inquiry")->required();
  command->callback([=, &status] { status = check(*file, streams); });
}

}  // namespace chorus::cli
