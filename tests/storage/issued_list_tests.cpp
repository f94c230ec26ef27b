#include "storage/issued_list.hpp"

#include "storage/durable_inquiry.hpp"
#include "storage/noted_copy.hpp"
#include "storage/trouble.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <string>
#include <vector>

// What left, beside the inquiry: names of things, never words.
namespace issued_list_tests {
namespace {

namespace kernel = chorus::kernel;
using chorus::storage::IssuedList;
using chorus::test::InquiryFixture;
using chorus::test::k_talk;

kernel::IssuedPaper paper(kernel::Instant at) {
  return {at, "board", "html", {{k_talk, kernel::Key("story/a1")}}};
}

struct Listed : InquiryFixture {
  IssuedList list{path, "i1"};
};

}  // namespace
}  // namespace issued_list_tests

BOOST_FIXTURE_TEST_SUITE(issued_list_tests, Listed)

BOOST_AUTO_TEST_CASE(a_paper_comes_back_with_what_may_stand_in_it_oldest_first) {
  list.add(paper(1));
  IssuedList(path, "i1").add(paper(2));

  const auto papers = list.papers();

  BOOST_TEST_REQUIRE(papers.size() == 2U);
  BOOST_TEST(papers[0].at == 1);
  BOOST_TEST(papers[1].purpose == "board");
  BOOST_TEST(papers[1].format == "html");
  BOOST_TEST((papers[1].things == paper(2).things));
  BOOST_TEST(IssuedList(path, "i2").papers().empty());
}

BOOST_AUTO_TEST_CASE(papers_of_one_purpose_are_numbered_and_say_which_they_replace) {
  const auto of = [](kernel::Instant at, const char* purpose, const char* state) {
    auto made = paper(at);
    made.purpose = purpose;
    made.state = state;
    return made;
  };
  BOOST_TEST((list.add(of(10, "board", "a")) == kernel::Issue{1, 0}));
  BOOST_TEST((list.add(of(20, "board", "b")) == kernel::Issue{2, 10}));
  BOOST_TEST((list.add(of(30, "whole", "b")) == kernel::Issue{1, 0}));
  // Another kind of file, and nothing changed: the same issue.
  BOOST_TEST((list.add(of(40, "board", "b")) == kernel::Issue{2, 10}));
  BOOST_TEST((IssuedList(path, "i1").add(of(50, "board", "a")) == kernel::Issue{3, 40}));

  BOOST_TEST(list.papers().back().issue == 3);
}

BOOST_AUTO_TEST_CASE(papers_from_before_there_were_numbers_have_none) {
  std::ofstream(list.path(), std::ios::app)
      << R"({"at":5,"purpose":"board","format":"html","things":[]})"
      << "\n";

  BOOST_TEST((list.add(paper(10)) == kernel::Issue{1, 0}));
  BOOST_TEST(list.papers().front().issue == 0);
}

BOOST_AUTO_TEST_CASE(a_paper_that_was_numbered_while_the_list_took_nothing_keeps_its_number) {
  auto owed = paper(10);
  owed.issue = 7;

  BOOST_TEST(list.add(owed).number == 7);
  BOOST_TEST(list.add(paper(20)).number == 8);
}

BOOST_AUTO_TEST_CASE(a_broken_line_costs_itself_alone) {
  list.add(paper(1));
  std::ofstream(list.path(), std::ios::app) << "{\"at\":\n[]\n{\"purpose\":\"board\"}\n";
  list.add(paper(2));

  BOOST_TEST(list.papers().size() == 2U);
}

BOOST_AUTO_TEST_CASE(lines_of_nonsense_are_passed_over_and_harm_nothing) {
  list.add(paper(1));
  list.note_copy(folder / "copy.inquiry");
  std::ofstream(list.path(), std::ios::app)
      << R"({"at":1,"purpose":"board","format":"html","things":[7]})" << '\n'
      << R"({"at":1,"purpose":"board","format":"html","things":[""]})" << '\n'
      << R"({"at":"x","purpose":[],"format":{},"things":3})" << '\n'
      << R"({"copy":1,"of":2})" << '\n'
      << R"({"copy":"/a","of":{}})" << '\n'
      << R"({"copy":null})" << '\n'
      << "\xff\xfe{\n";

  BOOST_TEST(list.papers().size() >= 1U);
  BOOST_TEST(list.papers().front().at == 1);
  BOOST_TEST(list.copies().size() == 1U);
  list.add(paper(2));
  BOOST_TEST(list.papers().back().at == 2);
}

BOOST_AUTO_TEST_CASE(only_the_newest_are_remembered) {
  std::ofstream file(list.path());
  for (std::size_t at = 1; at <= chorus::storage::k_papers_remembered; ++at) {
    file << R"({"at":)" << at << R"(,"purpose":"board","format":"md","things":[]})"
         << "\n";
  }
  file.close();
  list.add(paper(5000));

  const auto papers = list.papers();

  BOOST_TEST(papers.size() == chorus::storage::k_papers_remembered);
  BOOST_TEST(papers.front().at == 2);
  BOOST_TEST(papers.back().at == 5000);
}

BOOST_AUTO_TEST_CASE(copies_are_noted_once_and_only_of_this_file) {
  const auto copy = folder.path() / "copy.inquiry";
  list.note_copy(copy);
  list.note_copy(folder.path() / "x" / ".." / "copy.inquiry");
  list.add(paper(1));

  BOOST_TEST((list.copies() == std::vector<std::filesystem::path>{copy}));
  BOOST_TEST(IssuedList(folder.path() / "other.inquiry", "i1").copies().empty());
  list.forget_copy(copy);
  BOOST_TEST(list.copies().empty());
}

BOOST_AUTO_TEST_CASE(a_copy_that_was_never_made_is_not_remembered) {
  BOOST_CHECK_THROW(chorus::storage::make_noted_copy(path, list, folder / "away" / "copy.inquiry"),
                    chorus::storage::StorageTrouble);
  BOOST_TEST(list.copies().empty());

  const auto copy = folder.path() / "copy.inquiry";
  chorus::storage::make_noted_copy(path, list, copy);
  BOOST_TEST((list.copies() == std::vector<std::filesystem::path>{copy}));
  BOOST_TEST(std::filesystem::exists(copy));
}

BOOST_AUTO_TEST_SUITE_END()
