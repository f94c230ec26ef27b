#pragma once

#include <filesystem>
#include <string>

namespace chorus::test {

// A new inquiry from a template that comes with the program (short-inquiry: a promise and an energy
// vote), in a folder of its own that is gone with the object.
class TemporaryInquiry {
 public:
  explicit TemporaryInquiry(const std::string& template_id = "short-inquiry");
  ~TemporaryInquiry();
  TemporaryInquiry(const TemporaryInquiry&) = delete;
  TemporaryInquiry& operator=(const TemporaryInquiry&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  const std::filesystem::path& file() const { return file_; }
  std::string everything() const;  // the bytes of every file of the folder, one after the other
  // Where the keys of its open votes lie while it is served: in the account's runtime folder.
  std::filesystem::path key_file() const;
  // The words of `chorus check` where it finds faults; empty: sound.
  std::string faults() const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path file_;
};

std::string bytes_of(const std::filesystem::path& file);  // empty: not there

}  // namespace chorus::test
