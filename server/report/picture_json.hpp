#pragma once

#include "report/report.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace chorus::report {

// Pictures for who writes an office program's file: {"jpeg": base64, "width", "height", "shows"} of
// a photo that has its bytes, {"strokes", "shows"} of a drawing.
nlohmann::ordered_json photo_json(const Photo& photo, const Words& words);
nlohmann::ordered_json drawing_json(const std::vector<Stroke>& strokes, const std::string& shows);

}  // namespace chorus::report
