#pragma once

#include <filesystem>

namespace chorus::storage {

// A consistent copy of an inquiry, also while it is being served: people go on, nothing is
// checkpointed. The copy is checked before it takes its place, and takes it whole, over an older
// copy of the same name. While it is made it lies hidden beside its place; what an earlier try left
// there when it was cut short is erased first. The sealed box and its key stay behind: a vote that
// is open in the copy starts anew when the copy is opened. Throws NotAnInquiry or StorageTrouble
// with words; then `copy` is as it was.
void backup_inquiry(const std::filesystem::path& path, const std::filesystem::path& copy);

// Erases what a backup to `copy` left beside it when it was cut short; nothing where one is being
// made there just now, or where the folder is away. Throws StorageTrouble.
void erase_interrupted_backup(const std::filesystem::path& copy);

}  // namespace chorus::storage
