// What a type makes of records of an older state, asked in this process by the messages of the
// room.
#include "host/plugin_runner.hpp"

#include "activity.hpp"
#include "host/frame_messages.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(plugin_runner_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::sdk::Changes;
using nlohmann::json;

// State 2 of it calls each note's words `text`; none may be empty.
struct Notes final : chorus::sdk::Activity {
  chorus::sdk::Decision decide(const chorus::sdk::Call&, const chorus::sdk::Command&) override {
    return Changes();
  }
  chorus::sdk::Decision migrate(const chorus::sdk::Call& call, std::uint32_t from) override {
    Changes changes;
    for (const auto& note : call.scan("note/")) {
      const std::string words = from == 1 ? json::parse(note.body)["words"] : "of another age";
      changes.put(note.key, "note", json{{"text", words}}.dump());
    }
    return changes;
  }
  chorus::sdk::Decision invariants(const chorus::sdk::Call& call) override {
    for (const auto& note : call.scan("note/")) {
      if (json::parse(note.body)["text"] == "") return chorus::sdk::Rejection{"empty", "empty"};
    }
    return Changes();
  }
};

struct Without final : chorus::sdk::Activity {
  chorus::sdk::Decision decide(const chorus::sdk::Call&, const chorus::sdk::Command&) override {
    return Changes();
  }
};

template <class Rules>
const chorus_plugin_entry k_entry{sizeof(chorus_plugin_entry),
                                  CHORUS_ABI_MAJOR,
                                  CHORUS_ABI_MINOR,
                                  "notes",
                                  "2.0.0",
                                  &chorus::sdk::detail::Table<Rules>::start,
                                  &chorus::sdk::detail::Table<Rules>::stop,
                                  &chorus::sdk::detail::Table<Rules>::get};

kernel::RecordPtr note(const std::string& name, const std::string& words) {
  kernel::Record record;
  record.key = kernel::Key("note/" + name);
  record.type = "note";
  record.body = kernel::Body(json{{"words", words}}.dump());
  return std::make_shared<const kernel::Record>(record);
}

template <class Rules>
json migrated(const std::vector<kernel::RecordPtr>& notes, const std::string& from = "1") {
  chorus::host::PluginRunner runner(k_entry<Rules>, "notes", [](std::string_view) {});
  kernel::Space space;
  space.state.id = kernel::SpaceId("s1");
  for (const auto& record : notes) space.records[record->key] = record;
  for (const auto& part : chorus::host::attach_messages(space, "{}", {})) runner.handle(part);
  kernel::Call call;
  call.what = kernel::Call::What::migrate;
  call.space = space.state.id;
  call.name = from;
  return json::parse(runner.handle(chorus::host::call_message(1, call)).value());
}

}  // namespace

BOOST_AUTO_TEST_CASE(records_of_an_older_state_are_carried_over_in_one_decision) {
  const json done = migrated<Notes>({note("a", "one"), note("b", "two")});

  const json puts = done.at("ok").at("puts");
  BOOST_TEST(puts.size() == 2U);
  BOOST_TEST(puts.at(0).at(3) == R"({"text":"one"})");
}

BOOST_AUTO_TEST_CASE(rules_know_which_state_the_records_are_of) {
  const json done = migrated<Notes>({note("a", "one")}, "7");

  BOOST_TEST(done.at("ok").at("puts").at(0).at(3) == R"({"text":"of another age"})");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_after_it_is_refused_by_the_types_own_check) {
  const json done = migrated<Notes>({note("a", "one"), note("b", "")});

  BOOST_TEST(done.at("rejected").at(0) == "empty");
  BOOST_TEST(!done.contains("ok"));
}

BOOST_AUTO_TEST_CASE(a_type_that_knows_no_way_says_so) {
  const json done = migrated<Without>({note("a", "one")});

  BOOST_TEST(done.at("rejected").at(0) == "no_way_from_it");
}

BOOST_AUTO_TEST_SUITE_END()
