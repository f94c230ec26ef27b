#include "kernel/values/json_reader.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <random>
#include <string>

BOOST_AUTO_TEST_SUITE(json_reader_tests)

namespace {

using chorus::kernel::read_json;
using chorus::kernel::ReadLimits;
using nlohmann::json;
namespace limits = chorus::limits;

std::string outcome(std::string_view text, const ReadLimits& bounds = {}) {
  const auto read = read_json(text, bounds);
  return read.ok() ? "ok" : read.fault().code;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

std::string list_of(std::size_t members) {
  std::string text = "[";
  for (std::size_t i = 0; i < members; ++i) text += i == 0 ? "0" : ",0";
  return text + "]";
}

std::string quoted(std::size_t code_points, const std::string& one) {
  std::string text = "\"";
  for (std::size_t i = 0; i < code_points; ++i) text += one;
  return text + "\"";
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_read_is_what_was_written) {
  const json value = {{"a", {1, -2, 2.5, true, nullptr, "é\n\U0001F600"}}, {"b", json::object()}};

  const auto read = read_json(value.dump());

  BOOST_TEST_REQUIRE(read.ok());
  BOOST_TEST((read.value() == value));
}

BOOST_AUTO_TEST_CASE(depth_is_taken_at_the_limit_and_refused_one_past_it) {
  BOOST_TEST(outcome(nested(limits::k_json_depth)) == "ok");
  BOOST_TEST(outcome(nested(limits::k_json_depth + 1)) == "too_deep");
}

BOOST_AUTO_TEST_CASE(a_hundred_thousand_brackets_cost_no_more_than_seventeen) {
  const ReadLimits large{10'000'000, limits::k_json_depth, limits::k_json_members,
                         limits::k_string_code_points};

  const auto read = read_json(std::string(100'000, '['), large);

  BOOST_TEST_REQUIRE(!read.ok());
  BOOST_TEST(read.fault().code == "too_deep");
}

BOOST_AUTO_TEST_CASE(members_are_counted_over_the_whole_text) {
  BOOST_TEST(outcome(list_of(limits::k_json_members)) == "ok");
  BOOST_TEST(outcome(list_of(limits::k_json_members + 1)) == "too_many_members");
  const std::string halves = "[" + list_of(limits::k_json_members / 2) + "," +
                             list_of(limits::k_json_members / 2 - 2) + "]";
  BOOST_TEST(outcome(halves) == "ok");
  BOOST_TEST(outcome("[" + halves + "]") == "too_many_members");
}

BOOST_AUTO_TEST_CASE(text_is_counted_in_code_points_not_in_bytes) {
  for (const char* one : {"x", "é", "€", "\U0001F600"}) {
    BOOST_TEST(outcome(quoted(limits::k_string_code_points, one)) == "ok");
    BOOST_TEST(outcome(quoted(limits::k_string_code_points + 1, one)) == "string_too_long");
  }
}

BOOST_AUTO_TEST_CASE(bytes_are_counted_first) {
  const std::string at_limit = std::string(limits::k_message_bytes - 2, ' ') + "{}";

  BOOST_TEST(outcome(at_limit) == "ok");
  BOOST_TEST(outcome(" " + at_limit) == "too_big");
}

BOOST_AUTO_TEST_CASE(ten_megabytes_of_forty_digit_numbers_are_refused_at_the_first) {
  const ReadLimits large{20'000'000, 16, 1'000'000, 4000};
  std::string text = "[" + std::string(40, '9');
  while (text.size() < 10'000'000) text += "," + std::string(40, '9');

  BOOST_TEST(outcome(text + "]", large) == "bad_number");
}

BOOST_AUTO_TEST_CASE(numbers_both_sides_agree_on_are_taken) {
  for (const char* number :
       {"0", "-1", "9007199254740991", "-9007199254740991", "1e300", "-0.5", "1E-7", "0.0"}) {
    BOOST_TEST(outcome(number) == "ok", number);
  }
}

BOOST_AUTO_TEST_CASE(a_member_named_by_hundreds_of_letters_is_refused) {
  BOOST_TEST(outcome("{" + quoted(256, "n") + ":1}") == "ok");
  BOOST_TEST(outcome("{" + quoted(257, "n") + ":1}") == "string_too_long");
}

BOOST_AUTO_TEST_CASE(random_bytes_and_broken_texts_never_do_more_than_be_refused) {
  const unsigned seed = 4711;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  const std::string sound =
      R"({"t":"command","k":1,"space":"s","args":{"a":["\u00e9","\ud83d\ude00",1e3,-5,null]}})";

  std::size_t taken = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = i % 2 == 0 ? sound : std::string(chance() % 64, '\0');
    if (i % 2 == 1) {
      for (char& c : text) c = static_cast<char>(chance());
    }
    for (auto n = chance() % 4; n > 0 && !text.empty(); --n)
      text[chance() % text.size()] = static_cast<char>(chance());
    const auto read = read_json(text);
    if (!read.ok()) continue;
    ++taken;
    BOOST_TEST_REQUIRE((json::parse(read.value().dump()) == read.value()));
  }

  BOOST_TEST(taken > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
