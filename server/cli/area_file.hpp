#pragma once

#include "report/area_profile.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <iosfwd>
#include <string>

namespace chorus::cli {

// An area profile as a file, checked against schemas/area.schema.json.
struct AreaFile {
  report::AreaProfile profile;
  std::string text;  // as it came; empty: there is none, and papers are as without

  // Throws std::runtime_error with words: not there, too large, not JSON, not of the shape.
  static AreaFile read(const std::filesystem::path& file, const std::filesystem::path& schemas);
  // The same of a text that came from elsewhere, which `where` calls by name in what is said.
  static AreaFile from_text(std::string text, const std::string& where,
                            const std::filesystem::path& schemas);
};

// The profile that lies in this folder. Where it cannot be taken, `err` reads why, and papers are
// written without: no evening waits for it.
AreaFile area_or_none(const std::filesystem::path& folder, const std::filesystem::path& schemas,
                      std::ostream& err);

// The profile of this laptop: `area.json` beside its inquiries, for the papers of all of them.
class LaptopArea {
 public:
  // `usual`: what papers say without a profile.
  LaptopArea(std::filesystem::path folder, std::filesystem::path schemas, report::Words usual);

  // Without one, none; throws as AreaFile where it is there and cannot be taken.
  AreaFile read() const;
  // What the start page shows of it: its name, or why it is not taken; nothing without one.
  nlohmann::json in_short() const;
  // All that the form shows: the profile, and what stands in papers without it.
  nlohmann::json told() const;
  // As it came, so that what fits is read again. Throws as AreaFile, or std::system_error; then the
  // one before stands.
  void keep(const std::string& text) const;
  void drop() const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path schemas_;
  report::Words usual_;
};

}  // namespace chorus::cli
