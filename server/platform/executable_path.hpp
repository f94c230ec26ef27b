#pragma once

#include <filesystem>

namespace chorus::platform {

// Where this program's file is; its plugins, pages and templates are found from there. Throws
// std::system_error where the system will not say.
std::filesystem::path executable_path();

}  // namespace chorus::platform
