// The real activity types under the real kernel, with their manifests and schemas: what a room
// sees.
#include "host/catalogue.hpp"
#include "kernel/room.hpp"
#include "protocol/schema.hpp"
#include "tests/support/fake_ports.hpp"
#include "tests/support/in_process_decider.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace kernel = chorus::kernel;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(evening_tests)

namespace {

constexpr const char* k_two_options =
    R"({"tokens":3,"options":[{"id":"quiet","text":"A quiet room"},{"id":"swings","text":"Swings"}]})";

kernel::Loaded file_with(const std::string& promise_round, const std::string& vote_settings) {
  kernel::Loaded loaded;
  const auto add = [&](const char* id, const char* plugin, const std::string& round,
                       const std::string& settings) {
    kernel::Space space;
    space.state.id = kernel::SpaceId(id);
    space.state.plugin_id = plugin;
    space.state.title = id;
    space.state.round = round;
    space.state.settings = kernel::Body(settings);
    loaded.spaces.push_back(space);
  };
  add("inquiry", "", "", "{}");
  add("promise", "promise", promise_round, "{}");
  add("vote", "energy-vote", "discover", vote_settings);
  add("agree", "agreement-rounds", "before", "{}");
  loaded.meta = {{"join_code", "K7QM2X"}, {"join_token", "token-of-the-poster"}};
  return loaded;
}

struct Evening {
  explicit Evening(const std::string& vote_settings = k_two_options) {
    for (const auto& entry : catalogue.entries()) {
      // A build of these tests alone holds only the activity types they use.
      if (entry.state != chorus::host::CatalogueEntry::State::ready) continue;
      schemas.register_plugin(entry.id, entry.manifest.command_schemas,
                              entry.manifest.record_schemas);
    }
    store.keep(file_with("before", vote_settings));
    room = std::make_unique<kernel::Room>(
        kernel::Ports{clock, entropy, digest, decider, store, publisher, catalogue, schemas},
        store.load(), 400);
  }

  struct Person {
    kernel::Seat seat;
    kernel::ClientId client;
    std::uint64_t k = 0;
  };
  Person& person(const std::string& name) {
    if (people.count(name) > 0) return people[name];
    kernel::Identity::Claim claim;
    if (name == "lead") {
      claim.launch = room->identity().new_launch(kernel::Role::facilitator);
    } else {
      claim.join_code = room->identity().join_code();
    }
    people[name].client = kernel::ClientId("client-of-" + name);
    room->seat(claim, [&](const kernel::Room::Seated& seated) {
      people[name].seat = std::get<kernel::Identity::Admission>(seated).seat;
    });
    return people[name];
  }

  // "ok", or the code of the refusal.
  std::string send(const std::string& name, const std::string& space, const std::string& command,
                   const std::string& args = "{}") {
    Person& from = person(name);
    kernel::Command wish;
    wish.client = from.client;
    wish.k = ++from.k;
    wish.space = kernel::SpaceId(space);
    wish.name = command;
    wish.args = kernel::Body(args);
    wish.actor = room->actor_of(from.seat);
    room->submit(wish, from.seat.id);
    const auto* answer = publisher.answer_to(from.client, wish.k);
    if (!answer) return "no answer";
    const auto* rejection = std::get_if<kernel::Rejection>(&answer->outcome);
    return rejection ? rejection->code : "ok";
  }

  std::string seen_by(const std::string& name, const std::string& space) {
    const kernel::Reader reader = name == "wall" ? kernel::Reader{{kernel::Role::wall, {}}, {}}
                                                 : room->reader_of(person(name).seat);
    std::string text;
    for (const auto& visible : room->snapshot(kernel::SpaceId(space), reader)) {
      text += visible.record->key.value() + " " + visible.record->body.text() + "\n";
    }
    return text;
  }
  bool sees(const std::string& name, const std::string& space, const std::string& what) {
    return seen_by(name, space).find(what) != std::string::npos;
  }

  void approve_a_promise() {
    BOOST_REQUIRE(send("lead", "promise", "core.prepare") == "ok");
    BOOST_REQUIRE(send("lead", "promise", "edit",
                       R"({"why":"A better yard","easy_read":"A good yard.","can_change":["games"],
      "cannot_change":["the fence"],"deciders":["the board"],
      "report_backs":[{"date":"2027-03-01","how":"a letter"}]})") == "ok");
    BOOST_REQUIRE(send("lead", "promise", "approve", R"({"with":["young_person"]})") == "ok");
  }
  void open_the_vote() {
    approve_a_promise();
    BOOST_REQUIRE(send("lead", "vote", "core.open") == "ok");
  }

  chorus::host::Catalogue catalogue{{CHORUS_PLUGINS}, false};
  chorus::protocol::SchemaBook schemas{CHORUS_SCHEMAS};
  chorus::test::FakeClock clock;
  chorus::test::SeededEntropy entropy{5};
  chorus::test::FakeDigest digest;
  chorus::test::InProcessDecider decider{catalogue};
  chorus::test::MemoryStore store;
  chorus::test::RecordingPublisher publisher;
  std::map<std::string, Person> people;
  std::unique_ptr<kernel::Room> room;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(nobody_is_asked_anything_before_a_promise_is_approved, Evening) {
  BOOST_TEST(send("lead", "vote", "core.open") == "promise_first");

  approve_a_promise();

  BOOST_TEST(send("lead", "vote", "core.open") == "ok");
}

BOOST_FIXTURE_TEST_CASE(a_promise_without_a_date_cannot_be_approved, Evening) {
  send("lead", "promise", "core.prepare");
  send("lead", "promise", "edit",
       R"({"why":"x","can_change":["a"],"cannot_change":["b"],"deciders":["c"]})");

  BOOST_TEST(send("lead", "promise", "approve") == "report_back_missing");
  BOOST_TEST(send("lead", "vote", "core.open") == "promise_first");
}

BOOST_FIXTURE_TEST_CASE(the_room_reads_the_promise_and_a_question_only_when_it_is_answered,
                        Evening) {
  approve_a_promise();
  send("lead", "promise", "core.open");

  BOOST_TEST(send("ana", "promise", "ask", R"({"text":"Who is the board?"})") == "ok");
  BOOST_TEST(sees("ben", "promise", "the fence"));
  BOOST_TEST(sees("wall", "promise", "the fence"));
  BOOST_TEST(sees("ana", "promise", "Who is the board?"));
  BOOST_TEST(sees("lead", "promise", "Who is the board?"));
  BOOST_TEST(!sees("ben", "promise", "Who is the board?"));
  BOOST_TEST(!sees("wall", "promise", "Who is the board?"));

  const std::string all = seen_by("lead", "promise");
  const auto at = all.find("question/");
  const auto key = all.substr(at, all.find(' ', at) - at);
  const json answer{{"question", key}, {"asked", "Who decides?"}, {"text", "Five people."}};

  BOOST_TEST(send("lead", "promise", "answer", answer.dump()) == "ok");
  BOOST_TEST(sees("ben", "promise", "Five people."));
  BOOST_TEST(sees("ben", "promise", "Who decides?"));
  BOOST_TEST(!sees("ben", "promise", "Who is the board?"));
}

BOOST_FIXTURE_TEST_CASE(i_have_read_it_is_seen_by_nobody_else, Evening) {
  approve_a_promise();
  send("lead", "promise", "core.open");

  BOOST_TEST(send("ana", "promise", "read") == "ok");
  BOOST_TEST(send("ana", "promise", "read") == "ok");

  BOOST_TEST(sees("ana", "promise", "read/"));
  BOOST_TEST(!sees("ben", "promise", "read/"));
  BOOST_TEST(!sees("lead", "promise", "read/"));
}

BOOST_FIXTURE_TEST_CASE(no_count_is_anywhere_before_the_reveal, Evening) {
  open_the_vote();
  BOOST_TEST(send("ana", "vote", "cast", R"({"allocations":{"option/quiet":2}})") == "ok");
  const std::string before = seen_by("ben", "vote") + seen_by("wall", "vote");

  BOOST_TEST(send("cem", "vote", "cast", R"({"allocations":{"option/swings":3}})") == "ok");
  BOOST_TEST((seen_by("ben", "vote") + seen_by("wall", "vote")) == before);
  BOOST_TEST(send("lead", "vote", "core.close", R"({"now":true})") == "ok");
  BOOST_TEST(!sees("ben", "vote", "tally/"));
  BOOST_TEST(!sees("lead", "vote", "tally/"));
  BOOST_TEST(send("lead", "vote", "core.reveal") == "ok");

  BOOST_TEST(sees("ben", "vote", R"("total":3)"));
  BOOST_TEST(sees("wall", "vote", R"("turnout":2)"));
}

BOOST_FIXTURE_TEST_CASE(a_person_has_one_ballot_and_a_paper_slip_is_one_more, Evening) {
  open_the_vote();
  send("ana", "vote", "cast", R"({"allocations":{"option/quiet":3}})");
  send("ana", "vote", "cast", R"({"allocations":{"option/swings":1}})");
  BOOST_TEST(send("lead", "vote", "cast_paper", R"({"allocations":{"option/swings":2}})") == "ok");
  BOOST_TEST(send("lead", "vote", "cast_paper", R"({"pass":true})") == "ok");
  BOOST_TEST(sees("ana", "vote", "ballot/mine"));

  send("lead", "vote", "core.close", R"({"now":true})");
  send("lead", "vote", "core.reveal");

  const std::string seen = seen_by("ben", "vote");
  const auto at = seen.find("tally/result ") + 13;
  const json tally = json::parse(seen.substr(at, seen.find('\n', at) - at));
  BOOST_TEST(tally["turnout"] == 3);
  BOOST_TEST(tally["passes"] == 1);
  BOOST_TEST(tally["options"][0]["total"] == 0);
  BOOST_TEST(tally["options"][1]["total"] == 3);
  BOOST_TEST(!sees("ana", "vote", "ballot/mine"));
}

BOOST_FIXTURE_TEST_CASE(a_vote_opened_again_adds_to_what_was_counted, Evening) {
  open_the_vote();
  send("ana", "vote", "cast", R"({"allocations":{"option/quiet":2}})");
  send("lead", "vote", "core.close", R"({"now":true})");

  BOOST_TEST(send("lead", "vote", "core.reopen") == "ok");
  BOOST_TEST(send("ben", "vote", "cast", R"({"allocations":{"option/quiet":1}})") == "ok");
  send("lead", "vote", "core.close", R"({"now":true})");
  send("lead", "vote", "core.reveal");

  BOOST_TEST(sees("ben", "vote", R"("turnout":2)"));
  BOOST_TEST(sees("ben", "vote", R"("total":3)"));
}

BOOST_AUTO_TEST_CASE(a_vote_on_seventy_five_topics_is_opened_counted_and_shown) {
  json options = json::array();
  for (int i = 0; i < 75; ++i) {
    options.push_back({{"id", "o" + std::to_string(i)}, {"text", "Topic " + std::to_string(i)}});
  }
  Evening evening(json{{"tokens", 3}, {"options", options}}.dump());
  evening.open_the_vote();
  evening.send("ana", "vote", "cast", R"({"allocations":{"option/o74":3}})");

  BOOST_TEST(evening.send("lead", "vote", "core.close", R"({"now":true})") == "ok");
  BOOST_TEST(evening.send("lead", "vote", "core.reveal") == "ok");
  BOOST_TEST(evening.sees("ben", "vote", R"("text":"Topic 74","total":3)"));
}

BOOST_FIXTURE_TEST_CASE(a_proposal_with_seventy_five_reasons_is_closed_with_its_result, Evening) {
  send("lead", "agree", "core.prepare");
  BOOST_REQUIRE(send("lead", "agree", "propose", R"({"title":"Visits","words":"On Fridays."})") ==
                "ok");
  BOOST_REQUIRE(send("lead", "agree", "core.open", R"({"override_reason":"agreed on paper"})") ==
                "ok");
  const std::string seen = seen_by("lead", "agree");
  const auto at = seen.find("proposal/");
  constexpr std::string_view k_of_a_key =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/";
  const std::string key = seen.substr(at, seen.find_first_not_of(k_of_a_key, at) - at);
  for (int i = 0; i < 75; ++i) {
    const json answer{{"of", key},
                      {"step", "worried"},
                      {"reason", "because of " + std::to_string(i)},
                      {"may_read", true}};
    BOOST_REQUIRE_EQUAL(send("lead", "agree", "cast_paper", answer.dump()), "ok");
  }

  BOOST_TEST(send("lead", "agree", "core.close", R"({"now":true})") == "ok");
  BOOST_TEST(send("lead", "agree", "core.reveal") == "ok");
  BOOST_TEST(sees("lead", "agree", "because of 74"));
  BOOST_TEST(sees("ben", "agree", "tally/"));
}

BOOST_FIXTURE_TEST_CASE(a_participant_cannot_do_what_is_the_leads, Evening) {
  open_the_vote();

  BOOST_TEST(send("ana", "vote", "cast_paper", R"({"pass":true})") != "ok");
  BOOST_TEST(send("ana", "promise", "approve") != "ok");
  BOOST_TEST(send("ana", "vote", "cast", R"({"allocations":{"option/quiet":0}})") != "ok");
  BOOST_TEST(send("ana", "vote", "cast", R"({"allocations":{"option/quiet":4}})") != "ok");
}

BOOST_AUTO_TEST_SUITE_END()
