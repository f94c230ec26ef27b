#include "net/live/fragment_count.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(fragment_count_tests)

namespace {

// A client's frame: masked with zeroes, so that the payload can be read.
std::string frame(int opcode, bool final, const std::string& payload) {
  std::string text(1, static_cast<char>((final ? 0x80 : 0) | opcode));
  if (payload.size() < 126) {
    text += static_cast<char>(0x80 | payload.size());
  } else if (payload.size() <= 0xffff) {
    text += static_cast<char>(0x80 | 126);
    text += static_cast<char>(payload.size() >> 8);
    text += static_cast<char>(payload.size() & 0xff);
  } else {
    text += static_cast<char>(0x80 | 127);
    for (int shift = 56; shift >= 0; shift -= 8) {
      text += static_cast<char>((payload.size() >> shift) & 0xff);
    }
  }
  return text + std::string(4, '\0') + payload;
}

std::string fragments(std::size_t count, const std::string& payload) {
  std::string text;
  for (std::size_t i = 1; i <= count; ++i) {
    text += frame(i == 1 ? 1 : 0, i == count, payload);
  }
  return text;
}

bool fed(FragmentCount& counter, const std::string& text) {
  return counter.feed(text.data(), text.size());
}

bool fed_bytewise(FragmentCount& counter, const std::string& text) {
  for (const char byte : text) {
    if (!counter.feed(&byte, 1)) {
      return false;
    }
  }
  return true;
}

BOOST_AUTO_TEST_CASE(sixty_four_fragments_pass_again_and_again) {
  FragmentCount counter(limits::k_fragments);

  BOOST_TEST(fed(counter, fragments(64, "x")));
  BOOST_TEST(fed(counter, fragments(64, "x")));
}

BOOST_AUTO_TEST_CASE(the_sixty_fifth_does_not) {
  FragmentCount whole(limits::k_fragments);
  FragmentCount bytewise(limits::k_fragments);

  BOOST_TEST(!fed(whole, fragments(65, "x")));
  BOOST_TEST(!fed_bytewise(bytewise, fragments(65, "x")));
}

BOOST_AUTO_TEST_CASE(empty_fragments_count) {
  FragmentCount counter(limits::k_fragments);

  BOOST_TEST(!fed(counter, fragments(65, "")));
}

BOOST_AUTO_TEST_CASE(payload_of_every_length_is_skipped_and_never_taken_for_a_head) {
  for (const std::size_t size : {0U, 1U, 125U, 126U, 127U, 65535U, 65536U}) {
    FragmentCount whole(1);
    FragmentCount bytewise(1);
    std::string text;
    for (int i = 0; i < 3; ++i) {
      text += frame(1, true, std::string(size, '\0'));
    }

    BOOST_TEST(fed(whole, text), size);
    BOOST_TEST(fed_bytewise(bytewise, text), size);
  }
}

BOOST_AUTO_TEST_CASE(pings_between_fragments_do_not_count) {
  FragmentCount counter(2);

  const auto text =
      frame(1, false, "a") + frame(9, true, "ping") + frame(9, true, "") + frame(0, true, "b");

  BOOST_TEST(fed(counter, text));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
