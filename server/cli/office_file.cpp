#include "cli/office_file.hpp"

#include "platform/child_process.hpp"
#include "platform/path_text.hpp"
#include "platform/scratch_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace chorus::cli {
namespace {

#ifdef _WIN32
constexpr char k_between_folders = ';';
constexpr const char* k_node = "node.exe";
#else
constexpr char k_between_folders = ':';
constexpr const char* k_node = "node";
#endif

std::filesystem::path node_on_this_machine() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing of ours changes the environment
  const char* folders = std::getenv("PATH");
  std::istringstream path(folders ? folders : "");
  for (std::string folder; std::getline(path, folder, k_between_folders);) {
    std::error_code not_there;
    auto file = std::filesystem::path(folder) / k_node;
    if (file.is_absolute() && std::filesystem::is_regular_file(file, not_there)) return file;
  }
  return {};
}

}  // namespace

OfficeFiles::OfficeFiles(const InstalledTree& tree)
    : program_(tree.papers), node_(node_on_this_machine()) {}

std::optional<std::string> OfficeFiles::trouble() const {
  if (!std::filesystem::is_regular_file(program_)) {
    return "What writes Word files is missing: " + platform::utf8(program_) +
           ". Install Chorus again.";
  }
  if (node_.empty()) {
    return "Word files are written by node, which is not here. Install node 20.19 or newer (it "
           "runs " +
           platform::utf8(program_) + "), or take them from the console, which needs no node.";
  }
  return std::nullopt;
}

std::string OfficeFiles::made_from(const std::string& paper) const {
  const platform::ScratchFolder folder;
  const auto from = folder.path() / "paper.json";
  const auto to = folder.path() / "paper";
  std::ofstream(from, std::ios::binary) << paper;
  auto node = platform::ChildProcess::start(
      {node_, {platform::utf8(program_), platform::utf8(from), platform::utf8(to)}});
  // Nobody reads what it says, and it must not wait for a reader.
  node.take_output();
  const auto end = node.reap();
  std::ifstream made(to, std::ios::binary);
  if (end != platform::ChildExit{} || !made) {
    throw std::runtime_error("A Word file could not be made: node " + end.words() +
                             ". Other formats can be written without it.");
  }
  return {std::istreambuf_iterator<char>(made), {}};
}

}  // namespace chorus::cli
