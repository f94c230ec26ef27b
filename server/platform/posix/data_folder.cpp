#include "platform/data_folder.hpp"

#include <cstdlib>

namespace chorus::platform {
namespace {

constexpr const char* k_folder_name = "chorus";

// An absolute path, as the base directory specification asks of its variables; else empty.
std::filesystem::path folder_named_by(const char* variable) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing of ours changes the environment
  const char* named = std::getenv(variable);
  const std::filesystem::path folder = named == nullptr ? "" : named;
  return folder.is_absolute() ? folder : std::filesystem::path();
}

}  // namespace

std::filesystem::path home_folder() { return folder_named_by("HOME"); }

std::filesystem::path data_folder() {
  const auto named = folder_named_by("XDG_DATA_HOME");
  if (!named.empty()) return named / k_folder_name;
  const auto home = home_folder();
  if (!home.empty()) return home / ".local" / "share" / k_folder_name;
  return std::filesystem::current_path() / k_folder_name;
}

}  // namespace chorus::platform
