#pragma once

#include "host/manifest.hpp"
#include "kernel/values/ports.hpp"

#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// Which activity types are installed, and whether each can be used. Reads manifests only; nothing
// of an activity type runs for it. One that asks for another ABI is refused here, before its
// library is ever opened, because opening a library already runs its constructors.
namespace chorus::host {

struct CatalogueEntry {
  //   ready    can be used           refused  cannot, `reason` says why in words
  //   off      safe mode: none is loaded
  enum class State { ready, refused, off };
  std::string id;  // the folder's name
  std::filesystem::path folder;
  State state = State::refused;
  std::string reason;
  Manifest manifest;  // empty if refused
  // Changes when any file of the folder does; part of its addresses, /plugins/<id>/<hash>/...
  std::string content_hash;
};

// Of core kinds there are those of Chorus and those in the folders of activity types; two types
// that have the same one clash, and the second is refused. What a type takes in that nobody here
// brings forth is left out of its `takes_in` and told as `unknown_kinds`, so that it works all the
// same.
// Read once, at start; room thread. Throws nothing for a bad activity type: it becomes an entry.
class Catalogue final : public kernel::ActivityTypes {
 public:
  // Every folder directly within one of `roots`. Of two with the same id the first counts.
  Catalogue(const std::vector<std::filesystem::path>& roots, bool safe_mode);
  // This folder and no other: one entry, whatever is wrong with it.
  static Catalogue of_one(const std::filesystem::path& folder);

  const kernel::ActivityType* find(std::string_view plugin_id) const override;  // ready ones alone
  const kernel::CoreKinds& kinds() const override { return kinds_; }
  std::optional<kernel::SettingsFault> settings_fault(std::string_view plugin_id,
                                                      const kernel::Body& settings) const override;
  // {"types": [{id, title, people: {least, most}, takes_in, brings_forth, settings}]}, ready ones
  // alone: `title` is a word key of the type's, `settings` as SettingsForm::as_json says it.
  kernel::Body gallery() const override;
  const CatalogueEntry* entry(std::string_view plugin_id) const;  // null: not installed
  const std::deque<CatalogueEntry>& entries() const noexcept { return entries_; }

 private:
  void take(const std::filesystem::path& folder, bool safe_mode);
  void leave_out_unknown_kinds();
  kernel::CoreKinds kinds_ = kernel::CoreKinds::shipped();
  std::deque<CatalogueEntry> entries_;
};

std::string_view to_text(CatalogueEntry::State state);

}  // namespace chorus::host
