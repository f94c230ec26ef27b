// chorus rehearse: pretend participants, by its own reader of words.
#include "cli/commands.hpp"
#include "cli/rehearse/rehearse.hpp"

#include <CLI/App.hpp>
#include <memory>

namespace chorus::cli {

void add_rehearse(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand("rehearse", "Pretend participants play the open activities");
  command->prefix_command();
  command->set_help_flag();
  command->callback([=, &status] {
    status = rehearse::run_rehearse(command->remaining(), streams.out, streams.err);
  });
}

}  // namespace chorus::cli
