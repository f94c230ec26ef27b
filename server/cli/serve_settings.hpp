#pragma once

#include "kernel/values/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chorus::cli {

// The words of `chorus serve`, read and checked.
struct ServeSettings {
  std::filesystem::path file;
  std::filesystem::path workspace;  // where inquiries lie that are given no other place
  std::vector<std::string> hosts;   // further names the server answers to
  std::vector<std::filesystem::path> plugin_folders;
  std::string bind;           // empty: every address, IPv4 and IPv6
  std::uint16_t port = 8080;  // 0: whichever is free
  std::size_t people_limit = 0;
  std::optional<kernel::Instant> now;  // rehearsal clock
  bool browser = true;
  bool json = false;
  bool safe_mode = false;
  bool allow_root = false;
  bool with_faults = false;     // serve a file that `chorus check` finds fault with
  bool has_faults = false;      // and it has some
  bool stall_upgrades = false;  // for tests: WebSockets hang, as some phones' do
  bool plain_writes = false;    // WebSockets write a message at a time
};

}  // namespace chorus::cli
