#include "storage/noted_copy.hpp"

#include "storage/backup.hpp"
#include "storage/copy_look.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <system_error>

namespace chorus::storage {
namespace {

// Somebody takes back one thing after the other; what comes later is the server's to see to.
constexpr int k_copy_tries = 5;

class NotNoted : public StorageTrouble {
 public:
  using StorageTrouble::StorageTrouble;
};

bool is_noted(const IssuedList& issued, const std::filesystem::path& copy) {
  const auto noted = issued.copies();
  const auto place = std::filesystem::absolute(copy).lexically_normal();
  return std::find(noted.begin(), noted.end(), place) != noted.end();
}

void note(IssuedList& issued, const std::filesystem::path& copy) {
  try {
    issued.note_copy(copy);
  } catch (const StorageTrouble& trouble) {
    throw NotNoted(trouble.what());
  }
}

bool is_there(const std::filesystem::path& path) {
  std::error_code none;
  return std::filesystem::exists(path, none);
}

// Empty: it is seen to.
std::optional<CopyBehind> see_to(const std::filesystem::path& inquiry, IssuedList& issued,
                                 const CopyLook& look, const std::filesystem::path& copy) {
  erase_interrupted_backup(copy);
  if (!is_there(copy)) {
    // Deleted, or on a drive that is away.
    return is_there(copy.parent_path()) ? std::nullopt : std::optional(CopyBehind{copy});
  }
  switch (look.at(copy)) {
    case CopyFinding::clean:
    case CopyFinding::not_ours: return std::nullopt;
    case CopyFinding::own_way: return CopyBehind{copy, true};
    case CopyFinding::unreadable: return CopyBehind{copy};
    case CopyFinding::holds: make_noted_copy(inquiry, issued, copy); return std::nullopt;
  }
  return CopyBehind{copy};
}

}  // namespace

std::filesystem::file_time_type changed_at(const std::filesystem::path& path) {
  std::error_code none;
  const auto time = std::filesystem::last_write_time(path, none);
  return none ? std::filesystem::file_time_type::min() : time;
}

void make_noted_copy(const std::filesystem::path& inquiry, IssuedList& issued,
                     const std::filesystem::path& copy) {
  const bool was_noted = is_noted(issued, copy);
  if (!was_noted) note(issued, copy);
  try {
    auto found = CopyFinding::holds;
    for (int tries = 0; found == CopyFinding::holds && tries < k_copy_tries; ++tries) {
      backup_inquiry(inquiry, copy);
      found = CopyLook(inquiry).at(copy);
    }
  } catch (const StorageTrouble&) {
    if (!was_noted && !is_there(copy)) issued.forget_copy(copy);
    throw;
  }
}

std::optional<std::string> make_copy(const std::filesystem::path& inquiry,
                                     const std::filesystem::path& copy) {
  std::string id;
  try {
    id = inquiry_id(inquiry);
  } catch (const NotAnInquiry&) {
    throw;
  } catch (const StorageTrouble& trouble) {
    backup_inquiry(inquiry, copy);
    return trouble.what();
  }
  IssuedList issued(inquiry, id);
  for (const auto& noted : issued.copies()) {
    try {
      erase_interrupted_backup(noted);
    } catch (const StorageTrouble&) {
      // Another drive's trouble; the server tells of it.
    }
  }
  try {
    make_noted_copy(inquiry, issued, copy);
    return std::nullopt;
  } catch (const NotNoted& trouble) {
    backup_inquiry(inquiry, copy);
    return trouble.what();
  }
}

std::vector<CopyBehind> renew_copies(const std::filesystem::path& inquiry, IssuedList& issued) {
  const auto copies = issued.copies();
  if (copies.empty()) return {};
  const CopyLook look(inquiry);
  std::vector<CopyBehind> behind;
  for (const auto& copy : copies) {
    try {
      if (auto left = see_to(inquiry, issued, look, copy)) behind.push_back(std::move(*left));
    } catch (const std::runtime_error&) {
      behind.push_back({copy});
    }
  }
  return behind;
}

}  // namespace chorus::storage
