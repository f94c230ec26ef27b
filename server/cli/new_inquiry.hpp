#pragma once

#include "cli/template_file.hpp"

#include <filesystem>
#include <string>

namespace chorus::cli {

// Makes a new inquiry file from an installed template; `title` empty: the template's. The file
// appears whole or not at all. Throws std::runtime_error with words: no such template, the file is
// there already.
void make_inquiry(const std::filesystem::path& file, const std::string& template_id,
                  const std::string& title);

// The same from a template that was read. `types`: those that its parts may be set for.
void make_inquiry(const std::filesystem::path& file, const TemplateFile& chosen,
                  const host::Catalogue& types);

}  // namespace chorus::cli
