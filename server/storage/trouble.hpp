#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

namespace SQLite {
class Exception;
}

// What went wrong with a file, in words for the facilitator: what happened and what to do. No word
// of what people wrote is ever in it.
namespace chorus::storage {

class StorageTrouble : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The file is no inquiry, or none that this program can read; nothing was changed.
class NotAnInquiry : public StorageTrouble {
 public:
  using StorageTrouble::StorageTrouble;
};

StorageTrouble trouble_from(const SQLite::Exception& error, const std::filesystem::path& path);

// The same for a call to the system: rights, a full or failing disk and too many open files are
// told apart, since each wants something else done.
StorageTrouble trouble_from(const std::system_error& error, const std::filesystem::path& path);

// True where the file itself is damaged, so that trying again is of no use.
bool is_damage(const SQLite::Exception& error);

}  // namespace chorus::storage
