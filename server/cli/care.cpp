// chorus care: what needs care, as a paper for the safeguarding lead, on the laptop alone.
#include "cli/commands.hpp"
#include "cli/exit_status.hpp"
#include "cli/report_material.hpp"
#include "cli/room_zone.hpp"
#include "host/catalogue.hpp"
#include "platform/held_interruptions.hpp"
#include "platform/limits.hpp"
#include "platform/local_time.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "platform/replace_file.hpp"
#include "report/care_paper.hpp"
#include "storage/inquiry_snapshot.hpp"

#include <CLI/App.hpp>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace chorus::cli {
namespace {

// Where each drawing went; empty for a record without one.
std::vector<std::string> written_drawings(const std::vector<report::CareRecord>& records,
                                          const std::filesystem::path& folder,
                                          const report::Words& words) {
  std::vector<std::string> files;
  for (const auto& record : records) {
    const std::string drawing = folder.empty() ? "" : report::care_drawing(record, words);
    if (drawing.empty()) {
      files.emplace_back();
      continue;
    }
    const auto path = folder / ("care-" + std::to_string(files.size() + 1) + ".svg");
    const platform::HeldInterruptions until_it_is_whole;
    platform::erase_interrupted(path);
    platform::replace_file(path, drawing);
    files.push_back(platform::utf8(path));
  }
  return files;
}

int print_care(const std::string& file, const std::string& folder, Streams streams) {
  platform::set_private_umask();
  platform::no_core_dumps();
  const auto tree = InstalledTree::find();
  const host::Catalogue catalogue({tree.plugins}, false);
  const auto words = report_words(tree);
  const auto spaces = storage::read_snapshot(file);
  use_zone_of(spaces);
  const auto records = report::care_in({spaces, catalogue.kinds(), kernel::Consents()}, words);
  if (!folder.empty() && !records.empty()) std::filesystem::create_directories(folder);
  streams.out << report::care_paper(records, written_drawings(records, folder, words),
                                    {platform::local_day, platform::local_time}, words);
  return k_done;
}

}  // namespace

void add_care(CLI::App& app, Streams streams, int& status) {
  struct Words {
    std::string file;
    std::string folder;
  };
  auto* command = app.add_subcommand(
      "care", "Print what needs care for the safeguarding lead, also while it is served");
  auto words = std::make_shared<Words>();
  command->add_option("FILE", words->file, "The inquiry")->required();
  command->add_option("--out", words->folder, "A folder for the drawings, as SVG files");
  command->callback([=, &status] { status = print_care(words->file, words->folder, streams); });
}

}  // namespace chorus::cli
