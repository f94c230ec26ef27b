#pragma once

#include "media/cleaned.hpp"

#include <optional>
#include <string>

namespace chorus::media {

// Gives a file to one of the two children as the server does, and waits for its end.
std::optional<CleaningResult> answer_of(const char* program, const std::string& file);

Cleaned cleaned_by(const char* program, const std::string& file);      // fails the test if refused
std::string refused_by(const char* program, const std::string& file);  // "" if it was taken

}  // namespace chorus::media
