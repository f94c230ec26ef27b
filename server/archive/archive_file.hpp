#pragma once

#include "platform/replace_file.hpp"
#include "platform/sealed_stream.hpp"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// An archive as a file: open, so that anybody reads its lines, or sealed under a passphrase:
// k_sealed_begin, the head of a platform::SealingStream, then its pieces of k_piece_bytes, of which
// the last may be shorter. A piece at a time is in memory.
namespace chorus::archive {

inline constexpr std::string_view k_sealed_begin = "chorus-archive-sealed 1\n";
inline constexpr std::size_t k_piece_bytes = 64 * 1024;

class FileCloser {
 public:
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, FileCloser>;

// Written hidden beside its place and put there when it is whole, over an older one; else erased.
// Throws storage::StorageTrouble, as where the disk is full.
class ArchiveOut {
 public:
  // Without a passphrase it is open.
  ArchiveOut(std::filesystem::path place, const std::optional<std::string>& passphrase);

  void put(std::string_view bytes);
  void publish();
  std::uint64_t written() const noexcept { return written_; }

 private:
  void write(std::string_view bytes);
  template <class Work>
  void told(Work work);

  std::filesystem::path place_;
  std::optional<platform::UnfinishedFile> fresh_;
  OpenFile file_;
  std::optional<platform::SealingStream> seal_;
  std::string piece_;  // not sealed yet
  std::uint64_t written_ = 0;
};

// Throws ArchiveRefused: it is not there or cannot be read, the passphrase is another, a piece was
// changed.
class ArchiveIn {
 public:
  // `passphrase` is asked for where the archive is sealed; none: nobody knows it.
  ArchiveIn(const std::filesystem::path& path,
            const std::function<std::optional<std::string>()>& passphrase);

  std::string more();  // empty: that was all
  bool is_sealed() const noexcept { return seal_.has_value(); }
  std::uint64_t size() const noexcept { return size_; }
  std::uint64_t read() const noexcept { return read_; }

 private:
  std::string bytes(std::size_t most);
  std::string opened_piece();

  std::filesystem::path path_;
  OpenFile file_;
  std::optional<platform::OpeningStream> seal_;
  std::string begin_;  // of an open one, read already
  bool is_over_ = false;
  bool has_opened_ = false;
  std::uint64_t size_ = 0;
  std::uint64_t read_ = 0;
};

}  // namespace chorus::archive
