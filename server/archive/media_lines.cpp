#include "archive/media_lines.hpp"

#include "platform/base64.hpp"
#include "platform/running_hash.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace chorus::archive {

void write_bytes(std::string_view bytes, LinesOut& lines) {
  while (!bytes.empty()) {
    lines.add({{"t", "bytes"}, {"base64", platform::base64(bytes.substr(0, k_bytes_a_line))}});
    bytes.remove_prefix(std::min(bytes.size(), k_bytes_a_line));
  }
}

std::string sum_of(std::string_view bytes) {
  platform::RunningHash hash;
  hash.add(bytes);
  return hash.so_far();
}

}  // namespace chorus::archive
