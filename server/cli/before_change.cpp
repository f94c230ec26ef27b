#include "cli/before_change.hpp"

#include "kernel/room/state_age.hpp"
#include "platform/path_text.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/noted_copy.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>

namespace chorus::cli {
namespace {

void copy_before(const std::filesystem::path& inquiry, const std::string& change, const char* why,
                 std::ostream& err) {
  auto name = platform::beside(inquiry.stem(), "-before-" + change);
  const auto place = inquiry.parent_path() / (name += inquiry.extension());
  const auto not_noted = storage::make_copy(inquiry, place);
  err << "chorus: " << why << " It was copied to " << platform::utf8(place) << " before.\n";
  if (not_noted) {
    err << "chorus: That copy could not be noted, so what people take back later stays in it. "
           "Delete it once all is well. ("
        << *not_noted << ")\n";
  }
}

}  // namespace

void copy_before_new_tables(const std::filesystem::path& inquiry, std::ostream& err) {
  const auto step = storage::step_to_take(inquiry);
  if (!step) return;
  copy_before(inquiry, "tables-" + std::to_string(*step),
              "This inquiry was last opened by an older Chorus.", err);
}

void copy_before_new_states(const std::filesystem::path& inquiry, const kernel::Loaded& loaded,
                            const host::Catalogue& types, std::ostream& err) {
  std::map<std::string, std::uint32_t> older;  // types, and the state that they make
  std::size_t parts = 0;
  for (const auto& space : loaded.spaces) {
    const auto* type = types.find(space.state.plugin_id);
    const bool is_older = type && kernel::age_of(space.state, *type) == kernel::StateAge::older;
    if (!is_older) continue;
    older[type->id] = type->state_version;
    ++parts;
  }
  if (older.empty()) return;
  std::string change = older.begin()->first + "-" + std::to_string(older.begin()->second);
  if (older.size() > 1) change += "-and-" + std::to_string(older.size() - 1) + "-more";
  change += "-in-" + std::to_string(parts);
  copy_before(inquiry, change, "An activity in it was made by an older version of its type.", err);
}

}  // namespace chorus::cli
