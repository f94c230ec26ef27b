#include "conformance/check_plugin.hpp"

#include "conformance/findings.hpp"
#include "conformance/folder.hpp"
#include "conformance/trial.hpp"
#include "conformance/trial_room.hpp"

namespace chorus::conformance {

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

}  // namespace chorus::conformance
