#include "storage/inquiry_file.hpp"

#include "platform/clock.hpp"
#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <stdexcept>
#include <system_error>

namespace chorus::storage {
namespace {

constexpr const char* k_made_by = "core.created";

kernel::Commit first_commit_of(const kernel::Space& space, std::uint64_t seq) {
  kernel::Commit commit;
  commit.seq = seq;
  commit.space = space.state.id;
  commit.at = platform::wall_clock_ms();
  commit.command = k_made_by;
  commit.state = space.state;
  for (const auto& [key, record] : space.records) commit.keep({record});
  return commit;
}

void fill(const std::filesystem::path& path, const NewInquiry& inquiry) {
  InquiryTables tables(path, InquiryTables::Use::create);
  std::vector<kernel::Commit> commits;
  for (const auto& space : inquiry.spaces) {
    commits.push_back(first_commit_of(space, commits.size() + 1));
  }
  commits.front().meta.assign(inquiry.meta.begin(), inquiry.meta.end());
  tables.write(commits);
  if (!tables.checkpoint())
    throw StorageTrouble(platform::utf8(path) + " is held by another program.");
}

void remove_with_log(const std::filesystem::path& path) {
  std::error_code ignored;
  for (const auto& file : {path, log_beside(path), index_beside(path)}) {
    std::filesystem::remove(file, ignored);
  }
}

void refuse_if_taken(const std::filesystem::path& path) {
  // A log without its file would be taken for the new file's and spoil it.
  for (const auto& file : {path, log_beside(path)}) {
    if (std::filesystem::exists(file)) {
      throw StorageTrouble("There is already a file " + platform::utf8(file) +
                           ". Choose another name.");
    }
  }
}

}  // namespace

void create_inquiry(const std::filesystem::path& path, const NewInquiry& inquiry) {
  const bool has_its_own_space =
      std::any_of(inquiry.spaces.begin(), inquiry.spaces.end(),
                  [](const auto& space) { return space.state.id == kernel::k_inquiry_space; });
  if (!has_its_own_space) throw std::invalid_argument("an inquiry without its own space");
  refuse_if_taken(path);
  const auto building = platform::temporary_beside(path);
  try {
    platform::replace_file(building, "");  // for its owner alone from the first byte
    fill(building, inquiry);               // closing moves the log into the file
    if (!platform::publish_new_file(building, path)) refuse_if_taken(path);
  } catch (const SQLite::Exception& error) {
    remove_with_log(building);
    throw trouble_from(error, path);
  } catch (const std::system_error& error) {
    remove_with_log(building);
    throw StorageTrouble(platform::utf8(path) + " could not be made: " + error.code().message() +
                         ".");
  } catch (...) {
    remove_with_log(building);
    throw;
  }
}

std::filesystem::path true_path(const std::filesystem::path& path) {
  std::error_code none;
  auto real = std::filesystem::canonical(path, none);
  return none ? std::filesystem::absolute(path).lexically_normal() : real;
}

std::filesystem::path ballots_beside(const std::filesystem::path& path) {
  return platform::beside(path, ".ballots");
}

std::filesystem::path key_beside(const std::filesystem::path& path) {
  return platform::beside(path, ".key");
}

std::filesystem::path lock_beside(const std::filesystem::path& path) {
  return platform::beside(path, ".lock");
}

}  // namespace chorus::storage
