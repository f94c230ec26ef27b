#include "storage/check.hpp"

#include "storage/check_bodies.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(check_tests)

namespace {

namespace data = boost::unit_test::data;
using storage::check_inquiry;
using storage::CheckReport;

struct Fault {
  const char* sql;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const Fault& fault) { return out << fault.words; }

const std::vector<Fault> k_faults{
    {"UPDATE record SET body='{' WHERE key='prompt/one'",
     "The body of prompt/one in talk cannot be read"},
    {"UPDATE record SET body='[1]' WHERE key='prompt/one'", "The body of prompt/one in talk"},
    {"UPDATE record SET class='poem'", "The class of prompt/one"},
    {"UPDATE record SET gate='ajar'", "The gate of prompt/one"},
    {"UPDATE record SET rev=0", "no revision"},
    {"UPDATE record SET audience='[\"everybody\"]'", "The audience of prompt/one"},
    {"UPDATE record SET audience='room'", "The audience of prompt/one"},
    {"UPDATE record SET space='gone'", "belongs to no space"},
    {"UPDATE space SET phase='asleep' WHERE id='talk'", "The phase of talk"},
    {"UPDATE space SET settings='' WHERE id='talk'", "The settings of talk"},
    {"UPDATE space SET script='x' WHERE id='talk'", "The script of talk"},
    {"DELETE FROM space WHERE id='inquiry'", "own space is missing"},
    {"INSERT INTO wake VALUES('talk','close',1,'x')", "The wake-up close of talk"},
    {"INSERT INTO undo VALUES(1,'talk','core.hide','lead','x',1)",
     "Undo row 1 of talk cannot be read"},
    {R"(INSERT INTO undo VALUES(77,'talk','core.hide','lead','{"before":[],"made":[],"after_revs":[]}',1))",
     "Undo row 77 of talk belongs to nothing"},
    {"INSERT INTO client VALUES('tab','seat',3,'[[4,\"{}\"]]')", "An answer to client tab"},
    {"INSERT INTO client VALUES('tab','seat',3,'x')", "The answers to client tab"},
    {"INSERT INTO seat VALUES('s','ana','king','d',1)", "The role of seat s"},
    {"INSERT INTO pass VALUES('song','ana','d')", "A pass is of an unknown kind"},
    {"CREATE TABLE extra(a)", "table extra is not of Chorus"},
    {"DROP TABLE wake", "table wake is missing"},
    {"ALTER TABLE meta ADD COLUMN more TEXT", "table meta has another shape"},
};

bool says(const CheckReport& report, const std::string& words) {
  return std::any_of(report.faults.begin(), report.faults.end(),
                     [&](const auto& fault) { return fault.find(words) != std::string::npos; });
}

BOOST_FIXTURE_TEST_CASE(a_sound_inquiry_has_no_fault_and_is_left_as_it_was, InquiryFixture) {
  const std::string before = bytes_of(path);

  const CheckReport report = check_inquiry(path);

  BOOST_TEST(report.is_inquiry);
  BOOST_TEST(report.faults.empty());
  const std::vector<std::string> plugins{"energy-vote", "story-cafe"};
  BOOST_TEST(report.plugins == plugins, boost::test_tools::per_element());
  BOOST_TEST((bytes_of(path) == before));
  BOOST_TEST(names_in(folder.path()).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_served_inquiry_is_looked_at_without_a_checkpoint, StoreFixture) {
  keep(next(k_talk));
  const std::string before = bytes_of(path);

  const CheckReport report = check_inquiry(path);

  BOOST_TEST(report.faults.empty());
  BOOST_TEST((bytes_of(path) == before));
  BOOST_TEST((keep(next(k_talk)) == kernel::Store::Result::stored));
}

BOOST_DATA_TEST_CASE(each_fault_is_named, data::make(k_faults), fault) {
  const InquiryFixture inquiry;
  change(inquiry.path, std::string("PRAGMA foreign_keys=OFF;") + fault.sql);

  const CheckReport report = check_inquiry(inquiry.path);

  BOOST_TEST(report.is_inquiry);
  BOOST_TEST(report.faults.size() == 1U);
  BOOST_TEST(says(report, fault.words));
}

BOOST_FIXTURE_TEST_CASE(a_damaged_page_is_a_fault, InquiryFixture) {
  std::string bytes = bytes_of(path);
  for (std::size_t at = 4096 * 2; at < bytes.size(); at += 4096)
    bytes.replace(at, 200, 200, '\x5a');
  write_bytes(path, bytes);

  const CheckReport report = check_inquiry(path);

  BOOST_TEST(report.is_inquiry);
  BOOST_TEST(says(report, "damaged"));
}

// Every kind is held to one member here: the true schemas are protocol's to read.
std::optional<std::string> lacks_voted(std::string_view type, const kernel::Body& body) {
  const bool is_known = type == "turnout";
  const bool lacks = body.text().find("\"voted\":") == std::string::npos;
  return is_known && lacks ? std::optional<std::string>("voted is missing") : std::nullopt;
}

BOOST_FIXTURE_TEST_CASE(a_body_that_is_not_of_its_kind_is_named_without_its_words, InquiryFixture) {
  change(path, "UPDATE record SET type='turnout', body='{\"secret\":1}' WHERE key='prompt/one'");

  const auto faults = storage::body_faults(path, lacks_voted);

  BOOST_TEST(check_inquiry(path).faults.empty());
  BOOST_REQUIRE(faults.size() == 1U);
  BOOST_TEST(faults.front() == "The body of prompt/one in talk is no turnout: voted is missing.");
}

BOOST_FIXTURE_TEST_CASE(what_was_taken_back_has_no_body_to_look_at, InquiryFixture) {
  change(path,
         "UPDATE record SET type='turnout', gate='withdrawn', body='{}' WHERE key='prompt/one'");

  BOOST_TEST(storage::body_faults(path, lacks_voted).empty());
}

BOOST_AUTO_TEST_CASE(what_is_no_inquiry_is_said_to_be_none) {
  const TemporaryFolder folder;
  write_bytes(folder / "a", "words");

  const CheckReport words = check_inquiry(folder / "a");
  const CheckReport nothing = check_inquiry(folder / "b");

  BOOST_TEST(!words.is_inquiry);
  BOOST_TEST(!nothing.is_inquiry);
  BOOST_TEST(words.faults.size() == 1U);
  BOOST_TEST(names_in(folder.path()).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_after_a_crash_is_checked_with_its_log, InquiryFixture) {
  const TemporaryFolder crashed;
  RoomThread room;
  {
    storage::FileStore store(path, room.post());
    kernel::Commit commit = commit_in(k_talk, store.load().last_seq + 1);
    commit.keep({record(k_talk, "story/x", "not json")});
    bool stored = false;
    store.commit(commit, [&](kernel::Store::Result) { stored = true; });
    room.run_until([&] { return stored; });
    // What a crash would leave: the file and its log, nobody holding them.
    std::filesystem::copy_file(path, crashed / "voices.inquiry");
    std::filesystem::copy_file(path.string() + "-wal", crashed / "voices.inquiry-wal");
  }
  const std::string before = bytes_of(crashed / "voices.inquiry");

  const CheckReport report = check_inquiry(crashed / "voices.inquiry");

  BOOST_TEST(says(report, "The body of story/x in talk"));
  BOOST_TEST((bytes_of(crashed / "voices.inquiry") == before));
  BOOST_TEST(std::filesystem::file_size(crashed / "voices.inquiry-wal") > 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
