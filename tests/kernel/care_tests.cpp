#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

// A thing that needs care is gone for everybody but its owner, and nothing tells of it.
BOOST_AUTO_TEST_SUITE(care_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::GivingFixture;
using nlohmann::json;

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

std::string one(const std::string& key) { return json{{"key", key}}.dump(); }
std::string keys(const std::string& key) { return json{{"keys", {key}}}.dump(); }

struct Care : GivingFixture {
  Care() {
    send(lead(), "core.introduce",
         R"({"picture":"heron","name":"Sam","role_group":"practitioner"})", "inquiry");
    story = told_by("ana", "needle at the gate", "room");
    copy = marked_by("ana", story, "needle");
  }

  // Everything that anybody but its owner could be sent or asked to decide by.
  std::string known_to_others() {
    std::string text;
    for (const char* space : {"room", "steps", "inquiry"}) {
      text += seen_by(wall(), space) + seen_by(reader(lead()), space) +
              seen_by(reader(lead("jo")), space) + seen_by(reader(participant("ben")), space);
    }
    return text;
  }
  std::string own_page() { return seen_by(reader(participant("ana"))); }
  std::string file() {
    std::string text;
    for (const auto& space : store.load().spaces) {
      for (const auto& [key, record] : space.records) {
        text += record->type + " " + record->body.text() + "\n";
      }
    }
    return text;
  }

  std::string story;
  std::string copy;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(it_goes_from_wall_leads_room_and_rules_at_once_with_its_copies, Care) {
  send(lead(), "core.release", keys(story));
  const bool was_there = holds(seen_by(wall()), "needle");

  send(lead(), "core.needs_care", one(story));

  BOOST_TEST(was_there);
  BOOST_TEST(!holds(known_to_others(), "needle"));
  BOOST_TEST(!decider.pictures[kernel::SpaceId("steps")].contains(kernel::Key(story + "@room")));
}

BOOST_FIXTURE_TEST_CASE(its_owner_is_sent_nothing_and_sees_what_they_saw, Care) {
  const std::string before = own_page();
  const auto rev = at(story)->rev;
  const auto told = publisher.publications.size();

  send(lead(), "core.needs_care", one(story));

  BOOST_TEST(own_page() == before);
  BOOST_TEST(at(story)->rev == rev);
  for (auto i = told; i < publisher.publications.size(); ++i) {
    BOOST_TEST(kernel::difference(publisher.publications[i], reader(participant("ana"))).empty());
  }
}

BOOST_FIXTURE_TEST_CASE(its_owner_can_go_on_with_it_as_ever, Care) {
  send(lead(), "core.needs_care", one(story));

  const json permit{{"key", story}, {"permission", "words"}};
  const auto* permitted = send(participant("ana"), "core.permit", permit.dump());
  const auto* asked = send(participant("ana"), "core.mine", "{}", "inquiry");
  marked_by("ana", story, "needle again");

  BOOST_TEST(accepted(permitted));
  BOOST_TEST(holds(std::get<kernel::Body>(asked->outcome).text(), "needle"));
  BOOST_TEST(!holds(known_to_others(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(no_other_command_reaches_it_or_tells_that_it_is_there, Care) {
  send(lead(), "core.needs_care", one(story));

  BOOST_TEST(refusal(send(lead("jo"), "drop", one(story))) == "not_here");
  BOOST_TEST(refusal(send(lead("jo"), "core.release", keys(story))) == "not_here");
  BOOST_TEST(refusal(send(lead("jo"), "core.thread", json{{"ref", story + "@room"}}.dump(),
                          "inquiry")) == "not_here");
  BOOST_TEST(holds(own_page(), "needle at the gate"));
}

BOOST_FIXTURE_TEST_CASE(the_record_to_print_has_own_words_time_activity_and_witness, Care) {
  const auto* answer = send(lead(), "core.needs_care", one(story));

  const json print = json::parse(std::get<kernel::Body>(answer->outcome).text()).at("print");
  BOOST_TEST(print.at("body").at("words") == "needle at the gate");
  BOOST_TEST(print.at("at") == clock.now());
  BOOST_TEST(print.at("activity") == "What was good?");
  BOOST_TEST(print.at("witness").at("name") == "Sam");
  BOOST_TEST(!holds(print.dump(), "ana"));
}

BOOST_FIXTURE_TEST_CASE(the_lead_who_pressed_is_given_the_record_again_and_nothing_changes, Care) {
  const auto* first = send(lead(), "core.needs_care", one(story));
  const std::string print = std::get<kernel::Body>(first->outcome).text();
  const auto commits = store.commits.size();
  const std::string before = file();

  const auto* again = send(lead(), "core.needs_care", one(story));
  restart();
  const auto* later = send(lead(), "core.needs_care", one(story));

  BOOST_TEST_REQUIRE(accepted(again));
  BOOST_TEST_REQUIRE(accepted(later));
  BOOST_TEST(std::get<kernel::Body>(again->outcome).text() == print);
  BOOST_TEST(std::get<kernel::Body>(later->outcome).text() == print);
  BOOST_TEST(store.commits.size() == commits);
  BOOST_TEST(file() == before);
}

BOOST_FIXTURE_TEST_CASE(the_record_is_given_again_although_its_owner_took_the_words_back, Care) {
  send(lead(), "core.needs_care", one(story));
  send(participant("ana"), "core.withdraw", keys(story));

  const auto* again = send(lead(), "core.needs_care", one(story));

  BOOST_TEST_REQUIRE(accepted(again));
  BOOST_TEST(holds(std::get<kernel::Body>(again->outcome).text(), "needle at the gate"));
}

BOOST_FIXTURE_TEST_CASE(nobody_else_is_given_the_record_nor_told_that_there_is_one, Care) {
  send(lead(), "core.needs_care", one(story));

  BOOST_TEST(refusal(send(lead("jo"), "core.needs_care", one(story))) == "not_here");
  BOOST_TEST(!accepted(send(participant("ana"), "core.needs_care", one(story))));
  send(lead(), "core.undo", one(story));
  send(lead("jo"), "core.hide", one(story));
  BOOST_TEST(accepted(send(lead("jo"), "core.needs_care", one(story))));
  BOOST_TEST(refusal(send(lead(), "core.needs_care", one(story))) == "not_here");
}

BOOST_FIXTURE_TEST_CASE(the_copy_is_in_the_file_alone, Care) {
  send(lead(), "core.needs_care", one(story));

  BOOST_TEST(holds(file(), "care {"));
  BOOST_TEST(!holds(known_to_others() + own_page(), "care/"));
  for (const auto& [space, picture] : decider.pictures) {
    for (const auto& [key, record] : picture) BOOST_TEST(record->type != "care");
  }
  restart();
  for (const auto& [space, picture] : decider.pictures) {
    for (const auto& [key, record] : picture) BOOST_TEST(record->type != "care");
  }
}

BOOST_FIXTURE_TEST_CASE(neither_journal_nor_count_nor_answer_tells_of_it, Care) {
  const auto heard = room->presence().groups.size();
  const auto acts = store.load().acts.size();

  send(lead(), "core.needs_care", one(story));
  const auto commit = store.commits.back();
  const auto* history = send(lead("jo"), "core.history", one(story));
  const auto* known = send(lead("jo"), "core.undo", one(story));
  const auto* unknown = send(lead("jo"), "core.undo", one("story/never"));

  BOOST_TEST(commit.command == "");
  BOOST_TEST(!commit.journal_keys);
  BOOST_TEST(store.load().acts.size() == acts);
  BOOST_TEST(room->presence().groups.size() == heard);
  BOOST_TEST(refusal(history) == "not_here");
  BOOST_TEST(refusal(known) == refusal(unknown));
  BOOST_TEST(refusal(known) == "not_here");
}

BOOST_FIXTURE_TEST_CASE(the_lead_who_pressed_takes_a_mistake_back_and_no_trace_stays, Care) {
  const std::string before = known_to_others() + own_page() + file();
  send(lead(), "core.needs_care", one(story));

  const auto* undone = send(lead(), "core.undo", one(story));

  BOOST_TEST(accepted(undone));
  BOOST_TEST(known_to_others() + own_page() + file() == before);
  BOOST_TEST(!holds(file(), "care {"));
}

BOOST_FIXTURE_TEST_CASE(no_other_lead_takes_it_back_by_the_way, Care) {
  send(lead("jo"), "core.hide", one(copy));
  send(lead(), "core.needs_care", one(story));

  const auto* undone = send(lead("jo"), "core.undo");

  BOOST_TEST(refusal(undone) == "nothing_to_undo");
  BOOST_TEST(!holds(known_to_others(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(a_mistake_can_be_taken_back_although_the_owner_went_on, Care) {
  send(lead(), "core.needs_care", one(story));
  send(participant("ana"), "core.permit",
       json{{"key", story}, {"permission", "facilitators"}}.dump());

  BOOST_TEST(accepted(send(lead(), "core.undo", one(story))));

  BOOST_TEST(holds(seen_by(reader(lead())), "needle at the gate"));
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "needle at the gate"));
}

BOOST_FIXTURE_TEST_CASE(what_is_done_since_to_the_rest_of_it_can_be_undone_and_brings_nothing_back,
                        Care) {
  send(lead(), "core.needs_care", one(copy));
  send(lead("jo"), "core.hide", one(story));

  const auto* undone = send(lead("jo"), "core.undo", one(story));

  BOOST_TEST(accepted(undone));
  BOOST_TEST(holds(seen_by(reader(participant("ben"))), "needle at the gate"));
  BOOST_TEST(!holds(known_to_others(), copy));
}

BOOST_FIXTURE_TEST_CASE(taken_back_by_its_owner_only_the_copy_stays, Care) {
  send(lead(), "core.needs_care", one(story));

  const auto* withdrawn = send(participant("ana"), "core.withdraw", keys(story));

  BOOST_TEST(accepted(withdrawn));
  BOOST_TEST(!holds(own_page(), "needle"));
  BOOST_TEST(holds(file(), "needle at the gate"));
  BOOST_TEST(refusal(send(lead(), "core.undo", one(story))) == "not_here");
  BOOST_TEST(!holds(known_to_others(), "needle"));
}

BOOST_FIXTURE_TEST_CASE(a_copy_taken_out_of_care_does_not_bring_back_words_that_stay_in_it,
                        GivingFixture) {
  const auto story = told_by("ana", "the gate", "room");
  const auto highlight = marked_by("ana", story, "gate");
  send(lead(), "core.needs_care", json{{"key", highlight}}.dump());
  send(lead(), "core.needs_care", json{{"key", story}}.dump());

  send(lead(), "core.undo", json{{"key", highlight}}.dump());

  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "gate"));
  BOOST_TEST(!holds(seen_by(reader(lead())), "gate"));
}

BOOST_FIXTURE_TEST_CASE(acts_from_before_it_can_be_undone_once_all_that_came_upon_it_was, Care) {
  send(lead(), "core.close", R"({"now":true})");
  send(lead(), "core.needs_care", one(copy));
  send(lead("jo"), "core.hide", one(story));
  send(lead("jo"), "core.undo", one(story));
  const auto rev = at(copy)->rev;
  restart();

  const auto* lifted = send(lead(), "core.undo", one(copy));
  const auto rev_after = at(copy)->rev;
  const auto* opened = send(lead(), "core.undo");

  BOOST_TEST(accepted(lifted));
  BOOST_TEST(rev_after == rev);
  BOOST_TEST(accepted(opened));
  BOOST_TEST(!holds(at(copy)->body.text(), "number"));
}

BOOST_FIXTURE_TEST_CASE(what_its_owner_marked_of_it_in_care_comes_back_with_it, Care) {
  send(lead(), "core.needs_care", one(story));
  const auto later = marked_by("ana", story, "gate");
  const auto rev = at(later)->rev;
  const auto told = publisher.publications.size();

  send(lead(), "core.undo", one(story));

  BOOST_TEST(holds(seen_by(reader(participant("ben"))), later));
  BOOST_TEST(at(later)->rev == rev);
  for (auto i = told; i < publisher.publications.size(); ++i) {
    BOOST_TEST(kernel::difference(publisher.publications[i], reader(participant("ana"))).empty());
  }
}

BOOST_FIXTURE_TEST_CASE(what_its_owner_marked_of_it_comes_back_too_where_they_wrote_on, Care) {
  send(lead(), "core.needs_care", one(story));
  const auto later = marked_by("ana", story, "gate");
  send(participant("ana"), "core.permit", json{{"key", story}, {"permission", "words"}}.dump());

  send(lead(), "core.undo", one(story));

  BOOST_TEST(holds(seen_by(reader(participant("ben"))), later));
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_needs_care_of_its_own_stays_in_it_when_its_story_comes_back,
                        Care) {
  send(lead(), "core.needs_care", one(copy));
  send(lead("jo"), "core.needs_care", one(story));

  send(lead("jo"), "core.undo", one(story));

  BOOST_TEST(holds(seen_by(reader(participant("ben"))), story));
  BOOST_TEST(!holds(known_to_others(), copy));
}

BOOST_FIXTURE_TEST_CASE(a_copy_that_was_kept_in_care_by_its_story_alone_comes_back_with_it, Care) {
  send(lead(), "core.needs_care", one(copy));
  send(lead("jo"), "core.needs_care", one(story));
  send(lead(), "core.undo", one(copy));
  const bool stayed = !holds(known_to_others(), copy);

  send(lead("jo"), "core.undo", one(story));

  BOOST_TEST(stayed);
  BOOST_TEST(holds(seen_by(reader(participant("ben"))), copy));
}

BOOST_FIXTURE_TEST_CASE(care_that_was_lifted_does_not_come_back_with_an_undo, Care) {
  const auto other = told_by("ana", "and the gate again", "room");
  send(lead(), "core.needs_care", one(story));
  const auto both = marked_by("ana", story, "gate");
  const json also{{"from", both}, {"to", other}, {"type", "highlights"}};
  BOOST_TEST(accepted(send(participant("ana"), "lean", also.dump())));
  send(lead("jo"), "core.hide", one(other));
  send(lead(), "core.undo", one(story));

  send(lead("jo"), "core.undo", one(other));

  BOOST_TEST(holds(seen_by(reader(participant("ben"))), other));
  BOOST_TEST(holds(seen_by(reader(participant("ben"))), both));
}

BOOST_FIXTURE_TEST_CASE(what_was_dropped_in_care_returns_to_it_while_it_lasts, Care) {
  const auto own = made(send(lead(), "tell", R"({"text":"needle of a lead","may":"room"})"));
  send(lead("jo"), "core.needs_care", one(own));
  const auto leans = made(send(lead(), "mark", json{{"of", own}, {"words", "needle"}}.dump()));
  send(lead(), "drop", one(own));

  BOOST_TEST(accepted(send(lead(), "core.undo", one(own))));

  BOOST_TEST(holds(seen_by(reader(lead())), own));
  for (const auto& key : {own, leans}) BOOST_TEST(!holds(seen_by(reader(lead("jo"))), key));
}

BOOST_FIXTURE_TEST_CASE(what_was_dropped_in_care_returns_without_it_once_it_was_lifted, Care) {
  const auto own = made(send(lead(), "tell", R"({"text":"needle of a lead","may":"room"})"));
  send(lead("jo"), "core.needs_care", one(own));
  const auto leans = made(send(lead(), "mark", json{{"of", own}, {"words", "needle"}}.dump()));
  send(lead(), "drop", one(leans));
  send(lead("jo"), "core.undo", one(own));

  BOOST_TEST(accepted(send(lead(), "core.undo", one(leans))));

  for (const auto& key : {own, leans}) BOOST_TEST(holds(seen_by(reader(lead("jo"))), key));
}

BOOST_AUTO_TEST_SUITE_END()
