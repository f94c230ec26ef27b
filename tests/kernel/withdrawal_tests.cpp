#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using chorus::kernel::Gate;
using chorus::test::GivingFixture;
using nlohmann::json;

namespace {

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

std::string keys(const std::string& key) { return json{{"keys", {key}}}.dump(); }

struct Taking : GivingFixture {
  // Every text that the file holds anywhere.
  std::string file() {
    const auto loaded = store.load();
    std::string text;
    for (const auto& space : loaded.spaces) {
      for (const auto& [key, record] : space.records) text += record->body.text();
    }
    for (const auto& entry : loaded.undo) {
      for (const auto& record : entry.before) text += record->body.text();
    }
    for (const auto& client : loaded.clients) {
      for (const auto& [k, answer] : client.answers) text += answer.text();
    }
    return text;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(withdrawal_tests)

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_is_gone_from_every_page_the_rules_and_the_file, Taking) {
  const auto story = told_by("ana", "needle in the hay", "words");
  marked_by("ana", story, "needle");
  send(participant("ana"), "remember", R"({"text":"needle draft"})");
  send(lead(), "core.release", keys(story));
  step_on("Somebody waits", story + "@room");

  BOOST_TEST(accepted(send(participant("ana"), "core.withdraw", keys(story))));

  std::string seen = seen_by(wall()) + seen_by(reader(lead())) + seen_by(reader(lead()), "steps") +
                     seen_by(reader(participant("ana"))) + seen_by(reader(participant("ben")));
  for (const auto& [space, picture] : decider.pictures) {
    for (const auto& [key, record] : picture) seen += record->body.text();
  }
  BOOST_TEST(!holds(seen, "needle"));
  BOOST_TEST(!holds(file(), "needle"));
  BOOST_TEST((at(story)->gate == Gate::withdrawn));
  BOOST_TEST(at(story)->owner.empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_takes_back_what_is_another_persons, Taking) {
  const auto story = told_by("ana", "the gate", "words");

  BOOST_TEST(refusal(send(participant("ben"), "core.withdraw", keys(story))) == "not_yours");
  BOOST_TEST(refusal(send(lead(), "core.withdraw", keys(story))) == "not_yours");
}

BOOST_FIXTURE_TEST_CASE(what_leaned_on_it_is_listed_for_a_person_to_look_at, Taking) {
  const auto story = told_by("ana", "the gate", "room");
  const auto step = step_on("Somebody waits", story + "@room");

  send(participant("ana"), "core.withdraw", keys(story));
  const std::string leads = seen_by(reader(lead()), "inquiry");

  BOOST_TEST(holds(leads, step + "@steps"));
  BOOST_TEST(!holds(seen_by(reader(participant("ben")), "inquiry"), step));
  BOOST_TEST(at(step, "steps"));
}

BOOST_FIXTURE_TEST_CASE(everything_of_a_person_goes_and_everybody_elses_stays, Taking) {
  send(participant("ana"), "core.introduce",
       R"({"picture":"fox","name":"needle","role_group":"young_person"})", "inquiry");
  told_by("ana", "needle one", "words");
  told_by("ana", "needle two");
  told_by("ben", "the bus", "room");

  BOOST_TEST(accepted(send(participant("ana"), "core.withdraw_all", "{}", "inquiry")));

  BOOST_TEST(!holds(file(), "needle"));
  BOOST_TEST(holds(file(), "the bus"));
}

BOOST_FIXTURE_TEST_CASE(a_copy_from_before_honours_what_was_taken_back_since, Taking) {
  const auto story = told_by("ana", "needle in the hay", "words");
  auto backup = store.load();
  send(participant("ana"), "core.withdraw", keys(story));
  backup.withdrawn = store.load().withdrawn;
  store.keep(backup);

  restart();

  BOOST_TEST(!holds(seen_by(reader(lead())), "needle"));
  BOOST_TEST(!holds(file(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(what_needs_care_stays_for_the_safeguarding_lead, Taking) {
  const auto story = told_by("ana", "needle", "words");
  send(lead(), "core.needs_care", json{{"key", story}}.dump());

  const auto* refused = send(participant("ana"), "core.withdraw", keys(story));
  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  BOOST_TEST(refusal(refused) == "not_yours");
  BOOST_TEST(holds(at(story)->body.text(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(taking_back_cannot_be_undone, Taking) {
  const auto story = told_by("ana", "needle", "room");
  send(lead(), "core.hide", json{{"key", story}}.dump());
  send(participant("ana"), "core.withdraw", keys(story));

  BOOST_TEST(refusal(send(lead(), "core.undo")) != "");
  BOOST_TEST(!holds(seen_by(reader(lead())), "needle"));
}

BOOST_AUTO_TEST_SUITE_END()
