#pragma once

#include "kernel/values/space.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// An inquiry is one file; this makes a new one. Serving it is file_store.hpp.
namespace chorus::storage {

struct NewInquiry {
  std::vector<kernel::Space> spaces;        // with the inquiry's own, and their first records
  std::map<std::string, std::string> meta;  // join_code, join_token and the like
};

// Makes `path`, whole or not at all. Throws StorageTrouble if something lies there already, or the
// disk will not have it.
void create_inquiry(const std::filesystem::path& path, const NewInquiry& inquiry);

// The one path of a file, whatever links and folders it was named by. One that is not there: its
// path from the root.
std::filesystem::path true_path(const std::filesystem::path& path);

// Files that belong to `name.inquiry` and lie beside it.
std::filesystem::path ballots_beside(const std::filesystem::path& path);  // .ballots
std::filesystem::path key_beside(const std::filesystem::path& path);      // .key: of older programs
std::filesystem::path lock_beside(const std::filesystem::path& path);     // .lock

}  // namespace chorus::storage
