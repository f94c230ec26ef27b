#include "tests/load/wire/frame.hpp"

#include "tests/load/wire/handshake.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(frame_tests)

using chorus::load::FrameReader;
using chorus::load::Opcode;

namespace {

using Messages = std::vector<std::pair<Opcode, std::string>>;

// Fed in pieces of so many bytes. Ends with a close where the reader gave up.
Messages read(bool masked, const std::string& bytes, std::size_t piece) {
  FrameReader reader(masked);
  Messages found;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    const bool sound = reader.feed(std::string_view(bytes).substr(at, piece),
                                   [&](Opcode opcode, std::string_view payload) {
                                     found.emplace_back(opcode, payload);
                                     return true;
                                   });
    if (!sound) {
      found.emplace_back(Opcode::close, "broken");
      break;
    }
  }
  return found;
}

const Messages k_broken{{Opcode::close, "broken"}};

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_written_is_read_again_in_pieces_of_any_size) {
  const Messages written{{Opcode::text, ""},
                         {Opcode::text, std::string(125, 'a')},
                         {Opcode::ping, "still there"},
                         {Opcode::binary, std::string(126, 'b')},
                         {Opcode::text, std::string(65'535, 'c')},
                         {Opcode::text, std::string(65'536, 'd')}};
  for (const bool masked : {false, true}) {
    std::string bytes;
    for (const auto& [opcode, text] : written) {
      bytes += masked ? chorus::load::masked_frame(opcode, text, 0xA1B2C3D4U)
                      : chorus::load::plain_frame(opcode, text);
    }
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{7}, std::size_t{4096}, bytes.size()}) {
      BOOST_TEST((read(masked, bytes, piece) == written));
    }
  }
}

BOOST_AUTO_TEST_CASE(fragments_are_one_message_and_a_ping_may_come_between_them) {
  const std::string bytes = std::string("\x01\x02he", 4) + std::string("\x89\x01?", 3) +
                            std::string("\x00\x02ll", 4) + std::string("\x80\x01o", 3);

  BOOST_TEST((read(false, bytes, 1) == Messages{{Opcode::ping, "?"}, {Opcode::text, "hello"}}));
}

BOOST_AUTO_TEST_CASE(what_the_other_side_may_not_send_is_found) {
  const std::string masked = chorus::load::masked_frame(Opcode::text, "a", 1);
  const std::string plain = chorus::load::plain_frame(Opcode::text, "a");

  BOOST_TEST((read(false, masked, 100) == k_broken));
  BOOST_TEST((read(true, plain + "12345", 100) == k_broken));
  BOOST_TEST((read(false, std::string("\xC1\x01x", 3), 100) == k_broken));  // a reserved bit
  BOOST_TEST((read(false, std::string("\x80\x01x", 3), 100) == k_broken));  // goes on with nothing
  BOOST_TEST((read(false, std::string("\x83\x01x", 3), 100) == k_broken));  // no such opcode
}

BOOST_AUTO_TEST_CASE(the_key_of_the_standard_gives_its_answer) {
  BOOST_TEST(chorus::load::accept_key("dGhlIHNhbXBsZSBub25jZQ==") ==
             "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  BOOST_TEST(chorus::load::key_of(0, 0) == "AAAAAAAAAAAAAAAAAAAAAA==");
}

BOOST_AUTO_TEST_CASE(fields_are_found_whatever_the_case_of_their_names) {
  const std::string head = "GET / HTTP/1.1\r\nHOST: here\r\nsec-websocket-key:  k=\r\nLast: one";

  BOOST_TEST(chorus::load::field_of(head, "Host") == "here");
  BOOST_TEST(chorus::load::field_of(head, "Sec-WebSocket-Key") == "k=");
  BOOST_TEST(chorus::load::field_of(head, "Last") == "one");
  BOOST_TEST(chorus::load::field_of(head, "Key").empty());
  BOOST_TEST(chorus::load::switching_protocols("GET / HTTP/1.1\r\nHost: here").empty());
}

BOOST_AUTO_TEST_SUITE_END()
