#pragma once

#include "kernel/values/strong_id.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace chorus::storage {

// Where the keys of this inquiry's open boxes lie: never in its own folder, so that no copy of that
// folder holds key and ballots. In the account's runtime folder, named after the place of the
// inquiry, so that a copy served beside it has keys of its own. Empty: the machine has no such
// folder, and keys are in memory alone.
std::filesystem::path keys_of(const std::filesystem::path& inquiry);

// The keys of open boxes: 32 bytes for each open activity. They make the pseudonyms of its voters
// and seal their ballots, so when one goes, all of that is noise. In memory, and in a file by which
// a server that is started again finds them; where that file cannot be written, in memory alone,
// and the votes start anew if the server ends. The file appears whole or not at all, is for its
// owner alone, and what a replaced or removed one held is overwritten. With the last key the file
// goes. Threads: the storage thread. Errors: std::system_error.
class BoxKeys {
 public:
  // Reads `file` (one that says nothing sensible: no keys), takes over what lies in `older`, where
  // programs before this one kept it, and removes that.
  BoxKeys(std::filesystem::path file, const std::filesystem::path& older);

  const std::map<kernel::SpaceId, std::string>& all() const noexcept { return keys_; }
  const std::string* find(const kernel::SpaceId& space) const;

  void keep(const kernel::SpaceId& space, const std::string& key);
  void destroy(const kernel::SpaceId& space);  // gone when it returns

 private:
  using Keys = std::map<kernel::SpaceId, std::string>;
  void write(const Keys& keys) const;
  void take_over(const std::filesystem::path& older);

  std::filesystem::path path_;  // empty: in memory alone
  Keys keys_;
};

}  // namespace chorus::storage
