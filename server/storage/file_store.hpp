#pragma once

#include "kernel/ports.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chorus::storage {

// The kernel's Store over one inquiry file. Holds the file's lock, the storage thread, and the
// sealed box beside the file.
//
// Made, used and destroyed on the room thread. `post` is called on the storage thread and must
// bring the function it is given to the room thread (net: io_context post); it may still be called
// while the destructor runs. The destructor writes what waits, moves the log into the file and lets
// go of the lock.
//
// Making one throws NotAnInquiry or StorageTrouble with words for the facilitator, and then has
// changed nothing. load() throws StorageTrouble. meta and set_meta are for the start and the end,
// outside the pipeline: they wait their turn on the storage thread, so they read and write in order
// with commits; a running room changes named values by Commit.meta alone, which is durable with
// what it belongs to.
class FileStore final : public kernel::Store {
 public:
  using Post = std::function<void(std::function<void()>)>;
  struct Settings {
    std::chrono::milliseconds idle{2000};  // quiet this long: the log is moved into the file
  };

  FileStore(const std::filesystem::path& path, Post post);
  FileStore(const std::filesystem::path& path, Post post, Settings settings);
  ~FileStore() override;
  FileStore(const FileStore&) = delete;
  FileStore& operator=(const FileStore&) = delete;

  void commit(kernel::Commit commit, std::function<void(Result)> done) override;
  kernel::Loaded load() override;

  std::string inquiry_id();  // as the lists beside the file have it
  std::optional<std::string> meta(const std::string& name);
  void set_meta(const std::string& name, const std::string& value);

  const std::vector<std::string>& warnings() const noexcept;  // about where the file lies
  std::string trouble() const;  // why commits fail, in words; empty while they do not. Any thread

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace chorus::storage
