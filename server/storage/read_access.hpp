#pragma once

#include "platform/file_lock.hpp"
#include "platform/held_file.hpp"
#include "storage/database.hpp"

#include <filesystem>
#include <optional>

namespace chorus::storage {

// Reading an inquiry that may be served at this moment. If it is not, its lock is held so that it
// is not served meanwhile, and the file is read without a trace; if it is, one reading connection
// looks on beside the server's and never checkpoints. One that is served under another name is
// refused, for its log lies under that name. Throws NotAnInquiry, StorageTrouble,
// SQLite::Exception.
class ReadAccess {
 public:
  explicit ReadAccess(const std::filesystem::path& path);
  Database& database() noexcept { return database_; }
  bool is_served() const noexcept { return !access_.is_still; }
  // Nobody serves it, and there was no log beside it when it was opened.
  bool stands_alone() const noexcept { return access_.is_still && !access_.has_log; }

 private:
  struct Access {
    std::filesystem::path path;
    std::optional<platform::FileLock> lock;
    std::optional<platform::HeldFile> file;
    Database::Use use = Database::Use::read;
    bool is_still = false;  // nobody else has it
    bool has_log = false;
  };
  static Access asked_for(const std::filesystem::path& path);

  Access access_;
  Database database_;
};

}  // namespace chorus::storage
