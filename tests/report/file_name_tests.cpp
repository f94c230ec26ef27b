#include "report/file_name.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(file_name_tests)

namespace {

using chorus::report::file_name;
using chorus::report::Format;
using chorus::report::Purpose;

std::string called(const std::string& title) {
  return file_name(title, Purpose::board, 0, "2026-11-24", Format::html);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_paper_is_called_after_the_inquiry_its_purpose_and_the_day) {
  BOOST_TEST(called("Good moves") == "Good moves, board, 2026-11-24.html");
  BOOST_TEST(called("Dobré kroky") == "Dobré kroky, board, 2026-11-24.html");
}

BOOST_AUTO_TEST_CASE(one_that_leaves_says_which_issue_it_is) {
  BOOST_TEST(file_name("Good moves", Purpose::board, 3, "2026-11-24", Format::word) ==
             "Good moves, board, issue 3, 2026-11-24.docx");
}

BOOST_AUTO_TEST_CASE(what_no_file_system_takes_stays_out_of_the_name) {
  BOOST_TEST(called("../a:b\r\n\"c\".") == "abc, board, 2026-11-24.html");
  BOOST_TEST(called(" ... ") == "board, 2026-11-24.html");
}

BOOST_AUTO_TEST_CASE(a_long_title_is_cut_between_letters) {
  std::string title = "x";
  for (int letter = 0; letter < 100; ++letter) title += "é";

  const auto name = called(title);

  BOOST_TEST(name.starts_with(title.substr(0, 79) + ", board"));
}

BOOST_AUTO_TEST_SUITE_END()
