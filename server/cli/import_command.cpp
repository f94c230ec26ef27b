// chorus import: an inquiry from an archive, whole or not at all.
#include "archive/archive_file.hpp"
#include "archive/arrival.hpp"
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/passphrase.hpp"
#include "cli/slow_progress.hpp"
#include "cli/sound_file.hpp"
#include "cli/system_ports.hpp"
#include "host/catalogue.hpp"
#include "kernel/values/random_text.hpp"
#include "media/medium_format.hpp"
#include "platform/clock.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/limits.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "shelf/shelf_list.hpp"

#include <CLI/App.hpp>
#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

namespace chorus::cli {
namespace {

using media::MediumFormat;

constexpr std::array<std::pair<std::string_view, MediumFormat>, 6> k_media_types{
    {{"image/jpeg", MediumFormat::jpeg},
     {"audio/mpeg", MediumFormat::mp3},
     {"audio/wav", MediumFormat::wav},
     {"audio/ogg", MediumFormat::ogg},
     {"audio/webm", MediumFormat::webm},
     {"audio/mp4", MediumFormat::mp4}}};

struct ImportWords {
  std::string archive;
  std::string file;
  std::string passphrase_file;
  std::string workspace;
};

bool begins_as_it_says(const kernel::Medium& medium, const std::string& bytes) {
  const auto format = media::format_of(std::string_view(bytes).substr(0, media::k_format_bytes));
  for (const auto& [type, known] : k_media_types) {
    if (type == medium.content_type) return known == format;
  }
  return false;
}

// Where inquiries of this computer lie, and so the lists of what was taken back.
std::vector<std::filesystem::path> folders_of(const shelf::ShelfList& list,
                                              const std::filesystem::path& workspace,
                                              const std::filesystem::path& place) {
  std::vector<std::filesystem::path> folders{std::filesystem::absolute(place).parent_path(),
                                             workspace};
  for (const auto& file : list.elsewhere) folders.push_back(file.parent_path());
  return folders;
}

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

int take_archive(const ImportWords& words, Streams streams) {
  platform::set_private_umask();
  platform::no_core_dumps();
  platform::ignore_file_size_limits();
  const auto tree = InstalledTree::find();
  const host::Catalogue catalogue({tree.plugins}, false);
  const auto book = core_records(tree, catalogue);
  const std::filesystem::path workspace =
      words.workspace.empty() ? default_workspace() : std::filesystem::path(words.workspace);
  const auto list = shelf::read_list(workspace);
  SystemEntropy entropy;
  archive::ArchiveIn archive(words.archive,
                             [&] { return known_passphrase(words.passphrase_file); });
  SlowProgress progress(streams.err, platform::monotonic_ms);
  archive::Surroundings around;
  around.line = [&](const auto& t, const auto& line) { return book->archive_fault(t, line); };
  around.body = [&](const kernel::Record& record) {
    return core_body_fault(*book, record.type, record.body);
  };
  around.is_medium = begins_as_it_says;
  around.fresh_values = {{"join_code", kernel::random_code(entropy)},
                         {"join_token", kernel::random_secret(entropy)},
                         {"inquiry_id", kernel::random_id(entropy)}};
  around.ended_on = [&](const std::string& inquiry) {
    const auto ended = list.ended.find(inquiry);
    return ended == list.ended.end() ? std::string() : ended->second;
  };
  around.folders = folders_of(list, workspace, words.file);
  around.progress = [&](std::uint64_t bytes) { progress.told(bytes, archive.size()); };
  const platform::HeldInterruptions until_it_is_whole;
  tell(archive::take_in(archive, words.file, around), words, streams);
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
  command->add_option("--workspace", words->workspace, "Where inquiries of this computer lie");
  command->callback([=, &status] { status = take_archive(*words, streams); });
}

}  // namespace chorus::cli
