#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace chorus::conformance {

// The conformance kit over one built folder, a line a check on `out`, a card of three tiers at the
// end. Returns the number of faults.
// The folder has a manifest.json; whatever else is wrong with it becomes a line. `program` runs the
// host process, `schemas` is the program's folder of that name.
struct ProgramParts {
  std::filesystem::path program;
  std::filesystem::path schemas;
  std::chrono::milliseconds patience{60'000};  // at most, whatever it is given to answer in
};
std::size_t check_plugin(const std::filesystem::path& folder, const ProgramParts& parts,
                         std::uint64_t seed, std::ostream& out);

}  // namespace chorus::conformance
