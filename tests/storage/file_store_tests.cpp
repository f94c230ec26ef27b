#include "storage/file_store.hpp"

#include "kernel/values/limits.hpp"
#include "storage/trouble.hpp"
#include "tests/storage/inquiry_model.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(file_store_tests)

namespace {

using kernel::Commit;
using kernel::Store;

// One commit with something in every field a file keeps.
Commit full_commit(std::uint64_t seq) {
  Commit commit = commit_in(k_talk, seq);
  commit.keep({record(k_talk, "story/a", R"({"text":"ü \" \\ \u0007","n":1.50})", 7),
               record(k_talk, "story/b")});
  commit.drop({kernel::Key("prompt/one")});
  kernel::SpaceState state;
  state.id = k_talk;
  state.plugin_id = "story-cafe";
  state.plugin_version = "1.2.3";
  state.state_version = 4;
  state.title = "Tell us";
  state.round = "discover";
  state.session = "week-2";
  state.position = 9;
  state.minutes = 25;
  state.script = kernel::Body(R"({"lead":"Welcome","people":"Sit"})");
  state.settings = kernel::Body(R"({"most":3})");
  state.phase = kernel::Phase::closing_soon;
  state.ends_at = 1'800'000'900'000;
  commit.state = state;
  commit.progress = kernel::ClientProgress{kernel::ClientId("tab-1"), kernel::SeatId("seat-1"), 12,
                                           kernel::Body(R"({"key":"story/a"})")};
  commit.wakes = {{k_talk, "close", 1'800'000'900'000, kernel::Body(R"({"why":"time"})")}};
  kernel::UndoEntry undo;
  undo.seq = seq;
  undo.space = k_talk;
  undo.command = "core.hide";
  undo.by = kernel::PersonId("lead");
  undo.before = {record(k_talk, "prompt/one", R"({"a": 1.0})", 3)};
  undo.made = {kernel::Key("story/a"), kernel::Key("story/b")};
  undo.after_revs = {{kernel::Key("story/a"), 7}, {kernel::Key("story/b"), 1}};
  undo.state_before = state;
  undo.state_before->phase = kernel::Phase::open;
  undo.state_before->ends_at.reset();
  undo.expires = 1'800'086'400'000;
  commit.undo = undo;
  commit.seats = {
      {kernel::SeatId("seat-1"), kernel::PersonId("ana"), kernel::Role::participant, "digest-1",
       1'900'000'000'000},
      {kernel::SeatId("seat-2"), kernel::PersonId(), kernel::Role::wall, "digest-2", 1}};
  commit.passes = {{kernel::Pass::Kind::slip, kernel::PersonId("ana"), "slip-digest"}};
  commit.meta = {{"join_code", "NEW234"}};
  commit.spent = {kernel::PersonId("ana")};
  return commit;
}

BOOST_FIXTURE_TEST_CASE(every_field_of_a_commit_comes_back, StoreFixture) {
  kernel::Loaded expected = store().load();
  const Commit commit = full_commit(++last_seq);
  apply(expected, commit);

  const auto result = keep(commit);

  BOOST_TEST((result == Store::Result::stored));
  BOOST_TEST(describe(reopened()) == describe(expected));
}

BOOST_FIXTURE_TEST_CASE(later_commits_replace_and_take_away, StoreFixture) {
  kernel::Loaded expected = store().load();
  Commit first = full_commit(++last_seq);
  Commit second = next(k_talk);
  second.drop({kernel::Key("story/b"), kernel::Key("story/never")});
  second.keep({record(k_talk, "story/a", R"({"text":"new"})", 8)});
  second.cancelled_wakes = {"close"};
  second.wakes = {{k_talk, "reveal", 5, kernel::Body()}};
  second.undone = first.seq;
  second.ended_seats = {kernel::SeatId("seat-2")};
  second.seats = first.seats;
  second.seats.pop_back();
  second.seats[0].expires = 77;
  second.passes = {{kernel::Pass::Kind::slip, kernel::PersonId("ana"), "newer-digest"}};
  second.clears_spent = true;
  second.spent = {kernel::PersonId("bo")};
  second.meta = {{"join_code", "NEWER2"}};
  apply(expected, first);
  apply(expected, second);

  keep(first);
  keep(second);

  BOOST_TEST(describe(reopened()) == describe(expected));
}

BOOST_FIXTURE_TEST_CASE(a_client_keeps_its_last_answers_and_no_more, StoreFixture) {
  kernel::Loaded expected = store().load();
  for (std::uint64_t k = 1; k <= limits::k_answers_kept + 3; ++k) {
    Commit commit = next(k_talk);
    const kernel::Body answer("{\"k\":" + std::to_string(k) + "}");
    commit.progress = {kernel::ClientId("tab"), kernel::SeatId("seat"), k, answer};
    apply(expected, commit);
    keep(commit);
    // Half-way the store starts anew, so what it remembers comes from the file.
    if (k == limits::k_answers_kept - 1) reopened();
  }

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(loaded.clients.at(0).answers.size() == limits::k_answers_kept);
  BOOST_TEST(loaded.clients.at(0).answers.front().first == 4U);
  BOOST_TEST(describe(loaded) == describe(expected));
}

BOOST_FIXTURE_TEST_CASE(an_answer_comes_back_byte_by_byte_whatever_is_in_it, StoreFixture) {
  const std::string hard = "{\"a\":\"\\\"\\\\ \\u0001 ż 🦊\",\t\"b\":\n\r\"/\x7f\"}";
  store().load();
  Commit commit = next(k_talk);
  commit.progress = {kernel::ClientId("tab"), kernel::SeatId("seat"), 1, kernel::Body(hard)};
  keep(commit);

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(loaded.clients.at(0).answers.front().second.text() == hard);
}

BOOST_FIXTURE_TEST_CASE(undo_images_go_when_their_time_is_over, StoreFixture) {
  Commit act = full_commit(++last_seq);
  act.undo->before = {record(k_talk, "prompt/one", R"({"text":"needle-in-undo"})")};
  act.undo->expires = act.at + 1000;
  keep(act);
  const bool was_kept = store().load().undo.size() == 1;

  Commit later = next(k_talk);
  later.at = act.at + 1000;
  keep(later);

  BOOST_TEST(was_kept);
  BOOST_TEST(reopened().undo.empty());
  close();
  BOOST_TEST(everything_in(folder.path()).find("needle-in-undo") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_removed_record_leaves_no_word_behind, StoreFixture) {
  Commit put = next(k_talk);
  put.keep({record(k_talk, "draft/a", R"({"text":"needle-in-record"})")});
  Commit remove = next(k_talk);
  remove.drop({kernel::Key("draft/a")});
  keep(put);
  const bool was_there = everything_in(folder.path()).find("needle-in-record") != std::string::npos;

  keep(remove);
  close();

  BOOST_TEST(was_there);
  BOOST_TEST(everything_in(folder.path()).find("needle-in-record") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_journal_holds_names_and_keys_and_no_words, StoreFixture) {
  Commit commit = next(k_talk);
  commit.keep({record(k_talk, "story/x", R"({"text":"private words"})")});
  commit.drop({kernel::Key("draft/y")});

  keep(commit);

  BOOST_TEST(
      number_in(path, "SELECT count(*) FROM journal WHERE seq=" + std::to_string(commit.seq) +
                          R"( AND space='talk' AND command='post')"
                          R"( AND keys='["story/x","draft/y"]')") == 1);
}

BOOST_FIXTURE_TEST_CASE(acts_come_back_oldest_first_with_the_lead_and_all_they_are_about,
                        StoreFixture) {
  Commit first = next(k_talk);
  first.keep({record(k_talk, "story/x")});
  Commit second = next(k_talk);
  second.command = "core.give_outcome";
  second.lead = kernel::PersonId("sam");
  second.about = {{k_vote, kernel::Key("story/y")}};

  keep(first);
  keep(second);
  const auto acts = reopened().acts;

  BOOST_TEST_REQUIRE(acts.size() >= 2U);
  const auto& posted = acts[acts.size() - 2];
  BOOST_TEST(posted.command == "post");
  BOOST_TEST(posted.lead.empty());
  BOOST_TEST((posted.things == std::vector<kernel::Ref>{{k_talk, kernel::Key("story/x")}}));
  BOOST_TEST(acts.back().lead.value() == "sam");
  BOOST_TEST((acts.back().things == second.about));
}

BOOST_FIXTURE_TEST_CASE(what_has_no_name_and_what_names_nothing_is_no_act, StoreFixture) {
  Commit nameless = next(k_talk);
  nameless.command = "";
  nameless.keep({record(k_talk, "story/x")});
  Commit draft = next(k_talk);
  kernel::Record half = *record(k_talk, "draft/x");
  half.record_class = kernel::RecordClass::draft;
  draft.keep({std::make_shared<const kernel::Record>(half)});

  const auto before = store().load().acts.size();

  keep(nameless);
  keep(draft);

  BOOST_TEST(reopened().acts.size() == before);
}

BOOST_FIXTURE_TEST_CASE(an_act_waits_for_the_revs_it_was_given_last, StoreFixture) {
  Commit act = next(k_talk);
  act.undo = kernel::UndoEntry{};
  act.undo->seq = act.seq;
  act.undo->space = k_talk;
  act.undo->command = "core.hide";
  act.undo->after_revs = {{kernel::Key("story/x"), 2}};
  act.undo->expires = 1'900'000'000'000'000;
  keep(act);
  Commit later = next(k_talk);
  later.followed_undo = {*act.undo};
  later.followed_undo[0].after_revs[0].second = 4;

  keep(later);

  BOOST_TEST(reopened().undo.at(0).after_revs.at(0).second == 4U);
}

BOOST_FIXTURE_TEST_CASE(what_is_acknowledged_is_in_the_file_for_all_to_see, StoreFixture) {
  Commit commit = next(k_talk);
  commit.keep({record(k_talk, "story/x")});
  std::int64_t seen_at_completion = 0;
  bool completed = false;

  store().commit(commit, [&](Store::Result) {
    seen_at_completion = number_in(path, "SELECT count(*) FROM record WHERE key='story/x'");
    completed = true;
  });
  room.run_until([&] { return completed; });

  BOOST_TEST(seen_at_completion == 1);
}

BOOST_FIXTURE_TEST_CASE(completions_come_in_the_order_of_the_commits, StoreFixture) {
  constexpr std::size_t k_many = 500;
  std::vector<std::uint64_t> order;
  std::vector<std::uint64_t> expected;
  for (std::size_t i = 0; i < k_many; ++i) {
    const Commit commit = next(k_talk);
    expected.push_back(commit.seq);
    store().commit(commit, [&order, seq = commit.seq](Store::Result) { order.push_back(seq); });
  }

  room.run_until([&] { return order.size() == k_many; });

  BOOST_TEST(order == expected, boost::test_tools::per_element());
  BOOST_TEST(reopened().last_seq == last_seq);
}

BOOST_FIXTURE_TEST_CASE(closing_writes_all_that_waits, StoreFixture) {
  constexpr int k_many = 200;
  for (int i = 0; i < k_many; ++i) store().commit(next(k_talk), [](Store::Result) {});

  close();

  BOOST_TEST(number_in(path, "SELECT max(seq) FROM journal") ==
             static_cast<std::int64_t>(last_seq));
}

BOOST_FIXTURE_TEST_CASE(a_closed_inquiry_is_one_file_again, StoreFixture) {
  keep(full_commit(++last_seq));

  close();

  BOOST_TEST(names_in(folder.path()) == std::vector<std::string>{"voices.inquiry"},
             boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(named_values_survive_a_restart, StoreFixture) {
  store().set_meta("theme", "warm");

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(store().meta("theme").value_or("") == "warm");
  BOOST_TEST(!store().meta("nothing"));
  BOOST_TEST(loaded.meta.at("join_code") == "K7QM2X");
}

BOOST_FIXTURE_TEST_CASE(a_second_server_is_told_that_the_file_is_open, StoreFixture) {
  BOOST_CHECK_EXCEPTION(storage::FileStore(path, room.post()), storage::StorageTrouble,
                        [](const auto& error) {
                          return std::string(error.what()).find("already open in another Chorus") !=
                                 std::string::npos;
                        });
  close();
  BOOST_CHECK_NO_THROW(storage::FileStore(path, room.post()));
}

BOOST_AUTO_TEST_CASE(a_synchronised_folder_is_warned_of) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "Dropbox");
  const auto path = folder.path() / "Dropbox" / "voices.inquiry";
  storage::create_inquiry(path, small_inquiry());
  RoomThread room;

  const storage::FileStore store(path, room.post());

  BOOST_TEST_REQUIRE(!store.warnings().empty());
  BOOST_TEST(store.warnings().front().words.find("Dropbox") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_quiet_while_moves_the_log_into_the_file, InquiryFixture) {
  RoomThread room;
  storage::FileStore store(path, room.post(), {std::chrono::milliseconds{0}});
  const std::uint64_t last = store.load().last_seq;
  bool stored = false;
  Commit commit = commit_in(k_talk, last + 1);
  commit.keep({record(k_talk, "story/x", R"({"text":"needle-in-main-file"})")});
  store.commit(commit, [&](Store::Result) { stored = true; });
  room.run_until([&] { return stored; });

  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (std::filesystem::file_size(path.string() + "-wal") > 0 &&
         std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }

  BOOST_TEST(std::filesystem::file_size(path.string() + "-wal") == 0U);
  BOOST_TEST(bytes_of(path).find("needle-in-main-file") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
