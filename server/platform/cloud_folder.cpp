#include "platform/cloud_folder.hpp"

#include "platform/path_text.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace chorus::platform {
namespace {

// The name of a folder in small letters, without blanks and dashes: as it is, or with something of
// the account behind it ("OneDrive - School", "Dropbox (Team)"). `at_home`: the name is an ordinary
// word too, so it counts only where the service puts it, right in somebody's home.
struct Synced {
  std::string_view name;
  const char* service;
  bool at_home = false;
};
constexpr std::array<Synced, 29> k_synced{{
    {"onedrive", "OneDrive"},
    {"dropbox", "Dropbox"},
    {"googledrive", "Google Drive"},
    {"mydrive", "Google Drive"},
    {"drivefs", "Google Drive"},
    {"clouddocs", "iCloud Drive"},
    {"iclouddrive", "iCloud Drive"},
    {"com~apple~clouddocs", "iCloud Drive"},
    {"mobiledocuments", "iCloud Drive"},
    {"nextcloud", "Nextcloud"},
    {"owncloud", "ownCloud"},
    {"pcloud", "pCloud"},
    {"pclouddrive", "pCloud"},
    {"megasync", "MEGA"},
    {"mega", "MEGA", true},
    {"syncthing", "Syncthing"},
    {"sync", "a synchronised folder", true},
    {"box", "Box", true},
    {"boxsync", "Box"},
    {"boxbox", "Box"},
    {"seafile", "Seafile"},
    {"seadrive", "Seafile"},
    {"protondrive", "Proton Drive"},
    {"synologydrive", "Synology Drive"},
    {"cloudstation", "Synology Drive"},
    {"kdrive", "kDrive"},
    {"tresorit", "Tresorit"},
    {"tresoritdrive", "Tresorit"},
    {"tresors", "Tresorit"},
}};
// Where a Mac keeps the folders of every such service.
constexpr std::string_view k_cloud_storage = "cloudstorage";

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

// The whole name, or what stands before " - ", "-", "_" or " (".
bool is_called(const std::string& folder, std::string_view name) {
  if (plain(folder) == name) return true;
  for (std::size_t at = folder.find_first_of(" -_("); at != std::string::npos;
       at = folder.find_first_of(" -_(", at + 1)) {
    if (plain(folder.substr(0, at)) != name) continue;
    const auto behind = folder.find_first_not_of(' ', at);
    return behind != std::string::npos &&
           std::string_view("-_(").find(folder[behind]) != std::string_view::npos;
  }
  return false;
}

bool is_home(const std::filesystem::path& folder) {
  const std::string above = plain(utf8(folder.parent_path().filename()));
  return above == "home" || above == "users";
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
  std::filesystem::path above;
  for (const auto& part : path.parent_path()) {
    const std::string name = utf8(part);
    for (const auto& known : k_synced) {
      if (is_called(name, known.name) && (!known.at_home || is_home(above))) return known.service;
    }
    if (plain(utf8(above.filename())) == k_cloud_storage) return "a synchronised folder";
    above /= part;
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
