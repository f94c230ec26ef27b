#pragma once

#include "platform/held_file.hpp"

#include <filesystem>

namespace chorus::storage {

/**
 * Holds the file itself, whatever name it is opened by, so that no second Chorus writes to it.
 * Throws NotAnInquiry, or StorageTrouble with words where it is held already, has a second name or
 * cannot be opened.
 */
platform::HeldFile hold_inquiry(const std::filesystem::path& path);

}  // namespace chorus::storage
