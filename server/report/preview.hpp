#pragma once

#include "report/assemble.hpp"

#include <string>

namespace chorus::report {

// What the leads look over before a report leaves: the report as it would be once they say yes, how
// many things stay behind and why, and which texts name somebody, or may. JSON:
// {"inquiry": its id, "steps": [{"id", "ref"}], "report": report.schema.json,
// "stays": [{"why", "things"}], "flags": [{"why", "words"}]}. By inquiry and steps a reply that
// comes back is known again.
// What its owner keeps to themselves, and what needs care, is not even counted.
std::string preview(const Source& source, Wanted wanted);

}  // namespace chorus::report
