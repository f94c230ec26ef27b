#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// A live inquiry must lie on this machine's own disk: folders that are synchronised or on a network
// copy a database half-written and break its locks. These find such a folder, for a warning.
namespace chorus::platform {

// "OneDrive", "Dropbox", "a network drive" and the like; empty for an ordinary folder.
std::optional<std::string> shared_folder_name(const std::filesystem::path& path);

// The two rules behind it, without the machine: by the names in the path, and by a table of mounts
// in the form of /proc/mounts.
std::optional<std::string> synced_folder_in(const std::filesystem::path& path);
std::optional<std::string> network_mount_of(const std::filesystem::path& path,
                                            std::string_view mounts);

}  // namespace chorus::platform
