#pragma once

#include "platform/held_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace chorus::storage {

// Whether the file and the log that are open are still what stands at their path. Somebody with a
// file manager, a synchronising program or a cleaner can move, replace or delete them while they
// are open, and nothing of the system says so: writing goes on into a file without a name. Threads:
// the storage thread. Errors: std::system_error where the disk does not say.
class FileWatch {
 public:
  struct Loss {
    std::string words;        // what happened, one sentence
    bool is_readable = true;  // what is open still holds everything
  };

  FileWatch(std::filesystem::path path, const platform::HeldFile& held);

  void opened();                   // the log that stands there now is the one that is open
  void closed() { log_.reset(); }  // while nothing is open, a log may come and go
  void note();                     // after every writing of ours: lengths and first bytes as now

  std::optional<Loss> moved() const;    // also right after writing
  std::optional<Loss> changed() const;  // before writing: also whether others wrote into it
  bool has_second_name() const;

 private:
  std::filesystem::path path_;
  const platform::HeldFile& held_;
  std::optional<platform::FileStatus> log_;  // none: not opened yet
  std::string beginning_;
};

}  // namespace chorus::storage
