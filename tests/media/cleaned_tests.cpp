#include "media/cleaned.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>

namespace chorus::media {
BOOST_AUTO_TEST_SUITE(cleaned_tests)

namespace {

bool is_picture_answer(const std::string& answer) {
  const auto read = answer_from(answer);
  return read && std::holds_alternative<Cleaned>(*read);
}

BOOST_AUTO_TEST_CASE(what_a_child_answers_is_read_as_it_was_meant) {
  const Cleaned picture{"image/jpeg", "bytes\nand more", 1600, 1200};
  const Cleaned sound{"audio/mpeg", "bytes", 0, 0, 12};

  const auto read_picture = std::get<Cleaned>(*answer_from(answer_text(picture)));
  const auto read_sound = std::get<Cleaned>(*answer_from(answer_text(sound)));
  const auto refused = answer_from(answer_text(MediaRefusal::too_long));

  BOOST_TEST(read_picture.bytes == picture.bytes);
  BOOST_TEST(read_picture.width == 1600U);
  BOOST_TEST(read_sound.seconds == 12U);
  BOOST_TEST((std::get<MediaRefusal>(*refused) == MediaRefusal::too_long));
}

BOOST_AUTO_TEST_CASE(a_child_that_lies_is_not_believed) {
  const std::string too_much(limits::k_media_bytes + 1, 'x');
  for (const std::string& answer :
       {std::string(), std::string("picture"), std::string("picture text/html 10 10\n<script>"),
        std::string("picture image/jpeg 1601 10\nx"), std::string("picture image/jpeg 0 10\nx"),
        std::string("picture image/jpeg 10 10\n"), std::string("picture image/svg+xml 10 10\nx"),
        std::string("sound audio/mpeg 122\nx"), std::string("sound audio/basic 12\nx"),
        std::string("no reason\n"), std::string("no busy\n"), std::string("no kind\nand more"),
        std::string(200, 'p') + "\n", "picture image/jpeg 10 10\n" + too_much}) {
    BOOST_TEST(!answer_from(answer).has_value(), answer.substr(0, 40));
  }
  BOOST_TEST(is_picture_answer("picture image/jpeg 10 10\nx"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::media
