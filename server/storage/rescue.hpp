#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace chorus::storage {

// A name beside `path` for what is rescued of it, or in the first of the folders that
// takes it, which is made if need be: NAME-rescued.inquiry, then NAME-rescued-2.inquiry. `fill`
// makes the file at the path it is given. The file appears whole or not at all and replaces
// nothing. Throws StorageTrouble with the reason of the last folder.
std::filesystem::path rescue_beside(
    const std::filesystem::path& path, const std::vector<std::filesystem::path>& folders,
    const std::function<void(const std::filesystem::path& fresh)>& fill);

}  // namespace chorus::storage
