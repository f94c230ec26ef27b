#pragma once

#include "cli/commands.hpp"

namespace chorus::cli {

// What stands under `chorus plugin`; each adds itself to that command.
void add_plugin_check(CLI::App& plugin, Streams streams, int& status);
void add_plugin_new(CLI::App& plugin, Streams streams, int& status);

}  // namespace chorus::cli
