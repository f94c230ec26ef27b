#pragma once

#include "platform/running_hash.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::archive {

// The lines of one archive as they come in: each bounded, strict JSON that fits its schema, in a
// sum that is compared at the end. One line is in memory at a time. Throws ArchiveRefused.
class LinesIn {
 public:
  using More = std::function<std::string()>;  // the next bytes; empty: that was all
  // What of a line does not fit the schema of its kind, in words; none: it fits.
  using Fault =
      std::function<std::optional<std::string>(const std::string& t, const nlohmann::json& line)>;
  LinesIn(More more, Fault fault) : more_(std::move(more)), fault_(std::move(fault)) {}

  // None: the archive has ended as it should, with everything that its last line says.
  std::optional<nlohmann::json> next();
  [[noreturn]] void refuse(const std::string& why) const;  // naming the line that came last

 private:
  std::string line();
  void check_end(const nlohmann::json& end, const std::string& sum);

  More more_;
  Fault fault_;
  platform::RunningHash hash_;
  std::string kept_;  // bytes that came and are in no line yet
  std::size_t looked_at_ = 0;
  std::uint64_t lines_ = 0;
};

}  // namespace chorus::archive
