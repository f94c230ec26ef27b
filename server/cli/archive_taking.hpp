#pragma once

#include "archive/arrival.hpp"
#include "cli/installed_tree.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace chorus::cli {

// What an archive shall become.
struct ArrivalWish {
  std::filesystem::path place;
  // Whose it is, if it comes in to be read; empty: it is ours, and goes on.
  std::string material_of;
};

// Makes an inquiry of an archive, with all that this computer knows: the shapes of records, what
// was taken back and which inquiries were ended here. `progress` is told how many bytes are read;
// what it throws ends it. Throws as archive::take_in, and then nothing lies there.
archive::Arrived taken_in(archive::ArchiveIn& archive, const ArrivalWish& wish,
                          const std::filesystem::path& workspace, const InstalledTree& tree,
                          const std::function<void(std::uint64_t bytes)>& progress);

}  // namespace chorus::cli
