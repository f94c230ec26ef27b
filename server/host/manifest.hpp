#pragma once

#include "host/settings_form.hpp"
#include "kernel/values/activity_type.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// What an activity type says of itself, in manifest.json beside its library; read before anything
// of it runs. The shape is schemas/manifest.schema.json; this reader is at least as strict and says
// in words what is wrong, for the person who wrote the file.
namespace chorus::host {

struct Manifest {
  struct Stage {
    std::string id;
    std::string words;  // word key
  };

  // How many take part at the least and at the most, as leads are told before it opens.
  struct People {
    int least = 1;
    int most = 0;  // 0: as many as come
  };

  kernel::ActivityType type;
  std::uint32_t abi_major = 0;
  std::uint32_t abi_minor = 0;
  std::string title;                // word key
  std::vector<kernel::Role> roles;  // whose pages it has an element for
  std::vector<std::string> moves;   // say, pick, place, weigh, build
  std::string first;                // word key: what must be done before it opens
  std::vector<Stage> stages;        // as type.stages, with their words
  People people;
  std::string view;                          // file within the folder
  std::map<std::string, std::string> words;  // locale -> file within the folder
  std::string min_core;
  SettingsForm settings;
  // Files of {"definitions": {"<command or record type>": schema}}.
  std::filesystem::path command_schemas;
  std::filesystem::path record_schemas;
  std::map<std::string, std::filesystem::path> kind_schemas;  // of the kinds in its own folder
  std::vector<std::string> unknown_kinds;  // that it takes in, and nobody here brings forth
};

// Whether a folder, and so an activity type, may be called this: small letters, digits and dashes,
// a letter first, at most 64.
bool is_plugin_id(std::string_view text);

struct BadManifest : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// `folder` is the activity type's; its name must be the id. Throws BadManifest.
Manifest read_manifest(const std::filesystem::path& folder);

// The same from text. `core_version`: what min_core is held against.
Manifest parse_manifest(std::string_view text, const std::filesystem::path& folder,
                        std::string_view core_version);

}  // namespace chorus::host
