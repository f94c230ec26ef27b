// chorus plugin check: does a built folder keep what an activity type promises?
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/plugin_commands.hpp"
#include "conformance/check_plugin.hpp"
#include "platform/path_text.hpp"

#include <CLI/App.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>

namespace chorus::cli {
namespace {

struct CheckWords {
  std::string folder;
  std::uint64_t seed = 1;
};

// Its name is its id, whichever way the path to it is written.
std::filesystem::path folder_named(const std::string& text) {
  auto path = std::filesystem::absolute(text).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

int check(const CheckWords& words, Streams streams) {
  const auto folder = folder_named(words.folder);
  if (!std::filesystem::is_regular_file(folder / "manifest.json")) {
    streams.err << "chorus: " << platform::utf8(folder)
                << " is no activity type: it has no manifest.json. Name the built folder, "
                   "<build>/lib/chorus/plugins/<id>\n";
    return k_bad_words;
  }
  const auto tree = InstalledTree::find();
  const auto faults =
      conformance::check_plugin(folder, {tree.executable, tree.schemas}, words.seed, streams.out);
  if (faults > 0) {
    streams.err << "chorus: " << faults << (faults == 1 ? " fault" : " faults") << " in "
                << platform::utf8(folder) << "; played with --seed " << words.seed << '\n';
  }
  return faults == 0 ? k_done : k_failed;
}

}  // namespace

void add_plugin_check(CLI::App& plugin, Streams streams, int& status) {
  auto* command = plugin.add_subcommand("check", "Hold a built activity type against its promises");
  auto words = std::make_shared<CheckWords>();
  command->add_option("DIR", words->folder, "Its built folder")->required();
  command->add_option("--seed", words->seed, "Chance for the garbage it is sent");
  command->callback([=, &status] { status = check(*words, streams); });
}

}  // namespace chorus::cli
