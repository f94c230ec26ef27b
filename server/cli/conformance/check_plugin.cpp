#include "cli/conformance/check_plugin.hpp"

#include "cli/conformance/findings.hpp"
#include "cli/conformance/folder.hpp"
#include "cli/conformance/trial.hpp"
#include "cli/conformance/trial_room.hpp"

namespace chorus::cli::conformance {

std::size_t check_plugin(const std::filesystem::path& folder, const ProgramParts& parts,
                         std::uint64_t seed, std::ostream& out) {
  Findings findings(out);
  const Folder known(folder, parts.schemas, findings);
  if (!known.may_run()) {
    findings.left("its rules", "nothing is run of what cannot be read");
    return findings.faults();
  }
  TrialRoom room(known, parts.program, seed);
  Trial(known, room, findings, seed).run();
  return findings.faults();
}

}  // namespace chorus::cli::conformance
