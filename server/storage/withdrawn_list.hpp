#pragma once

#include "kernel/values/ref.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace chorus::storage {

// What people took back, as names of things and never words: `withdrawn-<inquiry id>.list` in the
// inquiry's folder, one "<space> <key>" a line. It lies outside the file so that a backup put back
// into the folder, under whatever name, honours what was taken back since.
class WithdrawnList {
 public:
  WithdrawnList(const std::filesystem::path& inquiry, const std::string& inquiry_id);

  std::vector<kernel::Ref> read() const;           // lines that are none are passed over
  void add(const std::vector<kernel::Ref>& refs);  // durable when it returns; throws

  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace chorus::storage
