#include "kernel/commands/numbers.hpp"

#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using chorus::test::GivingFixture;
using nlohmann::json;

namespace numbers_tests {
namespace {

struct Numbering : GivingFixture {
  void close() { send(lead(), "core.close", R"({"now":true})"); }
  int number(const std::string& key) const {
    return json::parse(at(key)->body.text()).value("number", 0);
  }
};

}  // namespace
}  // namespace numbers_tests

BOOST_FIXTURE_TEST_SUITE(numbers_tests, Numbering)

BOOST_AUTO_TEST_CASE(at_close_each_story_and_highlight_gets_a_number_of_its_kind) {
  std::vector<std::string> stories;
  for (int i = 0; i < 20; ++i) stories.push_back(told_by("ana", "a story", "words"));
  const auto highlight = marked_by("ana", stories.front(), "a story");
  BOOST_TEST(number(stories.front()) == 0);

  close();

  std::set<int> numbers;
  std::vector<int> in_order;
  for (const auto& key : stories) in_order.push_back(number(key));
  numbers.insert(in_order.begin(), in_order.end());
  BOOST_TEST(numbers.size() == stories.size());
  BOOST_TEST(*numbers.begin() == 1);
  BOOST_TEST(*numbers.rbegin() == 20);
  BOOST_TEST(!std::is_sorted(in_order.begin(), in_order.end()));
  BOOST_TEST(number(highlight) == 1);
}

BOOST_AUTO_TEST_CASE(a_number_stays_and_later_stories_get_later_ones) {
  const auto first = told_by("ana", "the first", "words");
  close();
  const int given = number(first);

  const auto second = told_by("ben", "a late one", "room");
  BOOST_TEST(number(second) == 0);
  send(lead(), "core.reopen");
  close();

  BOOST_TEST(number(first) == given);
  BOOST_TEST(number(second) == given + 1);
}

BOOST_AUTO_TEST_CASE(what_only_its_owner_has_and_what_was_put_away_gets_none) {
  const auto own = told_by("ana", "mine", "only_me");
  const auto hidden = told_by("ana", "hidden", "words");
  const auto care = told_by("ana", "care", "words");
  const auto open = told_by("ana", "open", "words");
  send(lead(), "core.hide", json{{"key", hidden}}.dump());
  send(lead(), "core.needs_care", json{{"key", care}}.dump());

  close();

  BOOST_TEST(number(open) == 1);
  for (const auto& key : {own, hidden, care}) BOOST_TEST(number(key) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
