#include "net/live/message_array.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(message_array_tests)

namespace {

const char* const k_broken[] = {
    "",           "[",        "]",       "{}",           "[1]",
    "[\"a\"]",    "[{}",      "{}]",     "[{},]",        "[,{}]",
    "[{} {}]",    "[{},,{}]", "[[{}]]",  "[{\"a\":\"}]", "[{\"a\":\"\\\"}]",
    "[{]",        "null",     "[{}],{}", "[{}]x",        "x[{}]",
    "[{\"a\":[}",
};

BOOST_AUTO_TEST_CASE(objects_are_cut_out_as_they_are) {
  const auto messages =
      split_message_array(" [ {\"a\":[1,{\"b\":2}]} ,\n{\"c\":\"],}\\\"{\"},{}] ");

  BOOST_REQUIRE(messages);
  BOOST_REQUIRE(messages->size() == 3U);
  BOOST_TEST((*messages)[0] == "{\"a\":[1,{\"b\":2}]}");
  BOOST_TEST((*messages)[1] == "{\"c\":\"],}\\\"{\"}");
  BOOST_TEST((*messages)[2] == "{}");
}

BOOST_AUTO_TEST_CASE(an_empty_array_holds_no_message) {
  const auto messages = split_message_array("[ ]");

  BOOST_REQUIRE(messages);
  BOOST_TEST(messages->empty());
}

BOOST_DATA_TEST_CASE(what_is_not_an_array_of_objects_is_refused,
                     boost::unit_test::data::make(k_broken), text) {
  BOOST_TEST(!split_message_array(text));
}

BOOST_AUTO_TEST_CASE(depth_costs_no_stack) {
  const std::string deep = "[{\"a\":" + std::string(1'000'000, '[');

  BOOST_TEST(!split_message_array(deep + "]"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
