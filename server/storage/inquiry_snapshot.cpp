#include "storage/inquiry_snapshot.hpp"

#include "kernel/commands/name_marks.hpp"
#include "kernel/commands/withdrawal.hpp"
#include "kernel/room/link.hpp"
#include "kernel/room/plan.hpp"
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

using Spaces = std::map<kernel::SpaceId, kernel::LiveSpace>;

// Tells of each record that becomes another.
class TakingBack {
 public:
  explicit TakingBack(Spaces& spaces) : spaces_(spaces) {}

  void take(const kernel::Ref& ref) {
    const auto live = spaces_.find(ref.space);
    if (live == spaces_.end()) return;
    for (const auto& key : kernel::reproductions_of(live->second, ref.key)) take(*live, key);
    take(*live, ref.key);
  }
  void put(kernel::LiveSpace& live, kernel::Record record) {
    changed_.push_back(std::make_shared<const kernel::Record>(std::move(record)));
    live.put(changed_.back());
  }
  std::vector<kernel::RecordPtr> changed() { return std::move(changed_); }

 private:
  void take(Spaces::value_type& live, const kernel::Key& key) {
    const auto found = live.second.space.records.find(key);
    const bool is_there = found != live.second.space.records.end();
    if (!is_there || found->second->gate == kernel::Gate::withdrawn) return;
    put(live.second, kernel::tombstone_of(*found->second));
  }

  Spaces& spaces_;
  std::vector<kernel::RecordPtr> changed_;
};

// Before they go: afterwards nobody could look for their names.
void mark_names_of(const std::vector<kernel::Ref>& taken_back, Spaces& spaces, TakingBack& taking) {
  const auto inquiry = spaces.find(kernel::k_inquiry_space);
  if (inquiry == spaces.end()) return;
  for (const auto& ref : taken_back) {
    const auto& records = inquiry->second.space.records;
    const auto found = records.find(ref.key);
    const bool is_person = ref.space == kernel::k_inquiry_space && found != records.end() &&
                           found->second->type == "person";
    if (!is_person) continue;
    for (auto& mark : kernel::marks_of(spaces, *found->second, kernel::NameGoes::with_everything)) {
      taking.put(inquiry->second, std::move(mark));
    }
  }
}

}  // namespace

std::vector<kernel::RecordPtr> take_back_in(std::map<kernel::SpaceId, kernel::LiveSpace>& spaces,
                                            const std::vector<kernel::Ref>& taken_back) {
  TakingBack taking(spaces);
  mark_names_of(taken_back, spaces, taking);
  for (const auto& ref : taken_back) taking.take(ref);
  return taking.changed();
}

std::map<kernel::SpaceId, kernel::LiveSpace> read_snapshot(const std::filesystem::path& path) {
  ReadAccess access(path);
  // All rows are of one moment, whatever is written meanwhile.
  const SQLite::Transaction moment(access.database().sql(), SQLite::TransactionBehavior::DEFERRED);
  refuse_another_step(access.database());
  kernel::Loaded loaded = read_inquiry(access.database().sql());
  kernel::take_plan(loaded.spaces);
  std::map<kernel::SpaceId, kernel::LiveSpace> spaces;
  for (auto& space : loaded.spaces) {
    const kernel::SpaceId id = space.state.id;
    spaces[id].take(std::move(space));
  }
  const auto id = loaded.meta.find(k_inquiry_id);
  if (id == loaded.meta.end()) return spaces;
  take_back_in(spaces, taken_back_unknown_to(access.database().sql(),
                                             WithdrawnList(true_path(path), id->second).read()));
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
