// chorus plugin-host: the mode in which the program runs one activity type's rules for another of
// itself. Nobody types it.
#include "cli/commands.hpp"
#include "host/plugin_process.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>

namespace chorus::cli {

void add_plugin_host(CLI::App& app, Streams, int& status) {
  struct Words {
    std::string folder;
    int channel = 0;
  };
  auto* command = app.add_subcommand("plugin-host", "Runs one activity type for the server");
  command->group("");
  auto words = std::make_shared<Words>();
  command->add_option("--plugin", words->folder, "Its folder")->required();
  command->add_option("--channel", words->channel, "The inherited channel")->required();
  command->callback([=, &status] { status = host::run_plugin_process(words->folder); });
}

}  // namespace chorus::cli
