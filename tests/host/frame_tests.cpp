#include "host/frame.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

namespace limits = chorus::limits;
using chorus::host::BadFrame;
using chorus::host::framed;
using chorus::host::FrameReader;

BOOST_AUTO_TEST_SUITE(frame_tests)

BOOST_AUTO_TEST_CASE(messages_come_out_as_they_went_in_however_the_stream_is_cut) {
  const unsigned seed = 20;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  std::vector<std::string> sent;
  std::string stream = "hello there\n";
  for (int i = 0; i < 200; ++i) {
    sent.emplace_back(chance() % 3000, static_cast<char>(chance() % 256));
    stream += framed(sent.back());
  }

  FrameReader reader;
  std::vector<std::string> received;
  std::string line;
  for (std::size_t at = 0; at < stream.size();) {
    const std::size_t piece = 1 + chance() % 5000;
    reader.feed(std::string_view(stream).substr(at, piece));
    at += piece;
    if (line.empty()) line = reader.next_line().value_or("");
    while (!line.empty()) {
      const auto message = reader.next();
      if (!message) break;
      received.push_back(*message);
    }
  }

  BOOST_TEST(line == "hello there");
  BOOST_TEST(received == sent, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_frame_may_be_as_large_as_the_limit_and_not_one_byte_larger) {
  const std::string largest(limits::k_frame_bytes, 'x');
  FrameReader reader;

  reader.feed(framed(largest));

  BOOST_TEST((reader.next() == largest));
  BOOST_CHECK_THROW(framed(largest + "x"), BadFrame);
}

BOOST_AUTO_TEST_CASE(a_length_past_the_limit_is_refused_before_its_bytes_come) {
  FrameReader reader;
  std::string head = framed(std::string(limits::k_frame_bytes, 'x')).substr(0, 4);
  head[0] = static_cast<char>(head[0] + 1);

  reader.feed(head);

  BOOST_CHECK_THROW(reader.next(), BadFrame);
}

BOOST_AUTO_TEST_CASE(a_greeting_that_never_ends_is_refused) {
  FrameReader reader;

  reader.feed(std::string(257, 'x'));

  BOOST_CHECK_THROW(reader.next_line(), BadFrame);
}

BOOST_AUTO_TEST_SUITE_END()
