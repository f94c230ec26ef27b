#include "conformance/check_plugin.hpp"

#include "conformance/crowd.hpp"
#include "conformance/findings.hpp"
#include "conformance/folder.hpp"
#include "conformance/trial.hpp"
#include "conformance/trial_room.hpp"

namespace chorus::conformance {

std::size_t check_plugin(const std::filesystem::path& folder, const ProgramParts& parts,
                         std::uint64_t seed, std::ostream& out) {
  Findings findings(out);
  const Folder known(folder, parts.schemas, findings);
  if (known.may_run()) {
    const TrialRoom::Setup setup{parts.program, seed, 3, parts.patience};
    {
      TrialRoom room(known, setup);
      Trial(known, room, findings, seed).run();
    }
    if (findings.faults() == 0) {
      gathers_a_crowd(known, setup, findings);
    } else {
      findings.left(Promise::crowd, "a full room", "the faults above come first");
    }
  } else {
    findings.left(Promise::loads, "its rules", "nothing is run of what cannot be read");
  }
  findings.card().write(out);
  return findings.faults();
}

}  // namespace chorus::conformance
