#include "cli/program.hpp"

#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/version.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <exception>
#include <iostream>

namespace chorus::cli {
namespace {

// CLI11 tells success, help and version by the same exception as errors.
int explain(const CLI::App& app, const CLI::ParseError& said, Streams streams) {
  const int code = app.exit(said, streams.out, streams.err);
  return code == 0 ? k_done : k_bad_words;
}

}  // namespace

int run(const std::vector<std::string>& words, std::ostream& out, std::ostream& err) {
  CLI::App app{"Chorus: appreciative-inquiry workshops from one laptop, without internet",
               "chorus"};
  app.set_version_flag("--version", std::string("chorus ") + k_version);
  app.set_help_flag("--help,-h", "Say what there is");
  app.require_subcommand(0, 1);
  const Streams streams{out, err};
  int status = k_done;
  add_start(app, streams, status);
  add_serve(app, streams, status);
  add_new(app, streams, status);
  add_template(app, streams, status);
  add_check(app, streams, status);
  add_backup(app, streams, status);
  add_archive(app, streams, status);
  add_import(app, streams, status);
  add_export(app, streams, status);
  add_care(app, streams, status);
  add_rehearse(app, streams, status);
  add_plugin(app, streams, status);
  add_plugin_host(app, streams, status);
  auto* help = app.add_subcommand("help", "What there is, or what one command takes");
  std::string topic;
  help->add_option("COMMAND", topic, "which command");
  help->callback([&] {
    // App::help() would tell about `help` itself, the command that was named.
    const CLI::App* about = topic.empty() ? &app : app.get_subcommand(topic);
    out << about->get_formatter()->make_help(about, "chorus " + topic, CLI::AppFormatMode::Normal);
  });
  std::vector<std::string> given = words.empty() ? std::vector<std::string>{"start"} : words;
  std::reverse(given.begin(), given.end());  // as CLI11 takes them
  try {
    app.parse(given);
  } catch (const CLI::ParseError& said) {
    return explain(app, said, streams);
  } catch (const std::exception& fault) {
    err << "chorus: " << fault.what() << '\n';
    return k_failed;
  }
  return status;
}

}  // namespace chorus::cli
