#include "cli/archive_intake.hpp"

#include "archive/archive_file.hpp"
#include "archive/refusal.hpp"
#include "cli/shelf_acts.hpp"
#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"

#include <nlohmann/json.hpp>

#include <exception>
#include <fstream>
#include <system_error>
#include <utility>

namespace chorus::cli {
namespace {

using nlohmann::json;
using Path = std::filesystem::path;

Path place_in(const Path& folder) { return folder / "intake.archive"; }

// The thread leaves off by it; nobody reads it.
struct Stopped : std::exception {};

}  // namespace

ArchiveIntake::ArchiveIntake(Path folder, Making making)
    : folder_(std::move(folder)), making_(std::move(making)) {
  platform::erase_interrupted(place_in(folder_));
}

ArchiveIntake::~ArchiveIntake() { leave_off(); }

void ArchiveIntake::begin(std::uint64_t size) {
  if (size == 0) throw ActRefused("archive_refused", "This file is empty.");
  if (size > k_most_bytes) throw ActRefused("archive_too_large");
  leave_off();
  forget();
  try {
    platform::make_private_folder(folder_);
    std::error_code unknown;
    const auto free = std::filesystem::space(folder_, unknown).available;
    if (!unknown && free < size) throw ActRefused("no_room");
    file_.emplace(place_in(folder_));
  } catch (const std::system_error& trouble) {
    throw ActRefused("not_saved", trouble.what());
  }
  size_ = size;
}

void ArchiveIntake::piece(std::uint64_t at, std::string_view bytes) {
  const bool fits = file_ && !is_making_ && at == come_ && !bytes.empty() &&
                    bytes.size() <= k_piece_bytes && bytes.size() <= size_ - come_;
  if (!fits) throw ActRefused("bad_message");
  if (come_ == 0) is_sealed_ = bytes.starts_with(archive::k_sealed_begin);
  if (come_ == 0 && !is_sealed_ && bytes.front() != '{') {
    forget();
    throw ActRefused("archive_refused", "This file is not an archive of Chorus.");
  }
  std::ofstream out(file_->path(), std::ios::binary | std::ios::app);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) {
    forget();
    throw ActRefused("no_room");
  }
  come_ += bytes.size();
}

void ArchiveIntake::take_in(ArrivalWish wish, const std::string& passphrase) {
  if (!is_whole() || is_making_) throw ActRefused("bad_message");
  if (is_sealed_ && passphrase.empty()) throw ActRefused("passphrase_needed");
  finish();
  came_ = {};
  read_ = 0;
  wish_ = std::move(wish);
  is_making_ = true;
  maker_ = std::thread([this, passphrase] {
    make(passphrase);
    is_making_ = false;
  });
}

void ArchiveIntake::make(const std::string& passphrase) {
  try {
    archive::ArchiveIn archive(file_->path(), [&] { return std::optional(passphrase); });
    came_.arrived = making_(archive, wish_, [this](std::uint64_t bytes) {
      if (is_stopped_) throw Stopped();
      read_ = bytes;
    });
  } catch (const std::exception& why) {
    came_.refused = without_path(why.what());
  }
}

json ArchiveIntake::stop() {
  leave_off();
  if (!came_.arrived) forget();
  return told();
}

void ArchiveIntake::leave_off() {
  is_stopped_ = true;
  finish();
  is_stopped_ = false;
}

void ArchiveIntake::forget() {
  file_.reset();
  came_ = {};
  size_ = come_ = 0;
  read_ = 0;
  is_sealed_ = is_making_ = false;
}

void ArchiveIntake::finish() {
  if (maker_.joinable()) maker_.join();
}

// Where it lies meanwhile is nothing to people.
std::string ArchiveIntake::without_path(std::string words) const {
  const auto path = platform::utf8(file_->path());
  const auto at = words.find(path);
  return at == std::string::npos ? words : words.replace(at, path.size(), "This file");
}

json ArchiveIntake::told() {
  json told{{"size", size_}, {"come", come_}, {"sealed", is_sealed_}, {"read", read_.load()}};
  const bool is_making = is_making_;
  told["making"] = is_making;
  if (is_making) return told;
  finish();
  if (!came_.refused.empty()) told["refused"] = came_.refused;
  if (came_.arrived) {
    const auto arrived = *came_.arrived;
    told["arrived"] = {{"title", arrived.title},
                       {"file", platform::utf8(wish_.place.filename())},
                       {"taken_back", arrived.taken_back},
                       {"noted", arrived.is_noted},
                       {"redacted", arrived.form == archive::Form::redacted}};
    forget();
  }
  return told;
}

}  // namespace chorus::cli
