#include "rounds.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using nlohmann::json;

// What people wrote with their choice, once it has left the box.
BOOST_AUTO_TEST_SUITE(agreement_reasons_tests)

using chorus::test::Asked;
using chorus::test::members;

BOOST_FIXTURE_TEST_CASE(reasons_leave_the_box_without_owner_step_or_order, Asked) {
  for (int i = 0; i < 12; ++i) {
    casts("p" + std::to_string(i), {{"step", i == 7 ? "harm" : "fine"},
                                    {"reason", "reason " + std::to_string(i)},
                                    {"may_read", i % 2 == 0}});
  }
  std::vector<std::string> marks;
  for (const auto& ballot : of_type("ballot")) marks.push_back(ballot.key.substr(7));
  const auto closing = moves_to("closed");

  std::vector<std::string> laid;
  for (const auto& put : closing.puts) {
    if (put.type != "reason") continue;
    const json body = json::parse(put.body);
    BOOST_TEST((members(body) == std::set<std::string>{"of", "words", "may_read"}));
    for (const auto& mark : marks) BOOST_TEST(put.key.find(mark) == std::string::npos);
    laid.push_back(body.at("words"));
  }
  auto as_given = laid;
  std::sort(as_given.begin(), as_given.end());
  BOOST_TEST(laid.size() == 12U);
  BOOST_TEST((laid != as_given));
}

BOOST_FIXTURE_TEST_CASE(a_reason_that_came_late_cannot_be_told_from_the_others, Asked) {
  casts("ana", {{"step", "fine"}, {"reason", "first"}});
  casts("ben", {{"step", "fine"}, {"reason", "second"}});
  close();
  std::set<std::string> keys_before;
  for (const auto& record : of_type("reason")) keys_before.insert(record.key);
  moves_to("reopened");
  casts("cem", {{"step", "harm"}, {"reason", "late"}});
  close();

  BOOST_TEST(reasons().size() == 3U);
  for (const auto& record : of_type("reason")) BOOST_TEST(keys_before.count(record.key) == 0U);
}

BOOST_FIXTURE_TEST_CASE(two_hundred_reasons_fit_into_one_decision, Asked) {
  for (int i = 0; i < 200; ++i) {
    casts("p" + std::to_string(i), {{"step", "fine"}, {"reason", "r" + std::to_string(i)}});
  }

  const auto closing = moves_to("closed");
  moves_to("reopened");
  casts("late", {{"step", "fine"}, {"reason", "late"}});
  const auto again = moves_to("closed");

  BOOST_TEST(closing.size() <= 64U);
  BOOST_TEST(again.size() <= 64U);
  BOOST_TEST(reasons().size() == 201U);
}

BOOST_AUTO_TEST_SUITE_END()
