#pragma once

#include "cli/area_file.hpp"
#include "cli/installed_tree.hpp"
#include "host/catalogue.hpp"
#include "host/process_runner.hpp"
#include "host/sections_round.hpp"
#include "host/timers.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/issued.hpp"
#include "kernel/values/medium.hpp"
#include "protocol/schema.hpp"
#include "report/assemble.hpp"
#include "report/format.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chorus::cli {

// The sentences of papers. Throws std::runtime_error where they are missing.
report::Words report_words(const InstalledTree& tree);

// Everything one report is made from: the inquiry at a moment, what its activities said of it, and
// the words. Never changed once it is there, so any thread may write files from it.
struct ReportMaterial {
  report::Purpose purpose = report::Purpose::board;
  kernel::Instant made_at = 0;
  std::string made_on;
  std::string inquiry;
  std::map<kernel::SpaceId, kernel::LiveSpace> spaces;
  std::map<kernel::SpaceId, kernel::Space> pictures;
  std::map<kernel::SpaceId, report::Said> said;
  std::map<std::string, report::Words> activity_words;
  report::Words words;  // as the area says them
  AreaFile area;
  kernel::CoreKinds kinds;
  kernel::Consents consents;
  report::PhotoBytes photos;

  std::string file(report::Format format, bool confirmed, const kernel::Issue& issue) const;
  std::string preview() const;
  // The same file for the list of what left.
  kernel::IssuedPaper issued(report::Format format, bool confirmed) const;

 private:
  report::Source source() const;
};

// Gathers it: asks every activity for its sections, in processes of the round's own. Room thread
// only; all referred to outlives it.
class ReportGathering {
 public:
  struct Tools {
    const host::Catalogue& catalogue;
    host::ProcessRunner& runner;
    host::Timers& timers;
    const protocol::SchemaBook& schemas;
    const InstalledTree& tree;
    std::ostream& log;
    std::string inquiry;  // its id; empty: it could not be read
    // The bytes of a photo, never at once; null: it is not there.
    std::function<void(const kernel::MediumId&, std::function<void(kernel::MediumBytes)>)> photo;
    AreaFile area;
  };
  using Done = std::function<void(std::shared_ptr<const ReportMaterial>)>;

  explicit ReportGathering(const Tools& tools) : tools_(tools) {}
  ~ReportGathering() { *here_ = false; }
  ReportGathering(const ReportGathering&) = delete;
  ReportGathering& operator=(const ReportGathering&) = delete;

  enum class Photos { left_out, read };
  // `done` comes once, never before begin has returned, and may destroy the gathering, which may be
  // destroyed before. Throws std::runtime_error where the report's own words are missing.
  void begin(std::map<kernel::SpaceId, kernel::LiveSpace> spaces, report::Purpose purpose,
             kernel::Instant now, Photos photos, Done done);

 private:
  void read_photos(Photos photos);
  void read_next();

  Tools tools_;
  Done done_;
  std::vector<kernel::MediumId> unread_;  // the next one last
  std::size_t read_bytes_ = 0;
  std::shared_ptr<ReportMaterial> material_;
  std::optional<host::SectionsRound> round_;
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);  // for a photo that comes late
};

}  // namespace chorus::cli
