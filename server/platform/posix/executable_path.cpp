#include "platform/executable_path.hpp"

namespace chorus::platform {

std::filesystem::path executable_path() { return std::filesystem::read_symlink("/proc/self/exe"); }

}  // namespace chorus::platform
