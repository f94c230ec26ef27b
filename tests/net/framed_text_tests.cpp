#include "net/live/framed_text.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(framed_text_tests)

namespace {

using std::string_literals::operator""s;

std::string frame_of(std::size_t size) {
  return std::string(FramedText(std::string(size, 'x')).frame());
}

BOOST_AUTO_TEST_CASE(heads_of_every_length_are_what_the_protocol_says) {
  BOOST_TEST(frame_of(0) == "\x81\x00"s);
  BOOST_TEST(frame_of(125) == "\x81\x7d"s + std::string(125, 'x'));
  BOOST_TEST(frame_of(126) == "\x81\x7e\x00\x7e"s + std::string(126, 'x'));
  BOOST_TEST(frame_of(65535) == "\x81\x7e\xff\xff"s + std::string(65535, 'x'));
  BOOST_TEST(frame_of(65536) ==
             "\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"s + std::string(65536, 'x'));
}

BOOST_AUTO_TEST_CASE(the_text_is_what_was_framed_whatever_its_length) {
  for (const std::size_t size : {0U, 125U, 126U, 65536U}) {
    const std::string text(size, 'y');
    const FramedText message(text);

    BOOST_TEST(message.text() == text);
    BOOST_TEST(message.size() == size);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
