#pragma once

#include "report/report.hpp"

#include <string>

namespace chorus::report {

// The report for programs, as schemas/report.schema.json says. Ends in a line end.
std::string to_json(const Report& report);

}  // namespace chorus::report
