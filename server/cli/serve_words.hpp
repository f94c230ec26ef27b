#pragma once

#include "cli/commands.hpp"
#include "cli/installed_tree.hpp"
#include "cli/serve_settings.hpp"
#include "net/server.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace chorus::cli {

// The words that `chorus serve` and `chorus start` share, as typed.
struct ServeWords {
  ServeSettings settings;
  std::string workspace;
  std::vector<std::string> plugins;
  std::string now;
  bool no_browser = false;
};

void add_serve_options(CLI::App& command, ServeWords& words);

// Makes settings of the words, and this process one that may serve: its files for their owner
// alone, lines enough for everybody. False: it was said why not. Throws std::runtime_error with
// words.
bool ready_to_serve(ServeWords& words, Streams streams);

// Where activity types lie: those that came with the program, and what was named.
std::vector<std::filesystem::path> plugin_roots(const ServeSettings& settings,
                                                const InstalledTree& tree);

// Where and to whom this process serves, whether an inquiry or the start page.
net::ServerSettings server_settings_of(const ServeSettings& settings, const InstalledTree& tree);

}  // namespace chorus::cli
