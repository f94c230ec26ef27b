#include "report/head_counts.hpp"

#include "tests/report/paper_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(head_counts_tests)

namespace {

struct Case {
  std::int64_t of;
  std::vector<std::int64_t> people;
  std::vector<std::string> written;
};

std::ostream& operator<<(std::ostream& out, const Case& one) {
  out << "of " << one.of << ":";
  for (const auto count : one.people) out << ' ' << count;
  return out;
}

const std::vector<Case> k_table{
    {25, {19, 6}, {"19", "6"}},
    {25, {20, 5}, {"20", "5"}},
    {25, {21, 4}, {"most", "a few"}},  // one is small, so both are words
    {25, {19, 4, 2}, {"most", "a few", "a few"}},
    {25, {15, 10}, {"15", "10"}},
    {25, {12, 8, 5}, {"12", "8", "5"}},
    {25, {11, 11}, {"some", "some"}},  // three are left, and could be had by subtraction
    {25, {10, 10}, {"10", "10"}},      // five are left
    {11, {9}, {"most"}},               // two would be the hidden remainder
    {25, {25}, {"most"}},              // all of them is everybody's answer
    {25, {25, 0}, {"most", "none"}},
    {30, {6, 24}, {"6", "24"}},
    {30, {0, 15, 15}, {"none", "some", "some"}},
    {4, {2, 2}, {"a few", "a few"}},
    {3, {2, 1}, {"most", "a few"}},
    {40, {7, 33, 0}, {"a few", "most", "none"}},  // seven of forty is less than a fifth
    {0, {0}, {"none"}},
    {10, {12}, {"most"}},  // more than there are: an activity's slip
};

}  // namespace

BOOST_DATA_TEST_CASE(small_numbers_become_words_all_rows_together,
                     boost::unit_test::data::make(k_table), one) {
  std::vector<chorus::report::HeadCount> counts;
  for (const auto people : one.people) counts.push_back({"a label", people});

  const auto people = chorus::report::guarded(counts, one.of, chorus::test::report_words());

  std::vector<std::string> written;
  for (const auto& row : people.rows) written.push_back(row.people);
  BOOST_TEST(written == one.written, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_number_under_five_is_ever_written_or_left_to_subtraction) {
  const auto words = chorus::test::report_words();
  for (std::int64_t of = 0; of <= 30; ++of) {
    for (std::int64_t first = 0; first <= of; ++first) {
      for (std::int64_t second = 0; first + second <= of; ++second) {
        const auto people = chorus::report::guarded({{"one", first}, {"two", second}}, of, words);
        const auto& written = people.rows.front().people;
        if (written.find_first_not_of("0123456789") != std::string::npos) continue;
        const auto left = of - first - second;
        BOOST_TEST((first >= 5 && second >= 5 && (left == 0 || left >= 5)));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
