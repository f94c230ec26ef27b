#include "storage/database.hpp"

#include "storage/trouble.hpp"
#include "tests/storage/store_fixture.hpp"

#include <SQLiteCpp/Exception.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(database_tests)

namespace {

namespace data = boost::unit_test::data;
using storage::Database;

struct Setting {
  const char* query;
  std::int64_t value;
};

std::ostream& operator<<(std::ostream& out, const Setting& setting) { return out << setting.query; }

const std::vector<Setting> k_settings{
    {"PRAGMA synchronous", 2},
    {"PRAGMA foreign_keys", 1},
    {"PRAGMA secure_delete", 1},
    {"PRAGMA trusted_schema", 0},
    {"PRAGMA mmap_size", 0},
    {"PRAGMA journal_size_limit", 16LL * 1024 * 1024},
    {"PRAGMA temp_store", 2},
    {"PRAGMA cell_size_check", 1},
    {"PRAGMA wal_autocheckpoint", 1000},
};

BOOST_DATA_TEST_CASE(the_writer_has_the_settings_all_else_rests_on, data::make(k_settings),
                     setting) {
  const InquiryFixture inquiry;
  Database database(inquiry.path, Database::Use::write);

  const std::int64_t value = database.number(setting.query);

  BOOST_TEST(value == setting.value);
}

BOOST_FIXTURE_TEST_CASE(the_writer_keeps_a_log, InquiryFixture) {
  Database database(path, Database::Use::write);

  BOOST_TEST(database.sql().execAndGet("PRAGMA journal_mode").getString() == "wal");
}

BOOST_FIXTURE_TEST_CASE(a_reader_can_change_nothing, InquiryFixture) {
  Database reader(path, Database::Use::read);

  BOOST_CHECK_THROW(reader.sql().exec("DELETE FROM meta"), SQLite::Exception);
}

BOOST_FIXTURE_TEST_CASE(a_reader_that_closes_last_checkpoints_nothing, InquiryFixture) {
  auto writer = std::make_unique<Database>(path, Database::Use::write);
  auto reader = std::make_unique<Database>(path, Database::Use::read);
  reader->number("SELECT count(*) FROM meta");
  writer->sql().exec("INSERT INTO meta VALUES('a','b')");
  const std::string main_file = bytes_of(path);
  writer.reset();  // not the last: it leaves the log to whoever is

  reader.reset();

  BOOST_TEST((bytes_of(path) == main_file));
  BOOST_TEST(std::filesystem::file_size(path.string() + "-wal") > 0U);
  BOOST_TEST(number_in(path, "SELECT count(*) FROM meta WHERE name='a'") == 1);
}

BOOST_FIXTURE_TEST_CASE(reading_a_still_file_leaves_no_trace, InquiryFixture) {
  const std::string before = bytes_of(path);
  {
    Database still(path, Database::Use::still);
    BOOST_TEST(still.number("SELECT count(*) FROM space") == 3);
    BOOST_TEST(names_in(folder.path()).size() == 1U);
  }

  BOOST_TEST((bytes_of(path) == before));
  BOOST_TEST(names_in(folder.path()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_path_with_any_letters_can_be_read_still) {
  const TemporaryFolder folder;
  const auto path = folder / "what? 100% ü#1.inquiry";
  storage::create_inquiry(path, small_inquiry());

  Database still(path, Database::Use::still);

  BOOST_TEST(still.number("SELECT count(*) FROM space") == 3);
}

BOOST_FIXTURE_TEST_CASE(a_checkpoint_waits_for_no_reader, InquiryFixture) {
  Database writer(path, Database::Use::write);
  writer.sql().exec("INSERT INTO meta VALUES('a','b')");
  Database reader(path, Database::Use::read);
  reader.sql().exec("BEGIN");
  reader.number("SELECT count(*) FROM meta");
  writer.sql().exec("INSERT INTO meta VALUES('c','d')");

  const bool while_reading = writer.checkpoint();
  reader.sql().exec("COMMIT");
  const bool afterwards = writer.checkpoint();

  BOOST_TEST(!while_reading);
  BOOST_TEST(afterwards);
  BOOST_TEST(std::filesystem::file_size(path.string() + "-wal") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
