#pragma once

#include "cli/installed_tree.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace chorus::cli {

// Office programs' files on the command line. They are made by the console's own code
// (client/src/papers), which node runs here: no second writer, and the same bytes from both.
class OfficeFiles {
 public:
  explicit OfficeFiles(const InstalledTree& tree);

  // Why there can be none here, in words; none: there can.
  std::optional<std::string> trouble() const;

  // The file that comes of a paper's JSON (report::is_finished_elsewhere). Waits for node, which
  // takes about a second. Throws std::runtime_error where it fails.
  std::string made_from(const std::string& paper) const;

 private:
  std::filesystem::path program_;  // what node runs
  std::filesystem::path node_;     // empty: it is not here
};

}  // namespace chorus::cli
