#include "host/catalogue.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace fs = std::filesystem;
using chorus::host::Catalogue;
using State = chorus::host::CatalogueEntry::State;

BOOST_AUTO_TEST_SUITE(catalogue_tests)

namespace {

// A copy of the canaries that a test may change.
class Copy {
 public:
  Copy()
      : root_(fs::temp_directory_path() /
              ("chorus-catalogue-" + std::to_string(std::random_device()()))) {
    fs::remove_all(root_);
    fs::copy(CHORUS_CANARIES, root_, fs::copy_options::recursive);
  }
  ~Copy() { fs::remove_all(root_); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  const fs::path& root() const { return root_; }

 private:
  fs::path root_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_installed_is_found_and_ready) {
  const Catalogue catalogue({CHORUS_PLUGINS}, false);

  BOOST_REQUIRE(catalogue.find("promise"));
  BOOST_TEST(catalogue.find("promise")->brings_forth.front() == "promise");
  BOOST_TEST(catalogue.find("nobody") == nullptr);
}

BOOST_AUTO_TEST_CASE(one_built_for_a_newer_interface_is_refused_in_words_and_unopened) {
  const Catalogue catalogue({CHORUS_CANARIES}, false);

  const auto* entry = catalogue.entry("canary-next-abi");

  BOOST_REQUIRE(entry);
  BOOST_CHECK(entry->state == State::refused);
  BOOST_TEST(entry->reason.find("99.0") != std::string::npos);
  BOOST_TEST(catalogue.find("canary-next-abi") == nullptr);
  BOOST_TEST(catalogue.find("canary"));
}

BOOST_AUTO_TEST_CASE(in_safe_mode_none_can_be_used) {
  const Catalogue catalogue({CHORUS_PLUGINS, CHORUS_CANARIES}, true);

  for (const auto& entry : catalogue.entries()) BOOST_CHECK(entry.state != State::ready);
  BOOST_CHECK(catalogue.entry("promise")->state == State::off);
  BOOST_TEST(catalogue.find("promise") == nullptr);
}

BOOST_AUTO_TEST_CASE(of_two_with_one_name_the_first_counts) {
  const Copy copy;

  const Catalogue catalogue({CHORUS_CANARIES, copy.root()}, false);

  BOOST_CHECK(catalogue.entry("canary")->folder == fs::path(CHORUS_CANARIES) / "canary");
  BOOST_CHECK(catalogue.entries().back().state == State::refused);
}

BOOST_AUTO_TEST_CASE(the_content_hash_changes_with_any_file) {
  const Copy copy;
  const auto before = Catalogue({copy.root()}, false).entry("canary")->content_hash;

  std::ofstream(copy.root() / "canary" / "words" / "en.json", std::ios::app) << ' ';
  const auto after = Catalogue({copy.root()}, false).entry("canary")->content_hash;

  BOOST_TEST(before.size() == 16U);
  BOOST_TEST(before != after);
  BOOST_TEST(Catalogue({copy.root()}, false).entry("canary")->content_hash == after);
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_manifest_is_refused_and_a_missing_root_is_none) {
  const Copy copy;
  fs::remove(copy.root() / "canary" / "manifest.json");

  const Catalogue catalogue({copy.root(), copy.root() / "nowhere"}, false);

  BOOST_CHECK(catalogue.entry("canary")->state == State::refused);
}

BOOST_AUTO_TEST_SUITE_END()
