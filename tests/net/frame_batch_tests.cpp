#include "net/live/frame_batch.hpp"

#include "net/live/outbox.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(frame_batch_tests)

namespace {

SharedText text_of(std::size_t size) { return std::make_shared<const std::string>(size, 'x'); }

std::string bytes_of(const FrameBatch& batch) {
  std::string bytes;
  for (const auto& piece : batch.pieces()) {
    bytes.append(static_cast<const char*>(piece.data), piece.size);
  }
  return bytes;
}

std::string bytes_of_one(std::size_t size) {
  Outbox box;
  box.push(text_of(size));
  FrameBatch batch;
  batch.take_from(box);
  return bytes_of(batch);
}

using std::string_literals::operator""s;

BOOST_AUTO_TEST_CASE(heads_of_every_length_are_what_the_protocol_says) {
  BOOST_TEST(bytes_of_one(0) == "\x81\x00"s);
  BOOST_TEST(bytes_of_one(125) == "\x81\x7d"s + std::string(125, 'x'));
  BOOST_TEST(bytes_of_one(126) == "\x81\x7e\x00\x7e"s + std::string(126, 'x'));
  BOOST_TEST(bytes_of_one(65535) == "\x81\x7e\xff\xff"s + std::string(65535, 'x'));
  BOOST_TEST(bytes_of_one(65536) ==
             "\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"s + std::string(65536, 'x'));
}

BOOST_AUTO_TEST_CASE(what_waits_goes_in_one_batch_up_to_its_bounds) {
  Outbox few;
  Outbox large;
  for (std::size_t i = 0; i < FrameBatch::k_messages + 1; ++i) {
    few.push(text_of(10));
  }
  for (int i = 0; i < 3; ++i) {
    large.push(text_of(FrameBatch::k_bytes / 2 + 1));
  }
  FrameBatch batch;

  batch.take_from(few);
  const auto pieces = batch.pieces().size();
  batch.take_from(large);

  BOOST_TEST(pieces == 2 * FrameBatch::k_messages);
  BOOST_TEST(few.bytes() == 10U);
  BOOST_TEST(batch.pieces().size() == 4U);
}

BOOST_AUTO_TEST_CASE(after_a_partial_write_exactly_the_rest_is_left) {
  Outbox box;
  for (std::size_t size : {3U, 200U, 0U, 7U}) {
    box.push(text_of(size));
  }
  FrameBatch batch;
  batch.take_from(box);
  const auto whole = bytes_of(batch);

  std::string left = whole;
  for (std::size_t step = 1; !batch.done(); ++step) {
    const auto written = std::min(step, left.size());
    batch.written(written);
    left.erase(0, written);
    BOOST_TEST(bytes_of(batch) == left);
  }

  BOOST_TEST(left.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
