#pragma once

#include "kernel/values/ports.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chorus::protocol {

// Every JSON Schema (draft 7) the program checks against, compiled once at load. Reads the folder
// `schemas`: protocol/client, core, records, archive and section; activity types add theirs. Room
// thread only.
//
// A `$ref` stays within its file or goes to another by a path relative to the referring file.
// Where a schema has `pattern` or `format`, text beyond 1,000 code points is refused unseen: the
// standard library's regular expressions use stack for every character.
// Rejected: checking while reading (a SAX validator): no library does draft 7 so, and it is 2.5 µs.
class SchemaBook final : public kernel::Schemas {
 public:
  // Throws std::runtime_error that names the file where one is missing or broken.
  explicit SchemaBook(const std::filesystem::path& schemas_folder);
  ~SchemaBook() override;
  SchemaBook(const SchemaBook&) = delete;
  SchemaBook& operator=(const SchemaBook&) = delete;

  // Both files hold {"definitions": {"<command or record type>": schema, …}}. Replaces what was
  // registered under this id; on a throw the old stays.
  void register_plugin(const std::string& id, const std::filesystem::path& commands,
                       const std::filesystem::path& records);

  // A core kind that an activity type brings with it. Throws as the constructor does.
  void register_kind(const std::string& kind, const std::filesystem::path& schema);

  // A message of a page against protocol/client/<t>.
  std::optional<std::string> message_fault(std::string_view t, const nlohmann::json& message) const;

  // One line of an archive against archive/<t>.
  std::optional<std::string> archive_fault(std::string_view t, const nlohmann::json& line) const;

  // What an activity says for a report, against section.schema.json.
  std::optional<std::string> sections_fault(const nlohmann::json& sections) const;

  std::optional<std::string> args_fault(std::string_view plugin_id, std::string_view command,
                                        const kernel::Body& args) const override;
  std::optional<std::string> record_fault(std::string_view plugin_id, std::string_view type,
                                          const kernel::Body& body) const override;
  std::optional<std::string> core_args_fault(std::string_view command,
                                             const kernel::Body& args) const override;
  std::optional<std::string> core_record_fault(std::string_view kind,
                                               const kernel::Body& body) const override;
  bool is_core_record(std::string_view kind) const;

 private:
  class Shelves;
  std::unique_ptr<Shelves> shelves_;
};

// One file's schema against one value, for tools and tests that need no book. Throws as the book
// does.
std::optional<std::string> fault_against(const std::filesystem::path& schema_file,
                                         const nlohmann::json& value);

}  // namespace chorus::protocol
