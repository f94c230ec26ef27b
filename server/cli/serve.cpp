// chorus serve: one live inquiry.
#include "cli/before_change.hpp"
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/iso_time.hpp"
#include "cli/live_inquiry.hpp"
#include "cli/new_inquiry.hpp"
#include "cli/serve_settings.hpp"
#include "kernel/values/limits.hpp"
#include "platform/limits.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "storage/check.hpp"
#include "storage/inquiry_file.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <stdexcept>

namespace chorus::cli {
namespace {

// For the file, its log and lists, plugin processes and the pages themselves.
constexpr std::size_t k_files_beside_people = 256;
constexpr std::size_t k_faults_told = 20;
constexpr const char* k_first_inquiry = "first.inquiry";
constexpr const char* k_first_template = "short-inquiry";

struct ServeWords {
  ServeSettings settings;
  std::string file;
  std::string workspace;
  std::vector<std::string> plugins;
  std::string now;
  bool no_browser = false;
};

// Without a file: the newest inquiry of the workspace, or a first one, ready to use.
std::filesystem::path chosen_file(const ServeWords& words) {
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

// A line that cannot be taken for want of a file would be a person who stands outside.
void allow_everybody(std::size_t people) {
  const auto wanted = people + limits::k_connections_spare + limits::k_connections_kept +
                      limits::k_unseated + k_files_beside_people;
  const auto allowed = platform::raise_open_files(wanted);
  if (allowed >= wanted) return;
  throw std::runtime_error("This computer lets Chorus hold " + std::to_string(allowed) +
                           " lines open, too few for " + std::to_string(people) +
                           " people. Say a smaller --max-people, or raise the limit (ulimit -n).");
}

int serve(ServeWords words, Streams streams) {
  ServeSettings& settings = words.settings;
  if (platform::is_root() && !settings.allow_root) {
    streams.err
        << "chorus: The administrator's account must not run a server. Use your own account, "
           "or say --allow-root where there is no other.\n";
    return k_failed;
  }
  platform::set_private_umask();
  platform::no_core_dumps();
  platform::ignore_broken_pipes();
  platform::ignore_file_size_limits();
  allow_everybody(settings.people_limit);
  settings.browser = !words.no_browser;
  settings.plugin_folders.assign(words.plugins.begin(), words.plugins.end());
  if (!words.now.empty()) settings.now = instant_of(words.now);
  settings.workspace =
      words.workspace.empty() ? default_workspace() : std::filesystem::path(words.workspace);
  settings.file = storage::true_path(chosen_file(words));
  if (!may_be_served(settings, streams)) return k_failed;
  copy_before_new_tables(settings.file, streams.err);
  LiveInquiry live(settings, InstalledTree::find(), streams);
  return live.run() ? k_done : k_failed;
}

}  // namespace

void add_serve(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand("serve", "Serve an inquiry to the phones in the room");
  auto words = std::make_shared<ServeWords>();
  ServeSettings& settings = words->settings;
  settings.people_limit = limits::k_people;
  command->add_option("FILE", words->file, "The inquiry; else the newest of the workspace");
  command->add_option("--workspace", words->workspace, "Where inquiries lie");
  command->add_option("--port", settings.port, "8080, else one of the next three; 0: any free one");
  command->add_option("--bind", settings.bind, "One address to listen on; else all");
  command->add_option("--host", settings.hosts, "A further name or address to answer to")
      ->take_all();
  command->add_option("--plugins", words->plugins, "A further folder of activity types")
      ->take_all();
  command->add_option("--max-people", settings.people_limit, "How many people may join")
      ->check(CLI::Range(std::size_t{1}, std::size_t{20'000}));
  command->add_option("--now", words->now,
                      "A rehearsal clock that starts here, as 2026-11-24T16:30");
  command->add_flag("--no-browser", words->no_browser, "Do not open the facilitator's page");
  command->add_flag("--json", settings.json, "One JSON object a line on standard output");
  command->add_flag("--safe-mode", settings.safe_mode,
                    "Load no activity type; everything stays readable");
  command->add_flag("--with-faults", settings.with_faults,
                    "Serve a file all the same that \"chorus check\" finds fault with");
  command->add_flag("--allow-root", settings.allow_root, "Run as the administrator all the same");
  command->add_flag("--plain-writes", settings.plain_writes,
                    "Send each message by itself, to rule out a fault in sending many at once");
  command->add_flag("--stall-upgrades", settings.stall_upgrades, "For tests: let WebSockets hang")
      ->group("");
  command->callback([=, &status] { status = serve(*words, streams); });
}

}  // namespace chorus::cli
