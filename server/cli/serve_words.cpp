#include "cli/serve_words.hpp"

#include "cli/iso_time.hpp"
#include "cli/version.hpp"
#include "kernel/values/limits.hpp"
#include "platform/limits.hpp"
#include "platform/private_folder.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstddef>
#include <ostream>
#include <stdexcept>

namespace chorus::cli {
namespace {

// For the file, its log and lists, plugin processes and the pages themselves.
constexpr std::size_t k_files_beside_people = 256;

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

}  // namespace

void add_serve_options(CLI::App& command, ServeWords& words) {
  ServeSettings& settings = words.settings;
  settings.people_limit = limits::k_people;
  command.add_option("--workspace", words.workspace, "Where inquiries lie");
  command.add_option("--port", settings.port, "8080, else one of the next three; 0: any free one");
  command.add_option("--bind", settings.bind, "One address to listen on; else all");
  command.add_option("--host", settings.hosts, "A further name or address to answer to")
      ->take_all();
  command.add_option("--plugins", words.plugins, "A further folder of activity types")->take_all();
  command.add_option("--max-people", settings.people_limit, "How many people may join")
      ->check(CLI::Range(std::size_t{1}, std::size_t{20'000}));
  command.add_option("--now", words.now, "A rehearsal clock that starts here, as 2026-11-24T16:30");
  command.add_flag("--no-browser", words.no_browser, "Do not open the facilitator's page");
  command.add_flag("--json", settings.json, "One JSON object a line on standard output");
  command.add_flag("--safe-mode", settings.safe_mode,
                   "Load no activity type; everything stays readable");
  command.add_flag("--allow-root", settings.allow_root, "Run as the administrator all the same");
  command.add_flag("--plain-writes", settings.plain_writes,
                   "Send each message by itself, to rule out a fault in sending many at once");
  command.add_flag("--stall-upgrades", settings.stall_upgrades, "For tests: let WebSockets hang")
      ->group("");
}

bool ready_to_serve(ServeWords& words, Streams streams) {
  ServeSettings& settings = words.settings;
  if (platform::is_root() && !settings.allow_root) {
    streams.err
        << "chorus: The administrator's account must not run a server. Use your own account, "
           "or say --allow-root where there is no other.\n";
    return false;
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
  return true;
}

std::vector<std::filesystem::path> plugin_roots(const ServeSettings& settings,
                                                const InstalledTree& tree) {
  std::vector<std::filesystem::path> roots{tree.plugins};
  roots.insert(roots.end(), settings.plugin_folders.begin(), settings.plugin_folders.end());
  return roots;
}

net::ServerSettings server_settings_of(const ServeSettings& settings, const InstalledTree& tree) {
  net::ServerSettings result;
  result.bind = settings.bind;
  result.port = settings.port;
  result.hosts = settings.hosts;
  result.client_root = tree.client;
  result.people_limit = settings.people_limit;
  result.version = k_version;
  result.stall_upgrades = settings.stall_upgrades;
  result.plain_writes = settings.plain_writes;
  return result;
}

}  // namespace chorus::cli
