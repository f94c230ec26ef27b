#include "platform/local_time.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace chorus::platform {
namespace {

constexpr std::string_view k_database = "/usr/share/zoneinfo";
constexpr std::string_view k_folder_in_path = "zoneinfo/";
constexpr const char* k_machine = "/etc/localtime";
constexpr const char* k_variable = "TZ";
constexpr std::size_t k_longest_zone = 64;

// As each file of the database begins; beside them lie lists that are none.
bool is_zone_file(const std::filesystem::path& path) {
  std::array<char, 4> first{};
  return std::ifstream(path, std::ios::binary).read(first.data(), first.size()) &&
         std::string_view(first.data(), first.size()) == "TZif";
}

// A name of the database and no way out of its folder.
bool is_known(const std::string& zone) {
  const bool is_name =
      !zone.empty() && zone.size() <= k_longest_zone && zone.front() != '/' &&
      zone.find("..") == std::string::npos && std::all_of(zone.begin(), zone.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '/' || c == '_' || c == '-' || c == '+';
      });
  return is_name && (zone == "UTC" || is_zone_file(std::filesystem::path(k_database) / zone));
}

std::string formatted(std::int64_t ms, const char* how) {
  const auto seconds = static_cast<std::time_t>(ms / 1000 - (ms % 1000 < 0 ? 1 : 0));
  std::tm parts{};
  if (::localtime_r(&seconds, &parts) == nullptr) return {};
  std::array<char, 32> text{};
  const auto length = std::strftime(text.data(), text.size(), how, &parts);
  return {text.data(), length};
}

}  // namespace

std::string machine_zone() {
  if (const char* said = std::getenv(k_variable)) {
    const std::string zone = *said == ':' ? said + 1 : said;
    if (is_known(zone)) return zone;
  }
  std::error_code none;
  const auto file = std::filesystem::canonical(k_machine, none).string();
  const auto folder = file.rfind(k_folder_in_path);
  if (folder == std::string::npos) return "UTC";
  const auto zone = file.substr(folder + k_folder_in_path.size());
  return is_known(zone) ? zone : "UTC";
}

bool use_zone(const std::string& zone) {
  if (!is_known(zone)) return false;
  ::setenv(k_variable, zone.c_str(), 1);
  ::tzset();
  return true;
}

std::string local_day(std::int64_t ms_since_1970) { return formatted(ms_since_1970, "%Y-%m-%d"); }

std::string local_time(std::int64_t ms_since_1970) { return formatted(ms_since_1970, "%H:%M"); }

}  // namespace chorus::platform
