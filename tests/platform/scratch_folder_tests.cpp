#include "platform/scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

using chorus::platform::ScratchFolder;

BOOST_AUTO_TEST_SUITE(scratch_folder_tests)

BOOST_AUTO_TEST_CASE(a_scratch_folder_is_for_its_account_alone_and_goes_with_what_lies_in_it) {
  std::filesystem::path where;
  {
    const ScratchFolder folder;
    const ScratchFolder another;
    where = folder.path();
    std::ofstream(where / "words") << "somebody's words";

    BOOST_TEST(folder.path() != another.path());
    BOOST_TEST((std::filesystem::status(where).permissions() == std::filesystem::perms::owner_all));
  }
  BOOST_TEST(!std::filesystem::exists(where));
}

BOOST_AUTO_TEST_SUITE_END()
