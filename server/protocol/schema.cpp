#include "protocol/schema.hpp"

#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <cstddef>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <regex>
#include <stdexcept>
#include <utility>
#include <vector>

namespace chorus::protocol {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;
namespace fs = std::filesystem;

constexpr std::string_view k_suffix = ".schema.json";
constexpr int k_longest_for_pattern = 1000;
constexpr kernel::ReadLimits k_schema_file_limits{limits::k_body_bytes, 64, 20'000, 16'000};

using Shelf = std::map<std::string, std::unique_ptr<const valijson::Schema>, std::less<>>;

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
  throw std::runtime_error("schema " + file.string() + ": " + why);
}

// Said at the start, by name: one that is none would throw at every body held against it.
void check_expression(const std::string& pattern) {
  try {
    const std::regex expression(pattern);
  } catch (const std::regex_error&) {
    throw std::invalid_argument("not a regular expression: " + pattern);
  }
}

// Long text never meets a regular expression. `if` keeps the expression from running, which a plain
// maxLength beside it would not do while faults are being described.
void guard_expressions(json& node) {
  if (node.is_array()) {
    for (auto& item : node) guard_expressions(item);
    return;
  }
  if (!node.is_object()) return;
  json guarded = json::object();
  for (const char* word : {"pattern", "format"}) {
    const auto found = node.find(word);
    if (found == node.end() || !found->is_string()) continue;
    if (word == std::string_view("pattern")) check_expression(found->get<std::string>());
    guarded[word] = *found;
    node.erase(found);
  }
  for (auto& item : node.items()) guard_expressions(item.value());
  if (guarded.empty()) return;
  const json is_short = {{"maxLength", k_longest_for_pattern}};
  json& all_of = node["allOf"];
  if (all_of.is_null()) all_of = json::array();
  all_of.push_back({{"if", is_short}, {"then", guarded}, {"else", is_short}});
}

json read_schema_file(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) fail(file, "cannot be read");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto read = kernel::read_json(text, k_schema_file_limits);
  if (!read.ok()) fail(file, read.fault().code + ", " + read.fault().detail);
  if (!read.value().is_object()) fail(file, "is not an object");
  try {
    guard_expressions(read.value());
  } catch (const std::invalid_argument& error) {
    fail(file, error.what());
  }
  return std::move(read.value());
}

// `document` came from `file`; references to other files are looked up beside it.
std::unique_ptr<const valijson::Schema> compile(const fs::path& file, const json& document) {
  const auto fetch = [&file](const std::string& uri) -> const json* {
    return std::make_unique<json>(read_schema_file(file.parent_path() / uri)).release();
  };
  const auto release = [](const json* fetched) { std::unique_ptr<const json>{fetched}.reset(); };
  auto schema = std::make_unique<valijson::Schema>();
  try {
    valijson::SchemaParser parser;
    const NlohmannJsonAdapter adapter(document);
    parser.populateSchema(adapter, *schema, fetch, release);
  } catch (const std::exception& error) {
    fail(file, error.what());
  }
  return schema;
}

std::unique_ptr<const valijson::Schema> read_one(const fs::path& file) {
  return compile(file, read_schema_file(file));
}

Shelf read_folder(const fs::path& folder) {
  Shelf shelf;
  if (!fs::is_directory(folder)) fail(folder, "is not a folder");
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(k_suffix)) continue;
    shelf.emplace(name.substr(0, name.size() - k_suffix.size()), read_one(entry.path()));
  }
  if (shelf.empty()) fail(folder, "holds no schema");
  return shelf;
}

std::string pointer_step(std::string name) {
  for (const auto& [plain, escaped] : {std::pair{'~', "~0"}, std::pair{'/', "~1"}}) {
    for (auto at = name.find(plain); at != std::string::npos; at = name.find(plain, at + 2)) {
      name.replace(at, 1, escaped);
    }
  }
  return name;
}

// Every definition of a file under its name.
Shelf read_definitions(const fs::path& file) {
  const json document = read_schema_file(file);
  const auto definitions = document.find("definitions");
  if (definitions == document.end() || !definitions->is_object()) fail(file, "has no definitions");
  Shelf shelf;
  for (const auto& item : definitions->items()) {
    json root = {{"definitions", *definitions}};
    root["allOf"] = json::array({{{"$ref", "#/definitions/" + pointer_step(item.key())}}});
    shelf.emplace(item.key(), compile(file, root));
  }
  return shelf;
}

// One line, never with the value in it: it may be somebody's words.
std::string described(valijson::ValidationResults& results) {
  valijson::ValidationResults::Error error;
  if (!results.popError(error)) return "does not fit its schema";
  std::string where;
  for (const auto& step : error.context) where += step;
  return where + ": " + error.description;
}

std::optional<std::string> check(const valijson::Schema& schema, valijson::Validator& validator,
                                 const json& value) {
  const NlohmannJsonAdapter adapter(value);
  if (validator.validate(schema, adapter, nullptr)) return std::nullopt;
  valijson::ValidationResults results;
  validator.validate(schema, adapter, &results);
  return described(results);
}

}  // namespace

class SchemaBook::Shelves {
 public:
  struct Plugin {
    Shelf commands;
    Shelf records;
  };

  explicit Shelves(const fs::path& folder)
      : messages(read_folder(folder / "protocol" / "client")),
        core(read_folder(folder / "core")),
        records(read_folder(folder / "records")),
        archive(read_folder(folder / "archive")),
        section(read_one(folder / "section.schema.json")) {}

  std::optional<std::string> fault(const Shelf& shelf, std::string_view name, const json& value) {
    const auto schema = shelf.find(name);
    if (schema == shelf.end()) return "there is no schema for " + std::string(name);
    return check(*schema->second, validator_, value);
  }

  std::optional<std::string> fault(const Shelf& shelf, std::string_view name,
                                   const kernel::Body& body) {
    if (body.was_read()) return fault(shelf, name, *body.value());
    const auto read = kernel::read_json(body.text());
    if (!read.ok()) return read.fault().code + ", " + read.fault().detail;
    return fault(shelf, name, read.value());
  }

  std::optional<std::string> fault(const valijson::Schema& schema, const json& value) {
    return check(schema, validator_, value);
  }

  Shelf messages;
  Shelf core;
  Shelf records;
  Shelf archive;
  std::unique_ptr<const valijson::Schema> section;
  std::map<std::string, Plugin, std::less<>> plugins;

 private:
  valijson::Validator validator_;  // keeps compiled expressions
};

SchemaBook::SchemaBook(const fs::path& schemas_folder)
    : shelves_(std::make_unique<Shelves>(schemas_folder)) {}

SchemaBook::~SchemaBook() = default;

void SchemaBook::register_plugin(const std::string& id, const fs::path& commands,
                                 const fs::path& records) {
  Shelves::Plugin plugin{read_definitions(commands), read_definitions(records)};
  shelves_->plugins.insert_or_assign(id, std::move(plugin));
}

void SchemaBook::register_kind(const std::string& kind, const fs::path& schema) {
  shelves_->records.insert_or_assign(kind, read_one(schema));
}

std::optional<std::string> SchemaBook::message_fault(std::string_view t,
                                                     const json& message) const {
  return shelves_->fault(shelves_->messages, t, message);
}

std::optional<std::string> SchemaBook::archive_fault(std::string_view t, const json& line) const {
  return shelves_->fault(shelves_->archive, t, line);
}

std::optional<std::string> SchemaBook::sections_fault(const json& sections) const {
  return shelves_->fault(*shelves_->section, sections);
}

std::optional<std::string> SchemaBook::args_fault(std::string_view plugin_id,
                                                  std::string_view command,
                                                  const kernel::Body& args) const {
  const auto plugin = shelves_->plugins.find(plugin_id);
  if (plugin == shelves_->plugins.end())
    return "there is no activity type " + std::string(plugin_id);
  return shelves_->fault(plugin->second.commands, command, args);
}

std::optional<std::string> SchemaBook::record_fault(std::string_view plugin_id,
                                                    std::string_view type,
                                                    const kernel::Body& body) const {
  const auto plugin = shelves_->plugins.find(plugin_id);
  if (plugin == shelves_->plugins.end())
    return "there is no activity type " + std::string(plugin_id);
  return shelves_->fault(plugin->second.records, type, body);
}

std::optional<std::string> SchemaBook::core_args_fault(std::string_view command,
                                                       const kernel::Body& args) const {
  constexpr std::string_view k_prefix = "core.";
  if (command.starts_with(k_prefix)) command.remove_prefix(k_prefix.size());
  return shelves_->fault(shelves_->core, command, args);
}

std::optional<std::string> SchemaBook::core_record_fault(std::string_view kind,
                                                         const kernel::Body& body) const {
  return shelves_->fault(shelves_->records, kind, body);
}

bool SchemaBook::is_core_record(std::string_view kind) const {
  return shelves_->records.contains(kind);
}

std::optional<std::string> fault_against(const fs::path& schema_file, const json& value) {
  const auto schema = read_one(schema_file);
  valijson::Validator validator;
  return check(*schema, validator, value);
}

}  // namespace chorus::protocol
