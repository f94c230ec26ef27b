#pragma once

#include "cli/installed_tree.hpp"
#include "host/catalogue.hpp"
#include "host/process_runner.hpp"
#include "host/sections_round.hpp"
#include "host/timers.hpp"
#include "kernel/room/live_space.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/issued.hpp"
#include "protocol/schema.hpp"
#include "report/assemble.hpp"
#include "report/format.hpp"

#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>

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
  report::Words words;
  kernel::CoreKinds kinds;
  kernel::Consents consents;

  std::string file(report::Format format, bool confirmed) const;
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
  };
  using Done = std::function<void(std::shared_ptr<const ReportMaterial>)>;

  explicit ReportGathering(const Tools& tools) : tools_(tools) {}

  // `done` comes once, never before begin has returned, and may destroy the gathering. Throws
  // std::runtime_error where the report's own words are missing.
  void begin(std::map<kernel::SpaceId, kernel::LiveSpace> spaces, report::Purpose purpose,
             kernel::Instant now, Done done);

 private:
  Tools tools_;
  std::shared_ptr<ReportMaterial> material_;
  std::optional<host::SectionsRound> round_;
};

}  // namespace chorus::cli
