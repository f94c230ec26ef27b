#include "kernel/commands/withdrawal.hpp"

#include "storage/durable_inquiry.hpp"
#include "tests/storage/store_fixture.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <memory>
#include <span>
#include <string>

// Taking something back ends with every byte of the folder.
BOOST_AUTO_TEST_SUITE(withdrawal_tests)

namespace {

using chorus::test::commit_in;
using chorus::test::everything_in;
using chorus::test::InquiryFixture;
using chorus::test::k_talk;
using chorus::test::record;
namespace kernel = chorus::kernel;
using chorus::storage::DurableInquiry;

const std::string k_needle = "needle-in-the-hay";

bool holds_needle(const std::string& bytes) { return bytes.find(k_needle) != std::string::npos; }

void write(DurableInquiry& inquiry, const kernel::Commit& commit) {
  inquiry.write(std::span(&commit, 1));
}

struct Named : InquiryFixture {
  Named() {
    DurableInquiry inquiry(path);
    inquiry.set_meta("inquiry_id", "i1");
  }

  // A story, with an undo image and a stored answer that hold its words too.
  static kernel::Commit told() {
    const auto story = record(k_talk, "story/a1", R"({"words":")" + k_needle + R"("})");
    kernel::Commit told = commit_in(k_talk, 11);
    told.keep({story});
    told.progress = kernel::ClientProgress{kernel::ClientId("c"), kernel::SeatId("seat"), 1,
                                           kernel::Body(R"({"said":")" + k_needle + R"("})")};
    told.undo = kernel::UndoEntry{};
    told.undo->seq = 11;
    told.undo->space = k_talk;
    told.undo->command = "core.hide";
    told.undo->before = {story};
    told.undo->expires = 1'000'000'000'000'000;
    return told;
  }

  static kernel::Commit given_anew(std::uint64_t seq) {
    kernel::Commit given = commit_in(k_talk, seq);
    given.keep({record(k_talk, "story/a1", R"({"words":"anew"})", 3)});
    return given;
  }

  static kernel::Commit taken_back() {
    kernel::Record tombstone = *record(k_talk, "story/a1", "{}", 2);
    tombstone.gate = kernel::Gate::withdrawn;
    kernel::Commit back = commit_in(k_talk, 12);
    back.keep({std::make_shared<const kernel::Record>(tombstone)});
    back.withdrawn = {{k_talk, tombstone.key}};
    back.dropped_undo = {11};
    back.forgotten_answers = {kernel::ClientId("c")};
    return back;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_byte_of_the_folder_holds_what_was_taken_back, Named) {
  DurableInquiry inquiry(path);
  inquiry.load();
  write(inquiry, told());
  const bool held = holds_needle(everything_in(folder.path()));

  write(inquiry, taken_back());

  BOOST_TEST(held);
  BOOST_TEST(!holds_needle(everything_in(folder.path())));
}

BOOST_FIXTURE_TEST_CASE(a_reader_in_the_way_keeps_it_no_longer_than_it_reads, Named) {
  DurableInquiry inquiry(path);
  inquiry.load();
  write(inquiry, told());
  {
    SQLite::Database reader(path.string(), SQLite::OPEN_READONLY);
    SQLite::Statement reading(reader, "SELECT body FROM record");
    reading.executeStep();
    write(inquiry, taken_back());
    BOOST_TEST(holds_needle(everything_in(folder.path())));
  }

  write(inquiry, commit_in(k_talk, 13));

  BOOST_TEST(!holds_needle(everything_in(folder.path())));
}

BOOST_FIXTURE_TEST_CASE(the_journal_names_no_more_what_was_taken_back_and_keeps_the_rest, Named) {
  DurableInquiry inquiry(path);
  inquiry.load();
  kernel::Commit shown = commit_in(k_talk, 11);
  shown.command = "core.release";
  shown.keep({record(k_talk, "story/a1"), record(k_talk, "story/a10")});
  write(inquiry, shown);

  write(inquiry, taken_back());
  const auto acts = inquiry.load().acts;

  BOOST_TEST_REQUIRE(!acts.empty());
  BOOST_TEST(acts.back().command == "core.release");
  BOOST_TEST_REQUIRE(acts.back().things.size() == 1U);
  BOOST_TEST(acts.back().things[0].key.value() == "story/a10");
}

BOOST_FIXTURE_TEST_CASE(what_is_given_anew_under_a_name_that_was_taken_back_stays, Named) {
  const auto copy = folder / "from-between.inquiry";
  {
    DurableInquiry inquiry(path);
    inquiry.load();
    write(inquiry, told());
    write(inquiry, taken_back());
    write(inquiry, given_anew(13));
    inquiry.settle();
    std::filesystem::copy_file(path, copy);
  }
  BOOST_TEST(DurableInquiry(path).load().withdrawn.empty());
  {
    DurableInquiry inquiry(path);
    inquiry.load();
    kernel::Commit again = taken_back();
    again.seq = 14;
    again.at += 1;
    write(inquiry, again);
    write(inquiry, given_anew(15));
  }

  BOOST_TEST(DurableInquiry(path).load().withdrawn.empty());
  BOOST_TEST(DurableInquiry(copy).load().withdrawn.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_honoured_it_keeps_what_was_given_in_it_afterwards, Named) {
  const auto copy = folder / "from-before.inquiry";
  {
    DurableInquiry inquiry(path);
    inquiry.load();
    write(inquiry, told());
    inquiry.settle();
    std::filesystem::copy_file(path, copy);
    write(inquiry, taken_back());
    write(inquiry, given_anew(13));
  }
  {
    DurableInquiry restored(copy);
    restored.load();
    kernel::Commit honours = taken_back();
    honours.command = kernel::k_honour_withdrawal;
    honours.at += 5;
    write(restored, honours);
    write(restored, given_anew(13));
  }

  BOOST_TEST(DurableInquiry(copy).load().withdrawn.empty());
  BOOST_TEST(DurableInquiry(path).load().withdrawn.empty());
}

// Somebody took everything back, and the power went between the parts of it.
BOOST_FIXTURE_TEST_CASE(what_was_announced_for_another_space_is_owed_until_it_is_done_there,
                        Named) {
  {
    DurableInquiry inquiry(path);
    inquiry.load();
    write(inquiry, told());
    kernel::Commit everything = commit_in(kernel::k_inquiry_space, 12);
    everything.command = "core.withdraw_all";
    everything.withdrawn = {{k_talk, kernel::Key("story/a1")}};
    write(inquiry, everything);
  }

  BOOST_TEST(DurableInquiry(path).load().withdrawn.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_line_without_its_commit_counts_for_every_file, Named) {
  std::ofstream(folder / "withdrawn-i1.list") << k_talk.value() << " story/a1\nnonsense\n";

  DurableInquiry inquiry(path);

  BOOST_TEST(inquiry.load().withdrawn.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(whoever_opens_a_copy_from_before_is_told_what_was_taken_back, Named) {
  const auto copy = folder / "from-before.inquiry";
  {
    DurableInquiry inquiry(path);
    inquiry.load();
    write(inquiry, told());
    inquiry.settle();
    std::filesystem::copy_file(path, copy);
    write(inquiry, taken_back());
  }

  DurableInquiry restored(copy);
  const auto loaded = restored.load();

  BOOST_TEST_REQUIRE(loaded.withdrawn.size() == 1U);
  BOOST_TEST(loaded.withdrawn.front().key.value() == "story/a1");
}

BOOST_AUTO_TEST_SUITE_END()
