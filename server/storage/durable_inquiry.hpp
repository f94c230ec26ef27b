#pragma once

#include "storage/commit_sink.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/sealed_box.hpp"
#include "storage/withdrawn_list.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace chorus::storage {

// The file's own name for itself, in its `meta`: the lists beside it are named after it.
inline constexpr const char* k_inquiry_id = "inquiry_id";

// One inquiry with its sealed box: what the storage thread writes to and reads from. After an error
// everything is closed, and the next load opens it afresh, so nothing half-done is ever built upon.
// Threads: the storage thread, once it was made.
class DurableInquiry : public CommitSink {
 public:
  explicit DurableInquiry(std::filesystem::path path);

  void write(std::span<const kernel::Commit> group) override;
  kernel::Loaded load() override;
  bool settle() override;

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
  void settle_boxes();
  std::string id_of_it();
  WithdrawnList withdrawn_list();

  std::filesystem::path path_;
  std::optional<BoxKeys> keys_;  // stay when all else is opened afresh: they may be nowhere else
  std::unique_ptr<Parts> parts_;
  bool is_loaded_ = false;     // writing needs what only loading finds out
  bool owes_erasure_ = false;  // what was taken back is still in the log
};

}  // namespace chorus::storage
