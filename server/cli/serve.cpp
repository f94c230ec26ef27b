// chorus serve: one live inquiry.
#include "cli/before_change.hpp"
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/live_inquiry.hpp"
#include "cli/new_inquiry.hpp"
#include "cli/serve_words.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "shelf/rehearsal_copy.hpp"
#include "storage/check.hpp"
#include "storage/inquiry_file.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <ostream>

namespace chorus::cli {
namespace {

constexpr std::size_t k_faults_told = 20;
constexpr const char* k_first_inquiry = "first.inquiry";
constexpr const char* k_first_template = "short-inquiry";

struct ServeFileWords : ServeWords {
  std::string file;
};

// Without a file: the newest inquiry of the workspace, or a first one, ready to use.
std::filesystem::path chosen_file(const ServeFileWords& words) {
  if (!words.file.empty()) return words.file;
  const auto& workspace = words.settings.workspace;
  platform::make_private_folder(workspace);
  std::optional<std::filesystem::directory_entry> newest;
  for (const auto& entry : std::filesystem::directory_iterator(workspace)) {
    if (entry.path().extension() != ".inquiry") continue;
    if (!newest || entry.last_write_time() > newest->last_write_time()) newest = entry;
  }
  if (newest) return newest->path();
  auto first = workspace / k_first_inquiry;
  make_inquiry(first, k_first_template, "");
  return first;
}

// What `chorus check` finds is said before anybody comes. False: it has faults, and nobody wants it
// served with them; nothing was changed.
bool may_be_served(ServeSettings& settings, Streams streams) {
  const auto report = storage::check_inquiry(settings.file);
  // What is no inquiry at all is said where it is opened.
  if (!report.is_inquiry || report.faults.empty()) return true;
  settings.has_faults = true;
  const auto told = std::min(report.faults.size(), k_faults_told);
  for (std::size_t at = 0; at < told; ++at) {
    streams.err << "chorus: " << report.faults[at] << '\n';
  }
  const std::string name = platform::utf8(settings.file.filename());
  if (settings.with_faults) {
    streams.err << "chorus: " << name << " is served with these faults, as you asked.\n";
    return true;
  }
  streams.err << "chorus: " << name
              << " has faults, so it was not opened. Nothing was changed. Open the newest backup, "
                 "or say --with-faults to serve it as it is.\n";
  return false;
}

int serve(ServeFileWords words, Streams streams) {
  ServeSettings& settings = words.settings;
  if (!ready_to_serve(words, streams)) return k_failed;
  settings.file = storage::true_path(chosen_file(words));
  shelf::clear_rehearsals(settings.workspace);
  if (!may_be_served(settings, streams)) return k_failed;
  copy_before_new_tables(settings.file, streams.err);
  LiveInquiry live(settings, InstalledTree::find(), streams);
  return live.run() ? k_done : k_failed;
}

}  // namespace

void add_serve(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand("serve", "Serve an inquiry to the phones in the room");
  auto words = std::make_shared<ServeFileWords>();
  ServeSettings& settings = words->settings;
  command->add_option("FILE", words->file, "The inquiry; else the newest of the workspace");
  add_serve_options(*command, *words);
  command->add_flag("--with-faults", settings.with_faults,
                    "Serve a file all the same that \"chorus check\" finds fault with");
  command->callback([=, &status] { status = serve(*words, streams); });
}

}  // namespace chorus::cli
