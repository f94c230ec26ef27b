#pragma once

#include "host/catalogue.hpp"
#include "rehearse/script.hpp"

#include <filesystem>

namespace chorus::cli {

// What pretend people do in each of these activity types, by the rehearse.json in its folder; a
// type without one has none. Throws std::runtime_error that names a file that is wrong and says
// why.
rehearse::Scripts rehearse_scripts(const host::Catalogue& catalogue,
                                   const std::filesystem::path& schemas);

}  // namespace chorus::cli
