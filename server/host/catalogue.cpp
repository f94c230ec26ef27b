#include "host/catalogue.hpp"

#include "activity_plugin.h"
#include "host/kind_files.hpp"
#include "platform/path_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>

namespace chorus::host {
namespace {

// FNV-1a: it tells versions of a file apart for browsers' caches, it guards nothing.
class ContentHash {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) {
      value_ ^= static_cast<unsigned char>(byte);
      value_ *= 0x100000001b3U;
    }
  }

  std::string text() const {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += k_digits[(value_ >> shift) & 15U];
    return text;
  }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

std::string hash_of_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
    if (item.is_regular_file()) files.push_back(item.path());
  }
  std::sort(files.begin(), files.end());
  ContentHash hash;
  for (const auto& path : files) {
    hash.add(platform::utf8_with_slashes(path.lexically_relative(folder)));
    hash.add(std::string_view("\0", 1));
    std::ifstream file(path, std::ios::binary);
    std::array<char, 64 * 1024> part{};
    while (file.read(part.data(), part.size()) || file.gcount() > 0) {
      hash.add({part.data(), static_cast<std::size_t>(file.gcount())});
    }
  }
  return hash.text();
}

std::string abi_text(std::uint32_t major, std::uint32_t minor) {
  return std::to_string(major) + "." + std::to_string(minor);
}

void check_abi(const Manifest& manifest) {
  const bool fits =
      manifest.abi_major == CHORUS_ABI_MAJOR && manifest.abi_minor <= CHORUS_ABI_MINOR;
  if (!fits) {
    throw BadManifest("it is built for plugin interface " +
                      abi_text(manifest.abi_major, manifest.abi_minor) + "; this Chorus offers " +
                      abi_text(CHORUS_ABI_MAJOR, CHORUS_ABI_MINOR));
  }
}

// What one type keeps to itself must not be a name under which others take things in.
void clash_free(const Manifest& manifest, const CatalogueEntry& known) {
  for (const auto& kind : manifest.type.brings_forth) {
    if (known.manifest.type.record_types.contains(kind)) {
      throw BadManifest("the kind " + kind + " has the name of a record type of " + known.id);
    }
  }
}

}  // namespace

Catalogue::Catalogue(const std::vector<std::filesystem::path>& roots, bool safe_mode) {
  for (const auto& root : roots) {
    std::error_code none;
    std::vector<std::filesystem::path> folders;
    for (const auto& item : std::filesystem::directory_iterator(root, none)) {
      if (item.is_directory()) folders.push_back(item.path());
    }
    std::sort(folders.begin(), folders.end());
    for (const auto& folder : folders) take(folder, safe_mode);
  }
  leave_out_unknown_kinds();
}

Catalogue Catalogue::of_one(const std::filesystem::path& folder) {
  Catalogue catalogue({}, false);
  catalogue.take(folder, false);
  catalogue.leave_out_unknown_kinds();
  return catalogue;
}

void Catalogue::take(const std::filesystem::path& folder, bool safe_mode) {
  CatalogueEntry found;
  found.id = platform::utf8(folder.filename());
  found.folder = folder;
  try {
    if (const auto* first = entry(found.id)) {
      throw BadManifest("there is another one of this name in " + platform::utf8(first->folder));
    }
    found.manifest = read_manifest(folder);
    check_abi(found.manifest);
    for (const auto& known : entries_) clash_free(found.manifest, known);
    take_kinds(folder, found.manifest, kinds_);
    found.content_hash = hash_of_folder(folder);
    found.state = safe_mode ? CatalogueEntry::State::off : CatalogueEntry::State::ready;
    if (safe_mode) found.reason = "safe mode: no activity type is loaded";
  } catch (const std::exception& error) {
    found.state = CatalogueEntry::State::refused;
    found.reason = error.what();
    found.manifest = Manifest();
  }
  entries_.push_back(std::move(found));
}

void Catalogue::leave_out_unknown_kinds() {
  for (auto& entry : entries_) {
    auto& takes_in = entry.manifest.type.takes_in;
    const auto unknown =
        std::stable_partition(takes_in.begin(), takes_in.end(),
                              [&](const auto& kind) { return kinds_.find(kind) != nullptr; });
    entry.manifest.unknown_kinds.assign(unknown, takes_in.end());
    takes_in.erase(unknown, takes_in.end());
  }
}

const CatalogueEntry* Catalogue::entry(std::string_view plugin_id) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const auto& entry) { return entry.id == plugin_id; });
  return found == entries_.end() ? nullptr : &*found;
}

const kernel::ActivityType* Catalogue::find(std::string_view plugin_id) const {
  const auto* known = entry(plugin_id);
  return known && known->state == CatalogueEntry::State::ready ? &known->manifest.type : nullptr;
}

std::optional<kernel::SettingsFault> Catalogue::settings_fault(std::string_view plugin_id,
                                                               const kernel::Body& settings) const {
  const auto* known = entry(plugin_id);
  if (!known || known->state != CatalogueEntry::State::ready) return std::nullopt;
  return known->manifest.settings.fault_of(nlohmann::json::parse(settings.text(), nullptr, false));
}

kernel::Body Catalogue::gallery() const {
  nlohmann::json types = nlohmann::json::array();
  for (const auto& known : entries_) {
    if (known.state != CatalogueEntry::State::ready) continue;
    const Manifest& manifest = known.manifest;
    types.push_back({{"id", known.id},
                     {"title", manifest.title},
                     {"people", {{"least", manifest.people.least}, {"most", manifest.people.most}}},
                     {"takes_in", manifest.type.takes_in},
                     {"brings_forth", manifest.type.brings_forth},
                     {"settings", manifest.settings.as_json()}});
  }
  return kernel::Body(nlohmann::json{{"types", std::move(types)}}.dump());
}

std::string_view to_text(CatalogueEntry::State state) {
  switch (state) {
    case CatalogueEntry::State::ready: return "ready";
    case CatalogueEntry::State::refused: return "refused";
    case CatalogueEntry::State::off: return "off";
  }
  return {};
}

}  // namespace chorus::host
