#include "platform/cloud_folder.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace chorus::platform {
namespace {

// What a folder's name begins with (small letters, no blanks), and what people call the service.
constexpr std::array<std::pair<std::string_view, const char*>, 13> k_synced{{
    {"onedrive", "OneDrive"},
    {"dropbox", "Dropbox"},
    {"googledrive", "Google Drive"},
    {"mydrive", "Google Drive"},
    {"clouddocs", "iCloud Drive"},
    {"icloud", "iCloud Drive"},
    {"com~apple~clouddocs", "iCloud Drive"},
    {"mobiledocuments", "iCloud Drive"},
    {"nextcloud", "Nextcloud"},
    {"owncloud", "ownCloud"},
    {"pcloud", "pCloud"},
    {"megasync", "MEGA"},
    {"syncthing", "Syncthing"},
}};

constexpr std::array<std::string_view, 16> k_network_systems{
    "nfs",        "nfs4",  "cifs",       "smb3",          "smbfs",           "afs",
    "ceph",       "9p",    "fuse.sshfs", "fuse.rclone",   "fuse.gvfsd-fuse", "davfs",
    "fuse.davfs", "ncpfs", "glusterfs",  "fuse.glusterfs"};

std::string plain(std::string_view name) {
  std::string result;
  for (const char letter : name) {
    if (letter == ' ' || letter == '-' || letter == '_') continue;
    result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return result;
}

// Mount tables write a blank as \040.
std::string unescaped(const std::string& text) {
  constexpr std::string_view k_blank = "\\040";
  std::string result = text;
  for (auto at = result.find(k_blank); at != std::string::npos; at = result.find(k_blank, at)) {
    result.replace(at, k_blank.size(), " ");
  }
  return result;
}

bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto [in_folder, in_path] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end();
}

}  // namespace

std::optional<std::string> synced_folder_in(const std::filesystem::path& path) {
  for (const auto& part : path.parent_path()) {
    const std::string name = plain(part.string());
    for (const auto& [beginning, service] : k_synced) {
      if (name.starts_with(beginning)) return service;
    }
  }
  return std::nullopt;
}

std::optional<std::string> network_mount_of(const std::filesystem::path& path,
                                            std::string_view mounts) {
  std::istringstream lines{std::string(mounts)};
  std::string line;
  std::string nearest_system;
  std::size_t nearest = 0;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string device;
    std::string place;
    std::string system;
    if (!(words >> device >> place >> system)) continue;
    place = unescaped(place);
    // The longest place that holds the path is the one it is in; of two equal ones the later
    // counts.
    if (place.size() < nearest || !lies_in(path, place)) continue;
    nearest = place.size();
    nearest_system = system;
  }
  const bool is_network = std::find(k_network_systems.begin(), k_network_systems.end(),
                                    nearest_system) != k_network_systems.end();
  return is_network ? std::optional<std::string>("a network drive") : std::nullopt;
}

}  // namespace chorus::platform
