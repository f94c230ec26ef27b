#include "host/manifest.hpp"

#include "kernel/values/json_reader.hpp"
#include "kernel/values/limits.hpp"
#include "platform/path_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>

namespace chorus::host {
namespace {

using nlohmann::json;

constexpr std::uintmax_t k_manifest_bytes = 256 * 1024;
constexpr std::size_t k_longest_name = 64;
constexpr int k_most_people = 1000;  // that a type may speak of
constexpr std::array<std::string_view, 22> k_fields{
    "id",           "version", "abi",      "state_version", "title",      "phases",
    "roles",        "records", "commands", "schemas",       "moves",      "takes_in",
    "brings_forth", "view",    "words",    "min_core",      "asks_again", "settings",
    "opens_with",   "stages",  "people",   "needs_promise"};
constexpr std::array<std::string_view, 5> k_moves{"say", "pick", "place", "weigh", "build"};

[[noreturn]] void refuse(const std::string& why) { throw BadManifest(why); }

bool is_kebab(std::string_view text) {
  if (text.empty() || text.size() > k_longest_name || text.front() < 'a' || text.front() > 'z') {
    return false;
  }
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_command_name(std::string_view text) {
  std::string kebab(text);
  std::replace(kebab.begin(), kebab.end(), '_', '-');
  return is_kebab(kebab);
}

// A file the folder itself holds; never a way out of it.
bool is_inner_path(const std::string& text) {
  const std::filesystem::path path = platform::path_of(text);
  return !text.empty() && path.is_relative() && text.find('\\') == std::string::npos &&
         std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

const json& field(const json& object, const char* name, const std::string& where) {
  const auto found = object.find(name);
  if (found == object.end()) refuse(where + " lacks \"" + name + "\"");
  return *found;
}

std::string text_field(const json& object, const char* name, const std::string& where) {
  const json& value = field(object, name, where);
  if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
    refuse(where + ": \"" + name + "\" is not text");
  }
  return value.get<std::string>();
}

std::vector<std::string> texts(const json& list, const std::string& where) {
  if (!list.is_array()) refuse(where + " is not a list");
  std::vector<std::string> result;
  for (const auto& item : list) {
    if (!item.is_string()) refuse(where + " holds something that is not text");
    result.push_back(item.get<std::string>());
  }
  if (std::set<std::string>(result.begin(), result.end()).size() != result.size()) {
    refuse(where + " names something twice");
  }
  return result;
}

template <class Value>
std::vector<Value> words_of(const json& list, std::optional<Value> (*from)(std::string_view),
                            const std::string& where) {
  std::vector<Value> result;
  for (const auto& text : texts(list, where)) {
    const auto value = from(text);
    if (!value) refuse(where + ": no such word: " + text);
    result.push_back(*value);
  }
  return result;
}

void only(const json& object, const std::set<std::string>& allowed, const std::string& where) {
  if (!object.is_object()) refuse(where + " is not an object");
  for (const auto& [name, value] : object.items()) {
    if (allowed.count(name) == 0) refuse(where + " has an unknown field \"" + name + "\"");
  }
}

std::filesystem::path schema_file(const json& object, const char* name,
                                  const std::filesystem::path& folder) {
  const json& schemas = field(object, "schemas", "the manifest");
  only(schemas, {"commands", "records"}, "\"schemas\"");
  const std::string file = text_field(schemas, name, "\"schemas\"");
  if (!is_inner_path(file)) refuse("\"schemas\": " + file + " lies outside the folder");
  auto path = folder / platform::path_of(file);
  if (!std::filesystem::is_regular_file(path)) refuse(file + " is missing");
  return path;
}

std::array<std::uint32_t, 3> numbers_of(const std::string& text, std::size_t parts,
                                        const std::string& where) {
  std::array<std::uint32_t, 3> numbers{};
  std::istringstream stream(text);
  for (std::size_t part = 0; part < parts; ++part) {
    char dot = '.';
    if (part > 0) stream >> dot;
    // A sign or a blank would be read by the stream, but is no version.
    if (dot != '.' || stream.peek() < '0' || stream.peek() > '9' || !(stream >> numbers[part])) {
      refuse(where + " is not a version: " + text);
    }
  }
  if (stream.peek() != std::istringstream::traits_type::eof()) {
    refuse(where + " is not a version: " + text);
  }
  return numbers;
}

// How far a new contribution goes until its owner says otherwise; none: it is not theirs to say.
std::optional<kernel::Permission> first_permission(const json& entry,
                                                   const kernel::ActivityType::RecordType& type,
                                                   const std::string& where) {
  if (!entry.contains("permission")) return std::nullopt;
  const auto permission = kernel::permission_from(text_field(entry, "permission", where));
  if (!permission) refuse(where + ": no such permission");
  if (type.record_class != kernel::RecordClass::contribution) {
    refuse(where + ": only a contribution has a permission");
  }
  if (type.gate == kernel::Gate::until_reveal) {
    refuse(where + ": what waits for the reveal has no permission");
  }
  if (type.default_audience.atoms() != std::vector<std::string>{"owner"}) {
    refuse(where + ": its permission says who sees it, so its audience is [\"owner\"]");
  }
  return permission;
}

void read_record_types(const json& list, Manifest& manifest) {
  if (!list.is_object()) refuse("\"records\" is not an object");
  for (const auto& [name, entry] : list.items()) {
    const std::string where = "record type \"" + name + "\"";
    if (!is_kebab(name)) refuse(where + " is not a small word with dashes");
    only(entry, {"class", "audience", "gate", "permission"}, where);
    kernel::ActivityType::RecordType type;
    const auto record_class = kernel::record_class_from(text_field(entry, "class", where));
    if (!record_class) refuse(where + ": no such class");
    type.record_class = *record_class;
    const auto atoms = texts(field(entry, "audience", where), where + " audience");
    for (const auto& atom : atoms) {
      if (!kernel::Audience::is_atom(atom) || atom == "care" || atom.starts_with("group:")) {
        refuse(where + ": an audience may not hold \"" + atom + "\"");
      }
    }
    type.default_audience = kernel::Audience(atoms);
    const bool sealed = type.record_class == kernel::RecordClass::ballot;
    if (sealed != (atoms == std::vector<std::string>{"ballot"}) || atoms.empty()) {
      refuse(where + ": ballots, and only ballots, have the audience \"ballot\" alone");
    }
    const auto gate = kernel::gate_from(entry.contains("gate") ? text_field(entry, "gate", where)
                                                               : std::string("open"));
    if (!gate || *gate == kernel::Gate::hidden || *gate == kernel::Gate::withdrawn)
      refuse(where + ": no such gate to start behind");
    type.gate = *gate;
    type.permission = first_permission(entry, type, where);
    manifest.type.record_types[name] = std::move(type);
  }
}

// [{"id": "tell", "words": a word key}]: what follows what while it is open.
void read_stages(const json& object, Manifest& manifest) {
  const auto found = object.find("stages");
  if (found == object.end()) return;
  if (!found->is_array() || found->size() < 2 || found->size() > limits::k_stages) {
    refuse("\"stages\" is not a list of 2 to " + std::to_string(limits::k_stages));
  }
  for (const auto& entry : *found) {
    const std::string where = "a stage";
    only(entry, {"id", "words"}, where);
    Manifest::Stage stage{text_field(entry, "id", where), text_field(entry, "words", where)};
    if (!is_kebab(stage.id)) refuse("stage \"" + stage.id + "\" is not a small word with dashes");
    if (manifest.type.has_stage(stage.id)) refuse("stage \"" + stage.id + "\" is there twice");
    manifest.type.stages.push_back(stage.id);
    manifest.stages.push_back(std::move(stage));
  }
}

void read_command_types(const json& list, Manifest& manifest) {
  if (!list.is_object()) refuse("\"commands\" is not an object");
  const auto& phases = manifest.type.phases;
  for (const auto& [name, entry] : list.items()) {
    const std::string where = "command \"" + name + "\"";
    if (!is_command_name(name)) refuse(where + " is not a small word");
    only(entry, {"roles", "phases", "stages"}, where);
    kernel::ActivityType::CommandType type;
    type.roles = words_of(field(entry, "roles", where), &kernel::role_from, where + " roles");
    if (std::find(type.roles.begin(), type.roles.end(), kernel::Role::wall) != type.roles.end()) {
      refuse(where + ": the wall cannot command");
    }
    type.phases = words_of(field(entry, "phases", where), &kernel::phase_from, where + " phases");
    for (const auto phase : type.phases) {
      if (std::find(phases.begin(), phases.end(), phase) == phases.end()) {
        refuse(where + ": phase " + std::string(kernel::to_text(phase)) +
               " is not one of this activity's");
      }
    }
    if (entry.contains("stages")) type.stages = texts(entry["stages"], where + " stages");
    for (const auto& stage : type.stages) {
      if (!manifest.type.has_stage(stage)) {
        refuse(where + ": stage \"" + stage + "\" is not one of this activity's");
      }
    }
    manifest.type.command_types[name] = std::move(type);
  }
}

bool yes_or_no(const json& object, const char* name, bool otherwise) {
  const auto found = object.find(name);
  if (found == object.end()) return otherwise;
  if (!found->is_boolean()) refuse("\"" + std::string(name) + "\" is neither true nor false");
  return found->get<bool>();
}

// {"record": a type of its own or a kind it brings forth, "first": a word key}
void read_opens_with(const json& object, Manifest& manifest) {
  const auto found = object.find("opens_with");
  if (found == object.end()) return;
  const std::string where = "\"opens_with\"";
  only(*found, {"record", "first"}, where);
  auto& type = manifest.type;
  type.opens_with = text_field(*found, "record", where);
  const auto& kinds = type.brings_forth;
  const bool is_kind = std::find(kinds.begin(), kinds.end(), type.opens_with) != kinds.end();
  if (!is_kind && type.record_types.count(type.opens_with) == 0) {
    refuse(where + ": it has no record type and brings forth no kind \"" + type.opens_with + "\"");
  }
  manifest.first = text_field(*found, "first", where);
}

// {"least": from 1, "most": from least on}, one of them or both
void read_people(const json& object, Manifest& manifest) {
  const auto found = object.find("people");
  if (found == object.end()) return;
  only(*found, {"least", "most"}, "\"people\"");
  if (found->empty()) refuse("\"people\" says neither \"least\" nor \"most\"");
  auto& people = manifest.people;
  for (const auto& [name, value] : found->items()) {
    const auto fewest = name == "most" ? found->value("least", json(1)) : json(1);
    if (!value.is_number_integer() || value < fewest || value > k_most_people) {
      refuse("\"people\": \"" + name + "\" is not a number of people");
    }
    (name == "most" ? people.most : people.least) = value.get<int>();
  }
}

void read_page_parts(const json& object, Manifest& manifest) {
  manifest.title = text_field(object, "title", "the manifest");
  manifest.roles =
      words_of(field(object, "roles", "the manifest"), &kernel::role_from, "\"roles\"");
  manifest.moves = texts(field(object, "moves", "the manifest"), "\"moves\"");
  for (const auto& move : manifest.moves) {
    if (std::find(k_moves.begin(), k_moves.end(), move) == k_moves.end()) {
      refuse("there is no move \"" + move + "\"");
    }
  }
  manifest.view = text_field(object, "view", "the manifest");
  if (!is_inner_path(manifest.view)) refuse("\"view\" lies outside the folder");
  const json& words = field(object, "words", "the manifest");
  if (!words.is_object() || !words.contains("en")) refuse("\"words\" lacks English (\"en\")");
  for (const auto& [locale, file] : words.items()) {
    if (!file.is_string() || !is_inner_path(file.get<std::string>())) {
      refuse("\"words\": " + locale + " is not a file of the folder");
    }
    manifest.words[locale] = file.get<std::string>();
  }
}

void read_identity(const json& object, const std::filesystem::path& folder,
                   std::string_view core_version, Manifest& manifest) {
  const std::string where = "the manifest";
  manifest.type.id = text_field(object, "id", where);
  if (!is_kebab(manifest.type.id)) refuse("\"id\" is not a small word with dashes");
  if (folder.filename() != manifest.type.id) {
    refuse("the folder is called " + platform::utf8(folder.filename()) + ", the manifest says " +
           manifest.type.id);
  }
  manifest.type.version = text_field(object, "version", where);
  numbers_of(manifest.type.version, 3, "\"version\"");
  const auto abi = numbers_of(text_field(object, "abi", where), 2, "\"abi\"");
  manifest.abi_major = abi[0];
  manifest.abi_minor = abi[1];
  const json& state = field(object, "state_version", where);
  if (!state.is_number_unsigned() || state.get<std::uint64_t>() == 0 ||
      state.get<std::uint64_t>() > 1'000'000) {
    refuse("\"state_version\" is not a number from 1");
  }
  manifest.type.state_version = state.get<std::uint32_t>();
  manifest.min_core = text_field(object, "min_core", where);
  if (numbers_of(manifest.min_core, 3, "\"min_core\"") >
      numbers_of(std::string(core_version), 3, "this Chorus")) {
    refuse("it needs Chorus " + manifest.min_core + " or newer; this is " +
           std::string(core_version));
  }
}

}  // namespace

bool is_plugin_id(std::string_view text) { return is_kebab(text); }

Manifest parse_manifest(std::string_view text, const std::filesystem::path& folder,
                        std::string_view core_version) {
  const auto read = kernel::read_json(text);
  if (!read.ok()) {
    refuse("manifest.json cannot be read: " + read.fault().code + ", " + read.fault().detail);
  }
  const json& object = read.value();
  only(object, {k_fields.begin(), k_fields.end()}, "the manifest");
  Manifest manifest;
  read_identity(object, folder, core_version, manifest);
  manifest.type.phases =
      words_of(field(object, "phases", "the manifest"), &kernel::phase_from, "\"phases\"");
  read_record_types(field(object, "records", "the manifest"), manifest);
  read_stages(object, manifest);
  read_command_types(field(object, "commands", "the manifest"), manifest);
  manifest.command_schemas = schema_file(object, "commands", folder);
  manifest.record_schemas = schema_file(object, "records", folder);
  manifest.type.takes_in = texts(field(object, "takes_in", "the manifest"), "\"takes_in\"");
  manifest.type.brings_forth =
      texts(field(object, "brings_forth", "the manifest"), "\"brings_forth\"");
  manifest.type.asks_again = yes_or_no(object, "asks_again", false);
  manifest.type.needs_promise = yes_or_no(object, "needs_promise", true);
  if (const auto settings = object.find("settings"); settings != object.end()) {
    try {
      manifest.settings = SettingsForm(*settings);
    } catch (const std::invalid_argument& error) {
      refuse(error.what());
    }
  }
  read_opens_with(object, manifest);
  read_people(object, manifest);
  read_page_parts(object, manifest);
  return manifest;
}

Manifest read_manifest(const std::filesystem::path& folder) {
  const auto path = folder / "manifest.json";
  std::error_code none;
  const auto size = std::filesystem::file_size(path, none);
  if (none) refuse("there is no manifest.json in " + platform::utf8(folder));
  if (size > k_manifest_bytes) refuse("manifest.json is larger than 256 KiB");
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return parse_manifest(text, folder, CHORUS_CORE_VERSION);
}

}  // namespace chorus::host
