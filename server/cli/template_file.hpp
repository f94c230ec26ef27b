#pragma once

#include "kernel/values/record.hpp"
#include "kernel/values/space.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace chorus::kernel {
class Entropy;
}
namespace chorus::host {
class Catalogue;
}

namespace chorus::cli {

// An inquiry template, checked against schemas/template.schema.json.
struct TemplateFile {
  std::string id;
  std::string tab;
  std::string title;
  std::string json_text;

  // Throws std::runtime_error with words: not there, not JSON, not of the shape.
  static TemplateFile read(const std::filesystem::path& folder,
                           const std::filesystem::path& schemas);
  // The same of a text that came from elsewhere, which `where` calls by name in what is said.
  static TemplateFile from_text(std::string text, const std::string& where,
                                const std::filesystem::path& schemas);
};

// What a person says otherwise than the template; empty: as it says.
struct InquiryNames {
  std::string title;
  std::string question;
  std::string asked_by;
};
TemplateFile named(TemplateFile from, const InquiryNames& names);

// Every template of the folder, in order of id; unreadable ones are left out and named in `faults`.
std::vector<TemplateFile> all_templates(const std::filesystem::path& templates,
                                        const std::filesystem::path& schemas,
                                        std::vector<std::string>& faults);

// Why the settings of an activity in it are none that its type knows, in words; none: all fit, or
// the type is not installed here.
std::optional<std::string> settings_fault(const TemplateFile& from,
                                          const host::Catalogue& catalogue);

// The spaces of a fresh inquiry: its own, with the inquiry record, and one draft a line of the run
// sheet. `title` empty: the template's.
std::vector<kernel::Space> spaces_of(const TemplateFile& from, const std::string& title,
                                     kernel::Entropy& entropy);

// A template of this name that an inquiry with the same plan is made from, as JSON text: what leads
// planned, and nothing that anybody gave or keeps back. Parts that were put away are left out.
std::string template_from(const kernel::Space& inquiry, const std::string& id);

}  // namespace chorus::cli
