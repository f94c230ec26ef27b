#pragma once

#include "archive/arrival.hpp"
#include "tests/storage/store_fixture.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace chorus::test {

inline const std::string k_archived_id = "i1";
inline const std::string k_needle_story = "needle-in-the-hay";
inline const std::string k_photo = std::string("\xFF\xD8\xFF") + std::string(120'000, 'p');

// An inquiry in which Ana and Ben told stories of every rung, one was taken back, one has a photo,
// and a vote is open in which Cem chose. A paper left.
struct ArchiveFixture : InquiryFixture {
  ArchiveFixture();

  void commit(kernel::Commit commit);
  void tells(const std::string& key, const std::string& owner, const std::string& rung,
             const std::string& words);
  void takes_back(const std::string& key);

  std::string full();      // the lines of a full archive
  std::string redacted();  // of a redacted one
  // Of what lies at any place.
  std::string full_of(const std::filesystem::path& inquiry);
  std::string redacted_of(const std::filesystem::path& inquiry);

  archive::Surroundings around();
  // Takes such lines in; the words of the refusal, empty: it was taken.
  std::string taken(const std::string& lines);
  archive::Arrived take(const std::string& lines, const std::filesystem::path& place);

  std::filesystem::path back = folder / "back" / "voices.inquiry";
  std::filesystem::path elsewhere = folder / "elsewhere";
  std::map<std::string, std::string> ended;
  std::string material_of;
};

// Lines, and the same with an end that fits them.
std::vector<nlohmann::json> lines_in_text(const std::string& text);
std::string with_end(const std::vector<nlohmann::json>& lines);
// Changed by hand and given an end that fits again.
std::string changed_lines(const std::string& text,
                          const std::function<void(std::vector<nlohmann::json>&)>& change);

}  // namespace chorus::test
