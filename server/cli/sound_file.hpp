#pragma once

#include "cli/installed_tree.hpp"
#include "host/catalogue.hpp"
#include "protocol/schema.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::cli {

// What is known here of the records that Chorus itself keeps and of the kinds in which activities
// meet. Bodies of other types are held against their own schemas when they are made; these the room
// must be able to read whatever types are installed.
std::unique_ptr<const protocol::SchemaBook> core_records(const InstalledTree& tree,
                                                         const host::Catalogue& catalogue);
// What of such a body does not fit; none: it fits, or is of another type.
std::optional<std::string> core_body_fault(const protocol::SchemaBook& book, std::string_view type,
                                           const kernel::Body& body);
std::vector<std::string> faults_of_core_records(const std::filesystem::path& file,
                                                const protocol::SchemaBook& book);

}  // namespace chorus::cli
