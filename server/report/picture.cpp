#include "report/picture.hpp"

#include "kernel/projection.hpp"
#include "kernel/taken_in.hpp"

namespace chorus::report {

bool may_leave(const kernel::Record& record) {
  return kernel::view(record, reader_of_reports(), kernel::Purpose::report) ==
         kernel::Visibility::full;
}

kernel::Reader reader_of_reports() { return {{kernel::Role::wall, {}}, {}}; }

kernel::RecordPtr record_at(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
                            const kernel::Ref& ref) {
  const auto space = spaces.find(ref.space);
  if (space == spaces.end()) return nullptr;
  const auto found = space->second.space.records.find(ref.key);
  return found == space->second.space.records.end() ? nullptr : found->second;
}

bool is_reported(const kernel::Space& space) {
  return space.state.id != kernel::k_inquiry_space && space.state.phase != kernel::Phase::draft;
}

kernel::Space picture_of(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
                         const kernel::SpaceId& space, const kernel::ActivityType* type) {
  kernel::Space picture;
  picture.state = spaces.at(space).space.state;
  for (const auto& [key, record] : spaces.at(space).space.records) {
    if (may_leave(*record)) picture.records[key] = record;
  }
  if (!type) return picture;
  for (const auto& record : kernel::taken_in(spaces, space, *type, kernel::For::rules)) {
    if (may_leave(*record)) picture.records[record->key] = record;
  }
  return picture;
}

std::map<kernel::SpaceId, kernel::Space> pictures_of(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
    const std::function<const kernel::ActivityType*(const std::string& plugin_id)>& type_of) {
  std::map<kernel::SpaceId, kernel::Space> pictures;
  for (const auto& [id, live] : spaces) {
    if (!is_reported(live.space)) continue;
    pictures[id] = picture_of(spaces, id, type_of(live.space.state.plugin_id));
  }
  return pictures;
}

}  // namespace chorus::report
