#include "host/manifest.hpp"

#include "protocol/schema.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

using chorus::host::BadManifest;
using chorus::host::Manifest;
using chorus::host::parse_manifest;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(manifest_tests)

namespace {

const std::filesystem::path k_folder = std::filesystem::path(CHORUS_PLUGINS) / "energy-vote";

json good() {
  std::ifstream file(k_folder / "manifest.json");
  return json::parse(file);
}

Manifest read(const json& manifest) { return parse_manifest(manifest.dump(), k_folder, "0.1.0"); }

// A change to a good manifest, and whether the schema alone can see that it is wrong.
struct Slip {
  const char* pointer;
  json value;
  bool schema_sees = true;
};
std::ostream& operator<<(std::ostream& out, const Slip& slip) {
  return out << slip.pointer << " = " << slip.value;
}

const Slip k_slips[] = {
    {"/colour", "red"},
    {"/id", "Energy Vote"},
    {"/id", "promise", false},
    {"/version", "1.0"},
    {"/version", "1.-1.0"},
    {"/version", "1.0.0 beta"},
    {"/abi", "1"},
    {"/abi", 1},
    {"/state_version", 0},
    {"/state_version", 1.5},
    {"/title", ""},
    {"/phases", json::array({"open", "open"})},
    {"/phases/0", "dreaming"},
    {"/roles/0", "king"},
    {"/records/option/class", "secret"},
    {"/records/option/colour", "red"},
    {"/records/option/audience", json::array()},
    {"/records/option/audience", json::array({"everybody"})},
    {"/records/option/audience", json::array({"care"})},
    {"/records/option/audience", json::array({"ballot"})},
    {"/records/ballot/audience", json::array({"room"})},
    {"/records/ballot/audience", json::array({"ballot", "room"})},
    {"/records/option/gate", "hidden"},
    {"/records/Not A Word", json{{"class", "structure"}, {"audience", {"room"}}}},
    {"/commands/cast/roles/0", "wall"},
    {"/commands/cast/phases/0", "dreaming"},
    {"/commands/core.open", json{{"roles", {"participant"}}, {"phases", {"open"}}}},
    {"/schemas/commands", "../promise/schemas/commands.json", false},
    {"/schemas/commands", "schemas/none.json", false},
    {"/schemas/commands", "/etc/hosts", false},
    {"/moves", json::array({"dance"})},
    {"/opens_with", "option"},
    {"/opens_with", json{{"record", "option"}}},
    {"/opens_with", json{{"record", "option"}, {"first", ""}}},
    {"/opens_with", json{{"record", "option"}, {"first", "a.b"}, {"colour", "red"}}},
    {"/opens_with/record", "story", false},
    {"/people", 5},
    {"/people", json::object()},
    {"/people", json{{"least", 0}}},
    {"/people", json{{"most", 1001}}},
    {"/people", json{{"least", 2.5}}},
    {"/people", json{{"least", 4}, {"middle", 5}}},
    {"/people", json{{"least", 5}, {"most", 4}}, false},
    {"/stages", json::array()},
    {"/stages", json::array({json{{"id", "tell"}, {"words", "a.b"}}})},
    {"/stages",
     json::array({json{{"id", "tell"}, {"words", "a.b"}}, json{{"id", "Tell"}, {"words", "a.b"}}})},
    {"/stages",
     json::array({json{{"id", "tell"}, {"words", "a.b"}}, json{{"id", "tell"}, {"words", "a.c"}}}),
     false},
    {"/commands/cast/stages", json::array({"tell"}), false},
    {"/records/option/permission", "everybody"},
    {"/records/option/permission", "room", false},
    {"/view", ""},
    {"/view", "../../secret.js", false},
    {"/words", json::object()},
    {"/words/de", 7},
    {"/min_core", "0.1.1", false},
    {"/min_core", "soon"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_manifest_becomes_the_kernels_idea_of_the_activity_type) {
  const Manifest manifest = read(good());

  BOOST_TEST(manifest.type.id == "energy-vote");
  BOOST_TEST(manifest.type.has_ballots());
  BOOST_TEST(manifest.abi_major == 1U);
  const auto& tally = manifest.type.record_types.at("tally");
  BOOST_CHECK(tally.record_class == chorus::kernel::RecordClass::tally);
  BOOST_CHECK(tally.gate == chorus::kernel::Gate::until_reveal);
  BOOST_TEST(tally.default_audience.has("wall"));
  BOOST_TEST(manifest.type.command_types.at("add_option").roles.size() == 1U);
  BOOST_TEST(manifest.words.at("en") == "words/en.json");
  BOOST_TEST(manifest.type.opens_with == "option");
  BOOST_TEST(manifest.first == "energy-vote.comes_first");
  BOOST_TEST(manifest.people.least == 5);
  BOOST_TEST(manifest.people.most == 0);
}

BOOST_DATA_TEST_CASE(each_slip_is_refused, boost::unit_test::data::make(k_slips), slip) {
  json manifest = good();
  manifest[json::json_pointer(slip.pointer)] = slip.value;

  BOOST_CHECK_THROW(read(manifest), BadManifest);
}

BOOST_DATA_TEST_CASE(the_schema_sees_what_a_schema_can, boost::unit_test::data::make(k_slips),
                     slip) {
  const auto schema = std::filesystem::path(CHORUS_SCHEMAS) / "manifest.schema.json";
  json manifest = good();
  BOOST_REQUIRE(!chorus::protocol::fault_against(schema, manifest));

  manifest[json::json_pointer(slip.pointer)] = slip.value;

  BOOST_TEST(chorus::protocol::fault_against(schema, manifest).has_value() == slip.schema_sees);
}

BOOST_AUTO_TEST_CASE(no_field_may_be_missing) {
  const json whole = good();
  for (const auto& [name, value] : whole.items()) {
    if (name == "opens_with" || name == "settings" || name == "people") continue;
    json manifest = whole;
    manifest.erase(name);

    BOOST_TEST_CONTEXT(name) { BOOST_CHECK_THROW(read(manifest), BadManifest); }
  }
}

BOOST_AUTO_TEST_CASE(a_field_named_twice_is_refused) {
  std::string text = good().dump();
  text.insert(1, R"("min_core":"0.0.1",)");

  BOOST_CHECK_THROW(parse_manifest(text, k_folder, "0.1.0"), BadManifest);
}

BOOST_AUTO_TEST_SUITE_END()
