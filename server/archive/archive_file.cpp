#include "archive/archive_file.hpp"

#include "archive/refusal.hpp"
#include "platform/path_text.hpp"
#include "storage/trouble.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

namespace chorus::archive {
namespace {

OpenFile opened_file(const std::filesystem::path& path, const char* how) {
  OpenFile file(std::fopen(path.c_str(), how));
  if (!file) throw std::system_error(errno, std::generic_category());
  return file;
}

}  // namespace

template <class Work>
void ArchiveOut::told(Work work) {
  try {
    work();
  } catch (const std::system_error& error) {
    throw storage::trouble_from(error, place_);
  }
}

ArchiveOut::ArchiveOut(std::filesystem::path place, const std::optional<std::string>& passphrase)
    : place_(std::move(place)) {
  told([&] {
    platform::erase_interrupted(place_);
    fresh_.emplace(place_);
    file_ = opened_file(fresh_->path(), "r+b");
    if (!passphrase) return;
    seal_.emplace(*passphrase);
    write(k_sealed_begin);
    write(seal_->head());
  });
}

void ArchiveOut::write(std::string_view bytes) {
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    throw std::system_error(errno, std::generic_category());
  }
  written_ += bytes.size();
}

void ArchiveOut::put(std::string_view bytes) {
  told([&] {
    if (!seal_) return write(bytes);
    piece_ += bytes;
    while (piece_.size() > k_piece_bytes) {
      write(
          seal_->sealed(std::string_view(piece_).substr(0, k_piece_bytes), platform::Piece::more));
      piece_.erase(0, k_piece_bytes);
    }
  });
}

void ArchiveOut::publish() {
  told([&] {
    if (seal_) write(seal_->sealed(piece_, platform::Piece::last));
    errno = 0;
    if (std::fclose(file_.release()) != 0) throw std::system_error(errno, std::generic_category());
    fresh_->publish();
  });
}

ArchiveIn::ArchiveIn(const std::filesystem::path& path,
                     const std::function<std::optional<std::string>()>& passphrase)
    : path_(path) {
  std::error_code none;
  if (!std::filesystem::exists(path, none)) {
    throw ArchiveRefused("There is no file " + platform::utf8(path) + ".");
  }
  if (!std::filesystem::is_regular_file(path, none)) {
    throw ArchiveRefused(platform::utf8(path) + " is not an archive of Chorus.");
  }
  size_ = std::filesystem::file_size(path, none);
  try {
    file_ = opened_file(path, "rb");
  } catch (const std::system_error& error) {
    throw ArchiveRefused(platform::utf8(path) + " cannot be read: " + error.code().message() + ".");
  }
  begin_ = bytes(k_sealed_begin.size());
  if (begin_ != k_sealed_begin) {
    if (begin_.starts_with('{')) return;
    throw ArchiveRefused(platform::utf8(path) + " is not an archive of Chorus.");
  }
  begin_.clear();
  const auto head = bytes(platform::k_seal_head_bytes);
  if (head.size() != platform::k_seal_head_bytes) {
    throw ArchiveRefused("The end of the archive is missing. Fetch it again from where it lies.");
  }
  auto typed = passphrase();
  if (!typed) {
    throw ArchiveRefused(
        "This archive is sealed: it takes the passphrase that it was made with. Say which file "
        "holds it (--passphrase-file), or type it on a terminal.");
  }
  seal_.emplace(*typed, head);
}

std::string ArchiveIn::bytes(std::size_t most) {
  std::string read(most, '\0');
  read.resize(std::fread(read.data(), 1, most, file_.get()));
  if (std::ferror(file_.get()) != 0) {
    throw ArchiveRefused("The disk fails to read " + platform::utf8(path_) +
                         ". See that it is connected.");
  }
  read_ += read.size();
  return read;
}

std::string ArchiveIn::more() {
  if (!begin_.empty()) return std::exchange(begin_, {});
  return seal_ ? opened_piece() : bytes(k_piece_bytes);
}

std::string ArchiveIn::opened_piece() {
  if (is_over_) {
    if (!bytes(1).empty()) {
      throw ArchiveRefused("Something stands behind the end of the archive.");
    }
    return {};
  }
  const auto sealed = bytes(k_piece_bytes + platform::k_seal_more_bytes);
  if (sealed.empty()) {
    throw ArchiveRefused("The end of the archive is missing. Fetch it again from where it lies.");
  }
  auto opened = seal_->opened(sealed);
  if (!opened) {
    throw ArchiveRefused(
        has_opened_ ? "The archive was changed, cut short or damaged on its way. Fetch it again "
                      "from where it lies."
                    : "The passphrase does not open this archive. Look at capital letters and "
                      "spaces. If it is the right one, the file was damaged: fetch it again.");
  }
  has_opened_ = true;
  is_over_ = opened->which == platform::Piece::last;
  return std::move(opened->bytes);
}

}  // namespace chorus::archive
