#include "cli/rehearse_scripts.hpp"

#include "kernel/values/json_reader.hpp"
#include "platform/path_text.hpp"
#include "protocol/schema.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace chorus::cli {
namespace {

// A file of a plugin is no message: it may be larger.
constexpr kernel::ReadLimits k_script_limits{256 * 1024, 64, 20'000, 16'000};

}  // namespace

rehearse::Scripts rehearse_scripts(const host::Catalogue& catalogue,
                                   const std::filesystem::path& schemas) {
  rehearse::Scripts scripts;
  for (const auto& entry : catalogue.entries()) {
    const auto path = entry.folder / "rehearse.json";
    if (entry.state != host::CatalogueEntry::State::ready || !std::filesystem::exists(path)) {
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    const auto read =
        kernel::read_json(std::string{std::istreambuf_iterator<char>(file), {}}, k_script_limits);
    if (!read.ok()) throw std::runtime_error(platform::utf8(path) + ": " + read.fault().detail);
    const auto fault = protocol::fault_against(schemas / "rehearse.schema.json", read.value());
    if (fault) throw std::runtime_error(platform::utf8(path) + ": " + *fault);
    scripts.emplace(entry.id, rehearse::Script::from(read.value()));
  }
  return scripts;
}

}  // namespace chorus::cli
