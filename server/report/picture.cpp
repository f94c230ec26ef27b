#include "report/picture.hpp"

#include "kernel/commands/name_marks.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/room/taken_in.hpp"

namespace chorus::report {

bool may_leave(const kernel::Record& record, const kernel::Consents& consents) {
  return kernel::leaving(record, consents) == kernel::Visibility::full;
}

bool is_reported(const kernel::Space& space) {
  return space.state.id != kernel::k_inquiry_space && space.state.phase != kernel::Phase::draft;
}

std::vector<kernel::Ref> given_that_may_leave(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces, const kernel::Consents& consents) {
  std::vector<kernel::Ref> refs;
  for (const auto& [id, live] : spaces) {
    if (!is_reported(live.space)) continue;
    for (const auto& [key, record] : live.space.records) {
      const bool is_given = record->record_class == kernel::RecordClass::contribution;
      if (is_given && may_leave(*record, consents)) refs.push_back({id, key});
    }
  }
  return refs;
}

namespace {

using Marked = std::map<kernel::Ref, std::vector<std::string>>;

// What somebody gave in which a name stood that is gone since is not told at all: an activity could
// repeat a part of it that nobody can look a name up in.
bool may_be_told(const kernel::Record& record, const kernel::Ref& ref, const Marked& marked,
                 const kernel::Consents& consents) {
  const bool is_given = record.record_class == kernel::RecordClass::contribution;
  return may_leave(record, consents) && !(is_given && marked.contains(ref));
}

kernel::Space picture_of(const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
                         const kernel::SpaceId& space, const kernel::ActivityType* type,
                         const Marked& marked, const kernel::Consents& consents) {
  kernel::Space picture;
  picture.state = spaces.at(space).space.state;
  for (const auto& [key, record] : spaces.at(space).space.records) {
    if (may_be_told(*record, {space, key}, marked, consents)) picture.records[key] = record;
  }
  if (!type) return picture;
  for (const auto& record : kernel::taken_in(spaces, {picture.state, *type}, kernel::For::rules)) {
    const auto ref = kernel::ref_from(record->key.value(), space);
    if (may_be_told(*record, ref, marked, consents)) picture.records[record->key] = record;
  }
  return picture;
}

}  // namespace

std::map<kernel::SpaceId, kernel::Space> pictures_of(
    const std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
    const std::function<const kernel::ActivityType*(const std::string& plugin_id)>& type_of,
    const kernel::Consents& consents) {
  std::map<kernel::SpaceId, kernel::Space> pictures;
  const auto marked = kernel::marked_in(spaces);
  for (const auto& [id, live] : spaces) {
    if (!is_reported(live.space)) continue;
    pictures[id] = picture_of(spaces, id, type_of(live.space.state.plugin_id), marked, consents);
  }
  return pictures;
}

}  // namespace chorus::report
