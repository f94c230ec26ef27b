#include "host/strict_json.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using chorus::host::MalformedJson;
using chorus::host::parse_strictly;

BOOST_AUTO_TEST_SUITE(strict_json_tests)

namespace {

const std::string k_malformed[] = {"",
                                   "{",
                                   "{} {}",
                                   R"({"a":1,"a":2})",
                                   R"({"a":{"b":1,"c":2,"b":3}})",
                                   "{\"a\":\"\xc3\x28\"}",
                                   "\xff",
                                   "nul",
                                   "[1,]",
                                   "{'a':1}"};

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

BOOST_DATA_TEST_CASE(what_is_malformed_is_refused, boost::unit_test::data::make(k_malformed),
                     text) {
  BOOST_CHECK_THROW(parse_strictly(text, 16), MalformedJson);
}

BOOST_AUTO_TEST_CASE(it_may_nest_as_deep_as_allowed_and_no_deeper) {
  BOOST_CHECK_NO_THROW(parse_strictly(nested(16), 16));
  BOOST_CHECK_THROW(parse_strictly(nested(17), 16), MalformedJson);
  BOOST_CHECK_THROW(parse_strictly(nested(100'000), 16), MalformedJson);
}

BOOST_AUTO_TEST_CASE(the_same_name_may_stand_in_two_objects) {
  const auto value = parse_strictly(R"([{"a":1},{"a":2,"b":{"a":3}}])", 16);

  BOOST_TEST(value[1]["b"]["a"] == 3);
}

BOOST_AUTO_TEST_SUITE_END()
