#include "storage/durable_inquiry.hpp"

#include "platform/path_text.hpp"
#include "platform/replace_file.hpp"
#include "platform/secrets.hpp"
#include "storage/hold.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/issued_list.hpp"
#include "storage/rescue.hpp"
#include "storage/trouble.hpp"
#include "storage/whole_copy.hpp"

#include <SQLiteCpp/Exception.h>

#include <array>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace chorus::storage {
namespace {

constexpr std::size_t k_inquiry_id_length = 32;
constexpr int k_tries_before_told = 2;  // a copy that is made just now is in the way for a moment

std::string new_inquiry_id() {
  std::array<std::byte, k_inquiry_id_length> bytes{};
  platform::fill_random(bytes);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return platform::digest(text).substr(0, k_inquiry_id_length);
}

}  // namespace

DurableInquiry::Parts::Parts(const std::filesystem::path& path, std::optional<BoxKeys>& keys)
    : tables(path, InquiryTables::Use::open),
      box(path, keys ? *keys : keys.emplace(keys_of(path), key_beside(path))) {}

template <class Work>
auto DurableInquiry::guarded(Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& error) {
    broke();
    throw trouble_from(error, path_);
  } catch (const StorageTrouble&) {
    broke();
    throw;
  } catch (const std::system_error& error) {
    broke();
    throw trouble_from(error, path_);
  } catch (const std::exception& error) {
    broke();
    throw StorageTrouble(platform::utf8(path_.filename()) + " could not be saved: " + error.what() +
                         ".");
  }
}

void DurableInquiry::broke() {
  is_broken_ = true;
  if (!loss_) note_what_is_there();
}

// What failed may have been written in part, by us and by nobody else.
void DurableInquiry::note_what_is_there() {
  try {
    watch_.note();
  } catch (const std::system_error&) {
    return;  // the disk says nothing; the next look says that
  }
}

DurableInquiry::DurableInquiry(std::filesystem::path path,
                               std::vector<std::filesystem::path> rescue_folders)
    : path_(std::move(path)),
      rescue_folders_(std::move(rescue_folders)),
      held_(hold_inquiry(path_)),
      watch_(path_, held_) {
  guarded([&] { parts(); });
}

DurableInquiry::~DurableInquiry() { finish(); }

DurableInquiry::Parts& DurableInquiry::parts() {
  if (is_finished_) throw std::logic_error("used after its end");
  if (parts_ && !is_broken_) return *parts_;
  // What is open stays open until it is known that the path still leads to it.
  refuse_if_lost(loss());
  const bool was_broken = is_broken_;
  parts_.reset();
  watch_.closed();
  is_loaded_ = false;
  parts_ = std::make_unique<Parts>(path_, keys_);
  watch_.opened();
  if (was_broken) parts_->tables.prove_writing();
  is_broken_ = false;
  watch_.note();
  return *parts_;
}

DurableInquiry::Parts& DurableInquiry::loaded_parts() {
  if (!parts_ || is_broken_ || !is_loaded_) throw std::logic_error("written to before it was read");
  return *parts_;
}

void DurableInquiry::write(std::span<const kernel::Commit> group) {
  guarded([&] {
    refuse_if_lost(loss());
    write_all(group);
    refuse_if_lost(watch_.moved());
  });
}

void DurableInquiry::write_all(std::span<const kernel::Commit> group) {
  Parts& now = loaded_parts();
  bool erases = false;
  for (const auto& commit : group) {
    if (!commit.withdrawn.empty()) withdrawn_list().add(commit);
    erases = erases || !commit.withdrawn.empty() || !commit.erased_media.empty();
  }
  for (const auto& commit : group) {
    if (commit.opens_box) now.box.open(commit.space, *commit.opens_box);
  }
  now.box.put(group);
  now.tables.write(group);
  for (const auto& commit : group) {
    if (!commit.destroys_box) continue;
    now.box.destroy(commit.space);
    now.tables.box_has_ended(commit.space);
  }
  // What was taken back must not wait in the log for a quiet moment, nor longer than a reader that
  // is in the way or a disk that is full.
  owes_erasure_ = owes_erasure_ || erases;
  watch_.note();
  if (owes_erasure_) settle();
}

kernel::MediumBytes DurableInquiry::read_medium(const kernel::MediumId& id) {
  return guarded([&]() -> kernel::MediumBytes {
    auto bytes = loaded_parts().tables.medium(id);
    return bytes ? std::make_shared<const std::string>(std::move(*bytes)) : nullptr;
  });
}

void DurableInquiry::look() {
  guarded([&] {
    if (!parts_ || is_broken_) return;
    refuse_if_lost(loss());
    const bool has_second_name = watch_.has_second_name();
    set_standing([&](Standing& now) { now.has_second_name = has_second_name; });
  });
}

std::string DurableInquiry::id_of_it() {
  auto id = parts().tables.meta(k_inquiry_id);
  if (!id) {
    id = new_inquiry_id();
    parts().tables.set_meta(k_inquiry_id, *id);
    watch_.note();
  }
  return *id;
}

WithdrawnList DurableInquiry::withdrawn_list() { return {path_, id_of_it()}; }

std::string DurableInquiry::id() {
  return guarded([&] { return id_of_it(); });
}

// Ends what was ending when the program stopped, and forgets keys whose opening never came to be.
void DurableInquiry::settle_boxes() {
  std::set<kernel::SpaceId> open;
  for (const auto& box : parts().tables.boxes()) {
    if (!box.is_ending) {
      open.insert(box.space);
      continue;
    }
    parts().box.destroy(box.space);
    parts().tables.box_has_ended(box.space);
  }
  parts().box.keep_only(open);
}

kernel::Loaded DurableInquiry::load() {
  return guarded([&] {
    if (parts_ && !is_broken_) refuse_if_lost(loss());
    Parts& now = parts();
    settle_boxes();
    kernel::Loaded loaded = now.tables.read();
    now.box.read_into(loaded);
    named_values_ = loaded.meta;
    const auto id = now.tables.meta(k_inquiry_id);
    const auto taken_back = id ? WithdrawnList(path_, *id).read() : std::vector<Withdrawal>();
    loaded.withdrawn = taken_back_unknown_to(now.tables.sql(), taken_back);
    now.tables.keep_journal_short();
    if (!is_loaded_) mark_in_use();
    is_loaded_ = true;
    watch_.note();
    // Nobody knows what a log that was found still holds.
    owes_erasure_ = owes_erasure_ || !taken_back.empty();
    settle();
    return loaded;
  });
}

// A copy without its log can be told by it. On a full disk it is left out: the next write says so.
void DurableInquiry::mark_in_use() {
  try {
    parts_->tables.mark_in_use();
  } catch (const SQLite::Exception&) {
    return;
  }
}

bool DurableInquiry::settle() {
  if (!parts_ || is_broken_ || loss_) return true;
  bool is_done = false;
  bool is_refused = false;
  try {
    is_done = checkpoint();
  } catch (const std::exception&) {
    // What was acknowledged is safe in the log, and the connections are as good as before. If the
    // trouble lasts, the next write meets it and reports it.
    is_refused = true;
  }
  if (is_done) {
    owes_erasure_ = false;
    erasure_tries_ = 0;
  } else if (owes_erasure_) {
    ++erasure_tries_;
  }
  set_standing([&](Standing& now) { now.owes_erasure = erasure_tries_ >= k_tries_before_told; });
  return is_done || (is_refused && !owes_erasure_);
}

// Only into the file that stands at the path.
bool DurableInquiry::checkpoint() {
  if (loss()) return false;
  try {
    const bool box_is_done = parts_->box.checkpoint();
    const bool is_done = parts_->tables.checkpoint() && box_is_done;
    watch_.note();
    return is_done;
  } catch (...) {
    note_what_is_there();
    throw;
  }
}

std::string DurableInquiry::finish() {
  if (std::exchange(is_finished_, true)) return {};
  std::string words;
  try {
    if (parts_) words = unmark_and_settle();
  } catch (const SQLite::Exception& error) {
    words = trouble_from(error, path_).what();
  } catch (const std::system_error& error) {
    words = trouble_from(error, path_).what();
  } catch (const std::exception& error) {
    words = error.what();
  }
  parts_.reset();
  return words;
}

// Where the disk is full the log stays beside the file, which is as safe.
bool DurableInquiry::unmark() {
  try {
    parts_->tables.unmark_in_use();
    watch_.note();
    return true;
  } catch (const SQLite::Exception&) {
    return false;
  }
}

std::string DurableInquiry::unmark_and_settle() {
  refuse_if_lost(loss());
  if (is_broken_) return {};
  const bool is_unmarked = unmark();
  const bool is_done = settle();
  if (is_done && is_unmarked) parts_->tables.keep_log_at_close(false);
  refuse_if_lost(watch_.moved());
  if (!standing().owes_erasure && (is_done || !owes_erasure_)) return {};
  return "What was taken back is still in " + platform::utf8(path_.filename()) +
         " or its log. Free some space, and serve it once more.";
}

std::optional<std::string> DurableInquiry::meta(const std::string& name) {
  return guarded([&] { return parts().tables.meta(name); });
}

void DurableInquiry::set_meta(const std::string& name, const std::string& value) {
  guarded([&] {
    parts().tables.set_meta(name, value);
    watch_.note();
  });
}

std::optional<FileWatch::Loss> DurableInquiry::loss() const {
  if (auto loss = watch_.changed()) return loss;
  if (parts_ && !parts_->box.is_in_place()) {
    return FileWatch::Loss{"The sealed ballots of " + platform::utf8(path_.filename()) +
                           " were moved or deleted while they were open."};
  }
  return std::nullopt;
}

void DurableInquiry::refuse_if_lost(const std::optional<FileWatch::Loss>& loss) {
  const auto place = standing().rescued;
  if (!loss && place.empty()) {
    loss_.reset();
    set_standing([](Standing& now) { now.is_lost = false; });
    return;
  }
  if (!loss_) loss_ = loss;
  set_standing([](Standing& now) { now.is_lost = true; });
  if (place.empty()) rescue();
  const auto rescued = standing().rescued;
  throw StorageTrouble(loss_->words +
                       (rescued.empty() ? " Nothing more is saved. Put it back in its place."
                                        : " All that was saved lies in " + platform::utf8(rescued) +
                                              ". End Chorus and serve that file."));
}

// From what is still open. Where that says nothing sure, see rescue_by.
void DurableInquiry::rescue() {
  if (!parts_ || !loss_->is_readable) return;
  try {
    rescued_to(rescue_beside(path_, rescue_folders_, [&](const auto& fresh) {
      platform::replace_file(fresh, "");  // for its owner alone from the first byte
      copy_whole(parts_->tables.sql(), fresh);
    }));
  } catch (const StorageTrouble&) {
    return;  // tried again at the next load
  }
}

void DurableInquiry::rescue_by(
    const std::function<void(const std::filesystem::path& fresh)>& fill) {
  if (!loss_ || !standing().rescued.empty()) return;
  rescued_to(rescue_beside(path_, rescue_folders_, fill));
}

// So that a withdrawal reaches it, should the file itself be found and served again.
void DurableInquiry::note_rescued(const std::filesystem::path& place) {
  const auto id = named_values_.find(k_inquiry_id);
  if (id == named_values_.end()) return;
  try {
    IssuedList(path_, id->second).note_copy(place);
  } catch (const StorageTrouble&) {
    return;  // the folder is gone with the file
  }
}

void DurableInquiry::rescued_to(const std::filesystem::path& place) {
  set_standing([&](Standing& now) { now.rescued = place; });
  note_rescued(place);
  if (!parts_) return;
  try {
    parts_->box.copy_to(place);
    // One key is enough: what is sealed must not outlive its vote at the old place.
    if (!platform::status_at(path_)) parts_->box.keep_only({});
  } catch (const std::exception&) {
    return;  // votes that are open start anew, as where a copy is opened
  }
}

const std::map<std::string, std::string>& DurableInquiry::named_values() const {
  return named_values_;
}

void DurableInquiry::set_standing(const std::function<void(Standing&)>& change) {
  const std::lock_guard lock(mutex_);
  change(standing_);
}

Standing DurableInquiry::standing() const {
  const std::lock_guard lock(mutex_);
  return standing_;
}

}  // namespace chorus::storage
