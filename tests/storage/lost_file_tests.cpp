// The file is moved, replaced, deleted, written over or named twice while it is served: nothing is
// acknowledged that is not safe, and all that was acknowledged is in a rescued file.
#include "storage/check.hpp"
#include "storage/file_store.hpp"
#include "storage/inquiry_snapshot.hpp"
#include "storage/trouble.hpp"
#include "tests/storage/inquiry_model.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(lost_file_tests)

namespace {

namespace data = boost::unit_test::data;
using kernel::Commit;
using kernel::Store;

struct Act {
  const char* name;
  std::function<void(const std::filesystem::path&)> done;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const Act& act) { return out << act.name; }

std::filesystem::path log_of(const std::filesystem::path& path) { return path.string() + "-wal"; }

void another_inquiry(const std::filesystem::path& path) {
  storage::create_inquiry(path, small_inquiry());
}

const std::vector<Act> k_acts{
    {"deleted", [](const auto& path) { std::filesystem::remove(path); }, "was deleted"},
    {"deleted with all beside it",
     [](const auto& path) {
       for (const auto& name : names_in(path.parent_path())) {
         std::filesystem::remove(path.parent_path() / name);
       }
     },
     "was deleted"},
    {"moved", [](const auto& path) { std::filesystem::rename(path, path.string() + ".old"); },
     "was moved away"},
    {"replaced",
     [](const auto& path) {
       const auto other = path.parent_path() / "other.inquiry";
       another_inquiry(other);
       std::filesystem::rename(other, path);
     },
     "put in the place"},
    {"without its log", [](const auto& path) { std::filesystem::remove(log_of(path)); },
     "was deleted or replaced"},
    {"with another log",
     [](const auto& path) {
       write_bytes(path.parent_path() / "other-log", "");
       std::filesystem::rename(path.parent_path() / "other-log", log_of(path));
     },
     "was deleted or replaced"},
};

struct Told : StoreFixture {
  Told() {
    keep(opening(k_vote, key_of('k')));
    keep(casting("ana", "red"));
    keep(saying("story/kept"));
  }

  Commit saying(const std::string& key) {
    Commit commit = next(k_talk);
    commit.keep({record(k_talk, key)});
    return commit;
  }
};

BOOST_DATA_TEST_CASE(what_happens_to_the_file_is_said_and_all_that_was_acknowledged_is_rescued,
                     data::make(k_acts), act) {
  Told inquiry;
  const std::string before = describe(inquiry.store().load());
  act.done(inquiry.path);

  const auto after = inquiry.keep(inquiry.saying("story/late"));
  const storage::Standing standing = inquiry.store().standing();
  const std::string at_the_end = inquiry.store().close();
  inquiry.close();

  BOOST_TEST((after == Store::Result::failed));
  BOOST_TEST(standing.is_lost);
  BOOST_TEST(standing.trouble.find(act.words) != std::string::npos);
  BOOST_TEST_REQUIRE(standing.rescued.filename().string() == "voices-rescued.inquiry");
  BOOST_TEST(standing.trouble.find(standing.rescued.string()) != std::string::npos);
  BOOST_TEST(at_the_end == standing.trouble);
  BOOST_TEST(storage::check_inquiry(standing.rescued).faults.empty());
  RoomThread room;
  BOOST_TEST(describe(storage::FileStore(standing.rescued, room.post()).load()) == before);
}

BOOST_DATA_TEST_CASE(it_is_noticed_also_while_nobody_says_anything, data::make(k_acts), act) {
  Told inquiry;
  act.done(inquiry.path);

  inquiry.store().look();
  // Its turn comes after the look.
  BOOST_CHECK_THROW(inquiry.store().inquiry_id(), storage::StorageTrouble);

  BOOST_TEST(inquiry.store().trouble().find(act.words) != std::string::npos);
  BOOST_TEST(std::filesystem::exists(inquiry.store().standing().rescued));
}

BOOST_FIXTURE_TEST_CASE(a_second_rescue_replaces_nothing, Told) {
  write_bytes(folder / "voices-rescued.inquiry", "of another evening");
  std::filesystem::remove(path);

  keep(saying("story/late"));

  BOOST_TEST(store().standing().rescued.filename().string() == "voices-rescued-2.inquiry");
  BOOST_TEST(bytes_of(folder / "voices-rescued.inquiry") == "of another evening");
}

BOOST_FIXTURE_TEST_CASE(once_rescued_it_stays_stopped_also_when_the_file_comes_back, Told) {
  std::filesystem::rename(path, folder / "elsewhere");
  keep(saying("story/late"));
  std::filesystem::rename(folder / "elsewhere", path);

  BOOST_CHECK_THROW(store().load(), storage::StorageTrouble);
  BOOST_TEST((keep(saying("story/later")) == Store::Result::failed));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_gone_has_its_inquiry_rescued_in_another) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "evening");
  const auto path = folder.path() / "evening" / "voices.inquiry";
  storage::create_inquiry(path, small_inquiry());
  RoomThread room;
  storage::FileStore store(path, room.post(), {std::chrono::milliseconds{2000}, {folder.path()}});
  store.load();

  std::filesystem::rename(folder / "evening", folder / "archive");
  store.look();
  BOOST_CHECK_THROW(store.load(), storage::StorageTrouble);

  BOOST_TEST(store.standing().rescued == folder / "voices-rescued.inquiry");
  BOOST_TEST(storage::check_inquiry(folder / "voices-rescued.inquiry").faults.empty());
}

BOOST_FIXTURE_TEST_CASE(a_file_written_over_in_place_is_rescued_by_whoever_knows_it, Told) {
  const auto other = folder / "other.inquiry";
  {
    another_inquiry(other);
    storage::FileStore longer(other, room.post());
    Commit commit = commit_in(k_talk, longer.load().last_seq + 1);
    commit.keep({record(k_talk, "story/long", "{\"text\":\"" + std::string(90'000, 'x') + "\"}")});
    bool stored = false;
    longer.commit(commit, [&](Store::Result) { stored = true; });
    room.run_until([&] { return stored; });
  }
  std::filesystem::copy_file(other, path, std::filesystem::copy_options::overwrite_existing);

  const auto after = keep(saying("story/late"));
  const auto first = store().standing();
  std::vector<kernel::Space> known = small_inquiry().spaces;
  known.front().records.emplace(kernel::Key("story/kept"),
                                record(known.front().state.id, "story/kept"));
  store().rescue(known);
  const auto rescued = store().standing().rescued;
  close();

  BOOST_TEST((after == Store::Result::failed));
  BOOST_TEST(first.trouble.find("wrote over") != std::string::npos);
  BOOST_TEST(first.rescued.empty());
  BOOST_TEST(storage::check_inquiry(rescued).faults.empty());
  BOOST_TEST(bytes_of(rescued).find("story/kept") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_second_name_is_refused_with_words, Told) {
  const auto other = folder / "other.inquiry";
  const auto by_link = folder / "link.inquiry";
  std::filesystem::create_hard_link(path, other);
  std::filesystem::create_symlink(path, by_link);
  const auto refuses = [&](const std::filesystem::path& name) {
    try {
      const storage::FileStore second(name, room.post());
      return std::string();
    } catch (const storage::StorageTrouble& trouble) {
      return std::string(trouble.what());
    }
  };

  BOOST_TEST(refuses(other).find("already open") != std::string::npos);
  BOOST_TEST(refuses(by_link).find("already open") != std::string::npos);
  BOOST_CHECK_THROW(storage::check_inquiry(other), storage::StorageTrouble);
  BOOST_TEST(storage::check_inquiry(by_link).faults.empty());
  store().look();
  BOOST_TEST((keep(saying("story/on")) == Store::Result::stored));
  BOOST_TEST(store().standing().has_second_name);
  close();
  BOOST_TEST(refuses(path).find("second name") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_served_by_a_link_lies_where_the_link_leads, InquiryFixture) {
  const TemporaryFolder elsewhere;
  std::filesystem::create_symlink(path, elsewhere / "link.inquiry");
  RoomThread room;
  const auto write = [&](const std::filesystem::path& name, const Commit& commit) {
    storage::FileStore store(name, room.post());
    Commit next = commit;
    next.seq = store.load().last_seq + 1;
    std::optional<Store::Result> result;
    store.commit(next, [&](Store::Result given) { result = given; });
    room.run_until([&] { return result.has_value(); });
    return *result;
  };
  Commit opens = commit_in(k_vote, 0);
  opens.opens_box = key_of('k');

  const auto by_link = write(elsewhere / "link.inquiry", opens);
  const auto box_keys = storage::FileStore(path, room.post()).load().box_keys;

  BOOST_TEST((by_link == Store::Result::stored));
  BOOST_TEST(box_keys.size() == 1U);
  BOOST_TEST(names_in(elsewhere.path()).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_left_its_log_behind_is_known_for_what_it_is, Told) {
  const TemporaryFolder stick;
  std::filesystem::copy_file(path, stick / "copy.inquiry");
  close();

  const auto faults = storage::check_inquiry(stick / "copy.inquiry").faults;

  BOOST_TEST_REQUIRE(faults.size() == 1U);
  BOOST_TEST(faults.front().find("newest words") != std::string::npos);
  BOOST_TEST(storage::check_inquiry(path).faults.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
