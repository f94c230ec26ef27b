#pragma once

#include "cli/announcements.hpp"
#include "kernel/values/publication.hpp"
#include "net/live/hub.hpp"
#include "storage/file_store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace chorus::cli {

// Tells people how the inquiry's file stands: the terminal when something begins and when it is
// over, the leads for as long as it lasts, also those who come or come back. Room thread.
class FileGuard {
 public:
  FileGuard(net::Hub& hub, Announcements& announcements, const std::filesystem::path& file);

  // For the whole evening: where the file lies, and that it was opened with faults.
  void begin(const std::vector<storage::FileStore::Warning>& warnings, bool has_faults);
  void tell(const storage::Standing& now);

  // The last words, once nothing is written any more. `trouble` as FileStore::close gives it.
  std::string last_words(const std::string& trouble) const;

 private:
  void tell_terminal(const storage::Standing& now);
  void tell_leads(const storage::Standing& now);

  net::Hub& hub_;
  Announcements& announcements_;
  std::string name_;
  std::vector<kernel::Notice> for_the_evening_;
  storage::Standing told_;
};

}  // namespace chorus::cli
