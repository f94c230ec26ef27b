#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own
class App;
}

namespace chorus::cli {

struct Streams {
  std::ostream& out;
  std::ostream& err;
};

// Each adds its command with its words to `app`; when that command is named, its exit status comes
// to `status`. One file a command.
void add_start(CLI::App& app, Streams streams, int& status);  // also the program without a command
void add_serve(CLI::App& app, Streams streams, int& status);
void add_new(CLI::App& app, Streams streams, int& status);
void add_template(CLI::App& app, Streams streams, int& status);
void add_check(CLI::App& app, Streams streams, int& status);
void add_archive(CLI::App& app, Streams streams, int& status);
void add_import(CLI::App& app, Streams streams, int& status);
void add_export(CLI::App& app, Streams streams, int& status);
void add_care(CLI::App& app, Streams streams, int& status);
void add_backup(CLI::App& app, Streams streams, int& status);
void add_rehearse(CLI::App& app, Streams streams, int& status);
void add_plugin(CLI::App& app, Streams streams, int& status);
void add_plugin_host(CLI::App& app, Streams streams, int& status);  // the program's own use

}  // namespace chorus::cli
