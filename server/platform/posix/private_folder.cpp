#include "platform/private_folder.hpp"

#include "platform/posix/system_call.hpp"

#include <cstdlib>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace chorus::platform {
namespace {

constexpr mode_t k_hide_from_others = 077;
constexpr mode_t k_private_folder = 0700;
constexpr mode_t k_private_file = 0600;
constexpr const char* k_ours = "chorus";

// Itself, not what it may point to.
bool is_ours_alone(const std::filesystem::path& folder) {
  struct stat found {};
  return ::lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
         found.st_uid == ::geteuid() && (found.st_mode & k_hide_from_others) == 0;
}

bool is_made_ours(const std::filesystem::path& folder) {
  return (::mkdir(folder.c_str(), k_private_folder) == 0 || errno == EEXIST) &&
         is_ours_alone(folder);
}

}  // namespace

void set_private_umask() noexcept { ::umask(k_hide_from_others); }

void make_private_folder(const std::filesystem::path& path) {
  if (path.empty() || std::filesystem::is_directory(path)) return;
  make_private_folder(path.parent_path());
  if (::mkdir(path.c_str(), k_private_folder) != 0 && errno != EEXIST) {
    posix::fail("making the folder " + path.string());
  }
}

void make_private_file(const std::filesystem::path& path) {
  if (::chmod(path.c_str(), k_private_file) != 0)
    posix::fail("making " + path.string() + " private");
}

std::optional<std::filesystem::path> private_runtime_folder() {
  const std::string account = std::to_string(::geteuid());
  std::vector<std::filesystem::path> kept_by_the_system;
  const char* named = std::getenv("XDG_RUNTIME_DIR");
  if (named != nullptr && std::filesystem::path(named).is_absolute()) {
    kept_by_the_system.emplace_back(named);
  }
  kept_by_the_system.emplace_back("/run/user/" + account);
  for (const auto& folder : kept_by_the_system) {
    if (is_ours_alone(folder) && is_made_ours(folder / k_ours)) return folder / k_ours;
  }
  const std::filesystem::path shared_memory = "/dev/shm/chorus-" + account;
  if (is_made_ours(shared_memory)) return shared_memory;
  return std::nullopt;
}

bool is_root() noexcept { return ::geteuid() == 0; }

}  // namespace chorus::platform
