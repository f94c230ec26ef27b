#include "conformance/folder.hpp"

#include "conformance/view_text.hpp"
#include "kernel/values/core_kinds.hpp"
#include "protocol/json_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace chorus::conformance {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// A file of a plugin is no message: it may be larger.
constexpr protocol::ReadLimits k_file_limits{4 * 1024 * 1024, 64, 100'000, 64'000};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Read {
  json value;
  std::string fault;  // empty: sound
};

Read read_file(const fs::path& file) {
  if (!fs::is_regular_file(file)) return {{}, "it is missing"};
  auto read = protocol::read_json(text_of(file), k_file_limits);
  if (!read.ok()) return {{}, read.fault().code + ", " + read.fault().detail};
  return {std::move(read.value()), {}};
}

// Every "text_key" a schema names, at whatever depth.
void gather_text_keys(const json& node, std::set<std::string>& keys) {
  if (node.is_object()) {
    const auto key = node.find("text_key");
    if (key != node.end() && key->is_string()) keys.insert(key->get<std::string>());
  }
  if (node.is_structured()) {
    for (const auto& inner : node) gather_text_keys(inner, keys);
  }
}

json examples_in(const json& definitions, const std::string& name) {
  const auto found = definitions.find(name);
  if (found == definitions.end() || !found->is_object()) return json::array();
  const json examples = found->value("examples", json::array());
  return examples.is_array() ? examples : json::array();
}

}  // namespace

Folder::Folder(const fs::path& folder, const fs::path& schemas_folder, Findings& findings)
    : catalogue_(host::Catalogue::of_one(folder)), schemas_(schemas_folder), findings_(findings) {
  check_manifest(schemas_folder);
  if (entry().state != host::CatalogueEntry::State::ready) return;
  check_words();
  may_run_ = check_schemas();
  if (may_run_) {
    check_command_examples();
    check_record_examples();
  }
  check_view();
}

// The reader in words first; the schema is what other tools hold it against.
void Folder::check_manifest(const fs::path& schemas_folder) {
  const std::string what = "the manifest is sound";
  if (entry().state != host::CatalogueEntry::State::ready) {
    return findings_.fault(what, entry().reason);
  }
  const Read read = read_file(entry().folder / "manifest.json");
  const auto fault = protocol::fault_against(schemas_folder / "manifest.schema.json", read.value);
  if (fault) return findings_.fault(what, *fault);
  findings_.ok(what);
}

void Folder::check_words() {
  const std::string what = "every word is there";
  const auto& manifest = entry().manifest;
  const Read read = read_file(entry().folder / manifest.words.at("en"));
  if (!read.fault.empty() || !read.value.is_object()) {
    const std::string why = read.fault.empty() ? "it is not an object" : read.fault;
    return findings_.fault(what, manifest.words.at("en") + ": " + why);
  }
  for (const auto& [key, word] : read.value.items()) {
    if (!word.is_string()) return findings_.fault(what, key + " is not text");
    words_.insert(key);
  }
  std::set<std::string> needed{manifest.title};
  if (!manifest.first.empty()) needed.insert(manifest.first);
  for (const auto& field : manifest.settings.fields()) {
    const std::string key = entry().id + ".settings." + field.name;
    needed.insert(key);
    for (const auto& choice : field.choices) needed.insert(key + "." + choice);
  }
  gather_text_keys(read_file(manifest.command_schemas).value, needed);
  gather_text_keys(read_file(manifest.record_schemas).value, needed);
  // Parts of the view lie beside it.
  for (const auto& item : fs::directory_iterator(entry().folder)) {
    if (item.path().extension() != ".js") continue;
    needed.merge(ViewText(text_of(item.path())).word_keys(entry().id));
  }
  for (const auto& key : needed) {
    if (words_.count(key) == 0) {
      return findings_.fault(what, "nothing stands for " + key + " in " + manifest.words.at("en"));
    }
  }
  findings_.ok(what);
  for (const auto& [locale, file] : manifest.words) {
    if (locale != "en") check_other_words(locale, file);
  }
}

void Folder::check_other_words(const std::string& locale, const std::string& file) {
  const std::string what = "the words of " + locale + " are those of English";
  const Read read = read_file(entry().folder / file);
  if (!read.fault.empty()) return findings_.fault(what, file + ": " + read.fault);
  for (const auto& key : words_) {
    if (!read.value.contains(key)) return findings_.fault(what, key + " is missing");
  }
  findings_.ok(what);
}

bool Folder::check_schemas() {
  const std::string what = "the schemas compile, one for each command and record";
  const auto& manifest = entry().manifest;
  try {
    schemas_.register_plugin(entry().id, manifest.command_schemas, manifest.record_schemas);
  } catch (const std::exception& error) {
    findings_.fault(what, error.what());
    return false;
  }
  const json commands = read_file(manifest.command_schemas).value.at("definitions");
  const json records = read_file(manifest.record_schemas).value.at("definitions");
  const std::size_t faults_before = findings_.faults();
  for (const auto& [name, type] : manifest.type.command_types) {
    if (!commands.contains(name)) findings_.fault(what, "there is none for the command " + name);
  }
  for (const auto& [name, type] : manifest.type.record_types) {
    if (!records.contains(name)) findings_.fault(what, "there is none for the record " + name);
  }
  if (findings_.faults() == faults_before) findings_.ok(what);
  return true;
}

void Folder::check_command_examples() {
  const auto& manifest = entry().manifest;
  const json definitions = read_file(manifest.command_schemas).value.at("definitions");
  for (const auto& [name, type] : manifest.type.command_types) {
    const std::string what = "the examples of the command " + name + " fit its schema";
    const json examples = examples_in(definitions, name);
    if (examples.empty()) {
      findings_.left(what, "it has none, so the command is not played");
      continue;
    }
    std::optional<std::string> fault;
    for (const auto& example : examples) {
      if (!fault) fault = schemas_.args_fault(entry().id, name, kernel::Body(example.dump()));
      if (!fault) examples_[name].push_back(example.dump());
    }
    fault ? findings_.fault(what, *fault) : findings_.ok(what);
  }
}

void Folder::check_record_examples() {
  const auto& manifest = entry().manifest;
  const json definitions = read_file(manifest.record_schemas).value.at("definitions");
  for (const auto& [name, type] : manifest.type.record_types) {
    const json examples = examples_in(definitions, name);
    if (examples.empty()) continue;
    const std::string what = "the examples of the record " + name + " fit its schema";
    std::optional<std::string> fault;
    for (const auto& example : examples) {
      if (!fault) fault = schemas_.record_fault(entry().id, name, kernel::Body(example.dump()));
    }
    fault ? findings_.fault(what, *fault) : findings_.ok(what);
  }
}

void Folder::check_view() {
  const std::string what = "the view is one module that exports register";
  const auto& manifest = entry().manifest;
  const auto file = entry().folder / manifest.view;
  if (!fs::is_regular_file(file)) return findings_.fault(what, manifest.view + " is missing");
  const ViewText view(text_of(file));
  if (!view.exports_register()) {
    return findings_.fault(what, manifest.view + " does not export register");
  }
  if (view.imports()) {
    return findings_.fault(what, manifest.view + " imports, and a page has nothing to import from");
  }
  findings_.ok(what);
}

}  // namespace chorus::conformance
