#pragma once

#include <filesystem>

namespace chorus::storage {

// A consistent copy of an inquiry, also while it is being served: people go on, nothing is
// checkpointed. The copy is checked before it takes its place, and takes it whole, over an older
// copy of the same name. The sealed box and its key stay behind: a vote that is open in the copy
// starts anew when the copy is opened. Throws NotAnInquiry or StorageTrouble with words; then
// `copy` is as it was.
void backup_inquiry(const std::filesystem::path& path, const std::filesystem::path& copy);

}  // namespace chorus::storage
