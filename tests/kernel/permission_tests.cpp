#include "kernel/values/permission.hpp"

#include "kernel/room/consents.hpp"
#include "kernel/room/projection.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using chorus::kernel::Permission;
using chorus::kernel::Visibility;
using chorus::test::GivingFixture;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(permission_tests)

namespace {

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

std::string permit(const std::string& key, const std::string& permission) {
  return json{{"key", key}, {"permission", permission}}.dump();
}

struct Reach {
  const char* rung;
  bool leads;
  bool room;
  Visibility report;
};

std::ostream& operator<<(std::ostream& out, const Reach& reach) { return out << reach.rung; }

const std::vector<Reach> k_ladder{
    {"only_me", false, false, Visibility::none},
    {"facilitators", true, false, Visibility::presence},
    {"table", true, false, Visibility::presence},
    {"room", true, true, Visibility::presence},
    {"gist", true, true, Visibility::gist},
    {"words", true, true, Visibility::full},
    {"named", true, true, Visibility::full},
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_report_tells_why_an_activity_was_opened_before_the_promise) {
  chorus::kernel::Record record;
  record.key = chorus::kernel::Key("override/a");
  record.type = "override";
  record.audience = chorus::kernel::Audience({"facilitators"});

  const auto anybody = chorus::kernel::Reader{{chorus::kernel::Role::wall, {}}, {}};

  BOOST_TEST((leaving(record, chorus::kernel::Consents()) == Visibility::full));
  BOOST_TEST((view(record, anybody) == Visibility::none));
}

BOOST_DATA_TEST_CASE_F(GivingFixture, each_rung_of_the_ladder_reaches_just_so_far, k_ladder,
                       reach) {
  sits_at_a_table("ana");
  const auto key = told_by("ana", "the gate", reach.rung);

  BOOST_TEST(holds(seen_by(reader(participant("ana"))), "the gate"));
  BOOST_TEST(holds(seen_by(reader(lead())), "the gate") == reach.leads);
  BOOST_TEST(holds(seen_by(reader(participant("ben"))), "the gate") == reach.room);
  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
  const bool as_said = leaving(*at(key), chorus::kernel::Consents()) == reach.report;
  BOOST_TEST(as_said);
}

BOOST_FIXTURE_TEST_CASE(a_story_goes_to_the_leads_alone_unless_its_owner_says_more, GivingFixture) {
  told_by("ana", "the gate");

  BOOST_TEST(holds(seen_by(reader(lead())), "the gate"));
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(only_the_owner_says_how_far_it_travels, GivingFixture) {
  const auto key = told_by("ana", "the gate");

  BOOST_TEST(refusal(send(participant("ben"), "core.permit", permit(key, "named"))) == "not_yours");
  BOOST_TEST(refusal(send(lead(), "core.permit", permit(key, "named"))) == "not_yours");
  BOOST_TEST(accepted(send(participant("ana"), "core.permit", permit(key, "room"))));
  BOOST_TEST(holds(seen_by(reader(participant("ben"))), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(what_repeats_the_words_goes_no_further_than_they_do, GivingFixture) {
  const auto story = told_by("ana", "a man waited at the gate", "room");
  const auto highlight = marked_by("ana", story, "waited at the gate");
  const auto at_first = permission_in(at(highlight)->audience);

  send(participant("ana"), "core.permit", permit(story, "facilitators"));
  const auto narrowed = permission_in(at(highlight)->audience);
  send(participant("ana"), "core.permit", permit(highlight, "named"));

  BOOST_TEST((at_first == Permission::room));
  BOOST_TEST((narrowed == Permission::facilitators));
  BOOST_TEST((permission_in(at(highlight)->audience) == Permission::facilitators));
}

BOOST_FIXTURE_TEST_CASE(a_story_told_in_other_words_travels_as_far_as_before, GivingFixture) {
  const auto key = told_by("ana", "the gate", "words");

  send(participant("ana"), "retell", json{{"key", key}, {"text", "the green gate"}}.dump());

  BOOST_TEST(holds(seen_by(reader(participant("ben"))), "the green gate"));
  BOOST_TEST((permission_in(at(key)->audience) == Permission::words));
}

BOOST_FIXTURE_TEST_CASE(no_activity_ties_anything_to_a_link_or_takes_one_away, GivingFixture) {
  const auto story = told_by("ana", "the gate");
  const auto highlight = marked_by("ana", story, "gate");
  std::string link;
  for (const auto& [key, record] : room->space(chorus::kernel::SpaceId("room"))->records) {
    if (record->type == "link") link = key.value();
  }

  send(participant("ana"), "lean", json{{"from", story}, {"to", link}}.dump());
  send(participant("ana"), "drop", json{{"key", link}}.dump());

  BOOST_TEST(at(link) != nullptr);
  BOOST_TEST(chorus::kernel::links_in(*room->space(chorus::kernel::SpaceId("room"))).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_is_kept_from_the_room_cannot_be_put_on_the_wall, GivingFixture) {
  const auto key = told_by("ana", "the gate");

  const auto* refused = send(lead(), "core.release", json{{"keys", {key}}}.dump());

  BOOST_TEST(refusal(refused) == "not_permitted");
}

BOOST_FIXTURE_TEST_CASE(a_narrower_word_takes_it_off_the_wall, GivingFixture) {
  const auto key = told_by("ana", "the gate", "room");
  send(lead(), "core.release", json{{"keys", {key}}}.dump());
  const bool before = holds(seen_by(wall()), "the gate");

  send(participant("ana"), "core.permit", permit(key, "facilitators"));

  BOOST_TEST(before);
  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(care_takes_the_words_and_what_repeats_them_and_prints_them_once,
                        GivingFixture) {
  const auto story = told_by("ana", "a man waited at the gate", "words");
  marked_by("ana", story, "waited at the gate");

  const auto* answer = send(lead(), "core.needs_care", json{{"key", story}}.dump());

  BOOST_TEST(accepted(answer));
  const auto printed = std::get<chorus::kernel::Body>(answer->outcome).text();
  BOOST_TEST(holds(printed, "a man waited at the gate"));
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "waited"));
  BOOST_TEST(!holds(seen_by(reader(lead())) + seen_by(wall()), "waited"));
  BOOST_TEST(!holds(seen_by(reader(lead()), "steps"), "waited"));
}

BOOST_FIXTURE_TEST_CASE(nobody_but_the_owner_widens_it_by_telling_it_anew, GivingFixture) {
  const auto key = told_by("ana", "the gate", "facilitators");

  send(lead(), "retell", json{{"key", key}, {"text", "the gate"}, {"may", "named"}}.dump());

  BOOST_TEST((permission_in(at(key)->audience) == Permission::facilitators));
}

BOOST_FIXTURE_TEST_CASE(what_repeats_the_words_follows_when_they_are_told_anew_to_fewer,
                        GivingFixture) {
  const auto story = told_by("ana", "a man waited at the gate", "words");
  const auto highlight = marked_by("ana", story, "waited at the gate");

  send(participant("ana"), "retell",
       json{{"key", story}, {"text", "a man"}, {"may", "only_me"}}.dump());

  BOOST_TEST((permission_in(at(highlight)->audience) == Permission::only_me));
}

BOOST_FIXTURE_TEST_CASE(told_anew_to_fewer_it_leaves_the_wall, GivingFixture) {
  const auto key = told_by("ana", "the gate", "room");
  send(lead(), "core.release", json{{"keys", {key}}}.dump());

  send(participant("ana"), "retell",
       json{{"key", key}, {"text", "the gate"}, {"may", "facilitators"}}.dump());

  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(what_repeats_words_that_are_put_away_is_put_away_too, GivingFixture) {
  const auto hidden = told_by("ana", "the hidden gate", "room");
  const auto in_care = told_by("ana", "the guarded gate", "room");
  send(lead(), "core.hide", json{{"key", hidden}}.dump());
  send(lead(), "core.needs_care", json{{"key", in_care}}.dump());

  marked_by("ana", hidden, "hidden gate");
  marked_by("ana", in_care, "guarded gate");

  const auto room_sees = seen_by(reader(participant("ben"))) + seen_by(reader(participant("ana")));
  BOOST_TEST(!holds(room_sees, "hidden gate"));
  const auto others_see = seen_by(reader(participant("ben"))) + seen_by(reader(lead()));
  BOOST_TEST(!holds(others_see, "guarded gate"));
}

BOOST_FIXTURE_TEST_CASE(nothing_repeats_the_words_of_another_activity, GivingFixture) {
  const auto story = told_by("ana", "the gate", "room");
  const auto step = step_on("Somebody waits", story + "@room");
  const json args{{"from", step}, {"to", story + "@room"}, {"type", "highlights"}};

  BOOST_TEST(refusal(send(lead(), "lean", args.dump(), "steps")) == "activity_faulty");
}

BOOST_AUTO_TEST_SUITE_END()
