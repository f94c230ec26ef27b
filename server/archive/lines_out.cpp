#include "archive/lines_out.hpp"

#include "archive/refusal.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace chorus::archive {

void LinesOut::write(const nlohmann::json& line) {
  const std::string text = line.dump() + "\n";
  if (text.size() > limits::k_archive_line_bytes) {
    throw ArchiveRefused("One thing in this inquiry is too large for an archive.");
  }
  hash_.add(text);
  put_(text);
}

void LinesOut::add(const nlohmann::json& line) {
  write(line);
  ++lines_;
}

void LinesOut::end() { write({{"t", "end"}, {"lines", lines_}, {"sha256", hash_.so_far()}}); }

}  // namespace chorus::archive
