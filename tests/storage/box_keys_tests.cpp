#include "storage/box_keys.hpp"

#include "tests/storage/store_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace chorus::test {
BOOST_AUTO_TEST_SUITE(box_keys_tests)

namespace {

namespace data = boost::unit_test::data;
using storage::BoxKeys;

BOOST_AUTO_TEST_CASE(keys_of_any_bytes_come_back) {
  const TemporaryFolder folder;
  std::string all_kinds;
  for (int byte = 0; byte < 32; ++byte) all_kinds += static_cast<char>(byte * 8);
  BoxKeys keys(folder / "a.keys", folder / "a.key");

  keys.keep(k_vote, all_kinds);
  keys.keep(k_talk, key_of('t'));

  const BoxKeys again(folder / "a.keys", folder / "a.key");
  BOOST_TEST((again.all() == keys.all()));
  BOOST_TEST(*again.find(k_vote) == all_kinds);
}

BOOST_AUTO_TEST_CASE(a_destroyed_key_is_gone_and_with_the_last_one_the_file) {
  const TemporaryFolder folder;
  BoxKeys keys(folder / "a.keys", folder / "a.key");
  keys.keep(k_vote, key_of('v'));
  keys.keep(k_talk, key_of('t'));

  keys.destroy(k_vote);
  const bool file_stays = std::filesystem::exists(folder / "a.keys");
  keys.destroy(k_talk);

  BOOST_TEST(file_stays);
  BOOST_TEST(keys.find(k_vote) == nullptr);
  BOOST_TEST(names_in(folder.path()).empty());
}

BOOST_AUTO_TEST_CASE(what_a_killed_writer_left_of_keys_is_erased) {
  const TemporaryFolder folder;
  write_bytes(folder / ".a.keys.7-1.part", "half a key");
  write_bytes(folder / ".a.key.7-1.part", "half a key");

  const BoxKeys keys(folder / "a.keys", folder / "a.key");

  BOOST_TEST(names_in(folder.path()).empty());
}

BOOST_DATA_TEST_CASE(a_file_that_says_nothing_sensible_holds_no_keys,
                     data::make({"", "x", "[]", "{}", R"({"format":2,"keys":{}})",
                                 R"({"format":"1","keys":{}})", R"({"format":1,"keys":[1]})",
                                 R"({"format":1,"keys":{"vote":7}})",
                                 R"({"format":1,"keys":{"vote":"zz"}})"}),
                     text) {
  const TemporaryFolder folder;
  write_bytes(folder / "a.keys", text);

  const BoxKeys keys(folder / "a.keys", folder / "a.key");

  BOOST_TEST(keys.all().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::test
