#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using chorus::kernel::Gate;
using chorus::test::GivingFixture;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(withdrawal_tests)

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
  backup.withdrawn = store.taken_back();
  store.keep(backup);

  restart();

  BOOST_TEST(!holds(seen_by(reader(lead())), "needle"));
  BOOST_TEST(!holds(file(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(a_draft_goes_although_nothing_else_was_given_there, Taking) {
  send(participant("ana"), "remember", R"({"text":"needle draft"})");

  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  BOOST_TEST(!holds(file(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(images_of_what_a_lead_removed_go_with_everything_else, Taking) {
  const auto story = told_by("ana", "needle", "words");
  const auto copy = marked_by("ana", story, "needle part");
  send(lead(), "drop", json{{"key", copy}}.dump());
  const bool held = holds(file(), "needle part");

  send(participant("ana"), "core.withdraw", keys(story));
  const auto* undone = send(lead(), "core.undo");

  BOOST_TEST(held);
  BOOST_TEST(!holds(file(), "needle"));
  BOOST_TEST(refusal(undone) == "nothing_to_undo");
}

BOOST_FIXTURE_TEST_CASE(a_lead_takes_everything_back_for_who_shows_their_card, Taking) {
  told_by("ana", "needle one", "words");
  told_by("ben", "the bus", "room");
  const auto* slip = send(participant("ana"), "core.new_slip", "{}", "inquiry");
  const auto card = json::parse(std::get<chorus::kernel::Body>(slip->outcome).text()).at("code");

  const auto* wrong = send(lead(), "core.withdraw_all", R"({"card":"BCDFGH"})", "inquiry");
  const auto* by_another =
      send(participant("ben"), "core.withdraw_all", json{{"card", card}}.dump(), "inquiry");
  const bool still = holds(file(), "needle");
  const auto* done = send(lead(), "core.withdraw_all", json{{"card", card}}.dump(), "inquiry");

  BOOST_TEST(refusal(wrong) == "wrong_card");
  BOOST_TEST(refusal(by_another) == "leads_only");
  BOOST_TEST(still);
  BOOST_TEST(accepted(done));
  BOOST_TEST(!holds(file(), "needle"));
  BOOST_TEST(holds(file(), "the bus"));
}

BOOST_FIXTURE_TEST_CASE(taking_back_cannot_be_undone, Taking) {
  const auto story = told_by("ana", "needle", "room");
  send(lead(), "core.hide", json{{"key", story}}.dump());
  send(participant("ana"), "core.withdraw", keys(story));

  BOOST_TEST(refusal(send(lead(), "core.undo")) != "");
  BOOST_TEST(!holds(seen_by(reader(lead())), "needle"));
}

BOOST_FIXTURE_TEST_CASE(hiding_the_words_leaves_a_highlight_of_them_that_was_taken_back_as_it_is,
                        Taking) {
  const auto story = told_by("ana", "the gate", "words");
  const auto highlight = marked_by("ben", story, "gate");
  send(participant("ben"), "core.withdraw", keys(highlight));

  send(lead(), "core.hide", json{{"key", story}}.dump());

  BOOST_TEST((at(highlight)->gate == Gate::withdrawn));
}

BOOST_FIXTURE_TEST_CASE(a_copy_from_before_does_not_know_again_who_a_person_was, Taking) {
  send(participant("ana"), "core.introduce", R"({"picture":"fox","name":"needle"})", "inquiry");
  send(participant("ana"), "core.settle", R"({"lines":["needle"]})", "inquiry");
  auto backup = store.load();
  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");
  backup.withdrawn = store.taken_back();
  store.keep(backup);

  restart();

  BOOST_TEST(!holds(file(), "needle"));
  BOOST_TEST(!holds(seen_by(reader(lead()), "inquiry"), "needle"));
}

BOOST_FIXTURE_TEST_CASE(with_everything_go_drafts_where_nothing_else_was_given, Taking) {
  send(participant("ana"), "remember", R"({"text":"needle draft"})");
  const bool held = holds(file(), "needle");

  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  BOOST_TEST(held);
  BOOST_TEST(!holds(file(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(what_was_answered_to_a_seat_that_has_ended_is_forgotten_too, Taking) {
  const auto story = told_by("ana", "the gate");
  decider.rules = [](const auto&, const auto&) {
    chorus::kernel::Outputs outputs;
    outputs.puts.push_back({chorus::kernel::Key("jotting/x"), "jotting", {}, {}});
    outputs.answer = chorus::kernel::Body(R"({"you_said":"needle"})");
    return chorus::kernel::Decision(outputs);
  };
  send(participant("ana"), "remember", R"({"text":"needle"})");
  auto later = participant("ana");
  later.client = chorus::kernel::ClientId("a-new-phone");
  later.k = 0;
  auto file_now = store.load();
  for (auto& seat : file_now.seats) seat.expires = clock.now();
  later.seat.id = chorus::kernel::SeatId("new-seat");
  later.seat.token_digest = "new";
  later.seat.expires = clock.now() + 1'000'000;
  file_now.seats.push_back(later.seat);
  store.keep(file_now);
  restart();
  const bool held = holds(file(), "needle");

  BOOST_TEST(accepted(send(later, "core.withdraw", keys(story))));

  BOOST_TEST(held);
  BOOST_TEST(!holds(file(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(everything_goes_even_if_one_thing_went_before_its_turn_came, Taking) {
  const auto one = told_by("ana", "the gate");
  told_by("ana", "needle");
  decider.holds = true;
  send(lead(), "drop", json{{"key", one}}.dump());
  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  decider.complete();

  BOOST_TEST(!at(one));
  BOOST_TEST(!holds(file(), "needle"));
}

BOOST_AUTO_TEST_SUITE_END()
