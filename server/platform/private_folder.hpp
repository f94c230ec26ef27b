#pragma once

#include <filesystem>
#include <optional>

// Keeps what people wrote to the account that runs the server.
namespace chorus::platform {

// Files made from now on are for their owner alone. Call first in main, before any thread.
void set_private_umask() noexcept;

// Makes the folder, and those above it that are missing, for its owner alone. One that is already
// there is left as it is: it is somebody else's to decide. Throws std::system_error.
void make_private_folder(const std::filesystem::path& path);

// Sets 0600. Throws std::system_error.
void make_private_file(const std::filesystem::path& path);

// A folder for this account alone that lies in memory, is found again by the next program of the
// account, and is empty after the machine was started anew: `chorus` in $XDG_RUNTIME_DIR, else in
// what the system keeps there for the account, else a folder of ours in shared memory. Made if need
// be. None: the system has none, or somebody else could look into it.
std::optional<std::filesystem::path> private_runtime_folder();

// True for the administrator's account, which must not run a server.
bool is_root() noexcept;

}  // namespace chorus::platform
