// chorus backup: a consistent copy, also while the inquiry is being served. It is noted beside the
// inquiry, so that the server makes it anew once something is taken back. Where that folder cannot
// be written, the copy is made all the same, and its price is said.
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "platform/held_interruptions.hpp"
#include "storage/check.hpp"
#include "storage/noted_copy.hpp"

#include <CLI/App.hpp>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace chorus::cli {
namespace {

// Ctrl-C counts once the copy is whole.
std::optional<std::string> made_whole(const std::string& file, const std::string& copy) {
  const platform::HeldInterruptions until_it_is_whole;
  return storage::make_copy(file, copy);
}

}  // namespace

void add_backup(CLI::App& app, Streams streams, int& status) {
  struct Words {
    std::string file;
    std::string copy;
  };
  auto* command = app.add_subcommand("backup", "Copy an inquiry, also while it is being served");
  auto words = std::make_shared<Words>();
  command->add_option("FILE", words->file, "The inquiry")->required();
  command->add_option("--out", words->copy, "The copy")->required();
  command->callback([=, &status] {
    const auto not_noted = made_whole(words->file, words->copy);
    streams.out << words->copy << '\n';
    if (not_noted) {
      streams.err << "chorus: The copy is made and complete, but could not be noted beside the "
                     "inquiry. What people take back later will stay in it. Once the inquiry's "
                     "folder can be written, make the copy again under the same name, or delete "
                     "it. ("
                  << *not_noted << ")\n";
    }
    const auto faults = storage::check_inquiry(words->file).faults;
    for (const auto& fault : faults) streams.err << "chorus: " << fault << '\n';
    if (!faults.empty()) {
      streams.err << "chorus: " << words->file
                  << " has faults, and so has the copy. Keep the older copies.\n";
    }
    status = faults.empty() ? k_done : k_failed;
  });
}

}  // namespace chorus::cli
