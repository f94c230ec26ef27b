#include "platform/secrets.hpp"

#include "platform/running_hash.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <stdexcept>
#include <string>

namespace chorus::platform {
BOOST_AUTO_TEST_SUITE(secrets_tests)

namespace {

namespace data = boost::unit_test::data;

const std::string k_key(k_sealing_key_bytes, 'k');

BOOST_AUTO_TEST_CASE(chance_fills_all_of_the_bytes) {
  std::array<std::byte, 64> first{};
  std::array<std::byte, 64> second{};

  fill_random(first);
  fill_random(second);

  BOOST_TEST((first != second));
  BOOST_TEST((first != std::array<std::byte, 64>{}));
}

BOOST_AUTO_TEST_CASE(a_digest_is_blake2b_of_256_bits) {
  const std::string known = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";

  const std::string of_nothing = digest("");

  BOOST_TEST(of_nothing == known);
  BOOST_TEST(digest("a") != digest("b"));
}

BOOST_AUTO_TEST_CASE(a_keyed_digest_depends_on_key_and_text_of_any_length) {
  const std::string long_key(1000, 'x');

  const std::string reference = keyed_digest("key", "text");

  BOOST_TEST(reference == keyed_digest("key", "text"));
  BOOST_TEST(reference != keyed_digest("kex", "text"));
  BOOST_TEST(reference != keyed_digest("key", "texu"));
  BOOST_TEST(keyed_digest(long_key, "text") != keyed_digest(long_key + "y", "text"));
  BOOST_TEST(keyed_digest("", "text").size() == 64U);
}

BOOST_DATA_TEST_CASE(what_is_sealed_comes_back,
                     data::make({std::size_t{0}, std::size_t{1}, std::size_t{255}, std::size_t{256},
                                 std::size_t{257}, std::size_t{70'000}}),
                     size) {
  const std::string text(size, 't');

  const std::string sealed = seal(k_key, text, "here");

  BOOST_TEST((unseal(k_key, sealed, "here") == std::optional(text)));
}

BOOST_AUTO_TEST_CASE(length_shows_only_in_whole_steps) {
  const std::string yes = seal(k_key, "yes", "");
  const std::string long_no = seal(k_key, std::string(255, 'n'), "");
  const std::string longer = seal(k_key, std::string(256, 'n'), "");

  BOOST_TEST(yes.size() == long_no.size());
  BOOST_TEST(longer.size() == yes.size() + k_padding_step_bytes);
}

BOOST_AUTO_TEST_CASE(the_same_words_are_sealed_differently_each_time) {
  const std::string first = seal(k_key, "yes", "here");

  const std::string second = seal(k_key, "yes", "here");

  BOOST_TEST(first != second);
}

BOOST_AUTO_TEST_CASE(another_key_or_place_opens_nothing) {
  const std::string sealed = seal(k_key, "yes", "here");
  const std::string other_key(k_sealing_key_bytes, 'o');

  BOOST_TEST(!unseal(other_key, sealed, "here"));
  BOOST_TEST(!unseal(k_key, sealed, "there"));
  BOOST_TEST(!unseal(k_key, "", "here"));
  BOOST_TEST(!unseal(k_key, sealed.substr(0, 40), "here"));
}

BOOST_AUTO_TEST_CASE(one_changed_bit_anywhere_is_noticed) {
  const std::string sealed = seal(k_key, "yes", "here");

  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string changed = sealed;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    BOOST_TEST_CONTEXT("byte " << at) { BOOST_TEST(!unseal(k_key, changed, "here")); }
  }
}

BOOST_AUTO_TEST_CASE(a_key_of_a_wrong_size_is_refused) {
  BOOST_CHECK_THROW(seal("short", "yes", ""), std::invalid_argument);
  BOOST_CHECK_THROW(unseal("short", "yes", ""), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(a_running_hash_is_the_one_that_other_programs_reckon) {
  chorus::platform::RunningHash hash;
  hash.add("a");
  hash.add("bc");

  BOOST_TEST(hash.so_far() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::platform
