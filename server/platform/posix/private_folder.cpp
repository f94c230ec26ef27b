#include "platform/private_folder.hpp"

#include "platform/posix/system_call.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace chorus::platform {
namespace {

constexpr mode_t k_hide_from_others = 077;
constexpr mode_t k_private_folder = 0700;
constexpr mode_t k_private_file = 0600;

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

bool is_root() noexcept { return ::geteuid() == 0; }

}  // namespace chorus::platform
