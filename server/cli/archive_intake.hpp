#pragma once

#include "archive/arrival.hpp"
#include "cli/archive_taking.hpp"
#include "platform/replace_file.hpp"

#include <nlohmann/json_fwd.hpp>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace chorus::cli {

// An archive that comes from the start page: in pieces into a hidden file of the shelf's folder,
// never whole in memory; then an inquiry is made of it on a thread of its own, so that the page is
// answered meanwhile. One at a time. What came stays until it is taken in, so that a passphrase may
// be tried again, and goes with the program at the latest. Room thread.
class ArchiveIntake {
 public:
  static constexpr std::uint64_t k_most_bytes = std::uint64_t{4} * 1024 * 1024 * 1024;
  static constexpr std::size_t k_piece_bytes = std::size_t{160} * 1024;

  // Makes an inquiry, as `taken_in` does, and lets out what `progress` throws. Runs on a
  // thread of its own.
  using Making =
      std::function<archive::Arrived(archive::ArchiveIn& archive, const ArrivalWish& wish,
                                     const std::function<void(std::uint64_t bytes)>& progress)>;

  ArchiveIntake(std::filesystem::path folder, Making making);
  ~ArchiveIntake();
  ArchiveIntake(const ArchiveIntake&) = delete;
  ArchiveIntake& operator=(const ArchiveIntake&) = delete;

  // These throw ActRefused. Another that was coming goes, unless this one is too large.
  void begin(std::uint64_t size);
  // What is no piece of it changes nothing; where it is no archive, or cannot be kept, all of it
  // goes.
  void piece(std::uint64_t at, std::string_view bytes);
  // `passphrase` is not asked for where the archive is open.
  void take_in(ArrivalWish wish, const std::string& passphrase);
  // Ends it; nothing of it stays, but an inquiry that was whole before it could be stopped. Answers
  // as told() does, and so tells of that one.
  nlohmann::json stop();

  // Waits until the inquiry is made, or could not be.
  void finish();

  // How far it is, and once it has been taken in, or could not be, what came of it.
  nlohmann::json told();

 private:
  struct Came {  // written by the thread, read once it is over
    std::optional<archive::Arrived> arrived;
    std::string refused;  // why not, in words
  };
  void make(const std::string& passphrase);
  void leave_off();
  void forget();
  std::string without_path(std::string words) const;
  bool is_whole() const { return file_ && come_ == size_; }

  std::filesystem::path folder_;
  Making making_;
  std::optional<platform::UnfinishedFile> file_;
  std::uint64_t size_ = 0;
  std::uint64_t come_ = 0;
  bool is_sealed_ = false;
  ArrivalWish wish_;
  std::thread maker_;
  std::atomic<bool> is_making_ = false;
  std::atomic<bool> is_stopped_ = false;
  std::atomic<std::uint64_t> read_ = 0;
  Came came_;
};

}  // namespace chorus::cli
