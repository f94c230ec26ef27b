#include "storage/file_store.hpp"
#include "storage/trouble.hpp"
#include "tests/platform/full_disk.hpp"
#include "tests/storage/inquiry_model.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <sys/resource.h>
#include <system_error>
#include <thread>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(storage_trouble_tests)

namespace {

namespace data = boost::unit_test::data;
using kernel::Commit;
using kernel::Store;

constexpr const char* k_break =
    "CREATE TRIGGER broken BEFORE INSERT ON record WHEN NEW.key='story/poison' "
    "BEGIN SELECT RAISE(ABORT,'x'); END";

struct Damage {
  const char* name;
  std::function<void(const std::filesystem::path&)> done;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const Damage& damage) { return out << damage.name; }

const std::vector<Damage> k_damages{
    {"empty", [](const auto& path) { write_bytes(path, ""); }, "is empty"},
    {"garbage", [](const auto& path) { write_bytes(path, std::string(5000, 'g')); },
     "is not an inquiry"},
    {"short garbage", [](const auto& path) { write_bytes(path, "SQLite"); }, "is not an inquiry"},
    {"another program's",
     [](const auto& path) {
       change(path, "PRAGMA application_id=1; PRAGMA wal_checkpoint(TRUNCATE)");
     },
     "another program"},
    {"newer",
     [](const auto& path) {
       change(path, "PRAGMA user_version=99; PRAGMA wal_checkpoint(TRUNCATE)");
     },
     "newer Chorus"},
    {"truncated",
     [](const auto& path) {
       std::filesystem::resize_file(path, std::filesystem::file_size(path) - 4096);
     },
     "its end is missing"},
    {"with parts of its own",
     [](const auto& path) {
       change(path, "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END");
     },
     "never makes"},
};

BOOST_DATA_TEST_CASE(a_file_that_cannot_be_served_is_refused_in_words_and_left_as_it_was,
                     data::make(k_damages), damage) {
  const InquiryFixture inquiry;
  damage.done(inquiry.path);
  const std::string before = bytes_of(inquiry.path);
  RoomThread room;

  BOOST_CHECK_EXCEPTION(storage::FileStore(inquiry.path, room.post()), storage::NotAnInquiry,
                        [&](const auto& error) {
                          return std::string(error.what()).find(damage.words) != std::string::npos;
                        });

  BOOST_TEST((bytes_of(inquiry.path) == before));
  BOOST_TEST(names_in(inquiry.folder.path()) == std::vector<std::string>{"voices.inquiry"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_said_and_not_made) {
  const TemporaryFolder folder;
  RoomThread room;

  BOOST_CHECK_THROW(storage::FileStore(folder / "none.inquiry", room.post()),
                    storage::NotAnInquiry);

  BOOST_TEST(names_in(folder.path()).empty());
}

BOOST_FIXTURE_TEST_CASE(a_page_that_was_overwritten_is_noticed_when_read, InquiryFixture) {
  std::string bytes = bytes_of(path);
  for (std::size_t at = 4096 * 2; at < bytes.size(); at += 4096)
    bytes.replace(at, 200, 200, '\x5a');
  write_bytes(path, bytes);
  RoomThread room;

  BOOST_CHECK_EXCEPTION(storage::FileStore(path, room.post()).load(), storage::StorageTrouble,
                        [](const auto& error) {
                          return std::string(error.what()).find("damaged") != std::string::npos;
                        });
}

BOOST_FIXTURE_TEST_CASE(one_failed_commit_stops_all_until_the_file_is_read_again, StoreFixture) {
  const std::string before = describe(store().load());
  change(path, k_break);
  Commit poison = next(k_talk);
  poison.keep({record(k_talk, "story/fine"), record(k_talk, "story/poison")});
  const auto first = keep(poison);
  const auto second = keep(next(k_talk));
  const std::string words = store().trouble();
  change(path, "DROP TRIGGER broken");
  const auto third = keep(next(k_talk));

  const kernel::Loaded loaded = store().load();

  BOOST_TEST((first == Store::Result::failed));
  BOOST_TEST((second == Store::Result::failed));
  BOOST_TEST((third == Store::Result::failed));
  BOOST_TEST(!words.empty());
  BOOST_TEST(describe(loaded) == before);  // none of the failed commits left anything
  last_seq = loaded.last_seq;
  BOOST_TEST((keep(next(k_talk)) == Store::Result::stored));
  BOOST_TEST(store().trouble().empty());
}

BOOST_FIXTURE_TEST_CASE(an_answer_that_was_rolled_back_is_not_remembered, StoreFixture) {
  Commit good = next(k_talk);
  good.progress = {kernel::ClientId("tab"), kernel::SeatId("seat"), 1, kernel::Body()};
  keep(good);
  change(path, k_break);
  Commit bad = next(k_talk);
  bad.keep({record(k_talk, "story/poison")});
  bad.progress = {kernel::ClientId("tab"), kernel::SeatId("seat"), 2, kernel::Body(R"({"no":1})")};
  keep(bad);
  change(path, "DROP TRIGGER broken");
  last_seq = store().load().last_seq;

  Commit again = next(k_talk);
  again.progress = {kernel::ClientId("tab"), kernel::SeatId("seat"), 3, kernel::Body()};
  keep(again);

  const auto answers = reopened().clients.at(0).answers;
  BOOST_TEST_REQUIRE(answers.size() == 2U);
  BOOST_TEST(answers[0].first == 1U);
  BOOST_TEST(answers[1].first == 3U);
}

BOOST_FIXTURE_TEST_CASE(a_full_disk_acknowledges_nothing_and_all_goes_on_when_there_is_room,
                        StoreFixture) {
  Commit kept = next(k_talk);
  kept.keep({record(k_talk, "story/kept")});
  keep(kept);
  const std::string before = describe(store().load());
  Store::Result on_full_disk = Store::Result::stored;
  {
    const FullDisk full(std::filesystem::file_size(path.string() + "-wal") + 100);
    Commit lost = next(k_talk);
    lost.keep({record(k_talk, "story/lost", "{\"text\":\"" + std::string(60'000, 'x') + "\"}")});
    on_full_disk = keep(lost);
  }
  const std::string words = store().trouble();

  const kernel::Loaded loaded = store().load();

  BOOST_TEST((on_full_disk == Store::Result::failed));
  BOOST_TEST(words.find("disk") != std::string::npos);
  BOOST_TEST(describe(loaded) == before);
  last_seq = loaded.last_seq;
  BOOST_TEST((keep(next(k_talk)) == Store::Result::stored));
  BOOST_TEST(reopened().last_seq == last_seq);
}

BOOST_AUTO_TEST_CASE(what_the_system_refuses_is_told_by_its_kind) {
  const auto told = [](std::errc kind) {
    return std::string(
        storage::trouble_from(std::system_error(std::make_error_code(kind)), "a.inquiry").what());
  };

  BOOST_TEST(told(std::errc::io_error).find("The disk fails") != std::string::npos);
  BOOST_TEST(told(std::errc::no_space_on_device).find("full") != std::string::npos);
  BOOST_TEST(told(std::errc::permission_denied).find("rights") != std::string::npos);
  BOOST_TEST(told(std::errc::read_only_file_system).find("rights") != std::string::npos);
}

// Behind the one above: a sanitizer needs a file of its own when it first sees such an error.
BOOST_FIXTURE_TEST_CASE(too_many_open_files_are_not_told_as_rights, InquiryFixture) {
  RoomThread room;
  rlimit before{};
  ::getrlimit(RLIMIT_NOFILE, &before);
  rlimit none = before;
  none.rlim_cur = 3;  // standard input, output, error
  std::string words;
  ::setrlimit(RLIMIT_NOFILE, &none);
  try {
    const storage::FileStore store(path, room.post());
  } catch (const storage::StorageTrouble& trouble) {
    words = trouble.what();
  }
  ::setrlimit(RLIMIT_NOFILE, &before);

  BOOST_TEST(words.find("open no more files") != std::string::npos, words);
  BOOST_TEST(words.find("rights") == std::string::npos, words);
}

BOOST_FIXTURE_TEST_CASE(trouble_ends_only_once_a_write_has_worked, StoreFixture) {
  keep(next(k_talk));
  {
    const FullDisk full(std::filesystem::file_size(path.string() + "-wal") + 100);
    Commit lost = next(k_talk);
    lost.keep({record(k_talk, "story/lost", "{\"text\":\"" + std::string(60'000, 'x') + "\"}")});
    keep(lost);

    BOOST_CHECK_THROW(store().load(), storage::StorageTrouble);
    BOOST_TEST(!store().trouble().empty());
    BOOST_TEST(store().close().find("disk") != std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(an_erasure_that_a_full_disk_stops_is_tried_until_it_is_done,
                        InquiryFixture) {
  RoomThread room;
  storage::FileStore store(path, room.post(), {std::chrono::milliseconds{1}, {}});
  std::uint64_t seq = store.load().last_seq;
  const auto keep = [&](Commit commit) {
    std::optional<Store::Result> result;
    store.commit(std::move(commit), [&](Store::Result came) { result = came; });
    room.run_until([&] { return result.has_value(); });
    return *result;
  };
  const auto until = [](const std::function<bool()>& done) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!done() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
    return done();
  };
  Commit before = commit_in(k_talk, ++seq);
  before.keep({record(k_talk, "story/b", "{\"text\":\"" + std::string(300'000, 'x') + "\"}")});
  keep(before);
  Commit told = commit_in(k_talk, ++seq);
  told.keep({record(k_talk, "story/c",
                    R"({"text":"needle-to-erase)" + std::string(30'000, 'y') + "\"}")});
  keep(told);
  BOOST_TEST_REQUIRE(
      until([&] { return std::filesystem::file_size(path.string() + "-wal") == 0; }));
  Store::Result taken = Store::Result::failed;
  bool is_told = false;
  {
    // The log still fits; the end of the file cannot be written to.
    const FullDisk full(200'000);
    kernel::Record tombstone = *record(k_talk, "story/c", "{}", 2);
    tombstone.gate = kernel::Gate::withdrawn;
    Commit back = commit_in(k_talk, ++seq);
    back.keep({std::make_shared<const kernel::Record>(tombstone)});
    back.withdrawn = {{k_talk, kernel::Key("story/c")}};
    taken = keep(back);
    is_told = until([&] { return store.standing().owes_erasure; });
  }
  const bool is_done = until([&] {
    return !store.standing().owes_erasure &&
           everything_in(folder.path()).find("needle-to-erase") == std::string::npos;
  });

  BOOST_TEST((taken == Store::Result::stored));
  BOOST_TEST(is_told);
  BOOST_TEST(is_done);
}

BOOST_FIXTURE_TEST_CASE(a_ballot_without_a_box_fails_and_leaves_nothing, StoreFixture) {
  const auto result = keep(casting("ana", "red"));

  BOOST_TEST((result == Store::Result::failed));
  BOOST_TEST(!std::filesystem::exists(folder / "voices.inquiry.ballots"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
