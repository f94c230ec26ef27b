#include "host/kind_files.hpp"

#include "platform/path_text.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace chorus::host {
namespace {

constexpr std::string_view k_kind_suffix = ".schema.json";
constexpr std::uintmax_t k_kind_file_bytes = 256 * 1024;

std::map<std::string, std::filesystem::path> kind_files_in(const std::filesystem::path& folder) {
  std::map<std::string, std::filesystem::path> files;
  std::error_code none;
  for (const auto& item : std::filesystem::directory_iterator(folder / "records", none)) {
    const std::string file = platform::utf8(item.path().filename());
    const std::string name =
        file.substr(0, file.size() - std::min(file.size(), k_kind_suffix.size()));
    if (!item.is_regular_file() || !file.ends_with(k_kind_suffix) || !is_plugin_id(name)) {
      throw BadManifest("records/" + file + " is not a kind's <kind>.schema.json");
    }
    if (item.file_size() > k_kind_file_bytes) {
      throw BadManifest("records/" + file + " is larger than 256 KiB");
    }
    files[name] = item.path();
  }
  return files;
}

std::string text_of_kind(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

void take_kinds(const std::filesystem::path& folder, Manifest& manifest, kernel::CoreKinds& kinds) {
  const auto& type = manifest.type;
  kernel::CoreKinds extended = kinds;
  manifest.kind_schemas = kind_files_in(folder);
  for (const auto& [name, file] : manifest.kind_schemas) {
    const auto& brings = type.brings_forth;
    if (std::find(brings.begin(), brings.end(), name) == brings.end()) {
      throw BadManifest("it has the kind " + name + " in its folder and does not bring it forth");
    }
    try {
      extended.add(name, text_of_kind(file), type.id);
    } catch (const std::invalid_argument& error) {
      throw BadManifest(error.what());
    }
  }
  for (const auto& name : type.brings_forth) {
    const kernel::CoreKind* kind = extended.find(name);
    if (!kind) {
      throw BadManifest("it brings forth \"" + name +
                        "\", and there is no such kind; its own lie in "
                        "records/" +
                        name + std::string(k_kind_suffix));
    }
    if (!kind->brought_by.empty() && kind->brought_by != type.id) {
      throw BadManifest("it brings forth \"" + name + "\", a kind of the activity type " +
                        kind->brought_by + "; another type's kinds can only be taken in");
    }
  }
  for (const auto& [name, own] : type.record_types) {
    if (extended.find(name) || kernel::CoreKinds::is_reserved(name)) {
      throw BadManifest("its record type \"" + name +
                        "\" has the name of a kind or of a record of Chorus");
    }
  }
  kinds = std::move(extended);
}

}  // namespace chorus::host
