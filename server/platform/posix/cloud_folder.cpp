#include "platform/cloud_folder.hpp"

#include <fstream>
#include <sstream>

namespace chorus::platform {

std::optional<std::string> shared_folder_name(const std::filesystem::path& path) {
  std::error_code error;
  // Links resolved: a folder called Chorus may lead into a synchronised one.
  std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
  if (error) real = std::filesystem::absolute(path, error);
  if (auto service = synced_folder_in(real)) return service;
  std::ifstream table("/proc/self/mounts");
  std::ostringstream mounts;
  mounts << table.rdbuf();
  return network_mount_of(real, mounts.str());
}

}  // namespace chorus::platform
