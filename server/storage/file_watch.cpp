#include "storage/file_watch.hpp"

#include "platform/path_text.hpp"
#include "storage/database.hpp"

#include <utility>

namespace chorus::storage {
namespace {

// SQLite's header: it changes whenever pages come or go.
constexpr std::size_t k_header = 100;

}  // namespace

FileWatch::FileWatch(std::filesystem::path path, const platform::HeldFile& held)
    : path_(std::move(path)), held_(held) {}

void FileWatch::opened() {
  log_ = platform::status_at(log_beside(path_));
  beginning_ = held_.beginning(k_header);
}

void FileWatch::note() {
  const auto log = platform::status_at(log_beside(path_));
  if (log && log_ && platform::is_same_file(*log, *log_)) log_ = log;
  beginning_ = held_.beginning(k_header);
}

std::optional<FileWatch::Loss> FileWatch::moved() const {
  const std::string name = platform::utf8(path_.filename());
  const auto held = held_.status();
  const auto there = platform::status_at(path_);
  if (!there) {
    return Loss{name + (held.links == 0 ? " was deleted" : " was moved away") +
                " while it was open."};
  }
  if (!platform::is_same_file(*there, held)) {
    return Loss{"Another file was put in the place of " + name + " while it was open."};
  }
  if (!log_) return std::nullopt;
  const std::string log_name = platform::utf8(log_beside(path_).filename());
  const auto log = platform::status_at(log_beside(path_));
  if (!log || !platform::is_same_file(*log, *log_)) {
    return Loss{log_name + ", the log of the inquiry, was deleted or replaced while it was open."};
  }
  return std::nullopt;
}

std::optional<FileWatch::Loss> FileWatch::changed() const {
  if (auto loss = moved()) return loss;
  const std::string name = platform::utf8(path_.filename());
  if (!beginning_.empty() && held_.beginning(k_header) != beginning_) {
    return Loss{"Another program wrote over " + name + " while it was open.", false};
  }
  if (!log_) return std::nullopt;
  const auto log = platform::status_at(log_beside(path_));
  if (log && log->bytes < log_->bytes) {
    return Loss{"Another program cut the log of " + name + " short while it was open.", false};
  }
  return std::nullopt;
}

bool FileWatch::has_second_name() const { return held_.status().links > 1; }

}  // namespace chorus::storage
