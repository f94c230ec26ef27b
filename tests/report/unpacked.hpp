#pragma once

#include <string>

namespace chorus::test {

// Every part of a ZIP file, one after another, each behind its name. Throws std::runtime_error
// where it is none.
std::string unpacked(const std::string& file);

}  // namespace chorus::test
