#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using chorus::sdk::Rejection;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(rig_tests)

namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): what rules must not have
int g_memory = 0;

Decision answered(const std::string& text) { return Changes().answer(json{{"is", text}}); }

class Sampler final : public chorus::sdk::Activity {
 public:
  Decision decide(const Call& call, const Command& command) override {
    const json args = json::parse(command.args);
    if (command.name == "remember") return answered(std::to_string(++g_memory));
    if (command.name == "chance") return answered(std::to_string(call.random()));
    if (command.name == "throw") throw std::runtime_error("a slip");
    if (command.name == "no") return Changes().put("note/1", "note", "{}"), no();
    if (command.name == "mine") {
      return answered(call.is_owner(args["key"].get<std::string>()) ? "yes" : "no");
    }
    if (command.name == "group") return answered(call.role_group());
    if (command.name == "tables") {
      std::string ids;
      for (const auto& id : call.groups()) ids += id + " ";
      return answered(ids);
    }
    if (command.name == "pair") {
      return Changes()
          .contribute("group/pair", "group", args)
          .put("board/pair", "board", R"({"text":"for two"})", "group:pair");
    }
    if (command.name == "scan") {
      std::string keys;
      for (const auto& record : call.scan("board/", "board/2", 2)) keys += record.key + " ";
      return answered(keys);
    }
    if (command.name == "say") return Changes().put(call.new_key("note"), "note", args);
    if (command.name == "tie") return tied(call);
    if (command.name == "overwrite") {
      return Changes().put(args["key"].get<std::string>(), "note", R"({"text":"better"})");
    }
    if (command.name == "garble") return Changes().put(call.new_key("note"), "note", "{}");
    if (command.name == "flood") return flooded(call, args["n"].get<int>(), 2);
    if (command.name == "swell") return flooded(call, 1, args["n"].get<std::size_t>());
    if (command.name == "ring") {
      return Changes().wake("bell", call.now_ms() + args["in"].get<int>(), R"({"text":"ding"})");
    }
    if (command.name == "call") return Changes().nudge("room");
    return Changes().cancel_wake("bell");
  }
  Decision woke(const Call& call, std::string_view name, std::string_view payload) override {
    return Changes().put("board/" + std::string(name), "board",
                         json{{"at", call.now_ms()}, {"said", json::parse(payload)["text"]}});
  }
  std::string sections(const Call& call, std::string_view purpose, std::string_view) override {
    if (purpose == "remember") return json{{"n", ++g_memory}}.dump();
    if (purpose == "nothing") return {};
    if (purpose == "nonsense") return R"({"sections":[{"blocks":[{"t":"song"}]}]})";
    json blocks = json::array();
    for (const auto& record : call.scan("")) {
      blocks.push_back({{"t", "paragraph"}, {"text", record.key}});
    }
    return json{{"sections", {{{"title", "sampler.title"}, {"blocks", blocks}}}}}.dump();
  }

 private:
  static Rejection no() { return {"no", "sampler.no"}; }

  // A second note that repeats the first of this person.
  static Decision tied(const Call& call) {
    const auto first = call.scan("note/").front();
    const auto key = call.new_key("note");
    return Changes().put(key, "note", first.body).link(key, first.key, "highlights");
  }
  static Decision flooded(const Call& call, int changes, std::size_t bytes) {
    const std::string body = R"({"t":")" + std::string(bytes - 2, 'x') + R"("})";
    Changes wanted;
    for (int i = 0; i < changes; ++i) {
      wanted.put(call.new_key("board"), "board", bytes > 2 ? body : std::string("{}"));
    }
    return wanted;
  }
};

struct Rig : chorus::sdk::Rig<Sampler> {
  Rig() : chorus::sdk::Rig<Sampler>(CHORUS_PLUGIN_SOURCES "/sdk/tests/sampler") {}

  std::string says(const std::string& who, const std::string& text) {
    return participant(who).when("say", json{{"text", text}}.dump()).puts.at(0).key;
  }
  std::string asks(const std::string& command, const json& args = json::object()) {
    return json::parse(when(command, args.dump()).answer).at("is");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(rules_with_a_memory_are_found_out, Rig) {
  BOOST_CHECK_THROW(when("remember"), std::logic_error);
}

BOOST_FIXTURE_TEST_CASE(chance_that_comes_from_the_call_is_no_memory, Rig) {
  BOOST_TEST(asks("chance") != asks("chance"));
}

BOOST_FIXTURE_TEST_CASE(what_a_decision_wants_is_there_for_the_next, Rig) {
  const auto key = says("ana", "calm");

  BOOST_TEST(of_type("note").size() == 1U);
  BOOST_TEST(json::parse(records().at(key).body) == json({{"text", "calm"}}));
  BOOST_TEST(participant("ana").when("mine", json{{"key", key}}.dump()).answer ==
             R"({"is":"yes"})");
  BOOST_TEST(participant("ben").when("mine", json{{"key", key}}.dump()).answer == R"({"is":"no"})");
}

BOOST_FIXTURE_TEST_CASE(a_refusal_and_an_exception_change_nothing, Rig) {
  const auto refused = when("no");
  const auto thrown = when("throw");

  BOOST_TEST(refused.status == CHORUS_REJECTED);
  BOOST_TEST(refused.text_key == "sampler.no");
  BOOST_TEST(thrown.status == CHORUS_FAULT);
  BOOST_TEST(thrown.fault == "its rules failed");
  BOOST_TEST(records().empty());
}

BOOST_FIXTURE_TEST_CASE(a_scan_begins_after_a_key_and_ends_at_its_limit, Rig) {
  for (const char* key : {"board/1", "board/2", "board/3", "board/4", "board/5"}) {
    given(key, "board", "{}");
  }

  BOOST_TEST(asks("scan") == "board/3 board/4 ");
}

BOOST_FIXTURE_TEST_CASE(role_group_and_tables_are_told_apart, Rig) {
  BOOST_TEST(asks("group") == "unsaid");
  BOOST_TEST(asks("tables").empty());
  role_group("supporter").groups("table-1 pair-2");
  BOOST_TEST(asks("group") == "supporter");
  BOOST_TEST(asks("tables") == "pair-2 table-1 ");
  groups("table-1");
  BOOST_TEST(asks("tables") == "table-1 ");
}

BOOST_FIXTURE_TEST_CASE(a_type_seats_people_whom_a_command_named, Rig) {
  const std::string ana = key_of("ana");
  const std::string ben = key_of("ben");
  const auto paired =
      facilitator().when("pair", R"({"name":"Pair","people":[")" + ana + R"(",")" + ben + R"("]})");
  const auto nobody = facilitator().when("pair", R"({"name":"Pair","people":["person/none"]})");

  BOOST_TEST(paired.accepted());
  BOOST_TEST(nobody.code == "no_such_person");
  BOOST_TEST(shown_to("ana").contains("board/pair"));
  BOOST_TEST(!shown_to("cem").contains("board/pair"));
  participant("ben");
  BOOST_TEST(asks("tables") == "pair@activity ");
}

BOOST_FIXTURE_TEST_CASE(arguments_that_break_their_schema_never_reach_the_rules, Rig) {
  const auto empty = participant("ana").when("say", R"({"text":""})");
  const auto unknown = participant("ana").when("sing");

  BOOST_TEST(empty.code == "bad_args");
  BOOST_TEST(unknown.code == "unknown_command");
  BOOST_TEST(empty.status == CHORUS_REJECTED);
}

BOOST_FIXTURE_TEST_CASE(a_body_that_breaks_its_schema_is_the_fault_of_the_rules, Rig) {
  const auto garbled = participant("ana").when("garble");

  BOOST_TEST(garbled.status == CHORUS_FAULT);
  BOOST_TEST(garbled.code == "activity_faulty");
  BOOST_TEST(garbled.fault.find("text") != std::string::npos, garbled.fault);
  BOOST_TEST(records().empty());
}

BOOST_FIXTURE_TEST_CASE(another_persons_record_is_not_for_the_rules_to_change, Rig) {
  const auto key = says("ana", "calm");

  const auto taken = participant("ben").when("overwrite", json{{"key", key}}.dump());
  const auto own = participant("ana").when("overwrite", json{{"key", key}}.dump());

  BOOST_TEST(taken.code == "activity_faulty");
  BOOST_TEST(taken.fault.find("belongs to somebody else") != std::string::npos, taken.fault);
  BOOST_TEST(own.accepted());
}

BOOST_FIXTURE_TEST_CASE(a_command_is_for_its_roles_in_its_phases, Rig) {
  BOOST_TEST(participant("ana").when("hush").code == "leads_only");
  BOOST_TEST(facilitator().when("hush").accepted());
  moves_to("paused");
  BOOST_TEST(facilitator().when("hush").code == "not_now");
}

BOOST_FIXTURE_TEST_CASE(a_decision_is_held_to_its_number_of_changes_and_bytes, Rig) {
  BOOST_TEST(when("flood", R"({"n":64})").accepted());
  const auto many = when("flood", R"({"n":65})");
  const auto large = when("swell", R"({"n":65537})");

  BOOST_TEST(many.status == CHORUS_FAULT);
  BOOST_TEST(many.fault == "more than 64 changes");
  BOOST_TEST(large.status == CHORUS_FAULT);
  BOOST_TEST(of_type("board").size() == 64U);
}

BOOST_FIXTURE_TEST_CASE(a_wake_comes_when_the_clock_passes_it_and_once, Rig) {
  now(1'000'000);
  when("ring", R"({"in":60000})");

  passes(59'999);
  const bool is_early = records().contains("board/bell");
  passes(30'000);
  const auto rung = records().at("board/bell").body;
  const auto later = passes(600'000);

  BOOST_TEST(!is_early);
  BOOST_TEST(json::parse(rung) == json({{"at", 1'060'000}, {"said", "ding"}}));
  BOOST_TEST(later.puts.empty());
}

BOOST_FIXTURE_TEST_CASE(a_wake_that_was_called_off_does_not_come, Rig) {
  when("ring", R"({"in":60000})");
  facilitator().when("hush");

  passes(120'000);

  BOOST_TEST(records().empty());
}

BOOST_FIXTURE_TEST_CASE(whom_it_calls_back_is_told, Rig) {
  const auto called = facilitator().when("call");

  BOOST_TEST(called.accepted());
  BOOST_TEST(called.nudge == "room");
}

BOOST_FIXTURE_TEST_CASE(each_reader_is_shown_what_their_page_would_have, Rig) {
  const auto key = says("ana", "calm");

  BOOST_TEST(shown_to("ana").contains(key));
  BOOST_TEST(shown_to_leads().contains(key));
  BOOST_TEST(!shown_to("ben").contains(key));
  BOOST_TEST(!shown_on_wall().contains(key));
  BOOST_TEST(released(key).accepted());
  BOOST_TEST(shown_to("ben").contains(key));
  BOOST_TEST(shown_on_wall().contains(key));
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_goes_with_what_repeats_it_and_the_thread_keeps_its_shape,
                        Rig) {
  const auto key = says("ana", "calm");
  participant("ana").when("tie");
  const auto notes = of_type("note").size();
  const auto links = of_type("link").size();

  participant("ana").takes_back(key);

  BOOST_TEST(notes == 2U);
  BOOST_TEST(links == 1U);
  BOOST_TEST(of_type("note").empty());
  BOOST_TEST(of_type("link").size() == 1U);
  BOOST_TEST(shown_to_leads().empty());
}

BOOST_FIXTURE_TEST_CASE(settings_are_whole_and_none_that_the_form_refuses, Rig) {
  BOOST_CHECK_THROW(settings(R"({"tokens":10})"), std::invalid_argument);
  BOOST_CHECK_NO_THROW(settings(R"({"tokens":9})"));
}

BOOST_FIXTURE_TEST_CASE(a_folder_that_no_room_would_take_is_named, Rig) {
  const auto make = [] { const chorus::sdk::Rig<Sampler> none(CHORUS_PLUGIN_SOURCES "/sdk"); };

  BOOST_CHECK_EXCEPTION(make(), std::runtime_error, [](const std::runtime_error& error) {
    return std::string(error.what()).find("manifest") != std::string::npos;
  });
}

BOOST_FIXTURE_TEST_CASE(sections_are_said_over_what_may_leave_and_hold_to_their_schema, Rig) {
  given("board/1", "board", "{}").given("board/2", "board", "{}", "facilitators");

  const auto said = sections("board");

  BOOST_TEST(said.accepted(), said.fault);
  BOOST_TEST(json::parse(said.answer)["sections"][0]["blocks"].size() == 1U);
  BOOST_TEST(leaving().size() == 1U);
  BOOST_TEST(sections("nothing").answer.empty());
  BOOST_TEST(sections("nonsense").status == CHORUS_FAULT);
  BOOST_CHECK_THROW(sections("remember"), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
