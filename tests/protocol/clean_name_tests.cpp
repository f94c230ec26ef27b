#include "protocol/clean_name.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using chorus::protocol::clean_name;

BOOST_AUTO_TEST_SUITE(clean_name_tests)

BOOST_AUTO_TEST_CASE(an_ordinary_name_stays_as_it_is) {
  for (const char* name :
       {"Ana", "Zoë O'Neil-Smith", "محمد", "Łukasz", "陳大文", "Ana \U0001F98A"}) {
    BOOST_TEST(clean_name(name) == name);
  }
}

BOOST_AUTO_TEST_CASE(an_override_of_direction_cannot_imitate_a_badge) {
  BOOST_TEST(clean_name("\u202Erotatilicaf\u202C") == "rotatilicaf");
  BOOST_TEST(clean_name("\u2066A\u2069\u200Fb\u061C") == "Ab");
}

BOOST_AUTO_TEST_CASE(what_has_no_width_goes) {
  BOOST_TEST(clean_name("A\u200Bn\u2060a\uFEFF\u00AD") == "Ana");
  BOOST_TEST(clean_name("\U000E0041\U000E0042") == "");
}

BOOST_AUTO_TEST_CASE(blanks_of_all_kinds_become_one_and_none_at_the_ends) {
  BOOST_TEST(clean_name(" \t Ana \u00A0\u3000\n B \u2028") == "Ana B");
}

BOOST_AUTO_TEST_CASE(only_blanks_are_no_name) {
  BOOST_TEST(clean_name(" \t\u2003\u200B ") == "");
  BOOST_TEST(clean_name("") == "");
}

BOOST_AUTO_TEST_CASE(what_a_script_or_an_emoji_is_spelt_with_stays) {
  for (const char* name :
       {"ශ්\u200Dරී", "ක\u200D්ෂ", "علی\u200Cرضا", "مى\u064E\u200Cخ", "അവന്\u200D", "র\u200D্যাম",
        "葛\U000E0100", "ᠠ\u180B", "👨\u200D👩\u200D👧\u200D👦", "🏳\uFE0F\u200D🌈",
        "👩🏽\u200D🚀", "❤\uFE0F\u200D🔥", "1\uFE0F\u20E3", "🇬🇧",
        "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F Rhys"}) {
    BOOST_TEST(clean_name(name) == name);
  }
}

BOOST_AUTO_TEST_CASE(the_same_marks_go_where_they_spell_nothing) {
  BOOST_TEST(clean_name("A\u200Dn\u200Ca") == "Ana");
  BOOST_TEST(clean_name("\u200DAna\u200D") == "Ana");
  BOOST_TEST(clean_name("د\u200Cavid\u200C") == "دavid");
  BOOST_TEST(clean_name("🦊\u200DAna") == "🦊Ana");
  BOOST_TEST(clean_name("\uFE0FAna\uFE0F\uFE0F\uFE0E") == "Ana\uFE0F");
  BOOST_TEST(clean_name("Ana\U000E0067\U000E007F") == "Ana");
  BOOST_TEST(clean_name("🏴\U000E0067\U000E0062") == "🏴");
  BOOST_TEST(clean_name("🏴\U000E007F") == "🏴");
}

BOOST_AUTO_TEST_CASE(a_name_in_which_nothing_can_be_seen_is_none) {
  for (const char* name :
       {"\u2800", "\u3164", "\u115F\u1160", "\uFFA0", "\u200D\u200D", "\u0301\u0301", "\uFE0F",
        "\u180E", "\uE000", "\u034F", "\uFDD0", " \u0301 "}) {
    BOOST_TEST(clean_name(name) == "", name);
  }
}

BOOST_AUTO_TEST_CASE(a_letter_carries_few_marks) {
  std::string tall = "M";
  for (int i = 0; i < 30; ++i) tall += "\u0336";

  BOOST_TEST(clean_name(tall + "oe") == "M\u0336\u0336\u0336\u0336\u0336oe");
  BOOST_TEST(clean_name("שׁ\u05BC\u05B8\u0591ם") == "שׁ\u05BC\u05B8\u0591ם");
}

BOOST_AUTO_TEST_CASE(a_name_is_cut_between_what_readers_take_for_characters) {
  const std::string almost(39, 'a');
  for (const char* whole : {"🇬🇧", "👨\u200D👩\u200D👧", "e\u0301", "1\uFE0F\u20E3",
                            "🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"}) {
    BOOST_TEST(clean_name(almost + whole) == almost, whole);
    BOOST_TEST(clean_name(std::string(33, 'a') + whole) == std::string(33, 'a') + whole, whole);
  }
  BOOST_TEST(clean_name(std::string(38, 'a') + " 🇬🇧") == std::string(38, 'a'));
}

BOOST_AUTO_TEST_CASE(a_name_is_cut_at_whole_code_points) {
  std::string long_name;
  for (int i = 0; i < 4000; ++i) long_name += "é";

  BOOST_TEST(clean_name(long_name).size() == 2 * chorus::protocol::k_name_code_points);
  BOOST_TEST(clean_name(std::string(40, 'a') + "b") == std::string(40, 'a'));
  BOOST_TEST(clean_name(std::string(39, 'a') + " b") == std::string(39, 'a'));
}

BOOST_AUTO_TEST_SUITE_END()
