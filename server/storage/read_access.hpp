#pragma once

#include "platform/file_lock.hpp"
#include "storage/database.hpp"

#include <filesystem>
#include <optional>

namespace chorus::storage {

// Reading an inquiry that may be served at this moment. If it is not, its lock is held so that it
// is not served meanwhile, and the file is read without a trace; if it is, one reading connection
// looks on beside the server's and never checkpoints. Throws NotAnInquiry, StorageTrouble,
// SQLite::Exception.
class ReadAccess {
 public:
  explicit ReadAccess(const std::filesystem::path& path);
  Database& database() noexcept { return database_; }

 private:
  struct Access {
    std::optional<platform::FileLock> lock;
    bool is_served = false;
  };
  static Access asked_for(const std::filesystem::path& path);

  Access access_;
  Database database_;
};

}  // namespace chorus::storage
