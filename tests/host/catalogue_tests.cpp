#include "host/catalogue.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using chorus::host::Catalogue;
using nlohmann::json;
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

BOOST_AUTO_TEST_CASE(the_gallery_offers_what_is_ready_and_nothing_else) {
  const Catalogue catalogue({CHORUS_CANARIES}, false);

  const json offered = json::parse(catalogue.gallery().text()).at("types");

  BOOST_TEST(!offered.empty());
  for (const auto& type : offered) {
    BOOST_TEST((catalogue.entry(type.at("id").get<std::string>())->state == State::ready));
    BOOST_TEST(type.at("settings").is_array());
  }
  BOOST_TEST(json::parse(Catalogue({CHORUS_CANARIES}, true).gallery().text()).at("types").empty());
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

namespace {

constexpr const char* k_postcard = R"({"kind":{"class":"contribution","name":{"en":"Postcard"},
  "words":"message"},"type":"object","properties":{"message":{"type":"string"}}})";

// Changes the manifest of one of the copied types.
template <class Change>
void change_manifest(const fs::path& folder, const Change& change) {
  std::ifstream before(folder / "manifest.json");
  json manifest = json::parse(before);
  before.close();
  change(manifest);
  std::ofstream(folder / "manifest.json") << manifest.dump();
}

void gives_a_kind(const fs::path& folder, const std::string& kind,
                  const char* schema = k_postcard) {
  change_manifest(folder, [&](json& manifest) { manifest["brings_forth"].push_back(kind); });
  fs::create_directory(folder / "records");
  std::ofstream(folder / "records" / (kind + ".schema.json")) << schema;
}

// Why it was refused; empty: it was not.
std::string why_refused(const Catalogue& catalogue, const std::string& id) {
  const auto* entry = catalogue.entry(id);
  return entry && entry->state == State::refused ? entry->reason : std::string();
}

bool tells(const std::string& text, const std::string& words) {
  BOOST_TEST_INFO(text);
  return text.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_type_brings_a_kind_of_its_own_and_others_take_it_in) {
  const Copy copy;
  gives_a_kind(copy.root() / "canary-liar", "postcard");
  change_manifest(copy.root() / "canary", [](json& manifest) {
    manifest["takes_in"] = {"postcard", "telegram"};
  });

  const Catalogue catalogue({copy.root()}, false);

  BOOST_REQUIRE(catalogue.kinds().find("postcard"));
  BOOST_TEST(catalogue.kinds().find("postcard")->brought_by == "canary-liar");
  BOOST_TEST(catalogue.entry("canary-liar")->manifest.kind_schemas.size() == 1U);
  BOOST_REQUIRE(catalogue.find("canary"));
  BOOST_TEST(catalogue.find("canary")->takes_in == std::vector<std::string>{"postcard"});
  BOOST_TEST(catalogue.entry("canary")->manifest.unknown_kinds ==
             std::vector<std::string>{"telegram"});
}

BOOST_AUTO_TEST_CASE(two_types_with_the_same_kind_clash_and_the_second_is_refused_in_words) {
  const Copy copy;
  gives_a_kind(copy.root() / "canary", "postcard");
  gives_a_kind(copy.root() / "canary-liar", "postcard");

  const Catalogue catalogue({copy.root()}, false);

  BOOST_TEST(catalogue.find("canary"));
  BOOST_TEST(tells(why_refused(catalogue, "canary-liar"), "brought by the activity type canary"));
}

BOOST_AUTO_TEST_CASE(a_kind_never_has_the_name_of_what_another_type_keeps_to_itself) {
  const Copy copy;
  gives_a_kind(copy.root() / "canary-liar", "note");  // all canaries have notes of their own
  change_manifest(copy.root() / "canary-forgetful", [](json& manifest) {
    manifest["records"]["person"] = manifest["records"]["note"];
  });

  const Catalogue catalogue({copy.root()}, false);

  BOOST_TEST(tells(why_refused(catalogue, "canary-liar"), "a record type of canary"));
  BOOST_TEST(tells(why_refused(catalogue, "canary-forgetful"), "\"person\" has the name"));
}

BOOST_AUTO_TEST_CASE(a_kind_that_nobody_has_or_that_is_another_s_cannot_be_brought_forth) {
  const Copy copy;
  gives_a_kind(copy.root() / "canary", "postcard");
  const auto brings = [&](const std::string& id, const std::string& kind) {
    change_manifest(copy.root() / id, [&](json& manifest) { manifest["brings_forth"] = {kind}; });
  };
  brings("canary-liar", "postcard");
  brings("canary-forgetful", "telegram");

  const Catalogue catalogue({copy.root()}, false);

  BOOST_TEST(tells(why_refused(catalogue, "canary-liar"), "can only be taken in"));
  BOOST_TEST(tells(why_refused(catalogue, "canary-forgetful"), "there is no such kind"));
}

BOOST_AUTO_TEST_CASE(a_wrong_file_of_a_kind_is_refused_with_its_words) {
  const Copy copy;
  gives_a_kind(copy.root() / "canary", "postcard", R"({"kind":{"class":"contribution"}})");
  gives_a_kind(copy.root() / "canary-liar", "story");

  const Catalogue catalogue({copy.root()}, false);

  BOOST_TEST(tells(why_refused(catalogue, "canary"), "the kind postcard"));
  BOOST_TEST(tells(why_refused(catalogue, "canary-liar"), "Chorus's own"));
}

BOOST_AUTO_TEST_SUITE_END()
