#include "storage/hold.hpp"

#include "platform/path_text.hpp"
#include "storage/inquiry_file.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/trouble.hpp"

#include <string>
#include <system_error>
#include <utility>

namespace chorus::storage {

platform::HeldFile hold_inquiry(const std::filesystem::path& path) {
  if (const auto why = why_not_an_inquiry(path)) throw NotAnInquiry(*why);
  const std::string name = platform::utf8(path.filename());
  try {
    auto file = platform::HeldFile::try_hold(path);
    if (!file) {
      throw StorageTrouble(name +
                           " is already open in another Chorus, maybe under another name. Use that "
                           "one, or close it first.");
    }
    if (file->status().links > 1) {
      throw StorageTrouble(name +
                           " has a second name on this computer, so it could be opened twice and "
                           "lose words. Copy it to a new file, and serve that one.");
    }
    return std::move(*file);
  } catch (const std::system_error& error) {
    throw trouble_from(error, path);
  }
}

}  // namespace chorus::storage
