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

BOOST_AUTO_TEST_CASE(a_name_is_cut_at_whole_code_points) {
  std::string long_name;
  for (int i = 0; i < 4000; ++i) long_name += "é";

  BOOST_TEST(clean_name(long_name).size() == 2 * chorus::protocol::k_name_code_points);
  BOOST_TEST(clean_name(std::string(40, 'a') + "b") == std::string(40, 'a'));
  BOOST_TEST(clean_name(std::string(39, 'a') + " b") == std::string(39, 'a'));
}

BOOST_AUTO_TEST_SUITE_END()
