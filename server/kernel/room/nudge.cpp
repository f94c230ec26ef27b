#include "kernel/room/nudge.hpp"

#include "kernel/values/phase.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace chorus::kernel {

bool add_nudge(const Audience& called, const SpaceState& state, ChangeSet& changes) {
  const auto& atoms = called.atoms();
  const bool is_for_people =
      !atoms.empty() && std::all_of(atoms.begin(), atoms.end(), [](const std::string& atom) {
        return atom == "room" || atom.starts_with("group:");
      });
  if (!is_for_people) return false;
  if (state.phase == Phase::draft || state.phase == Phase::lobby) return true;
  const nlohmann::json args{{"space", state.id.value()}, {"title", state.title}};
  changes.notices.push_back({"nudge", "notice.nudge", Body(args.dump()), false, called});
  return true;
}

}  // namespace chorus::kernel
