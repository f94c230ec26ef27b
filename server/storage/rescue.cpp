#include "storage/rescue.hpp"

#include "platform/path_text.hpp"
#include "platform/private_folder.hpp"
#include "platform/replace_file.hpp"
#include "storage/database.hpp"
#include "storage/trouble.hpp"

#include <SQLiteCpp/Exception.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>

namespace chorus::storage {
namespace {

constexpr int k_names_tried = 1000;

void remove_begun(const std::filesystem::path& fresh) {
  std::error_code ignored;
  for (const auto& file : {fresh, log_beside(fresh), index_beside(fresh)}) {
    std::filesystem::remove(file, ignored);
  }
}

std::filesystem::path rescued_in(
    const std::filesystem::path& folder, const std::filesystem::path& path,
    const std::function<void(const std::filesystem::path& fresh)>& fill) {
  const auto place_of = [&](const std::string& count) {
    auto name = platform::beside(path.stem(), "-rescued" + count);
    return folder / (name += path.extension());
  };
  const auto fresh = platform::temporary_beside(place_of(""));
  try {
    fill(fresh);
    for (int number = 1; number <= k_names_tried; ++number) {
      auto place = place_of(number == 1 ? "" : "-" + std::to_string(number));
      std::error_code ignored;
      // A log without its file would be taken for the new file's.
      if (std::filesystem::exists(log_beside(place), ignored)) continue;
      if (platform::publish_new_file(fresh, place)) return place;
    }
    throw StorageTrouble("There are too many rescued files in " + platform::utf8(folder) + ".");
  } catch (const SQLite::Exception& error) {
    remove_begun(fresh);
    throw trouble_from(error, fresh);
  } catch (const std::system_error& error) {
    remove_begun(fresh);
    throw trouble_from(error, fresh);
  } catch (...) {
    remove_begun(fresh);
    throw;
  }
}

}  // namespace

std::filesystem::path rescue_beside(
    const std::filesystem::path& path, const std::vector<std::filesystem::path>& folders,
    const std::function<void(const std::filesystem::path& fresh)>& fill) {
  std::optional<StorageTrouble> last;
  try {
    return rescued_in(path.parent_path(), path, fill);
  } catch (const StorageTrouble& trouble) {
    last = trouble;
  }
  for (const auto& folder : folders) {
    try {
      platform::make_private_folder(folder);
      return rescued_in(folder, path, fill);
    } catch (const std::runtime_error& trouble) {
      last = StorageTrouble(trouble.what());
    }
  }
  throw StorageTrouble(*last);
}

}  // namespace chorus::storage
