#include "storage/upgrades.hpp"

#include "kernel/room/plan.hpp"
#include "storage/check.hpp"
#include "storage/database.hpp"
#include "storage/inquiry_tables.hpp"
#include "storage/trouble.hpp"
#include "tests/storage/inquiry_model.hpp"
#include "tests/storage/store_fixture.hpp"

#include <SQLiteCpp/Exception.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(upgrades_tests)

namespace {

using storage::Database;
using storage::upgrade;

// Files of released shapes, as they were written then.
struct OldFile {
  explicit OldFile(const std::string& name = "step-1.inquiry") {
    std::filesystem::copy_file(std::filesystem::path(CHORUS_TEST_FIXTURES) / name, path);
  }
  TemporaryFolder folder;
  std::filesystem::path path = folder / "old.inquiry";
};

std::vector<std::string_view> steps_and(std::string_view one_more) {
  std::vector<std::string_view> steps(storage::inquiry_steps().begin(),
                                      storage::inquiry_steps().end());
  steps.push_back(one_more);
  return steps;
}

BOOST_FIXTURE_TEST_CASE(a_file_of_step_1_opens_with_all_it_held, OldFile) {
  RoomThread room;

  const kernel::Loaded loaded = storage::FileStore(path, room.post()).load();

  BOOST_TEST(loaded.last_seq == 4U);
  BOOST_TEST_REQUIRE(loaded.spaces.size() == 3U);
  BOOST_TEST(loaded.spaces[1].records.at(kernel::Key("story/old"))->body.text() ==
             R"({"text":"kept since step 1"})");
  BOOST_TEST(loaded.clients.at(0).answers.at(0).first == 1U);
  BOOST_TEST(loaded.undo.size() == 1U);
  BOOST_TEST(loaded.wakes.size() == 1U);
  BOOST_TEST(loaded.seats.size() == 1U);
  BOOST_TEST(loaded.passes.size() == 1U);
  BOOST_TEST(loaded.spent.size() == 1U);
  for (const auto& act : loaded.acts) BOOST_TEST(act.lead.empty());
  BOOST_TEST(storage::check_inquiry(path).faults.empty());
}

BOOST_AUTO_TEST_CASE(what_a_file_of_step_2_names_in_its_journal_is_found_and_forgotten) {
  const OldFile old("step-2.inquiry");
  {
    storage::InquiryTables tables(old.path, storage::InquiryTables::Use::open);
    kernel::Commit taken_back = commit_in(k_talk, tables.read().last_seq + 1);
    taken_back.withdrawn = {{k_talk, kernel::Key("story/old")}};
    tables.write(std::array{taken_back});
  }
  const auto rows_with = [&](const std::string& table, const std::string& column,
                             const std::string& words) {
    return number_in(old.path, "SELECT count(*) FROM " + table + " WHERE instr(" + column + ", '" +
                                   words + "')>0");
  };

  BOOST_TEST(rows_with("journal", "keys", "story/old") == 0);
  BOOST_TEST(rows_with("journal_thing", "name", "story/old") == 0);
  BOOST_TEST(rows_with("journal", "keys", "story/kept") == 1);
  BOOST_TEST(rows_with("journal_thing", "name", "story/kept") == 1);
}

BOOST_DATA_TEST_CASE(a_file_of_every_step_that_was_is_sound_and_whole_after_opening_it,
                     boost::unit_test::data::make({"step-1", "step-2", "step-3", "step-4",
                                                   "step-5"}),
                     name) {
  const OldFile old(std::string(name) + ".inquiry");
  const auto count = [&](const std::string& table) {
    return number_in(old.path, "SELECT count(*) FROM " + table);
  };
  const std::array before{count("record"), count("space"), count("seat"), count("journal")};
  const auto step_to_take = storage::step_to_take(old.path);
  RoomThread room;
  std::size_t read = 0;
  std::size_t planned = 0;
  {
    const auto loaded = storage::FileStore(old.path, room.post()).load();
    for (const auto& space : loaded.spaces) {
      read += space.records.size();
      if (space.state.id == kernel::k_inquiry_space) planned = kernel::plan_of(space).size();
    }
  }

  BOOST_TEST(step_to_take.value() == static_cast<std::int32_t>(storage::inquiry_steps().size()));
  BOOST_TEST(!storage::step_to_take(old.path).has_value());
  BOOST_TEST(read == static_cast<std::size_t>(before[0]) + planned);
  BOOST_TEST((before == std::array{count("record") - static_cast<int>(planned), count("space"),
                                   count("seat"), count("journal")}));
  BOOST_TEST(storage::check_inquiry(old.path).faults.empty());
}

BOOST_AUTO_TEST_CASE(a_file_from_before_there_were_plans_has_one_in_the_order_of_its_run_sheet) {
  const OldFile old("step-5.inquiry");
  RoomThread room;

  const kernel::Loaded loaded = storage::FileStore(old.path, room.post()).load();

  const auto inquiry =
      std::find_if(loaded.spaces.begin(), loaded.spaces.end(),
                   [](const auto& space) { return space.state.id == kernel::k_inquiry_space; });
  BOOST_TEST_REQUIRE((inquiry != loaded.spaces.end()));
  const auto plan = kernel::plan_of(*inquiry);
  BOOST_TEST(kernel::evenings_in_order(plan).front()->key.value() == "evening/week-0");
  const auto parts = kernel::parts_in_order(plan);
  BOOST_TEST_REQUIRE(parts.size() == loaded.spaces.size() - 1);
  for (const auto& space : loaded.spaces) {
    if (space.state.id == kernel::k_inquiry_space) continue;
    const auto& part = *parts[space.state.position];
    BOOST_TEST(part.key.value() == "part/" + space.state.id.value());
    kernel::SpaceState planned = space.state;
    kernel::take_plan(planned, part);
    BOOST_TEST(planned.title == space.state.title);
    BOOST_TEST(planned.session == space.state.session);
    BOOST_TEST(planned.minutes == space.state.minutes);
    BOOST_TEST(planned.settings.text() == space.state.settings.text());
    BOOST_TEST(planned.script.text() == space.state.script.text());
  }
}

BOOST_FIXTURE_TEST_CASE(the_tables_made_today_are_those_an_upgraded_file_has, OldFile) {
  const InquiryFixture today;
  RoomThread room;
  { storage::FileStore upgraded(path, room.post()); }
  const std::string shape = "SELECT count(*) FROM sqlite_schema";

  BOOST_TEST(number_in(path, shape) == number_in(today.path, shape));
  BOOST_TEST(number_in(path, "PRAGMA user_version") ==
             number_in(today.path, "PRAGMA user_version"));
}

BOOST_FIXTURE_TEST_CASE(a_further_step_is_taken_once, OldFile) {
  const auto steps = steps_and("ALTER TABLE space ADD COLUMN colour TEXT NOT NULL DEFAULT 'warm';");
  Database database(path, Database::Use::write);

  upgrade(database, steps, storage::k_inquiry_application_id);
  upgrade(database, steps, storage::k_inquiry_application_id);

  BOOST_TEST(database.number("PRAGMA user_version") == static_cast<std::int64_t>(steps.size()));
  BOOST_TEST(database.number("SELECT count(*) FROM space WHERE colour='warm'") == 3);
}

BOOST_FIXTURE_TEST_CASE(a_step_that_fails_never_happened, OldFile) {
  const auto steps = steps_and("UPDATE space SET title='half'; SELECT nonsense FROM nowhere;");
  Database database(path, Database::Use::write);

  BOOST_CHECK_THROW(upgrade(database, steps, storage::k_inquiry_application_id), SQLite::Exception);

  BOOST_TEST(database.number("PRAGMA user_version") ==
             static_cast<std::int64_t>(storage::inquiry_steps().size()));
  BOOST_TEST(database.number("SELECT count(*) FROM space WHERE title='half'") == 0);
}

BOOST_FIXTURE_TEST_CASE(a_file_with_more_steps_than_we_know_is_refused, OldFile) {
  const auto steps = steps_and("CREATE TABLE later(a);");
  Database database(path, Database::Use::write);
  upgrade(database, steps, storage::k_inquiry_application_id);

  BOOST_CHECK_THROW(upgrade(database, storage::inquiry_steps(), storage::k_inquiry_application_id),
                    storage::NotAnInquiry);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
