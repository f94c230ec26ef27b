#include "kernel/room/link.hpp"
#include "kernel/values/permission.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

// Undo beside what owners do in the meantime: it restores exactly, or it is refused and changes
// nothing.
BOOST_AUTO_TEST_SUITE(giving_undo_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::GivingFixture;
using nlohmann::json;

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

std::string key(const std::string& key) { return json{{"key", key}}.dump(); }
std::string keys(const std::string& key) { return json{{"keys", {key}}}.dump(); }

struct Undoing : GivingFixture {
  bool has_loose_link(const std::string& space = "room") const {
    for (const auto& link : kernel::links_in(*room->space(kernel::SpaceId(space)))) {
      const auto* from = at(link.from.key.value(), link.from.space.value());
      const auto* to = at(link.to.key.value(), link.to.space.value());
      if (!from || !to) return true;
    }
    return false;
  }
  std::string undo_images() {
    std::string text;
    for (const auto& entry : store.load().undo) {
      for (const auto& record : entry.before) text += record->body.text();
    }
    return text;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(words_taken_back_do_not_come_back_with_a_removed_highlight_of_them,
                        Undoing) {
  const auto story = told_by("ana", "needle in the hay", "words");
  const auto highlight = marked_by("ana", story, "needle");
  send(lead(), "drop", key(highlight));
  send(participant("ana"), "core.withdraw", keys(story));

  const auto images = undo_images();
  send(lead(), "core.undo");

  BOOST_TEST(!holds(images, "needle"));
  BOOST_TEST(!holds(seen_by(reader(lead())), "needle"));
}

BOOST_FIXTURE_TEST_CASE(a_removed_highlight_does_not_come_back_wider_than_its_story, Undoing) {
  const auto story = told_by("ana", "needle in the hay", "words");
  const auto highlight = marked_by("ana", story, "needle");
  send(lead(), "drop", key(highlight));
  send(participant("ana"), "core.permit", json{{"key", story}, {"permission", "only_me"}}.dump());

  const auto* undone = send(lead(), "core.undo");

  BOOST_TEST(refusal(undone) == "changed_since");
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "needle"));
}

BOOST_FIXTURE_TEST_CASE(what_has_come_to_lean_on_others_is_not_taken_from_under_its_links,
                        Undoing) {
  const auto story = told_by("ana", "the gate", "words");
  const auto made_by_lead = made(send(lead(), "tell", R"({"text":"the bus"})"));
  send(participant("ana"), "lean", json{{"from", made_by_lead}, {"to", story}}.dump());

  const auto* undone = send(lead(), "core.undo");

  BOOST_TEST(refusal(undone) == "changed_since");
  BOOST_TEST(!has_loose_link());
}

BOOST_FIXTURE_TEST_CASE(what_leaned_on_something_removed_since_does_not_come_back, Undoing) {
  const auto story = told_by("ana", "the gate", "words");
  const auto highlight = marked_by("ana", story, "gate");
  send(lead(), "drop", key(highlight));
  send(participant("ana"), "drop", key(story));

  const auto* undone = send(lead(), "core.undo");

  BOOST_TEST(refusal(undone) == "changed_since");
  BOOST_TEST(!has_loose_link());
}

BOOST_FIXTURE_TEST_CASE(a_close_still_comes_after_a_pause_of_it_was_undone, Undoing) {
  send(lead(), "core.close");
  send(lead(), "core.pause");
  send(lead(), "core.undo");
  const auto undone = phase();

  clock.pass(60'000);
  room->tick();

  BOOST_TEST((undone == kernel::Phase::closing_soon));
  BOOST_TEST((phase() == kernel::Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(a_pause_is_not_undone_once_the_vote_is_counted,
                        chorus::test::KernelFixture) {
  send(lead(), "core.open");
  send(participant("ana"), "cast", R"({"choice":"swings"})");
  send(lead(), "core.pause");
  send(lead(), "core.close", R"({"now":true})");

  const auto* undone = send(lead(), "core.undo");

  BOOST_TEST(!accepted(undone));
  BOOST_TEST((phase() == kernel::Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(undoing_an_earlier_pause_does_not_reopen_what_was_closed, Undoing) {
  send(lead(), "core.pause");
  send(lead(), "core.close", R"({"now":true})");
  send(lead(), "core.reopen");

  const auto* undone = send(lead(), "core.undo");

  BOOST_TEST(!accepted(undone));
  BOOST_TEST((phase() == kernel::Phase::reopened));
}

BOOST_FIXTURE_TEST_CASE(no_act_is_undone_over_what_its_owner_said_since_though_it_was_away_between,
                        Undoing) {
  const auto story = told_by("ana", "the gate", "room");
  const auto says = [&](const char* rung) {
    return send(participant("ana"), "core.permit",
                json{{"key", story}, {"permission", rung}}.dump());
  };
  send(lead(), "core.hide", key(story));
  BOOST_TEST(accepted(says("facilitators")));
  send(lead("jo"), "drop", key(story));
  send(lead("jo"), "core.undo", key(story));
  BOOST_TEST(accepted(says("only_me")));

  const auto* undone = send(lead(), "core.undo", key(story));

  BOOST_TEST(refusal(undone) == "changed_since");
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(how_far_a_lead_lets_their_own_words_go_no_other_lead_undoes, Undoing) {
  const auto story = made(send(lead(), "tell", R"({"text":"the gate","may":"words"})"));
  const json narrower{{"key", story}, {"text", "the gate"}, {"may", "facilitators"}};
  send(lead(), "retell", narrower.dump());

  const auto* by_another = send(lead("jo"), "core.undo");
  const bool stayed = !holds(seen_by(reader(participant("ben"))), "the gate");
  const auto* by_themself = send(lead(), "core.undo");

  BOOST_TEST(refusal(by_another) == "changed_since");
  BOOST_TEST(stayed);
  BOOST_TEST(accepted(by_themself));
  BOOST_TEST(holds(seen_by(reader(participant("ben"))), "the gate"));
}

BOOST_AUTO_TEST_SUITE_END()
