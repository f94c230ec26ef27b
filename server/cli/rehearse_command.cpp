// chorus rehearse: pretend participants. It reads its own words, since --seed and others differ
// from the program's.
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/installed_tree.hpp"
#include "cli/rehearsal_run.hpp"
#include "cli/rehearse_scripts.hpp"
#include "host/catalogue.hpp"
#include "kernel/values/limits.hpp"
#include "rehearse/rehearsal.hpp"

#include <nlohmann/json.hpp>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iomanip>
#include <optional>
#include <ostream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace chorus::cli {
namespace {

using nlohmann::json;
using rehearse::ClientLoop;
using rehearse::Rehearsal;
using rehearse::RehearsalReport;
using std::chrono::milliseconds;

struct RehearseWords {
  std::string url;
  std::string code;
  int people = 0;
  std::string facilitator;
  std::uint64_t seed = 0;
  double speed = 1;
  double seconds = 120;
  double patience = 0;
  std::size_t evening = 0;
  bool json_lines = false;
  std::vector<std::string> plugin_folders;
};

void describe_rehearsal(CLI::App& app, RehearseWords& words) {
  app.add_option("url", words.url, "Where the server answers, as http://address:port")->required();
  app.add_option("--code", words.code, "The code people type to join")->required();
  app.add_option("--people", words.people, "How many pretend people")
      ->required()
      ->check(CLI::Range(1, Rehearsal::k_people_most));
  app.add_option("--facilitator", words.facilitator,
                 "The lead's one-time link: the rehearsal runs the evening too");
  app.add_option("--seed", words.seed,
                 "What everyone's chance begins with; printed when not given");
  app.add_option("--speed", words.speed, "Thinking time is divided by this")
      ->check(CLI::Range(0.01, 10'000.0));
  app.add_option("--seconds", words.seconds, "How long the whole may take")
      ->check(CLI::Range(1.0, 86'400.0));
  app.add_option("--patience", words.patience,
                 "How many seconds a part waits for people who do not answer")
      ->check(CLI::Range(1.0, 3'600.0));
  app.add_option("--evening", words.evening,
                 "The lead goes as far as the end of this evening of the plan, 1 the first")
      ->check(CLI::Range(std::size_t{1}, limits::k_evenings));
  app.add_option("--plugins", words.plugin_folders,
                 "A further folder of activity types that it is served with")
      ->take_all();
  app.add_flag("--json", words.json_lines, "One JSON object a line; the last one sums up");
}

rehearse::Scripts scripts_for(const RehearseWords& words) {
  const InstalledTree tree = InstalledTree::find();
  std::vector<std::filesystem::path> roots{tree.plugins};
  roots.insert(roots.end(), words.plugin_folders.begin(), words.plugin_folders.end());
  return rehearse_scripts(host::Catalogue(roots, false), tree.schemas);
}

std::optional<Rehearsal::Options> rehearsal_options(const RehearseWords& words, std::ostream& err) {
  Rehearsal::Options options;
  const auto where = rehearse::WebAddress::from(words.url);
  if (!where) {
    err << "chorus rehearse: " << words.url << " is no address; give it as http://address:port\n";
    return std::nullopt;
  }
  options.where = *where;
  if (!words.facilitator.empty()) {
    const auto link = rehearse::WebAddress::from(words.facilitator);
    if (!link || link->fragment_name != "l" || link->fragment.empty()) {
      err << "chorus rehearse: the facilitator's link ends in #l= and a long secret; copy all of "
             "it\n";
      return std::nullopt;
    }
    options.launch = link->fragment;
  }
  options.code = words.code;
  options.people = words.people;
  options.seed = words.seed != 0 ? words.seed : std::random_device{}() % 1'000'000U + 1U;
  options.speed = words.speed;
  options.limit = milliseconds(static_cast<std::int64_t>(words.seconds * 1'000));
  if (words.patience > 0) {
    options.patience = milliseconds(static_cast<std::int64_t>(words.patience * 1'000));
  }
  if (words.evening > 0) options.until_evening = words.evening;
  options.scripts = scripts_for(words);
  return options;
}

double tenths(double value) { return std::round(value * 10) / 10; }

nlohmann::ordered_json rehearsal_summary(const RehearsalReport& report) {
  return {{"people", report.people},
          {"sent", report.sent},
          {"acknowledged", report.acknowledged},
          {"lost", report.lost},
          {"doubled", report.doubled},
          {"reconnects", report.reconnects},
          {"parts", report.parts},
          {"parts_done", report.parts_done},
          {"p50_ms", tenths(report.p50_ms)},
          {"p95_ms", tenths(report.p95_ms)},
          {"p99_ms", tenths(report.p99_ms)}};
}

json progress_line(const Rehearsal& rehearsal) {
  const auto standing = rehearsal.standing();
  return {{"event", "progress"},     {"text", rehearsal.where_we_are()},  {"here", standing.here},
          {"parts", standing.parts}, {"parts_done", standing.parts_done}, {"part", standing.title}};
}

json left_line(const rehearse::PretendLead::LeftPart& part) {
  return {{"event", "left"},
          {"part", part.title},
          {"code", part.code},
          {"text_key", part.text_key},
          {"args", part.text_args ? *part.text_args : json::object()}};
}

void tell_in_words(const RehearsalReport& report, std::ostream& out) {
  out << report.people << " people took part. " << report.sent << " commands, "
      << report.acknowledged << " saved, " << report.reconnects << " lines came back.\n"
      << "From tap to saved: " << tenths(report.p50_ms) << " ms for half of them, "
      << tenths(report.p95_ms) << " ms for 95 in 100, " << tenths(report.p99_ms)
      << " ms for 99 in 100.\n";
  if (report.lost == 0 && report.doubled == 0) {
    out << "Nothing that was saved is missing, and nothing is there twice.\n";
  } else {
    out << report.lost << " lost, " << report.doubled << " doubled.\n";
  }
}

int rehearse_with(const Rehearsal::Options& options, bool json_lines, std::ostream& out,
                  std::ostream& err) {
  if (json_lines) {
    out << json{{"event", "started"}, {"seed", options.seed}}.dump() << std::endl;
  } else {
    out << "Rehearsing with " << options.people << " people, seed " << options.seed << std::endl;
  }
  ClientLoop loop;
  Rehearsal rehearsal(loop, options);
  const auto report = rehearsal.run([&] {
    if (json_lines) {
      out << progress_line(rehearsal).dump() << std::endl;
    } else {
      out << rehearsal.where_we_are() << std::endl;
    }
  });
  for (const auto& words : report.findings) err << "chorus rehearse: " << words << "\n";
  for (const auto& words : report.troubles) err << "chorus rehearse: " << words << "\n";
  if (json_lines) {
    for (const auto& part : report.left) out << left_line(part).dump() << std::endl;
    out << rehearsal_summary(report).dump() << std::endl;
  } else {
    tell_in_words(report, out);
  }
  return report.sound() ? k_done : k_failed;
}

// Returns the exit status: 0 sound, 1 something acknowledged was lost or doubled or there was no
// rehearsal, 2 the words are off. With --json the last line of `out` is the summary.
int run_rehearse(const std::vector<std::string>& words, std::ostream& out, std::ostream& err) {
  RehearseWords read;
  CLI::App app("Pretend participants play the open activities over the real protocol",
               "chorus rehearse");
  describe_rehearsal(app, read);
  auto reversed = words;
  std::reverse(reversed.begin(), reversed.end());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error, out, err);
    return status == 0 ? k_done : k_bad_words;
  }
  std::optional<Rehearsal::Options> options;
  try {
    options = rehearsal_options(read, err);
  } catch (const std::runtime_error& error) {
    err << "chorus rehearse: " << error.what() << "\n";
  }
  if (!options) return k_bad_words;
  try {
    return rehearse_with(*options, read.json_lines, out, err);
  } catch (const std::exception& error) {
    err << "chorus rehearse: " << error.what() << "; is the server running there?\n";
    return k_failed;
  }
}

}  // namespace

void add_rehearse(CLI::App& app, Streams streams, int& status) {
  auto* command = app.add_subcommand("rehearse", "Pretend participants play the open activities");
  command->prefix_command();
  command->set_help_flag();
  command->callback([=, &status] {
    const auto typed = command->remaining();
    const bool is_child = typed == std::vector<std::string>{"--by-channel"};
    status = run_rehearse(is_child ? words_from_parent() : typed, streams.out, streams.err);
  });
}

}  // namespace chorus::cli
