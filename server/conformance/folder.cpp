#include "conformance/folder.hpp"

#include "conformance/easy_words.hpp"
#include "conformance/script_text.hpp"
#include "conformance/view_text.hpp"
#include "kernel/values/json_reader.hpp"
#include "platform/path_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace chorus::conformance {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// A file of a plugin is no message: it may be larger.
constexpr kernel::ReadLimits k_file_limits{4 * 1024 * 1024, 64, 100'000, 64'000};

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
  auto read = kernel::read_json(text_of(file), k_file_limits);
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

// The view and its parts, which lie beside it, by name.
std::map<std::string, std::string> scripts_of(const fs::path& folder) {
  std::map<std::string, std::string> scripts;
  for (const auto& item : fs::directory_iterator(folder)) {
    if (item.path().extension() == ".js") {
      scripts[platform::utf8(item.path().filename())] = text_of(item.path());
    }
  }
  return scripts;
}

constexpr std::array<std::string_view, 6> k_asset_kinds{".svg",  ".png", ".jpg",
                                                        ".webp", ".mp3", ".woff2"};
constexpr std::uintmax_t k_asset_bytes = 1024 * 1024;
constexpr std::uintmax_t k_assets_bytes = 8 * k_asset_bytes;

std::optional<std::string> fault_of_asset(const fs::directory_entry& item) {
  const std::string name = platform::utf8(item.path().filename());
  if (item.is_symlink()) return name + " is a link to something else";
  if (!item.is_regular_file()) return name + " is no file";
  const std::string kind = platform::utf8(item.path().extension());
  if (std::find(k_asset_kinds.begin(), k_asset_kinds.end(), kind) == k_asset_kinds.end()) {
    return name + " is no .svg, .png, .jpg, .webp, .mp3 or .woff2";
  }
  if (item.file_size() > k_asset_bytes) return name + " is larger than 1 MiB";
  if (kind == ".svg" && text_of(item.path()).find("<script") != std::string::npos) {
    return name + " holds a script";
  }
  return std::nullopt;
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
  check_kinds(schemas_folder);
  check_words();
  may_run_ = check_schemas();
  if (may_run_) {
    check_command_examples();
    check_record_examples();
  }
  check_view();
  check_assets();
  check_rehearsal(schemas_folder);
}

// The reader in words first; the schema is what other tools hold it against.
void Folder::check_manifest(const fs::path& schemas_folder) {
  const std::string what = "the manifest is sound";
  if (entry().state != host::CatalogueEntry::State::ready) {
    return findings_.fault(Promise::folder, what, entry().reason);
  }
  const Read read = read_file(entry().folder / "manifest.json");
  const auto fault = protocol::fault_against(schemas_folder / "manifest.schema.json", read.value);
  if (fault) return findings_.fault(Promise::folder, what, *fault);
  findings_.ok(Promise::folder, what);
}

void Folder::check_kinds(const fs::path& schemas_folder) {
  for (const auto& [kind, file] : entry().manifest.kind_schemas) {
    const std::string what = "its kind " + kind + " is sound";
    const auto fault = protocol::fault_against(schemas_folder / "kind.schema.json",
                                               read_file(file).value.at("kind"));
    fault ? findings_.fault(Promise::folder, what, *fault) : findings_.ok(Promise::folder, what);
  }
  for (const auto& kind : entry().manifest.unknown_kinds) {
    findings_.left(Promise::folder, "it takes in " + kind,
                   "neither it nor Chorus brings that forth");
  }
}

void Folder::check_words() {
  const std::string what = "every word is there";
  const auto& manifest = entry().manifest;
  const Read read = read_file(entry().folder / manifest.words.at("en"));
  if (!read.fault.empty() || !read.value.is_object()) {
    const std::string why = read.fault.empty() ? "it is not an object" : read.fault;
    return findings_.fault(Promise::words, what, manifest.words.at("en") + ": " + why);
  }
  for (const auto& [key, word] : read.value.items()) {
    if (!word.is_string()) return findings_.fault(Promise::words, what, key + " is not text");
    words_[key] = word.get<std::string>();
  }
  std::optional<std::string> missing;
  for (const auto& key : needed_words()) {
    if (!missing && words_.count(key) == 0) missing = key;
  }
  if (missing) {
    findings_.fault(Promise::words, what,
                    "nothing stands for " + *missing + " in " + manifest.words.at("en"));
  } else {
    findings_.ok(Promise::words, what);
  }
  check_easy_words();
  for (const auto& [locale, file] : manifest.words) {
    if (locale != "en") check_other_words(locale, file);
  }
}

std::set<std::string> Folder::needed_words() const {
  const auto& manifest = entry().manifest;
  std::set<std::string> needed{manifest.title};
  if (!manifest.first.empty()) needed.insert(manifest.first);
  for (const auto& field : manifest.settings.fields()) {
    const std::string key = entry().id + ".settings." + field.name;
    needed.insert(key);
    for (const auto& choice : field.choices) needed.insert(key + "." + choice);
  }
  gather_text_keys(read_file(manifest.command_schemas).value, needed);
  gather_text_keys(read_file(manifest.record_schemas).value, needed);
  for (const auto& [name, text] : scripts_of(entry().folder)) {
    needed.merge(ViewText(text).word_keys(entry().id));
  }
  return needed;
}

void Folder::check_easy_words() {
  const std::string what =
      "no sentence has more than " + std::to_string(k_words_a_sentence) + " words";
  for (const auto& [key, text] : words_) {
    const auto longest = longest_sentence(text);
    if (longest > k_words_a_sentence) {
      return findings_.fault(Promise::easy_words, what,
                             key + " has one of " + std::to_string(longest));
    }
  }
  findings_.ok(Promise::easy_words, what);
}

void Folder::check_other_words(const std::string& locale, const std::string& file) {
  const std::string what = "the words of " + locale + " are those of English";
  const Read read = read_file(entry().folder / file);
  if (!read.fault.empty() || !read.value.is_object()) {
    return findings_.fault(Promise::words, what,
                           file + ": " + (read.fault.empty() ? "it is not an object" : read.fault));
  }
  for (const auto& [key, text] : words_) {
    if (!read.value.contains(key))
      return findings_.fault(Promise::words, what, key + " is missing");
  }
  findings_.ok(Promise::words, what);
}

bool Folder::check_schemas() {
  const std::string what = "the schemas compile, one for each command and record";
  const auto& manifest = entry().manifest;
  try {
    schemas_.register_plugin(entry().id, manifest.command_schemas, manifest.record_schemas);
    for (const auto& [kind, file] : manifest.kind_schemas) schemas_.register_kind(kind, file);
  } catch (const std::exception& error) {
    findings_.fault(Promise::folder, what, error.what());
    return false;
  }
  const json commands = read_file(manifest.command_schemas).value.at("definitions");
  const json records = read_file(manifest.record_schemas).value.at("definitions");
  const std::size_t faults_before = findings_.faults();
  for (const auto& [name, type] : manifest.type.command_types) {
    if (!commands.contains(name))
      findings_.fault(Promise::folder, what, "there is none for the command " + name);
  }
  for (const auto& [name, type] : manifest.type.record_types) {
    if (!records.contains(name))
      findings_.fault(Promise::folder, what, "there is none for the record " + name);
  }
  if (findings_.faults() == faults_before) findings_.ok(Promise::folder, what);
  return true;
}

void Folder::check_command_examples() {
  const auto& manifest = entry().manifest;
  const json definitions = read_file(manifest.command_schemas).value.at("definitions");
  for (const auto& [name, type] : manifest.type.command_types) {
    const std::string what = "the examples of the command " + name + " fit its schema";
    const json examples = examples_in(definitions, name);
    if (examples.empty()) {
      findings_.left(Promise::commands, what, "it has none, so the command is not played");
      continue;
    }
    std::optional<std::string> fault;
    for (const auto& example : examples) {
      if (!fault) fault = schemas_.args_fault(entry().id, name, kernel::Body(example.dump()));
      if (!fault) examples_[name].push_back(example.dump());
    }
    fault ? findings_.fault(Promise::folder, what, *fault) : findings_.ok(Promise::folder, what);
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
    fault ? findings_.fault(Promise::folder, what, *fault) : findings_.ok(Promise::folder, what);
  }
}

void Folder::check_view() {
  const std::string what = "the view is one module that exports register";
  const auto& manifest = entry().manifest;
  const auto file = entry().folder / manifest.view;
  if (!fs::is_regular_file(file)) {
    return findings_.fault(Promise::folder, what, manifest.view + " is missing");
  }
  const ViewText view(text_of(file));
  if (!view.exports_register()) {
    return findings_.fault(Promise::folder, what, manifest.view + " does not export register");
  }
  if (view.imports()) {
    return findings_.fault(Promise::folder, what,
                           manifest.view + " imports, and a page has nothing to import from");
  }
  findings_.ok(Promise::folder, what);
  check_scripts();
}

// Of all parts of the view: what can be told without an engine.
void Folder::check_scripts() {
  using Reads = std::optional<std::string> (*)(std::string_view);
  const auto check = [this](Promise promise, bool is_fault, const std::string& what, Reads reads) {
    for (const auto& [name, text] : scripts_of(entry().folder)) {
      const auto found = reads(text);
      if (!found) continue;
      const std::string why = name + ": " + *found;
      return is_fault ? findings_.fault(promise, what, why) : findings_.lacks(promise, what, why);
    }
    findings_.ok(promise, what);
  };
  check(Promise::folder, true, "everything the view opens is closed", unclosed_in);
  check(Promise::leaks, true, "the view has no way out of its own", way_out_in);
  check(Promise::no_dragging, false, "the view asks nobody to drag", dragging_in);
  check(Promise::keyboard, false, "what is pressed in the view is a button", unreachable_by_key_in);
  const std::string what = "the view offers to read aloud";
  for (const auto& [name, text] : scripts_of(entry().folder)) {
    if (reads_aloud(text)) return findings_.ok(Promise::read_aloud, what);
  }
  findings_.lacks(Promise::read_aloud, what,
                  "no heading is given what to read, and there is no <x-speak> in it");
}

// Pictures and sounds that its view shows: phones load them over a hall's Wi-Fi.
void Folder::check_assets() {
  if (!fs::exists(entry().folder / "assets")) return;
  const std::string what = "its assets are what a page can show";
  std::uintmax_t all = 0;
  for (const auto& item : fs::directory_iterator(entry().folder / "assets")) {
    if (const auto why = fault_of_asset(item)) {
      return findings_.fault(Promise::folder, what, *why);
    }
    all += item.is_regular_file() ? item.file_size() : 0;
  }
  if (all > k_assets_bytes) {
    return findings_.fault(Promise::folder, what, "together they are larger than 8 MiB");
  }
  findings_.ok(Promise::folder, what);
}

// What pretend people do in it is its own to say; without that they look on.
void Folder::check_rehearsal(const fs::path& schemas_folder) {
  const std::string what = "what pretend people do in it is sound";
  if (!fs::exists(entry().folder / "rehearse.json")) {
    return findings_.left(Promise::folder, what,
                          "it has no rehearse.json, so in a rehearsal people look on");
  }
  const Read read = read_file(entry().folder / "rehearse.json");
  if (!read.fault.empty()) return findings_.fault(Promise::folder, what, read.fault);
  const auto fault = protocol::fault_against(schemas_folder / "rehearse.schema.json", read.value);
  if (fault) return findings_.fault(Promise::folder, what, *fault);
  for (const char* who : {"people", "lead"}) {
    for (const auto& move : read.value.value(who, json::array())) {
      const auto command = move.at("command").get<std::string>();
      const bool is_known =
          command.starts_with("core.") || entry().manifest.type.command_types.count(command) > 0;
      if (!is_known) return findings_.fault(Promise::folder, what, "it has no command " + command);
    }
  }
  findings_.ok(Promise::folder, what);
}

}  // namespace chorus::conformance
