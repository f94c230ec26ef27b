#include "kernel/values/limits.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <variant>

// Somebody comes back without a card: a lead who knows them lets them in. Whoever asks learns
// nothing of who is known here.
BOOST_AUTO_TEST_SUITE(returning_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::KernelFixture;
using kernel::Identity;
using kernel::Role;
using nlohmann::json;

struct Returning : KernelFixture {
  Returning() {
    introduce(participant("ana"), "Ana", "teal-owl");
    introduce(lead("sam"), "Sam", "blue-wren");
  }

  void introduce(Person& person, const std::string& name, const std::string& picture) {
    const json who{{"picture", picture}, {"name", name}, {"role_group", "young_person"}};
    BOOST_REQUIRE(accepted(send(person, "core.introduce", who.dump(), "inquiry")));
  }
  const kernel::Answer* ask(const std::string& who, const json& as) {
    return send(participant(who), "core.ask_back", as.dump(), "inquiry");
  }
  // What is asked, as its asker or a lead sees it.
  json asked(const Person& reader_person) {
    json found = json::array();
    for (const auto& seen : room->snapshot(kernel::k_inquiry_space, reader(reader_person))) {
      if (seen.record->type != "returning") continue;
      json body = json::parse(seen.record->body.text());
      body["key"] = seen.record->key.value();
      found.push_back(std::move(body));
    }
    return found;
  }
  std::string person_key(const std::string& name) {
    for (const auto& seen : room->snapshot(kernel::k_inquiry_space, reader(lead("sam")))) {
      const json body = json::parse(seen.record->body.text());
      if (seen.record->type == "person" && body.value("name", "") == name) {
        return seen.record->key.value();
      }
    }
    return "person/nobody";
  }
  const kernel::Answer* decide(const json& args) {
    return send(lead("sam"), "core.let_back", args.dump(), "inquiry");
  }
  const kernel::Answer* yes(const std::string& name) {
    return decide({{"key", asked(lead("sam")).at(0).at("key")}, {"person", person_key(name)}});
  }
  std::string launch_of(const kernel::Answer* answer) {
    return json::parse(std::get<kernel::Body>(answer->outcome).text()).at("launch");
  }
  kernel::Room::Seated claim(const std::string& launch) {
    Identity::Claim way;
    way.launch = launch;
    kernel::Room::Seated result = Identity::Refusal::not_saved;
    room->seat(way, [&](const kernel::Room::Seated& seated) { result = seated; });
    return result;
  }
  static std::string told(const kernel::Answer* answer) {
    const auto* ok = std::get_if<kernel::Body>(&answer->outcome);
    return ok ? ok->text() : std::get<kernel::Rejection>(answer->outcome).code;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(whom_a_lead_knows_again_is_the_person_they_were, Returning) {
  BOOST_REQUIRE(accepted(ask("newcomer", {{"name", "Ana"}, {"picture", "teal-owl"}})));
  BOOST_REQUIRE(accepted(yes("Ana")));
  const auto launch = launch_of(send(participant("newcomer"), "core.come_back", "{}", "inquiry"));
  const auto seat_that_asked = participant("newcomer").seat.id;

  const auto seated = claim(launch);

  const auto& admission = std::get<Identity::Admission>(seated);
  BOOST_CHECK(admission.seat.person == participant("ana").seat.person);
  BOOST_CHECK(admission.seat.role == Role::participant);
  BOOST_TEST(!admission.new_person);
  BOOST_TEST(!room->identity().seat(seat_that_asked));
  BOOST_TEST(room->identity().seat(participant("ana").seat.id));
  BOOST_TEST(asked(lead("sam")).empty());
}

BOOST_FIXTURE_TEST_CASE(the_way_back_opens_once, Returning) {
  ask("newcomer", {{"name", "Ana"}});
  yes("Ana");
  const auto launch = launch_of(send(participant("newcomer"), "core.come_back", "{}", "inquiry"));

  BOOST_CHECK(std::holds_alternative<Identity::Admission>(claim(launch)));
  BOOST_CHECK(std::get<Identity::Refusal>(claim(launch)) == Identity::Refusal::used);
}

BOOST_FIXTURE_TEST_CASE(a_way_back_that_was_lost_on_the_way_is_given_anew_and_the_old_one_dies,
                        Returning) {
  ask("newcomer", {{"name", "Ana"}});
  yes("Ana");
  const auto lost = launch_of(send(participant("newcomer"), "core.come_back", "{}", "inquiry"));
  const auto launch = launch_of(send(participant("newcomer"), "core.come_back", "{}", "inquiry"));

  BOOST_CHECK(std::get<Identity::Refusal>(claim(lost)) == Identity::Refusal::used);
  BOOST_CHECK(std::holds_alternative<Identity::Admission>(claim(launch)));
}

BOOST_FIXTURE_TEST_CASE(an_ask_for_somebody_unknown_and_a_refused_one_tell_the_same, Returning) {
  const auto known = told(ask("one", {{"name", "Ana"}}));
  const auto unknown = told(ask("two", {{"name", "Zeynep"}}));
  BOOST_TEST(known == unknown);
  BOOST_TEST(told(send(participant("one"), "core.come_back", "{}", "inquiry")) ==
             told(send(participant("two"), "core.come_back", "{}", "inquiry")));

  for (const auto& each : asked(lead("sam"))) decide({{"key", each.at("key")}});

  json of_one = asked(participant("one")).at(0);
  json of_two = asked(participant("two")).at(0);
  for (json* each : {&of_one, &of_two}) {
    each->erase("key");
    each->erase("name");
  }
  BOOST_TEST(of_one == of_two);
  BOOST_TEST(of_one.at("state") == "no");
  BOOST_TEST(told(send(participant("one"), "core.come_back", "{}", "inquiry")) == "not_now");
}

BOOST_FIXTURE_TEST_CASE(who_asks_is_seen_by_the_leads_and_by_nobody_else, Returning) {
  ask("newcomer", {{"name", "Ana"}});

  BOOST_TEST(asked(lead("sam")).size() == 1U);
  BOOST_TEST(asked(participant("newcomer")).size() == 1U);
  BOOST_TEST(asked(participant("ana")).empty());
  BOOST_TEST(asked(participant("ben")).empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_comes_back_as_a_lead, Returning) {
  ask("newcomer", {{"name", "Sam"}});

  BOOST_TEST(refusal(yes("Sam")) == "not_here");
  BOOST_TEST(refusal(yes("Nobody")) == "not_here");
  BOOST_TEST(asked(lead("sam")).at(0).at("state") == "asked");
}

BOOST_FIXTURE_TEST_CASE(who_is_somebody_here_already_cannot_become_another, Returning) {
  BOOST_TEST(refusal(ask("ana", {{"name", "Ben"}})) == "here_already");
  BOOST_TEST(refusal(send(lead("sam"), "core.ask_back", R"({"name":"Ana"})", "inquiry")) ==
             "here_already");
}

BOOST_FIXTURE_TEST_CASE(a_yes_holds_five_minutes, Returning) {
  ask("newcomer", {{"name", "Ana"}});
  yes("Ana");
  const auto launch = launch_of(send(participant("newcomer"), "core.come_back", "{}", "inquiry"));

  clock.pass(chorus::limits::to_ms(chorus::limits::k_pairing_code));

  BOOST_TEST(refusal(send(participant("newcomer"), "core.come_back", "{}", "inquiry")) ==
             "not_now");
  BOOST_CHECK(std::get<Identity::Refusal>(claim(launch)) == Identity::Refusal::used);
}

BOOST_FIXTURE_TEST_CASE(a_seat_asks_five_times_and_no_more, Returning) {
  for (int time = 0; time < chorus::limits::k_returning_tries; ++time) {
    BOOST_REQUIRE(accepted(ask("newcomer", {{"name", "Guess " + std::to_string(time)}})));
    BOOST_REQUIRE(accepted(ask("newcomer", json::object())));
  }

  BOOST_TEST(refusal(ask("newcomer", {{"name", "Ana"}})) == "asked_enough");
}

BOOST_FIXTURE_TEST_CASE(sixteen_may_wait_and_a_seventeenth_is_told_so, Returning) {
  for (std::size_t at = 0; at < chorus::limits::k_returning_asks; ++at) {
    BOOST_REQUIRE(accepted(ask("asker" + std::to_string(at), {{"name", "Ana"}})));
  }
  BOOST_TEST(refusal(ask("one-more", {{"name", "Ana"}})) == "too_many_asking");

  decide({{"key", asked(lead("sam")).at(0).at("key")}});

  BOOST_TEST(accepted(ask("one-more", {{"name", "Ana"}})));
}

BOOST_FIXTURE_TEST_CASE(what_was_asked_no_more_cannot_be_let_in, Returning) {
  ask("newcomer", {{"name", "Ana"}});
  ask("newcomer", json::object());

  BOOST_TEST(refusal(yes("Ana")) == "not_here");
  BOOST_TEST(refusal(send(participant("newcomer"), "core.let_back",
                          json{{"key", asked(lead("sam")).at(0).at("key")}}.dump(), "inquiry")) ==
             "leads_only");
}

BOOST_FIXTURE_TEST_CASE(who_took_everything_back_is_nobody_to_come_back_as, Returning) {
  ask("newcomer", {{"name", "Ana"}});
  const auto key = person_key("Ana");
  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  BOOST_TEST(refusal(decide({{"key", asked(lead("sam")).at(0).at("key")}, {"person", key}})) ==
             "not_here");
}

BOOST_AUTO_TEST_SUITE_END()
