#include "storage/inquiry_snapshot.hpp"

#include "kernel/commands/name_marks.hpp"
#include "kernel/commands/withdrawal.hpp"
#include "kernel/room/link.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/inquiry_reader.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/read_access.hpp"
#include "storage/trouble.hpp"
#include "storage/upgrades.hpp"
#include "storage/withdrawn_list.hpp"

#include <SQLiteCpp/Transaction.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace chorus::storage {
namespace {

constexpr const char* k_schema_step = "PRAGMA user_version";

void check_step(Database& database) {
  const auto step = database.number(k_schema_step);
  if (step == static_cast<std::int64_t>(inquiry_steps().size())) return;
  throw StorageTrouble(
      step < static_cast<std::int64_t>(inquiry_steps().size())
          ? "The inquiry was written by an older Chorus. Serve it once with this one first."
          : "The inquiry was written by a newer Chorus. Use that one.");
}

void take_back(kernel::LiveSpace& live, const kernel::Key& key) {
  const auto found = live.space.records.find(key);
  if (found == live.space.records.end() || found->second->gate == kernel::Gate::withdrawn) return;
  live.put(std::make_shared<const kernel::Record>(kernel::tombstone_of(*found->second)));
}

// Before they go: afterwards nobody could look for their names.
void mark_names_of(const std::vector<kernel::Ref>& taken_back,
                   std::map<kernel::SpaceId, kernel::LiveSpace>& spaces) {
  const auto inquiry = spaces.find(kernel::k_inquiry_space);
  if (inquiry == spaces.end()) return;
  for (const auto& ref : taken_back) {
    const auto& records = inquiry->second.space.records;
    const auto found = records.find(ref.key);
    const bool is_person = ref.space == kernel::k_inquiry_space && found != records.end() &&
                           found->second->type == "person";
    if (!is_person) continue;
    for (auto& mark : kernel::marks_of(spaces, *found->second, kernel::NameGoes::with_everything)) {
      inquiry->second.put(std::make_shared<const kernel::Record>(std::move(mark)));
    }
  }
}

}  // namespace

std::map<kernel::SpaceId, kernel::LiveSpace> read_snapshot(const std::filesystem::path& path) {
  ReadAccess access(path);
  // All rows are of one moment, whatever is written meanwhile.
  const SQLite::Transaction moment(access.database().sql(), SQLite::TransactionBehavior::DEFERRED);
  check_step(access.database());
  kernel::Loaded loaded = read_inquiry(access.database().sql());
  std::map<kernel::SpaceId, kernel::LiveSpace> spaces;
  for (auto& space : loaded.spaces) {
    const kernel::SpaceId id = space.state.id;
    spaces[id].take(std::move(space));
  }
  const auto id = loaded.meta.find(k_inquiry_id);
  if (id == loaded.meta.end()) return spaces;
  const auto taken_back = taken_back_unknown_to(access.database().sql(),
                                                WithdrawnList(true_path(path), id->second).read());
  mark_names_of(taken_back, spaces);
  for (const auto& ref : taken_back) {
    const auto space = spaces.find(ref.space);
    if (space == spaces.end()) continue;
    for (const auto& key : kernel::reproductions_of(space->second, ref.key)) {
      take_back(space->second, key);
    }
    take_back(space->second, ref.key);
  }
  return spaces;
}

kernel::MediumBytes read_medium(const std::filesystem::path& path, const kernel::MediumId& id) {
  ReadAccess access(path);
  auto bytes = medium_in(access.database().sql(), id);
  return bytes ? std::make_shared<const std::string>(std::move(*bytes)) : nullptr;
}

std::string inquiry_id(const std::filesystem::path& path) {
  ReadAccess access(path);
  auto id = meta_in(access.database().sql(), k_inquiry_id);
  if (!id) throw StorageTrouble("The inquiry has no name of its own yet. Serve it once first.");
  return *id;
}

}  // namespace chorus::storage
