#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace chorus::storage {

class Database;

struct CheckReport {
  bool is_inquiry = true;
  std::vector<std::string> faults;   // one sentence each; why not, if it is no inquiry
  std::vector<std::string> plugins;  // ids of the activity types it uses, each once
};

// Looks at every page and every row: SQLite's own checks, the tables as they should be, nothing
// that belongs to nothing, every text that should be JSON, every word that should be known. Faults
// name spaces and keys, never what people wrote. Changes nothing, and may look on while the inquiry
// is being served. Throws StorageTrouble only if the disk cannot be read.
CheckReport check_inquiry(const std::filesystem::path& path);
// The faults of one that is open here. Throws SQLite::Exception.
std::vector<std::string> faults_in(Database& inquiry);

}  // namespace chorus::storage
