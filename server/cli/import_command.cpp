// chorus import: an inquiry from an archive, whole or not at all.
#include "archive/archive_file.hpp"
#include "archive/arrival.hpp"
#include "cli/archive_taking.hpp"
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/passphrase.hpp"
#include "cli/shelf_acts.hpp"
#include "cli/slow_progress.hpp"
#include "platform/clock.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/limits.hpp"
#include "platform/private_folder.hpp"

#include <CLI/App.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>

namespace chorus::cli {
namespace {

struct ImportWords {
  std::string archive;
  std::string file;
  std::string passphrase_file;
  std::string workspace;
  std::string material_of;
};

void tell(const archive::Arrived& arrived, const ImportWords& words, Streams streams) {
  streams.out << words.file << '\n';
  if (arrived.taken_back > 0) {
    streams.err << "chorus: People took " << arrived.taken_back
                << (arrived.taken_back == 1 ? " thing" : " things")
                << " back since the archive was made. They stayed away.\n";
  }
  if (!arrived.is_noted) {
    streams.err << "chorus: Which papers left, and what was taken back before, could not be noted "
                   "beside it. Free some space, delete the new file, and take it in again.\n";
  }
  if (arrived.form == archive::Form::redacted) {
    streams.err << "chorus: It holds what the people of \"" << arrived.title
                << "\" let others read, and nobody of them.\n";
  }
}

// Empty: none was said, and so it is ours.
std::string whose_it_is(const ImportWords& words) {
  try {
    return words.material_of.empty() ? std::string() : checked_whose(words.material_of);
  } catch (const ActRefused&) {
    throw std::runtime_error(
        "Say whose the archive is in 1 to 80 characters: --material \"Hillside youth forum\".");
  }
}

int take_archive(const ImportWords& words, Streams streams) {
  const ArrivalWish wish{words.file, whose_it_is(words)};
  platform::set_private_umask();
  platform::no_core_dumps();
  platform::ignore_file_size_limits();
  const auto tree = InstalledTree::find();
  const std::filesystem::path workspace =
      words.workspace.empty() ? default_workspace() : std::filesystem::path(words.workspace);
  archive::ArchiveIn archive(words.archive,
                             [&] { return known_passphrase(words.passphrase_file); });
  SlowProgress progress(streams.err, platform::monotonic_ms);
  const platform::HeldInterruptions until_it_is_whole;
  const auto arrived = taken_in(archive, wish, workspace, tree,
                                [&](std::uint64_t bytes) { progress.told(bytes, archive.size()); });
  tell(arrived, words, streams);
  return k_done;
}

}  // namespace

void add_import(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand("import", "An inquiry from an archive, whole or not at all");
  auto words = std::make_shared<ImportWords>();
  command->add_option("ARCHIVE", words->archive, "What \"chorus archive\" made")->required();
  command->add_option("FILE", words->file, "Where the inquiry shall lie")->required();
  command->add_option("--passphrase-file", words->passphrase_file,
                      "A file with the passphrase in its first line; else it is typed");
  command->add_option("--material", words->material_of,
                      "It is another group's, and comes in to be read: what that group is called");
  command->add_option("--workspace", words->workspace, "Where inquiries of this computer lie");
  command->callback([=, &status] { status = take_archive(*words, streams); });
}

}  // namespace chorus::cli
