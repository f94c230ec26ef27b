#pragma once

#include "conformance/findings.hpp"
#include "conformance/folder.hpp"
#include "conformance/trial_room.hpp"

namespace chorus::conformance {

// As many people as a full room has, who all give what they can give, and one close over all of it:
// is it closed with its result, shown, and told in a report that counts no heads?
void gathers_a_crowd(const Folder& folder, TrialRoom::Setup setup, Findings& findings);

}  // namespace chorus::conformance
