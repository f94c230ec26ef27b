#pragma once

#include "kernel/values/issued.hpp"
#include "kernel/values/loaded.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/record.hpp"
#include "storage/withdrawn_list.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chorus::storage {

// A whole inquiry as it stands at one moment, row by row, read beside whoever serves it: nothing is
// written, no ballot opened. One that was put back and holds what people took back since is refused
// until it was served once, which takes that out of it. Throws as ReadAccess does, and
// StorageTrouble.
class InquirySource {
 public:
  explicit InquirySource(const std::filesystem::path& path);
  ~InquirySource();
  InquirySource(const InquirySource&) = delete;
  InquirySource& operator=(const InquirySource&) = delete;

  const std::string& id() const noexcept { return id_; }
  // The spaces without records, cards, wakes, what is known of media, named values.
  const kernel::Loaded& beside_records() const noexcept { return beside_; }
  void each_record(const std::function<void(const kernel::Record&)>& take);
  std::optional<kernel::Body> body(const kernel::Ref& thing);  // none: it is not there
  void each_act(const std::function<void(const kernel::JournalRow&)>& take);
  kernel::MediumBytes medium(const kernel::MediumId& id);  // null: it is not there

  // By the lists beside it.
  std::vector<Withdrawal> withdrawals() const;
  std::vector<kernel::IssuedPaper> papers() const;

 private:
  struct Open;
  template <class Work>
  auto told(Work work) const;

  std::filesystem::path path_;
  std::unique_ptr<Open> open_;
  std::string id_;
  kernel::Loaded beside_;
};

}  // namespace chorus::storage
