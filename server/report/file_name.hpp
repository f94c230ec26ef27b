#pragma once

#include "report/format.hpp"
#include "report/purpose.hpp"

#include <string>

namespace chorus::report {

// What a paper is called where it is taken to, so that inquiry, issue and day are read without
// opening it: "Good moves, board, issue 3, 2026-11-24.html"; an issue of 0 is not said. UTF-8; of
// the title only what every file system takes in a name, and not more than 80 bytes of it.
std::string file_name(const std::string& title, Purpose purpose, int issue, const std::string& day,
                      Format format);

}  // namespace chorus::report
