#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>

namespace chorus::host {
class Catalogue;
}
namespace chorus::net {
struct HubSettings;
}
namespace chorus::protocol {
class SchemaBook;
}
namespace chorus::report {
struct AreaProfile;
}

// What of the installed activity types others need while an inquiry is served. One that cannot be
// used is left out.
namespace chorus::cli {

// Their schemas; why one is left out, and kinds that nobody brings forth, are said to `err`.
void register_types(const host::Catalogue& catalogue, protocol::SchemaBook& schemas,
                    std::ostream& err);

// What pages are told of the types and of the core kinds, and leads of the area's boards.
net::HubSettings told_of(const host::Catalogue& catalogue, bool is_rehearsal,
                         const report::AreaProfile& area);

// Their folders, by the address below `/plugins/` that their files are had at.
std::map<std::string, std::filesystem::path> roots_of_types(const host::Catalogue& catalogue);

}  // namespace chorus::cli
