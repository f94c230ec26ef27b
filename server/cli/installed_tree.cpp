#include "cli/installed_tree.hpp"

#include "platform/data_folder.hpp"
#include "platform/executable_path.hpp"
#include "platform/path_text.hpp"

#include <stdexcept>
#include <system_error>

namespace chorus::cli {

InstalledTree InstalledTree::find() {
  InstalledTree tree;
  tree.executable = platform::executable_path();
  const auto prefix = tree.executable.parent_path().parent_path();
  const auto share = prefix / "share" / "chorus";
  tree.client = share / "client";
  tree.schemas = share / "schemas";
  tree.templates = share / "templates";
  tree.sdk = share / "sdk";
  tree.report_words = share / "report";
  tree.papers = share / "papers" / "papers.mjs";
  tree.picture_program = tree.executable.parent_path() / "chorus-picture";
  tree.sound_program = tree.executable.parent_path() / "chorus-sound";
  tree.plugins = prefix / "lib" / "chorus" / "plugins";
  if (!std::filesystem::is_directory(tree.schemas)) {
    throw std::runtime_error("The program's parts are missing: " + platform::utf8(share) +
                             ". Install Chorus again.");
  }
  return tree;
}

std::filesystem::path default_workspace() {
  const auto home = platform::home_folder();
  const auto older = home / "Chorus";
  std::error_code none;
  if (!home.empty() && std::filesystem::is_directory(older, none)) return older;
  return platform::data_folder();
}

}  // namespace chorus::cli
