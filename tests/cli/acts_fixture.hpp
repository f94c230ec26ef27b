#pragma once

#include "cli/shelf_acts.hpp"
#include "tests/shelf/shelf_fixture.hpp"

#include <sstream>
#include <string>

namespace chorus::test {

// A shelf with the templates of this repository, and no activity type.
struct ActsFixture : ShelfFixture {
  static cli::InstalledTree tree_of_sources() {
    cli::InstalledTree tree;
    tree.schemas = CHORUS_SCHEMAS;
    tree.templates = CHORUS_TEMPLATES;
    return tree;
  }

  std::string refused(const std::function<void()>& act) {
    try {
      act();
    } catch (const cli::ActRefused& refusal) {
      return refusal.code;
    }
    return "";
  }

  cli::InstalledTree tree = tree_of_sources();
  host::Catalogue types{{}, false};
  std::ostringstream err;
  cli::ShelfActs acts{shelf, tree, types, err};
};

}  // namespace chorus::test
