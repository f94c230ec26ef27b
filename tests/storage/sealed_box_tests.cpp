#include "storage/sealed_box.hpp"

#include "tests/storage/inquiry_model.hpp"
#include "tests/storage/store_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(sealed_box_tests)

namespace {

using kernel::Commit;
using kernel::Store;

const std::string k_needle = "needle-of-a-secret-choice";

bool is_anywhere(const std::string& needle, const TemporaryFolder& folder) {
  return everything_in(folder.path()).find(needle) != std::string::npos;
}

std::string as_text(const std::string& bytes) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  std::string text;
  for (const char letter : bytes) {
    text += k_digits[static_cast<unsigned char>(letter) >> 4U];
    text += k_digits[static_cast<unsigned char>(letter) & 0xFU];
  }
  return text;
}

struct OpenBox : StoreFixture {
  std::filesystem::path key_file() const { return storage::keys_of(path); }
};

std::map<std::string, std::string> choices_in(const kernel::Loaded& loaded) {
  std::map<std::string, std::string> choices;
  for (const auto& ballot : loaded.ballots) choices[ballot.mark.value()] = ballot.body.text();
  return choices;
}

BOOST_FIXTURE_TEST_CASE(sealed_choices_come_back_and_a_later_one_replaces, OpenBox) {
  kernel::Loaded expected = store().load();
  std::vector<Commit> commits{opening(k_vote, key_of('k')), casting("ana", "red"),
                              casting("bo", "blue"), casting("ana", "green")};
  for (const auto& commit : commits) {
    apply(expected, commit);
    BOOST_TEST_REQUIRE((keep(commit) == Store::Result::stored));
  }

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(describe(loaded) == describe(expected));
  BOOST_TEST(choices_in(loaded).at("mark-of-ana") == R"({"choice":"green"})");
}

BOOST_FIXTURE_TEST_CASE(no_byte_of_any_file_tells_a_choice_or_a_mark, OpenBox) {
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", k_needle));
  keep(casting("ana", k_needle + "2"));
  const bool while_open = is_anywhere(k_needle, folder);
  const bool mark_while_open = is_anywhere("mark-of-ana", folder);

  close();

  BOOST_TEST(!while_open);
  BOOST_TEST(!mark_while_open);
  BOOST_TEST(!is_anywhere(k_needle, folder));
  BOOST_TEST(
      number_in(path, "SELECT count(*) FROM journal WHERE command='vote' AND keys IS NULL") == 2);
}

BOOST_FIXTURE_TEST_CASE(the_key_is_nowhere_in_the_folder_and_in_one_private_file, OpenBox) {
  const std::string key = key_of('q');

  keep(opening(k_vote, key));

  BOOST_TEST(!is_anywhere(key, folder));
  BOOST_TEST(!is_anywhere(as_text(key), folder));
  BOOST_TEST(!std::filesystem::exists(folder / "voices.inquiry.key"));
  BOOST_TEST(bytes_of(key_file()).find(as_text(key)) != std::string::npos);
  BOOST_TEST(key_file().string().starts_with(runtime_folder().string()));
  const auto mode = std::filesystem::status(key_file()).permissions();
  BOOST_TEST(static_cast<unsigned>(mode) == 0600U);
}

BOOST_FIXTURE_TEST_CASE(a_copy_of_the_folder_during_a_vote_opens_no_choice, OpenBox) {
  keep(opening(k_vote, key_of('q')));
  keep(casting("ana", k_needle));
  keep(casting("bo", "blue"));
  const TemporaryFolder other;
  std::filesystem::copy(folder.path(), other / "copy", std::filesystem::copy_options::recursive);
  const auto copied = everything_in(other / "copy");

  kernel::Loaded loaded;
  {
    RoomThread its_room;
    storage::FileStore copy(other / "copy" / "voices.inquiry", its_room.post());
    loaded = copy.load();
  }

  for (const auto& tie : {key_of('q'), as_text(key_of('q')), k_needle, std::string("mark-of-ana"),
                          std::string("mark-of-bo")}) {
    BOOST_TEST(copied.find(tie) == std::string::npos);
  }
  BOOST_TEST(loaded.ballots.empty());
  BOOST_TEST(!loaded.box_keys.contains(k_vote));
  // The vote it was copied from goes on, also over a restart.
  BOOST_TEST(choices_in(reopened()).size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_key_that_an_older_program_left_beside_is_taken_over_and_removed,
                        OpenBox) {
  keep(opening(k_vote, key_of('q')));
  keep(casting("ana", "red"));
  close();
  std::filesystem::rename(key_file(), folder / "voices.inquiry.key");

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(loaded.box_keys.contains(k_vote));
  BOOST_TEST(choices_in(loaded).at("mark-of-ana") == R"({"choice":"red"})");
  BOOST_TEST(!std::filesystem::exists(folder / "voices.inquiry.key"));
  BOOST_TEST(!is_anywhere(as_text(key_of('q')), folder));
}

BOOST_FIXTURE_TEST_CASE(a_key_that_no_file_takes_lives_through_disk_trouble, OpenBox) {
  std::filesystem::create_directory(key_file());  // as a full runtime folder would
  keep(opening(k_vote, key_of('q')));
  keep(casting("ana", "red"));
  change(path, "CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT,'x'); END");
  keep(casting("bo", "blue"));
  change(path, "DROP TRIGGER broken");

  const kernel::Loaded loaded = store().load();
  std::filesystem::remove(key_file());

  BOOST_TEST(loaded.box_keys.contains(k_vote));
  BOOST_TEST(choices_in(loaded).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(closing_the_last_vote_leaves_no_key_and_no_box, OpenBox) {
  const std::string key = key_of('q');
  keep(opening(k_vote, key));
  keep(casting("ana", k_needle));

  keep(closing(k_vote));

  BOOST_TEST(!std::filesystem::exists(key_file()));
  BOOST_TEST(!std::filesystem::exists(folder / "voices.inquiry.ballots"));
  BOOST_TEST(!std::filesystem::exists(folder / "voices.inquiry.ballots-wal"));
  BOOST_TEST(!is_anywhere(key, folder));
  BOOST_TEST(!is_anywhere(as_text(key), folder));
  BOOST_TEST(number_in(path, "SELECT count(*) FROM box") == 0);
  const kernel::Loaded loaded = reopened();
  BOOST_TEST(loaded.ballots.empty());
  BOOST_TEST(loaded.box_keys.empty());
}

BOOST_FIXTURE_TEST_CASE(closing_one_of_two_leaves_the_other_and_no_byte_of_the_one, OpenBox) {
  keep(opening(k_talk, key_of('t')));
  keep(opening(k_vote, key_of('q')));
  keep(casting("ana", "red"));
  const std::string box =
      bytes_of(folder / "voices.inquiry.ballots") + bytes_of(folder / "voices.inquiry.ballots-wal");

  keep(closing(k_vote));

  const std::string file = bytes_of(folder / "voices.inquiry.ballots");
  BOOST_TEST(box.find("vote") != std::string::npos);  // the name of the space, in its row
  BOOST_TEST(file.find("vote") == std::string::npos);
  BOOST_TEST(std::filesystem::file_size(folder / "voices.inquiry.ballots-wal") == 0U);
  BOOST_TEST(bytes_of(key_file()).find(as_text(key_of('q'))) == std::string::npos);
  const kernel::Loaded loaded = reopened();
  BOOST_TEST(loaded.box_keys.size() == 1U);
  BOOST_TEST(loaded.box_keys.at(k_talk) == key_of('t'));
}

BOOST_FIXTURE_TEST_CASE(a_vote_opened_again_has_another_key_and_no_old_choice, OpenBox) {
  keep(opening(k_vote, key_of('1')));
  keep(casting("ana", "red"));
  keep(closing(k_vote));

  Commit again = opening(k_vote, key_of('2'));
  again.clears_spent = true;
  keep(again);

  const kernel::Loaded loaded = reopened();
  BOOST_TEST(loaded.box_keys.at(k_vote) == key_of('2'));
  BOOST_TEST(loaded.ballots.empty());
}

// The trigger makes the main transaction fail after the box was written, as a crash between the two
// would.
BOOST_FIXTURE_TEST_CASE(a_choice_whose_commit_failed_does_not_count_and_the_one_before_does,
                        OpenBox) {
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", "red"));
  change(path, "CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT,'x'); END");
  const auto failed = keep(casting("ana", "green"));
  const auto failed_too = keep(casting("bo", "blue"));
  change(path, "DROP TRIGGER broken");

  const kernel::Loaded loaded = store().load();

  BOOST_TEST((failed == Store::Result::failed));
  BOOST_TEST((failed_too == Store::Result::failed));
  const std::map<std::string, std::string> expected{{"mark-of-ana", R"({"choice":"red"})"}};
  BOOST_TEST((choices_in(loaded) == expected));
  last_seq = loaded.last_seq;
  BOOST_TEST((keep(casting("ana", "green")) == Store::Result::stored));
  BOOST_TEST(choices_in(reopened()).at("mark-of-ana") == R"({"choice":"green"})");
  BOOST_TEST(number_in(folder / "voices.inquiry.ballots", "SELECT count(*) FROM ballot") == 1);
}

BOOST_FIXTURE_TEST_CASE(an_opening_whose_commit_failed_leaves_no_key, OpenBox) {
  change(path, "CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT,'x'); END");
  const auto failed = keep(opening(k_vote, key_of('k')));
  const bool key_was_kept_first = std::filesystem::exists(key_file());
  change(path, "DROP TRIGGER broken");

  const kernel::Loaded loaded = store().load();

  BOOST_TEST((failed == Store::Result::failed));
  BOOST_TEST(key_was_kept_first);
  BOOST_TEST(loaded.box_keys.empty());
  BOOST_TEST(!std::filesystem::exists(key_file()));
}

// As after a crash between the commit and the destruction.
BOOST_FIXTURE_TEST_CASE(a_destruction_that_was_cut_short_is_finished_at_the_next_start, OpenBox) {
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", k_needle));
  close();
  change(path, "UPDATE box SET ending=1 WHERE space='vote'");

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(loaded.box_keys.empty());
  BOOST_TEST(loaded.ballots.empty());
  BOOST_TEST(!std::filesystem::exists(key_file()));
  BOOST_TEST(!std::filesystem::exists(folder / "voices.inquiry.ballots"));
  BOOST_TEST(number_in(path, "SELECT count(*) FROM box") == 0);
}

BOOST_FIXTURE_TEST_CASE(a_vote_whose_key_is_lost_has_no_key_and_its_choices_are_waste, OpenBox) {
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", "red"));
  close();
  std::filesystem::remove(key_file());

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(!loaded.box_keys.contains(k_vote));
  BOOST_TEST(loaded.ballots.empty());
  BOOST_TEST(loaded.spent.at(k_vote).size() == 1U);
  BOOST_TEST(!std::filesystem::exists(folder / "voices.inquiry.ballots"));
  // The room opens it anew, and voting goes on.
  Commit again = opening(k_vote, key_of('n'));
  again.clears_spent = true;
  BOOST_TEST((keep(again) == Store::Result::stored));
  BOOST_TEST((keep(casting("ana", "blue")) == Store::Result::stored));
  BOOST_TEST(choices_in(reopened()).at("mark-of-ana") == R"({"choice":"blue"})");
}

BOOST_FIXTURE_TEST_CASE(a_vote_whose_ballots_are_lost_has_no_key, OpenBox) {
  keep(opening(k_talk, key_of('t')));
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", "red"));
  close();
  std::filesystem::remove(folder / "voices.inquiry.ballots");

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(!loaded.box_keys.contains(k_vote));
  BOOST_TEST(loaded.box_keys.contains(k_talk));  // not sealed: nothing of it was in the box
}

BOOST_FIXTURE_TEST_CASE(damaged_ballots_count_as_lost_and_do_not_stop_the_start, OpenBox) {
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", "red"));
  close();
  write_bytes(folder / "voices.inquiry.ballots", std::string(9000, 'x'));

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(!loaded.box_keys.contains(k_vote));
  BOOST_TEST(loaded.ballots.empty());
}

BOOST_FIXTURE_TEST_CASE(a_ballot_file_of_another_day_counts_for_nothing, OpenBox) {
  keep(opening(k_vote, key_of('1')));
  keep(casting("ana", "red"));
  close();
  const std::string older = bytes_of(folder / "voices.inquiry.ballots");
  reopened();
  keep(closing(k_vote));
  Commit again = opening(k_vote, key_of('2'));
  again.clears_spent = true;
  keep(again);
  keep(casting("ana", "blue"));
  close();
  write_bytes(folder / "voices.inquiry.ballots", older);

  const kernel::Loaded loaded = reopened();

  BOOST_TEST(loaded.ballots.empty());
  BOOST_TEST(!loaded.box_keys.contains(k_vote));
}

BOOST_FIXTURE_TEST_CASE(the_rows_of_a_box_all_look_alike, OpenBox) {
  keep(opening(k_vote, key_of('k')));
  keep(casting("ana", "y"));
  keep(casting("bo", std::string(60, 'n')));

  const auto sizes = number_in(folder / "voices.inquiry.ballots",
                               "SELECT count(DISTINCT length(sealed)) FROM ballot");

  BOOST_TEST(sizes == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
