#pragma once

#include "kernel/strong_id.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace chorus::storage {

// The keys of open boxes, in name.inquiry.key and in memory: 32 bytes for each open activity. They
// make the pseudonyms of its voters and seal their ballots, so when one goes, all of that is noise.
// The file appears whole or not at all, is for its owner alone, and what a replaced or removed one
// held is overwritten. With the last key the file goes. Threads: the storage thread. Errors:
// std::system_error.
class BoxKeys {
 public:
  explicit BoxKeys(
      std::filesystem::path path);  // reads the file; one that says nothing sensible: no keys

  const std::map<kernel::SpaceId, std::string>& all() const noexcept { return keys_; }
  const std::string* find(const kernel::SpaceId& space) const;

  void keep(const kernel::SpaceId& space, const std::string& key);  // durable when it returns
  void destroy(const kernel::SpaceId& space);                       // gone when it returns

 private:
  void write(std::map<kernel::SpaceId, std::string> keys);

  std::filesystem::path path_;
  std::map<kernel::SpaceId, std::string> keys_;
};

}  // namespace chorus::storage
