#include "platform/path_text.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace chorus::platform {

BOOST_AUTO_TEST_SUITE(path_text_tests)

BOOST_AUTO_TEST_CASE(a_path_is_the_same_letters_as_text_and_back) {
  const std::string name = "Übergänge für Zoë · අපේ · 我們.inquiry";

  BOOST_TEST(utf8(path_of(name)) == name);
  BOOST_TEST(utf8(path_of(name).extension()) == ".inquiry");
}

BOOST_AUTO_TEST_CASE(what_lies_beside_a_file_keeps_its_whole_name) {
  BOOST_TEST(utf8(beside(path_of("weeks/Zoë.inquiry"), ".lock")) ==
             utf8(path_of("weeks/Zoë.inquiry.lock")));
}

BOOST_AUTO_TEST_CASE(an_address_has_slashes_on_every_system) {
  BOOST_TEST(utf8_with_slashes(std::filesystem::path("a") / path_of("ż") / "c") == "a/ż/c");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::platform
