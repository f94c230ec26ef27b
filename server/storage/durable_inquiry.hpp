#pragma once

#include "platform/held_file.hpp"
#include "storage/commit_sink.hpp"
#include "storage/file_watch.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/sealed_box.hpp"
#include "storage/standing.hpp"
#include "storage/withdrawn_list.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace chorus::storage {

// The file's own name for itself, in its `meta`: the lists beside it are named after it.
inline constexpr const char* k_inquiry_id = "inquiry_id";

// One inquiry with its sealed box: what the storage thread writes to and reads from. It holds the
// file itself, so that it is open once, whatever it is called.
//
// After an error nothing is written until a load. A load after an error opens everything afresh, so
// that nothing half-done is ever built upon, and proves first that writing works again.
//
// Before a group counts, what is open is compared with what stands at the path. Where they differ
// nothing counts any more: all that was acknowledged, with open ballots, is written from what is
// still open to a new file beside it, and every later call throws words that name it. A file that
// is back in its place before that is served on.
//
// Threads: the storage thread, once it was made; standing() on any. Making one throws NotAnInquiry
// or StorageTrouble.
class DurableInquiry : public CommitSink {
 public:
  explicit DurableInquiry(std::filesystem::path path,
                          std::vector<std::filesystem::path> rescue_folders = {});
  ~DurableInquiry() override;
  DurableInquiry(const DurableInquiry&) = delete;
  DurableInquiry& operator=(const DurableInquiry&) = delete;

  void write(std::span<const kernel::Commit> group) override;
  kernel::Loaded load() override;
  void look() override;
  bool settle() override;
  kernel::MediumBytes read_medium(const kernel::MediumId& id) override;

  // Moves the log into the file and closes it. What of it could not be done, in words; empty: all
  // is in the file, which stands where it stood. Nothing is written afterwards. May be repeated.
  std::string finish();

  // Where what is open cannot be read any more, somebody who knows all of it makes the rescued
  // file. Throws StorageTrouble.
  void rescue_by(const std::function<void(const std::filesystem::path& fresh)>& fill);

  Standing standing() const;                                       // without `trouble`
  const std::map<std::string, std::string>& named_values() const;  // as they were at the last load

  std::string id();  // what the lists beside the file are named after; given one if it had none
  std::optional<std::string> meta(const std::string& name);
  void set_meta(const std::string& name, const std::string& value);

 private:
  struct Parts {
    Parts(const std::filesystem::path& path, std::optional<BoxKeys>& keys);
    InquiryTables tables;
    SealedBox box;
  };
  Parts& parts();
  Parts& loaded_parts();
  template <class Work>
  auto guarded(Work work);
  void broke();
  void note_what_is_there();
  void write_all(std::span<const kernel::Commit> group);
  void mark_in_use();
  void settle_boxes();
  bool checkpoint();
  bool unmark();
  std::string unmark_and_settle();
  std::string id_of_it();
  WithdrawnList withdrawn_list();

  std::optional<FileWatch::Loss> loss() const;
  void refuse_if_lost(const std::optional<FileWatch::Loss>& loss);
  void rescue();
  void note_rescued(const std::filesystem::path& place);
  void rescued_to(const std::filesystem::path& place);
  void set_standing(const std::function<void(Standing&)>& change);

  std::filesystem::path path_;
  std::vector<std::filesystem::path> rescue_folders_;
  platform::HeldFile held_;  // before the parts: it must outlive every connection to the file
  FileWatch watch_;
  std::optional<BoxKeys> keys_;  // stay when all else is opened afresh: they may be nowhere else
  std::unique_ptr<Parts> parts_;
  bool is_loaded_ = false;  // writing needs what only loading finds out
  bool is_broken_ = false;  // an error: the parts are open for a rescue alone
  bool is_finished_ = false;
  bool owes_erasure_ = false;  // what was taken back is still in the log
  int erasure_tries_ = 0;
  std::optional<FileWatch::Loss> loss_;
  std::map<std::string, std::string> named_values_;

  mutable std::mutex mutex_;  // guards the next
  Standing standing_;
};

}  // namespace chorus::storage
