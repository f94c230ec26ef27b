#pragma once

#include "platform/running_hash.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <string_view>

namespace chorus::archive {

// The lines of one archive on their way out, counted and summed. Each goes on at once, so that none
// is kept in memory. Throws what `put` throws, and ArchiveRefused for a line that no reader would
// take.
class LinesOut {
 public:
  using Put = std::function<void(std::string_view bytes)>;
  explicit LinesOut(Put put) : put_(std::move(put)) {}

  void add(const nlohmann::json& line);
  void end();  // the last line

 private:
  void write(const nlohmann::json& line);

  Put put_;
  platform::RunningHash hash_;
  std::uint64_t lines_ = 0;
};

}  // namespace chorus::archive
