#pragma once

#include "conformance/findings.hpp"
#include "host/catalogue.hpp"
#include "protocol/schema.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace chorus::conformance {

// A built folder of one activity type, as far as it can be judged without running any of it:
// manifest, words, schemas with their examples, view. What is found goes to `findings`.
class Folder {
 public:
  // `schemas_folder`: the program's own. Throws nothing for a bad folder.
  Folder(const std::filesystem::path& folder, const std::filesystem::path& schemas_folder,
         Findings& findings);

  // False: there is nothing here that could be run.
  bool may_run() const noexcept { return may_run_; }

  const host::Catalogue& catalogue() const noexcept { return catalogue_; }
  const host::CatalogueEntry& entry() const noexcept { return catalogue_.entries().front(); }
  const protocol::SchemaBook& schemas() const noexcept { return schemas_; }
  // By command, the examples of its schema that fit it, as JSON text.
  const std::map<std::string, std::vector<std::string>>& examples() const noexcept {
    return examples_;
  }
  const std::map<std::string, std::string>& words() const noexcept { return words_; }  // English

 private:
  void check_manifest(const std::filesystem::path& schemas_folder);
  void check_kinds(const std::filesystem::path& schemas_folder);
  void check_words();
  std::set<std::string> needed_words() const;
  void check_easy_words();
  void check_other_words(const std::string& locale, const std::string& file);
  bool check_schemas();
  void check_command_examples();
  void check_record_examples();
  void check_view();
  void check_scripts();
  void check_assets();
  void check_rehearsal(const std::filesystem::path& schemas_folder);

  host::Catalogue catalogue_;
  protocol::SchemaBook schemas_;
  Findings& findings_;
  std::map<std::string, std::vector<std::string>> examples_;
  std::map<std::string, std::string> words_;
  bool may_run_ = false;
};

}  // namespace chorus::conformance
