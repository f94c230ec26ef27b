#include "host/settings_form.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <utility>

namespace chorus::host {
namespace {

using nlohmann::json;
using Field = SettingsForm::Field;
using Kind = Field::Kind;

constexpr std::size_t k_most_fields = 20;
constexpr std::int64_t k_most_text = 300;
constexpr std::int64_t k_most_long_text = 4'000;
constexpr std::int64_t k_most_lines = 40;
constexpr std::int64_t k_most_cards = 100;
constexpr std::size_t k_most_choices = 20;
constexpr std::size_t k_longest_word = 64;
constexpr std::int64_t k_largest_number = 1'000'000;

constexpr std::array<std::pair<std::string_view, Kind>, 8> k_kinds{{{"text", Kind::text},
                                                                    {"long_text", Kind::long_text},
                                                                    {"number", Kind::number},
                                                                    {"yes_no", Kind::yes_no},
                                                                    {"one_of", Kind::one_of},
                                                                    {"some_of", Kind::some_of},
                                                                    {"list", Kind::list},
                                                                    {"cards", Kind::cards}}};

bool is_small_word(std::string_view text) {
  return !text.empty() && text.size() <= k_longest_word && text.front() >= 'a' &&
         text.front() <= 'z' && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

bool is_name(const json& value) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return !text.empty() && text.size() <= k_longest_word &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

bool is_text(const json& value, std::int64_t most) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return std::count_if(text.begin(), text.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
         }) <= most;
}

bool is_line(const json& value) {
  return is_text(value, k_most_text) && !value.get_ref<const std::string&>().empty();
}

bool is_card(const json& value) {
  if (!value.is_object() || !value.contains("text") || !is_line(value["text"])) return false;
  for (const auto& [name, part] : value.items()) {
    if (name != "text" && !((name == "picture" || name == "id") && is_name(part))) return false;
  }
  return true;
}

bool are_too_long_together(const json& cards) {
  std::size_t bytes = 0;
  for (const auto& card : cards) bytes += card.at("text").dump().size();
  return bytes > k_cards_text_bytes;
}

bool is_whole_number(const json& value, std::int64_t least, std::int64_t most) {
  if (!value.is_number_integer()) return false;
  const bool is_huge = value.is_number_unsigned() && value.get<std::uint64_t>() > k_largest_number;
  return !is_huge && value.get<std::int64_t>() >= least && value.get<std::int64_t>() <= most;
}

template <class Fits>
bool is_list(const json& value, std::int64_t most, const Fits& fits) {
  return value.is_array() && value.size() <= static_cast<std::size_t>(most) &&
         std::all_of(value.begin(), value.end(), fits);
}

bool names_are_unique(const json& cards) {
  std::set<std::string> ids;
  return std::all_of(cards.begin(), cards.end(), [&ids](const json& card) {
    return !card.contains("id") || ids.insert(card["id"].get<std::string>()).second;
  });
}

bool fits(const Field& field, const json& value) {
  const auto is_choice = [&field](const json& one) {
    return one.is_string() && std::find(field.choices.begin(), field.choices.end(),
                                        one.get<std::string>()) != field.choices.end();
  };
  switch (field.kind) {
    case Kind::text:
    case Kind::long_text: return is_text(value, field.most);
    case Kind::number: return is_whole_number(value, field.least, field.most);
    case Kind::yes_no: return value.is_boolean();
    case Kind::one_of: return is_choice(value);
    case Kind::some_of:
      return is_list(value, static_cast<std::int64_t>(field.choices.size()), is_choice);
    case Kind::list: return is_list(value, field.most, is_line);
    case Kind::cards:
      return is_list(value, field.most, is_card) && names_are_unique(value) &&
             !are_too_long_together(value);
  }
  return false;
}

// Of a value that does not fit.
const char* why_not(const Field& field, const json& value) {
  const bool are_cards = field.kind == Kind::cards && is_list(value, field.most, is_card);
  return are_cards && are_too_long_together(value) ? "too_much_text" : "does_not_fit";
}

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
  throw std::invalid_argument("setting \"" + name + "\": " + why);
}

std::int64_t bound(const json& entry, const char* member, std::int64_t usual, std::int64_t least,
                   std::int64_t most, const std::string& name) {
  if (!entry.contains(member)) return usual;
  if (!is_whole_number(entry[member], least, most)) {
    refuse(name, std::string("\"") + member + "\" is not a whole number from " +
                     std::to_string(least) + " to " + std::to_string(most));
  }
  return entry[member].get<std::int64_t>();
}

std::set<std::string> members_of(Kind kind) {
  std::set<std::string> members{"kind", "default", "example"};
  if (kind == Kind::number) members.insert("least");
  if (kind == Kind::one_of || kind == Kind::some_of) {
    members.insert("choices");
  } else if (kind != Kind::yes_no) {
    members.insert("most");
  }
  return members;
}

void read_bounds(const json& entry, Field& field) {
  const auto& name = field.name;
  switch (field.kind) {
    case Kind::text: field.most = bound(entry, "most", k_most_text, 1, k_most_text, name); break;
    case Kind::long_text:
      field.most = bound(entry, "most", k_most_long_text, 1, k_most_long_text, name);
      break;
    case Kind::number:
      field.least = bound(entry, "least", 0, -k_largest_number, k_largest_number, name);
      field.most = bound(entry, "most", k_largest_number, field.least, k_largest_number, name);
      break;
    case Kind::list: field.most = bound(entry, "most", k_most_lines, 1, k_most_lines, name); break;
    case Kind::cards: field.most = bound(entry, "most", k_most_cards, 1, k_most_cards, name); break;
    case Kind::yes_no:
    case Kind::one_of:
    case Kind::some_of: break;
  }
}

void read_choices(const json& entry, Field& field) {
  if (field.kind != Kind::one_of && field.kind != Kind::some_of) return;
  const json choices = entry.value("choices", json::array());
  if (!choices.is_array() || choices.size() < 2 || choices.size() > k_most_choices) {
    refuse(field.name, "\"choices\" names 2 to 20 of them");
  }
  for (const auto& choice : choices) {
    if (!choice.is_string() || !is_small_word(choice.get<std::string>())) {
      refuse(field.name, "each of \"choices\" is a small word");
    }
    field.choices.push_back(choice);
  }
}

Field field_of(const std::string& name, const json& entry) {
  if (!is_small_word(name)) refuse(name, "its name is not a small word");
  if (!entry.is_object()) refuse(name, "it is not an object");
  Field field;
  field.name = name;
  const json kind_named = entry.value("kind", json());
  const auto kind = std::find_if(k_kinds.begin(), k_kinds.end(),
                                 [&](const auto& known) { return kind_named == known.first; });
  if (kind == k_kinds.end()) refuse(name, "no form can draw a field of kind " + kind_named.dump());
  field.kind = kind->second;
  const auto members = members_of(field.kind);
  for (const auto& [member, value] : entry.items()) {
    if (members.count(member) == 0) refuse(name, "it has an unknown member \"" + member + "\"");
  }
  read_bounds(entry, field);
  read_choices(entry, field);
  if (!entry.contains("default")) refuse(name, "it has no \"default\"");
  field.usual = entry["default"];
  if (!fits(field, field.usual)) refuse(name, "its default does not fit it");
  field.example = entry.value("example", json());
  if (!field.example.is_null() && !fits(field, field.example)) {
    refuse(name, "its example does not fit it");
  }
  return field;
}

}  // namespace

SettingsForm::SettingsForm(const json& manifest_settings) {
  if (!manifest_settings.is_object()) throw std::invalid_argument("\"settings\" is not an object");
  if (manifest_settings.size() > k_most_fields) {
    throw std::invalid_argument("\"settings\" has more than 20 fields");
  }
  for (const auto& [name, entry] : manifest_settings.items()) {
    fields_.push_back(field_of(name, entry));
  }
}

std::optional<kernel::SettingsFault> SettingsForm::fault_of(const json& settings) const {
  if (!settings.is_object()) return kernel::SettingsFault{"", "does_not_fit"};
  for (const auto& [name, value] : settings.items()) {
    const auto field = std::find_if(fields_.begin(), fields_.end(),
                                    [&name](const Field& one) { return one.name == name; });
    if (field == fields_.end()) return kernel::SettingsFault{name, "unknown"};
    if (!fits(*field, value)) return kernel::SettingsFault{name, why_not(*field, value)};
  }
  return std::nullopt;
}

std::optional<std::string> SettingsForm::fault_in(const json& settings) const {
  const auto fault = fault_of(settings);
  if (!fault) return std::nullopt;
  if (fault->field.empty()) return "The settings are not an object.";
  if (fault->why == "unknown") return "There is no setting \"" + fault->field + "\".";
  if (fault->why == "too_much_text") {
    return "The cards of the setting \"" + fault->field + "\" have more than " +
           std::to_string(k_cards_text_bytes) + " bytes of text together.";
  }
  return "The setting \"" + fault->field + "\" cannot be this.";
}

json SettingsForm::as_json() const {
  json form = json::array();
  for (const auto& field : fields_) {
    json one{{"name", field.name}, {"kind", to_text(field.kind)}, {"usual", field.usual}};
    if (field.kind == Kind::number) one["least"] = field.least;
    if (field.most > 0 || field.kind == Kind::number) one["most"] = field.most;
    if (!field.choices.empty()) one["choices"] = field.choices;
    if (!field.example.is_null()) one["example"] = field.example;
    form.push_back(std::move(one));
  }
  return form;
}

json SettingsForm::filled(const json& settings) const {
  json whole = json::object();
  for (const auto& field : fields_) {
    const bool is_set =
        settings.is_object() && settings.contains(field.name) && fits(field, settings[field.name]);
    whole[field.name] = is_set ? settings[field.name] : field.usual;
  }
  return whole;
}

std::string SettingsForm::filled(const std::string& settings_text) const {
  return filled(json::parse(settings_text)).dump();
}

std::string_view to_text(Kind kind) {
  const auto found = std::find_if(k_kinds.begin(), k_kinds.end(),
                                  [kind](const auto& known) { return known.second == kind; });
  return found->first;
}

}  // namespace chorus::host
