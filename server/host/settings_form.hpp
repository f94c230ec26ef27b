#pragma once

#include "kernel/values/activity_type.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What can be set about one activity, as its type's manifest says under "settings": flat fields
// that a form can draw, each with a default, so that settings are always whole. Nothing nests.
//
//   kind        value                                        limits
//   text        one line                                     most (characters, at most 300)
//   long_text   several lines                                most (characters, at most 4000)
//   number      a whole number                               least, most
//   yes_no      true or false
//   one_of      one of `choices`                             choices: 2 to 20 small words
//   some_of     a list of some of `choices`                  the same
//   list        a list of lines                              most (lines, at most 40)
//   cards       a list of {"text", "picture"?, "id"?}        most (cards, at most 100); all texts
//                                                            together k_cards_text_bytes
//
// Words stand in the activity's catalogue: "<id>.settings.<name>" says what it is, of a choice
// "<id>.settings.<name>.<choice>".
namespace chorus::host {

// As JSON. As much as rules lay out (sdk::Cards), so that no card is left out of a list.
inline constexpr std::size_t k_cards_text_bytes = 40'000;

class SettingsForm {
 public:
  struct Field {
    enum class Kind { text, long_text, number, yes_no, one_of, some_of, list, cards };
    std::string name;
    Kind kind = Kind::text;
    std::int64_t least = 0;  // of a number
    std::int64_t most = 0;   // of a number; else characters, lines or cards
    std::vector<std::string> choices;
    nlohmann::json usual;    // the default; fits the field
    nlohmann::json example;  // null: none
  };

  SettingsForm() = default;
  // From the manifest's "settings". Throws std::invalid_argument, in words, where a field is none
  // that a form could draw.
  explicit SettingsForm(const nlohmann::json& manifest_settings);

  const std::vector<Field>& fields() const noexcept { return fields_; }

  // The first setting that cannot be taken; none: they fit. Fields may be missing.
  std::optional<kernel::SettingsFault> fault_of(const nlohmann::json& settings) const;
  // The same in words, naming the field.
  std::optional<std::string> fault_in(const nlohmann::json& settings) const;

  // What a page draws the form from: [{name, kind, least?, most?, choices?, usual, example?}].
  nlohmann::json as_json() const;

  // Whole: defaults where a field is missing or, in a file of another version, does not fit;
  // without what the form does not know.
  nlohmann::json filled(const nlohmann::json& settings) const;
  std::string filled(const std::string& settings_text) const;  // the same of JSON text

 private:
  std::vector<Field> fields_;
};

std::string_view to_text(SettingsForm::Field::Kind kind);

}  // namespace chorus::host
