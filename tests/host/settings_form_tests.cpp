#include "host/settings_form.hpp"

#include "cards.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <stdexcept>
#include <string>

using chorus::host::SettingsForm;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(settings_form_tests)

namespace {

json all_kinds() {
  return json::parse(R"({
    "name": {"kind": "text", "most": 10, "default": ""},
    "why": {"kind": "long_text", "default": ""},
    "tokens": {"kind": "number", "least": 1, "most": 100, "default": 3, "example": 5},
    "aloud": {"kind": "yes_no", "default": true},
    "order": {"kind": "one_of", "choices": ["by_chance", "as_listed"], "default": "as_listed"},
    "ways": {"kind": "some_of", "choices": ["words", "drawing"], "default": ["words"]},
    "prompts": {"kind": "list", "most": 2, "default": []},
    "options": {"kind": "cards", "most": 2, "default": []}})");
}

struct Field {
  const char* name;
  const char* entry;
};
std::ostream& operator<<(std::ostream& out, const Field& field) { return out << field.name; }

const Field k_no_form_draws[] = {
    {"kind", R"({"kind": "object", "default": {}})"},
    {"nested", R"({"kind": "list", "items": {"kind": "list"}, "default": []})"},
    {"no_default", R"({"kind": "text"})"},
    {"default", R"({"kind": "number", "least": 1, "most": 3, "default": 4})"},
    {"example", R"({"kind": "yes_no", "default": true, "example": "yes"})"},
    {"bounds", R"({"kind": "number", "least": 5, "most": 3, "default": 4})"},
    {"one_choice", R"({"kind": "one_of", "choices": ["only"], "default": "only"})"},
    {"odd_choice", R"({"kind": "one_of", "choices": ["a", "B c"], "default": "a"})"},
    {"too_long", R"({"kind": "text", "most": 301, "default": ""})"},
    {"Capital", R"({"kind": "text", "default": ""})"},
    {"no_object", "7"}};

struct Setting {
  const char* name;
  const char* value;
  bool fits;
};
std::ostream& operator<<(std::ostream& out, const Setting& setting) {
  return out << setting.name << ' ' << setting.value;
}

const Setting k_settings[] = {
    {"name", R"("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9")", true},
    {"name", R"("eleven char")", false},
    {"name", "7", false},
    {"tokens", "1", true},
    {"tokens", "100", true},
    {"tokens", "0", false},
    {"tokens", "101", false},
    {"tokens", "2.5", false},
    {"tokens", "18446744073709551615", false},
    {"aloud", "false", true},
    {"aloud", "0", false},
    {"order", R"("by_chance")", true},
    {"order", R"("otherwise")", false},
    {"ways", R"(["words","drawing"])", true},
    {"ways", R"(["sound"])", false},
    {"prompts", R"(["When?","Who?"])", true},
    {"prompts", R"(["","Who?"])", false},
    {"prompts", R"(["1","2","3"])", false},
    {"options", R"([{"text":"A quiet room","picture":"door","id":"quiet"},{"text":"Swings"}])",
     true},
    {"options", R"([{"picture":"door"}])", false},
    {"options", R"([{"text":"x","id":"a b"}])", false},
    {"options", R"([{"text":"x","id":"a"},{"text":"y","id":"a"}])", false},
    {"options", R"([{"text":"x","colour":"red"}])", false}};

}  // namespace

BOOST_AUTO_TEST_CASE(a_form_draws_eight_kinds_of_field_and_settings_are_whole_by_their_defaults) {
  const SettingsForm form(all_kinds());

  BOOST_TEST(form.fields().size() == 8U);
  BOOST_TEST(form.filled(json::object()).at("tokens") == 3);
  BOOST_TEST(form.filled(json{{"tokens", 7}}).at("tokens") == 7);
  BOOST_TEST(form.filled(json{{"tokens", 7}}).size() == 8U);
}

BOOST_DATA_TEST_CASE(what_no_form_could_draw_is_refused_by_its_name,
                     boost::unit_test::data::make(k_no_form_draws), field) {
  const json settings{{field.name, json::parse(field.entry)}};

  BOOST_CHECK_EXCEPTION(SettingsForm{settings}, std::invalid_argument,
                        [&](const std::invalid_argument& error) {
                          return std::string(error.what()).find(field.name) != std::string::npos;
                        });
}

BOOST_DATA_TEST_CASE(a_setting_fits_its_field_or_is_named, boost::unit_test::data::make(k_settings),
                     setting) {
  const SettingsForm form(all_kinds());
  const json settings{{setting.name, json::parse(setting.value)}};

  const auto fault = form.fault_in(settings);

  BOOST_TEST(fault.has_value() == !setting.fits);
  if (fault) BOOST_TEST(fault->find(setting.name) != std::string::npos);
}

// Else cards at the end of the list would be left out, and nobody would know.
BOOST_AUTO_TEST_CASE(cards_are_taken_up_to_what_rules_lay_out) {
  const SettingsForm form(json{{"options", {{"kind", "cards"}, {"default", json::array()}}}});
  const auto fault_of = [&form](std::size_t count, const std::string& letter) {
    std::string text;
    for (int at = 0; at < 300; ++at) text += letter;
    return form.fault_in(json{{"options", json(count, {{"text", text}})}}).value_or("");
  };

  BOOST_TEST(fault_of(100, "l") == "");
  BOOST_TEST(fault_of(66, "\u0142") == "");
  BOOST_TEST(fault_of(67, "\u0142").find("\"options\" have more than 40000 bytes") !=
             std::string::npos);
  BOOST_TEST(chorus::host::k_cards_text_bytes == chorus::sdk::Cards::k_most_text_bytes);
}

BOOST_AUTO_TEST_CASE(what_a_form_does_not_know_is_refused_when_set_and_left_out_when_read) {
  const SettingsForm form(all_kinds());

  BOOST_TEST(form.fault_in(json{{"colour", "red"}}).has_value());
  BOOST_TEST(!form.filled(json{{"colour", "red"}}).contains("colour"));
  BOOST_TEST(form.filled(json{{"tokens", -4}}).at("tokens") == 3);
  BOOST_TEST(form.filled(json::array()).size() == 8U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_set_is_named_by_its_field_and_why) {
  const SettingsForm form(all_kinds());
  const auto why = [&](const json& settings) {
    const auto fault = form.fault_of(settings);
    return fault ? fault->field + " " + fault->why : "";
  };

  BOOST_TEST(why({{"tokens", 3}}) == "");
  BOOST_TEST(why({{"tokens", 0}}) == "tokens does_not_fit");
  BOOST_TEST(why({{"volume", 3}}) == "volume unknown");
}

BOOST_AUTO_TEST_CASE(a_page_learns_all_it_takes_to_draw_the_form) {
  const json form = SettingsForm(all_kinds()).as_json();

  BOOST_TEST_REQUIRE(form.size() == 8U);
  const json expected{{"name", "tokens"}, {"kind", "number"}, {"usual", 3},
                      {"least", 1},       {"most", 100},      {"example", 5}};
  BOOST_TEST((std::find(form.begin(), form.end(), expected) != form.end()));
}

BOOST_AUTO_TEST_SUITE_END()
