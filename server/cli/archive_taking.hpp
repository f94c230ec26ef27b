#pragma once

#include "archive/arrival.hpp"
#include "cli/installed_tree.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace chorus::cli {

// Makes an inquiry of an archive at `place`, with all that this computer knows: the shapes of
// records, what was taken back and which inquiries were ended here. `progress` is told how many
// bytes are read; what it throws ends it. Throws as archive::take_in, and then nothing lies there.
archive::Arrived taken_in(archive::ArchiveIn& archive, const std::filesystem::path& place,
                          const std::filesystem::path& workspace, const InstalledTree& tree,
                          const std::function<void(std::uint64_t bytes)>& progress);

}  // namespace chorus::cli
