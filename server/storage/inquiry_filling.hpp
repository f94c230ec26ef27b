#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/issued.hpp"
#include "kernel/values/medium.hpp"
#include "kernel/values/record.hpp"
#include "kernel/values/space.hpp"
#include "storage/withdrawn_list.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chorus::storage {

// A new inquiry that is filled row by row from what came from elsewhere, hidden beside its place
// until it is whole; else it is erased with the object. Little of it is in memory. The rows are
// taken as they are, and only what the tables hold together is looked at: whoever fills it has
// checked the rest. Throws StorageTrouble with words.
class InquiryFilling {
 public:
  // Refuses a place where something lies already.
  explicit InquiryFilling(std::filesystem::path place);
  ~InquiryFilling();
  InquiryFilling(const InquiryFilling&) = delete;
  InquiryFilling& operator=(const InquiryFilling&) = delete;

  // False: it is there already, or belongs to nothing here. Nothing more is to be added then.
  bool add(const kernel::SpaceState& state);
  bool add(const kernel::Record& record);
  bool add(const kernel::JournalRow& act);
  bool add(const kernel::Pass& pass);
  bool add(const kernel::Wake& wake);
  bool add(const kernel::NewMedium& medium);
  bool set_meta(const std::string& name, const std::string& value);

  bool has(const kernel::Ref& thing);
  // What of a link leads nowhere, and what else does not hold together; none: it is sound.
  std::optional<std::string> fault();

  // Takes out those things of which the rows do not know that they were taken back, with the media
  // that nothing names then. How many things it was.
  std::size_t take_back(const std::vector<Withdrawal>& withdrawals);

  // Puts it in its place, which stays as it is if something lies there by now.
  void publish();

 private:
  struct Open;
  template <class Work>
  auto told(Work work);
  void replace(const kernel::Record& record);
  void erase_unnamed_media();

  std::filesystem::path place_;
  std::unique_ptr<Open> open_;
};

// What people took back and which papers left, told anew beside a file that was filled. A list that
// lies there already is left as it is: what comes from elsewhere takes nothing from the files that
// it is of. Throws StorageTrouble.
void note_what_came(const std::filesystem::path& inquiry, const std::string& inquiry_id,
                    const std::vector<Withdrawal>& withdrawals,
                    const std::vector<kernel::IssuedPaper>& papers);

}  // namespace chorus::storage
