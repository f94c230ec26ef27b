#pragma once

#include "kernel/values/ports.hpp"
#include "kernel/values/space.hpp"
#include "storage/standing.hpp"

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
// while the destructor runs. close() writes what waits, moves the log into the file and says how it
// went; the destructor does the same and lets go of the lock.
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
    // Where a rescued file goes if the inquiry's own folder does not take it.
    std::vector<std::filesystem::path> rescue_folders{};
  };
  // About where the file lies: words for the terminal, and a word of the word files for the leads.
  struct Warning {
    std::string words;
    std::string text_key;
    std::string place;
  };

  FileStore(const std::filesystem::path& path, Post post);
  FileStore(const std::filesystem::path& path, Post post, Settings settings);
  ~FileStore() override;
  FileStore(const FileStore&) = delete;
  FileStore& operator=(const FileStore&) = delete;

  void commit(kernel::Commit commit, std::function<void(Result)> done) override;
  kernel::Loaded load() override;
  void read_medium(const kernel::MediumId& id,
                   std::function<void(kernel::MediumBytes)> done) override;

  std::string inquiry_id();  // as the lists beside the file have it
  std::optional<std::string> meta(const std::string& name);
  void set_meta(const std::string& name, const std::string& value);

  const std::vector<Warning>& warnings() const noexcept;

  // Looks whether the file is still what stands at its path, also while nothing is written. Waits
  // for nothing; standing() tells what was found.
  void look();
  Standing standing() const;    // any thread
  std::string trouble() const;  // why commits fail, in words; empty while they do not. Any thread

  // The file is lost and cannot be read any more: makes the rescued file of this, without ballots,
  // seats and what could be undone. Throws StorageTrouble.
  void rescue(std::vector<kernel::Space> spaces);

  // After it nothing is written. Empty: everything acknowledged is in the file, which stands where
  // it stood; else words that say where it is. May be repeated.
  std::string close();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace chorus::storage
