#include "storage/sealed_box.hpp"

#include "platform/secrets.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/stored_text.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>

namespace chorus::storage {
namespace {

using kernel::Ballot;
using kernel::SpaceId;

// What ties a row to its place: it opens only in its own space and under its own name.
std::string context_of(const SpaceId& space, const std::string& id) {
  return space.value() + "|" + id;
}

}  // namespace

SealedBox::SealedBox(const std::filesystem::path& inquiry, BoxKeys& keys)
    : path_(ballots_beside(inquiry)), keys_(keys) {}

BallotFile& SealedBox::file() {
  if (!file_) file_.emplace(path_);
  return *file_;
}

void SealedBox::open(const SpaceId& space, const std::string& key) {
  if (key.size() != platform::k_sealing_key_bytes) {
    throw StorageTrouble("A vote cannot be opened with a key of that size.");
  }
  file().remove(space);
  keys_.keep(space, key);
}

BallotFile::Row SealedBox::sealed(const Ballot& ballot, std::uint64_t seq) const {
  const std::string* key = keys_.find(ballot.space);
  if (!key) throw StorageTrouble("A ballot came for a vote that has no box.");
  const std::string place =
      ballot.mark.value() + "|" + ballot.key.value() + "|" + std::to_string(seq);
  BallotFile::Row row;
  row.space = ballot.space;
  row.id = platform::keyed_digest(*key, place);
  row.sealed = platform::seal(*key, text_of(ballot, seq), context_of(row.space, row.id));
  return row;
}

void SealedBox::put(std::span<const kernel::Commit> group) {
  Rows puts;
  Rows replaced;
  auto row_of = row_of_;
  for (const auto& commit : group) {
    for (const auto& ballot : commit.ballots) {
      puts.push_back(sealed(ballot, commit.seq));
      std::string& current = row_of[Slot(ballot.space, ballot.mark, ballot.key)];
      if (!current.empty() && current != puts.back().id) {
        replaced.push_back({ballot.space, current, {}});
      }
      current = puts.back().id;
    }
  }
  if (puts.empty()) return;
  // What was replaced before the last commit is surely replaced now; what this group replaces may
  // yet turn out to count.
  file().write(puts, replaced_);
  replaced_ = std::move(replaced);
  row_of_ = std::move(row_of);
}

void SealedBox::destroy(const SpaceId& space) {
  keys_.destroy(space);
  std::erase_if(row_of_, [&](const auto& slot) { return std::get<0>(slot.first) == space; });
  std::erase_if(replaced_, [&](const auto& row) { return row.space == space; });
  if (keys_.all().empty()) {
    file_.reset();
    erase_ballot_file(path_);
    return;
  }
  file().remove(space);
  if (!file().checkpoint()) throw StorageTrouble("Another program is reading the sealed ballots.");
}

void SealedBox::keep_only(const std::set<SpaceId>& spaces) {
  std::vector<SpaceId> others;
  for (const auto& [space, key] : keys_.all()) {
    if (!spaces.contains(space)) others.push_back(space);
  }
  for (const auto& space : others) destroy(space);
}

std::map<SealedBox::Slot, std::pair<SealedBallot, std::string>> SealedBox::newest(
    const Rows& rows, std::uint64_t last_seq, Rows& useless) const {
  std::map<Slot, std::pair<SealedBallot, std::string>> counted;
  for (const auto& row : rows) {
    const std::string* key = keys_.find(row.space);
    const auto text = key ? platform::unseal(*key, row.sealed, context_of(row.space, row.id))
                          : std::optional<std::string>();
    if (!text) {
      useless.push_back({row.space, row.id, {}});
      continue;
    }
    SealedBallot ballot = ballot_from(*text, row.space);
    if (ballot.seq > last_seq) {
      useless.push_back({row.space, row.id, {}});
      continue;
    }
    const Slot slot(row.space, ballot.ballot.mark, ballot.ballot.key);
    const auto before = counted.find(slot);
    if (before == counted.end()) {
      counted.emplace(slot, std::pair(std::move(ballot), row.id));
    } else if (before->second.first.seq < ballot.seq) {
      useless.push_back({row.space, before->second.second, {}});
      before->second = {std::move(ballot), row.id};
    } else {
      useless.push_back({row.space, row.id, {}});
    }
  }
  return counted;
}

SealedBox::Rows SealedBox::rows_or_start_anew() {
  try {
    return file().rows();
  } catch (const SQLite::Exception& error) {
    if (!is_damage(error)) throw;
    // Nothing in a damaged box can be trusted to be all of a vote: it counts as lost.
    file_.reset();
    erase_ballot_file(path_);
    return {};
  }
}

void SealedBox::drop_lost(kernel::Loaded& loaded, bool file_is_there) {
  std::set<SpaceId> with_ballots;
  for (const auto& ballot : loaded.ballots) with_ballots.insert(ballot.space);
  for (const auto& space : loaded.spaces) {
    const SpaceId& id = space.state.id;
    if (!space.state.sealed || !keys_.find(id)) continue;
    const auto spent = loaded.spent.find(id);
    const bool somebody_voted = spent != loaded.spent.end() && !spent->second.empty();
    const bool is_lost = !file_is_there || (somebody_voted && !with_ballots.contains(id));
    if (is_lost) keys_.destroy(id);
  }
}

void SealedBox::read_into(kernel::Loaded& loaded) {
  row_of_.clear();
  replaced_.clear();
  const bool file_is_there = std::filesystem::exists(path_);
  if (file_is_there && keys_.all().empty()) {
    // Sealed for ever, so nothing but waste.
    file_.reset();
    erase_ballot_file(path_);
  } else if (file_is_there) {
    Rows useless;
    for (auto& [slot, found] : newest(rows_or_start_anew(), loaded.last_seq, useless)) {
      row_of_[slot] = found.second;
      loaded.ballots.push_back(std::move(found.first.ballot));
    }
    if (!useless.empty()) file().write({}, useless);
  }
  drop_lost(loaded, file_is_there);
  loaded.box_keys = keys_.all();
}

bool SealedBox::is_in_place() const { return !file_ || file_->is_in_place(); }

void SealedBox::copy_to(const std::filesystem::path& inquiry) {
  if (keys_.all().empty()) return;
  BoxKeys keys(keys_of(inquiry), key_beside(inquiry));
  SealedBox other(inquiry, keys);
  for (const auto& [space, key] : keys_.all()) other.open(space, key);
  other.file().write(file().rows(), {});
}

bool SealedBox::checkpoint() { return !file_ || file_->checkpoint(); }

}  // namespace chorus::storage
