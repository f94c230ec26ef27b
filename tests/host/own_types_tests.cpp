// chorus plugin check, over every activity type that comes with the program: each has the whole
// card, a new one from its first day on.
#include "conformance/check_plugin.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(own_types_tests)

namespace {

constexpr std::chrono::milliseconds k_patience{4000};

// A folder with a manifest is a type.
std::vector<std::string> own_types() {
  std::vector<std::string> ids;
  for (const auto& folder : fs::directory_iterator(CHORUS_OWN_TYPES)) {
    if (fs::exists(folder.path() / "manifest.json")) ids.push_back(folder.path().filename());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_type_of_ours_works_is_safe_and_kind,
                     boost::unit_test::data::make(own_types()), id) {
  std::ostringstream out;

  const auto faults = chorus::conformance::check_plugin(
      fs::path(CHORUS_PLUGINS) / id, {CHORUS_PLUGIN_HOST, CHORUS_SCHEMAS, k_patience}, 1, out);

  const std::string lines = out.str();
  BOOST_TEST(faults == 0U, lines);
  BOOST_TEST(lines.find("card\tkind\tyes") != std::string::npos, lines);
  BOOST_TEST(lines.find("next\t") == std::string::npos, lines);
}

BOOST_AUTO_TEST_SUITE_END()
