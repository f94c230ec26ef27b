#pragma once

#include "rehearse/script.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace chorus::test {

// What pretend people do in the activity types of this tree, by their folders.
inline rehearse::Scripts scripts_of_the_tree() {
  rehearse::Scripts scripts;
  for (const auto& folder : std::filesystem::directory_iterator(CHORUS_PLUGIN_SOURCES)) {
    std::ifstream file(folder.path() / "rehearse.json");
    if (!file) continue;
    scripts.emplace(folder.path().filename().string(),
                    rehearse::Script::from(nlohmann::json::parse(file)));
  }
  return scripts;
}

}  // namespace chorus::test
