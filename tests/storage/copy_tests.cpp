// What copies hold of what was taken back: told by looking into them, and ended wherever the
// program was cut off.
#include "storage/check.hpp"
#include "storage/durable_inquiry.hpp"
#include "storage/noted_copy.hpp"
#include "storage/trouble.hpp"
#include "tests/storage/killed_at_each_step.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(copy_tests)

namespace {

using storage::CopyBehind;
using storage::DurableInquiry;
using storage::IssuedList;

const std::string k_needle = "needle-in-the-hay";

bool holds(const std::string& bytes) { return bytes.find(k_needle) != std::string::npos; }

void commit_to(const std::filesystem::path& inquiry, const std::function<kernel::Commit()>& made) {
  DurableInquiry open(inquiry);
  const auto last = open.load().last_seq;
  kernel::Commit commit = made();
  commit.seq = last + 1;
  open.write(std::span(&commit, 1));
  open.settle();
}

void tells(const std::filesystem::path& inquiry, const std::string& key, const std::string& words) {
  commit_to(inquiry, [&] {
    kernel::Commit told = commit_in(k_talk, 0);
    told.keep({record(k_talk, key, R"({"words":")" + words + R"("})")});
    return told;
  });
}

void takes_back(const std::filesystem::path& inquiry, const std::string& key) {
  commit_to(inquiry, [&] {
    kernel::Record tombstone = *record(k_talk, key, "{}", 2);
    tombstone.gate = kernel::Gate::withdrawn;
    kernel::Commit back = commit_in(k_talk, 0);
    back.command = "core.withdraw";
    back.keep({std::make_shared<const kernel::Record>(tombstone)});
    back.withdrawn = {{k_talk, tombstone.key}};
    return back;
  });
}

// An inquiry in which somebody said something, and the place of a copy on another drive.
struct Told : InquiryFixture {
  Told() {
    DurableInquiry(path).set_meta("inquiry_id", "i1");
    tells(path, "story/a1", k_needle);
    std::filesystem::create_directory(drive);
  }

  std::vector<CopyBehind> renewed() {
    IssuedList list(path, "i1");
    return storage::renew_copies(path, list);
  }
  bool drive_holds() const { return holds(everything_in(drive)); }
  bool is_sound(const std::filesystem::path& file) const {
    return storage::check_inquiry(file).faults.empty();
  }

  std::filesystem::path drive = folder / "drive";
  std::filesystem::path copy = drive / "evening.inquiry";
};

struct Copied : Told {
  Copied() {
    storage::make_copy(path, copy);
    before = bytes_of(copy);
  }
  std::string before;
};

std::filesystem::file_time_type tomorrow() {
  return std::filesystem::file_time_type::clock::now() + std::chrono::hours(24);
}

BOOST_FIXTURE_TEST_CASE(a_copy_of_any_date_is_made_anew_once_it_holds_what_was_taken_back, Copied) {
  std::filesystem::last_write_time(copy, tomorrow());
  takes_back(path, "story/a1");
  const bool held = drive_holds();

  const auto behind = renewed();

  BOOST_TEST(held);
  BOOST_TEST(behind.empty());
  BOOST_TEST(!drive_holds());
  BOOST_TEST(is_sound(copy));
}

BOOST_FIXTURE_TEST_CASE(an_older_copy_brought_back_over_a_renewed_one_is_made_anew, Copied) {
  takes_back(path, "story/a1");
  renewed();
  write_bytes(copy, before);
  std::filesystem::last_write_time(copy, tomorrow());

  const auto behind = renewed();

  BOOST_TEST(behind.empty());
  BOOST_TEST(!drive_holds());
}

BOOST_FIXTURE_TEST_CASE(a_deleted_copy_that_comes_back_is_made_anew, Copied) {
  std::filesystem::remove(copy);
  takes_back(path, "story/a1");
  const auto while_away = renewed();
  write_bytes(copy, before);

  renewed();

  BOOST_TEST(while_away.empty());
  BOOST_TEST(!drive_holds());
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_holds_nothing_taken_back_is_left_as_it_is, Copied) {
  tells(path, "story/a2", "the bus");
  takes_back(path, "story/a2");

  renewed();

  BOOST_TEST((bytes_of(copy) == before));
}

BOOST_FIXTURE_TEST_CASE(a_copy_with_what_was_given_anew_since_is_left_as_it_is, Copied) {
  takes_back(path, "story/a1");
  tells(path, "story/a1", "anew");
  renewed();
  storage::make_copy(path, copy);
  const auto with_both = bytes_of(copy);

  BOOST_TEST(renewed().empty());
  BOOST_TEST((bytes_of(copy) == with_both));
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_was_served_by_itself_is_named_and_loses_nothing, Copied) {
  tells(copy, "story/b1", "said elsewhere");
  const auto with_more = bytes_of(copy);
  takes_back(path, "story/a1");

  const auto behind = renewed();

  BOOST_TEST((behind == std::vector<CopyBehind>{{copy, true}}));
  BOOST_TEST((bytes_of(copy) == with_more));
}

BOOST_FIXTURE_TEST_CASE(another_inquiry_in_the_place_of_a_copy_is_never_replaced, Copied) {
  std::filesystem::remove(copy);
  storage::create_inquiry(copy, small_inquiry());
  DurableInquiry(copy).set_meta("inquiry_id", "i2");
  takes_back(path, "story/a1");
  const auto other = bytes_of(copy);

  BOOST_TEST(renewed().empty());
  BOOST_TEST((bytes_of(copy) == other));
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_read_or_reached_is_named, Copied) {
  takes_back(path, "story/a1");
  write_bytes(copy, before.substr(0, before.size() / 2));
  const auto cut_short = renewed();
  std::filesystem::remove_all(drive);
  const auto away = renewed();

  BOOST_TEST((cut_short == std::vector<CopyBehind>{{copy, false}}));
  BOOST_TEST((away == std::vector<CopyBehind>{{copy, false}}));
}

BOOST_FIXTURE_TEST_CASE(an_inquiry_that_moved_with_its_lists_still_knows_its_copies, Copied) {
  const auto elsewhere = folder / "elsewhere";
  std::filesystem::create_directory(elsewhere);
  for (const auto& name : names_in(folder.path())) {
    if (!std::filesystem::is_directory(folder / name)) {
      std::filesystem::rename(folder / name, elsewhere / name);
    }
  }
  const auto moved = elsewhere / path.filename();
  takes_back(moved, "story/a1");

  IssuedList list(moved, "i1");
  storage::renew_copies(moved, list);

  BOOST_TEST(!drive_holds());
}

BOOST_FIXTURE_TEST_CASE(a_copy_is_made_where_the_list_beside_the_inquiry_takes_nothing, Told) {
  std::filesystem::create_directory(IssuedList(path, "i1").path());

  const auto why = storage::make_copy(path, copy);

  BOOST_TEST(why.value_or("").find("could not be written") != std::string::npos);
  BOOST_TEST(is_sound(copy));
  BOOST_TEST(drive_holds());
}

BOOST_FIXTURE_TEST_CASE(a_backup_cut_off_at_any_step_leaves_nothing_that_a_withdrawal_misses,
                        Told) {
  const auto begun = bytes_of(path);
  int held_then = 0;
  const int steps = killed_at_each_step([&] { storage::make_copy(path, copy); },
                                        [&](int step) {
                                          BOOST_TEST_CONTEXT("step " << step) {
                                            held_then += drive_holds() ? 1 : 0;
                                            takes_back(path, "story/a1");
                                            renewed();
                                            BOOST_TEST(!drive_holds());
                                            for (const auto& name : names_in(folder.path())) {
                                              if (name != "drive")
                                                std::filesystem::remove(folder / name);
                                            }
                                            std::filesystem::remove_all(drive);
                                            std::filesystem::create_directory(drive);
                                            write_bytes(path, begun);
                                          }
                                        });

  BOOST_TEST(steps > 100);
  BOOST_TEST(held_then > 10);
}

BOOST_FIXTURE_TEST_CASE(a_renewal_cut_off_at_any_step_is_ended_by_the_next_look, Copied) {
  takes_back(path, "story/a1");
  const int steps = killed_at_each_step([&] { renewed(); },
                                        [&](int step) {
                                          BOOST_TEST_CONTEXT("step " << step) {
                                            BOOST_TEST(renewed().empty());
                                            BOOST_TEST(!drive_holds());
                                            BOOST_TEST(names_in(drive).size() == 1U);
                                            BOOST_TEST(is_sound(copy));
                                            write_bytes(copy, before);
                                          }
                                        });

  BOOST_TEST(steps > 100);
}

BOOST_FIXTURE_TEST_CASE(the_next_backup_erases_what_another_left_when_it_was_cut_off, Copied) {
  const auto other = folder / "stick";
  std::filesystem::create_directory(other);
  write_bytes(drive / ".evening.inquiry.1-1.part", k_needle);
  write_bytes(drive / ".evening.inquiry.12-3.part-journal", k_needle);
  write_bytes(drive / ".evening.inquiry.old.part", "somebody's own");

  storage::make_copy(path, other / "b.inquiry");

  BOOST_TEST((names_in(drive) ==
              std::vector<std::string>{".evening.inquiry.old.part", "evening.inquiry"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
