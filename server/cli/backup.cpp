// chorus backup: a consistent copy, also while the inquiry is being served. It is noted beside the
// inquiry, so that the server makes it anew once something is taken back.
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/noted_copy.hpp"

#include <CLI/App.hpp>
#include <memory>
#include <ostream>

namespace chorus::cli {

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
    const auto id = storage::inquiry_id(words->file);
    storage::IssuedList issued(words->file, id);
    storage::make_noted_copy(words->file, issued, {words->file, id}, words->copy);
    streams.out << words->copy << '\n';
    status = k_done;
  });
}

}  // namespace chorus::cli
