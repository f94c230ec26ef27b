#include "archive/lines_in.hpp"

#include "archive/refusal.hpp"
#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace chorus::archive {
namespace {

// A record's body within its line.
constexpr kernel::ReadLimits k_line_limits{limits::k_archive_line_bytes, limits::k_json_depth + 2,
                                           20'000, 128 * 1024};

}  // namespace

void LinesIn::refuse(const std::string& why) const {
  throw ArchiveRefused("Line " + std::to_string(lines_) +
                       " of the archive cannot be taken: " + why);
}

std::string LinesIn::line() {
  for (;;) {
    const auto end = kept_.find('\n', looked_at_);
    if (end != std::string::npos) {
      std::string found = kept_.substr(0, end + 1);
      kept_.erase(0, end + 1);
      looked_at_ = 0;
      return found;
    }
    looked_at_ = kept_.size();
    if (looked_at_ > limits::k_archive_line_bytes) {
      ++lines_;
      refuse("it is longer than any line of an archive.");
    }
    const std::string more = more_();
    if (more.empty()) {
      throw ArchiveRefused("The end of the archive is missing. Fetch it again from where it lies.");
    }
    kept_ += more;
  }
}

std::optional<nlohmann::json> LinesIn::next() {
  const std::string sum = hash_.so_far();
  const std::string text = line();
  ++lines_;
  hash_.add(text);
  auto read = kernel::read_json(std::string_view(text).substr(0, text.size() - 1), k_line_limits);
  if (!read.ok()) refuse("it is not the JSON of an archive (" + read.fault().code + ").");
  auto& parsed = read.value();
  const bool has_kind = parsed.is_object() && parsed.contains("t") && parsed["t"].is_string();
  if (!has_kind) refuse("it does not say what it is.");
  const auto t = parsed["t"].get<std::string>();
  if (const auto fault = fault_(t, parsed)) refuse(*fault + ".");
  if (t != "end") return std::move(parsed);
  check_end(parsed, sum);
  return std::nullopt;
}

void LinesIn::check_end(const nlohmann::json& end, const std::string& sum) {
  if (end.at("lines").get<std::uint64_t>() != lines_ - 1) {
    throw ArchiveRefused("Lines of the archive are missing. Fetch it again from where it lies.");
  }
  if (end.at("sha256").get<std::string>() != sum) {
    throw ArchiveRefused(
        "The archive was changed, or damaged on its way: its checksum is another. Fetch it again "
        "from where it lies.");
  }
  if (!kept_.empty() || !more_().empty()) {
    throw ArchiveRefused("Something stands behind the end of the archive.");
  }
}

}  // namespace chorus::archive
