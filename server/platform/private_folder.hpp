#pragma once

#include <filesystem>

// Keeps what people wrote to the account that runs the server (trust S-R16).
namespace chorus::platform {

// Files made from now on are for their owner alone. Call first in main, before any thread.
void set_private_umask() noexcept;

// Makes the folder, and those above it that are missing, for its owner alone. One that is already
// there is left as it is: it is somebody else's to decide. Throws std::system_error.
void make_private_folder(const std::filesystem::path& path);

// Sets 0600. Throws std::system_error.
void make_private_file(const std::filesystem::path& path);

// True for the administrator's account, which must not run a server.
bool is_root() noexcept;

}  // namespace chorus::platform
