#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace chorus::conformance {

// The conformance kit over one built folder, a line a check on `out`. Returns the number of faults.
// The folder has a manifest.json; whatever else is wrong with it becomes a line. `program` runs the
// host process, `schemas` is the program's folder of that name.
struct ProgramParts {
  std::filesystem::path program;
  std::filesystem::path schemas;
};
std::size_t check_plugin(const std::filesystem::path& folder, const ProgramParts& parts,
                         std::uint64_t seed, std::ostream& out);

}  // namespace chorus::conformance
