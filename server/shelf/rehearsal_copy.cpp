#include "shelf/rehearsal_copy.hpp"

#include "platform/private_folder.hpp"
#include "storage/ended_inquiry.hpp"
#include "storage/inquiry_snapshot.hpp"

#include <exception>
#include <string>
#include <system_error>
#include <vector>

namespace chorus::shelf {
namespace {

std::filesystem::path rehearsals_of(const std::filesystem::path& shelf) {
  return shelf / "rehearsal";
}

// What cannot be read any more has no lists of its own beside it either.
std::string id_in(const std::filesystem::path& copy) {
  try {
    return storage::inquiry_id(copy);
  } catch (const std::exception&) {
    return {};
  }
}

std::vector<std::filesystem::path> inquiries_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  std::error_code none;
  for (std::filesystem::directory_iterator at(folder, none), end; !none && at != end;
       at.increment(none)) {
    if (at->path().extension() == ".inquiry") found.push_back(at->path());
  }
  return found;
}

}  // namespace

bool clear_rehearsals(const std::filesystem::path& shelf) {
  const auto folder = rehearsals_of(shelf);
  try {
    for (const auto& copy : inquiries_in(folder)) storage::erase_inquiry(copy, id_in(copy));
  } catch (const std::exception&) {
    return false;
  }
  std::error_code trouble;
  std::filesystem::remove_all(folder, trouble);
  return !trouble;
}

RehearsalCopy::RehearsalCopy(const std::filesystem::path& shelf,
                             const std::filesystem::path& inquiry, const storage::OwnDoor& door)
    : shelf_(shelf), file_(rehearsals_of(shelf) / "rehearsal.inquiry") {
  platform::make_private_folder(rehearsals_of(shelf));
  try {
    storage::make_seatless_copy(inquiry, file_, door);
  } catch (...) {
    clear_rehearsals(shelf_);
    throw;
  }
}

RehearsalCopy::~RehearsalCopy() { clear_rehearsals(shelf_); }

}  // namespace chorus::shelf
