#include "kernel/values/core_kinds.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <functional>
#include <stdexcept>
#include <string>

using chorus::kernel::CoreKind;
using chorus::kernel::CoreKinds;
using chorus::kernel::RecordClass;
using nlohmann::json;

namespace {

json postcard() {
  return {
      {"kind",
       {{"class", "contribution"},
        {"name", {{"en", "Postcard"}}},
        {"words", "message"},
        {"numbered", true},
        {"letters", "PC"},
        {"digits", 2}}},
      {"type", "object"},
      {"properties",
       {{"message", {{"type", "string"}}}, {"number", {{"type", "integer"}, {"maximum", 99}}}}}};
}

// What is said of a postcard's file once it was changed; empty: nothing is wrong with it.
std::string said_of(const std::function<void(json& file)>& change) {
  json file = postcard();
  change(file);
  CoreKinds kinds;
  try {
    kinds.add("postcard", file.dump(), "post");
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

bool says(const std::function<void(json& file)>& change, const std::string& words) {
  const std::string said = said_of(change);
  BOOST_TEST_INFO(said);
  return said.find("postcard") != std::string::npos && said.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(core_kinds_tests)

BOOST_AUTO_TEST_CASE(the_kinds_of_chorus_are_those_whose_files_say_so) {
  const CoreKinds& kinds = CoreKinds::shipped();

  BOOST_REQUIRE(kinds.find("story"));
  BOOST_CHECK(kinds.find("story")->type.record_class == RecordClass::contribution);
  BOOST_TEST(kinds.find("story")->last_number == 9999);
  BOOST_CHECK(kinds.find("next-step")->told_as == CoreKind::ToldAs::step);
  BOOST_TEST(kinds.find("highlight")->part_of == "of");
  BOOST_TEST(!kinds.find("person"));
}

BOOST_AUTO_TEST_CASE(a_kind_is_what_its_file_says) {
  CoreKinds kinds;
  kinds.add("postcard", postcard().dump(), "post");

  const CoreKind* kind = kinds.find("postcard");

  BOOST_REQUIRE(kind);
  BOOST_TEST(kind->words == "message");
  BOOST_TEST(kind->last_number == 99);
  BOOST_TEST(kind->letters == "PC");
  BOOST_TEST(kind->brought_by == "post");
  BOOST_TEST(chorus::kernel::in_language(kind->name, "pl") == "Postcard");
}

BOOST_AUTO_TEST_CASE(what_a_person_gave_is_the_leads_alone_until_its_owner_says_more) {
  CoreKinds kinds;
  kinds.add("postcard", postcard().dump(), "post");

  const auto& audience = kinds.find("postcard")->type.default_audience;

  BOOST_TEST(audience.has("facilitators"));
  BOOST_TEST(!audience.has("room"));
  BOOST_TEST(!audience.has("wall"));
  BOOST_TEST(says([](json& file) { file["kind"]["audience"] = {"room"}; }, "has no \"audience\""));
}

BOOST_AUTO_TEST_CASE(a_kind_that_is_there_already_is_refused_and_whose_it_is_is_said) {
  CoreKinds kinds = CoreKinds::shipped();
  kinds.add("postcard", postcard().dump(), "post");
  const auto refused = [&](const std::string& name, const std::string& words) {
    try {
      kinds.add(name, postcard().dump(), "other-post");
    } catch (const std::invalid_argument& error) {
      return std::string(error.what()).find(words) != std::string::npos;
    }
    return false;
  };

  BOOST_TEST(refused("postcard", "brought by the activity type post"));
  BOOST_TEST(refused("story", "Chorus's own"));
  BOOST_TEST(refused("person", "a record of Chorus's own"));
  BOOST_TEST(kinds.find("postcard")->brought_by == "post");
}

BOOST_AUTO_TEST_CASE(a_wrong_file_is_refused_in_words) {
  BOOST_TEST(said_of([](json&) {}).empty());
  BOOST_TEST(says([](json& file) { file = "a postcard"; }, "no JSON object"));
  BOOST_TEST(says([](json& file) { file.erase("kind"); }, "says no \"kind\""));
  BOOST_TEST(says([](json& file) { file["kind"].erase("words"); }, "\"words\" is missing"));
  BOOST_TEST(says([](json& file) { file["kind"]["words"] = "text"; }, "no member \"text\""));
  BOOST_TEST(says([](json& file) { file["kind"]["title"] = 7; }, "\"title\" is not text"));
  BOOST_TEST(says([](json& file) { file["kind"]["icon"] = "heart"; }, "there is no \"icon\""));
  BOOST_TEST(says([](json& file) { file["kind"]["class"] = "ballot"; }, "neither contribution"));
  BOOST_TEST(says([](json& file) { file["kind"]["name"] = {{"pl", "Kartka"}}; }, "lacks English"));
  BOOST_TEST(says([](json& file) { file["kind"]["letters"] = "pc"; }, "capital letters"));
  BOOST_TEST(says([](json& file) { file["kind"].erase("letters"); }, "\"letters\" before it"));
  BOOST_TEST(says([](json& file) { file["properties"].erase("number"); }, "\"number\""));
  BOOST_TEST(
      says([](json& file) { file["properties"]["number"].erase("maximum"); }, "\"maximum\""));
  BOOST_TEST(says([](json& file) { file["kind"]["digits"] = 0; }, "\"digits\""));
}

BOOST_AUTO_TEST_CASE(a_structure_says_who_sees_it_and_how_papers_tell_it) {
  const auto structure = [](json& file) {
    file["kind"] = {{"class", "structure"},
                    {"audience", {"room"}},
                    {"name", {{"en", "Postcard"}}},
                    {"words", "message"},
                    {"columns", {{{"member", "message"}, {"name", {{"en", "Message"}}}}}},
                    {"order", "number"}};
  };
  const auto with = [&](const std::string& member, const json& value) {
    return [&, member, value](json& file) {
      structure(file);
      file["kind"][member] = value;
    };
  };

  BOOST_TEST(said_of(structure).empty());
  BOOST_TEST(says(with("audience", json::array()), "\"audience\" is missing"));
  BOOST_TEST(says(with("audience", {"care"}), "\"audience\" may hold"));
  BOOST_TEST(says(with("told_as", "poem"), "neither step nor agreement"));
  BOOST_TEST(says(with("order", "day"), "no member \"day\""));
  BOOST_TEST(says(with("columns", json::array()), "one to twelve"));
  const auto of_a_few = [&](const json& values) {
    return [&, values](json& file) {
      structure(file);
      file["properties"]["message"] = {{"enum", {"yes", "no"}}};
      file["kind"]["columns"][0]["values"] = values;
    };
  };
  const json yes = {{"en", "Agreed"}};
  BOOST_TEST(said_of(of_a_few({{"yes", yes}, {"no", {{"en", "Not agreed"}}}})).empty());
  BOOST_TEST(says(of_a_few({{"yes", yes}}), "\"no\" lacks English"));
  BOOST_TEST(says(of_a_few({{"yes", yes}, {"no", yes}, {"so", yes}}), "none of the column's"));
  BOOST_TEST(says(
      with("columns",
           {{{"member", "message"}, {"name", {{"en", "Message"}}}, {"values", {{"yes", yes}}}}}),
      "none of the column's"));
  BOOST_TEST(
      says(with("keeps_promise", {{"member", "message"}, {"is", "yes"}, {"lists", "message"}}),
           "only a kind of Chorus itself"));
}

BOOST_AUTO_TEST_SUITE_END()
