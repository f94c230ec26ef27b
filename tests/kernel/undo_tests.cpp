#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

using chorus::kernel::Gate;
using chorus::kernel::Phase;
using chorus::test::KernelFixture;

BOOST_AUTO_TEST_SUITE(undo_tests)

namespace {

struct OpenRoom : KernelFixture {
  OpenRoom() {
    send(lead(), "core.open");
    send(participant("ana"), "say", R"({"text":"the gate"})");
    key = first_of("words")->key.value();
  }
  std::string keys() const { return R"({"keys":[")" + key + R"("]})"; }
  const chorus::kernel::Record* at(const std::string& name) const {
    return room->space(chorus::kernel::SpaceId("room"))
        ->records.at(chorus::kernel::Key(name))
        .get();
  }
  std::string other_than(const std::string& name) const {
    for (const auto& [known, record] : room->space(chorus::kernel::SpaceId("room"))->records) {
      if (record->type == "words" && known.value() != name) return known.value();
    }
    return {};
  }
  std::string one() const { return R"({"key":")" + key + R"("})"; }
  std::string key;
};

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(held_words_reach_the_wall_by_release_and_leave_it_by_undo, OpenRoom) {
  const bool before = holds(seen_by(wall()), "the gate");
  send(lead(), "core.release", keys());
  const bool released = holds(seen_by(wall()), "the gate");
  const auto* undone = send(lead(), "core.undo");

  BOOST_TEST(!before);
  BOOST_TEST(released);
  BOOST_TEST(accepted(undone));
  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(what_an_undo_would_take_back_is_said_before_and_that_or_nothing_is_done,
                        OpenRoom) {
  send(lead(), "core.release", keys());
  const auto* answer = send(lead(), "core.undo", R"({"look":true})");
  const std::string seen = std::get<chorus::kernel::Body>(answer->outcome).text();
  const auto act = [](const std::string& text) {
    const auto at = text.find("\"act\":") + 6;
    return text.substr(at, text.find(',', at) - at);
  };

  BOOST_TEST(holds(seen, R"("command":"core.release")"));
  BOOST_TEST(holds(seen, key));
  BOOST_TEST(holds(seen, R"("things":1)"));
  BOOST_TEST(holds(seen_by(wall()), "the gate"));

  send(lead("jo"), "core.hide", one());
  BOOST_TEST(refusal(send(lead(), "core.undo", R"({"act":)" + act(seen) + "}")) == "changed_since");
  send(lead("jo"), "core.undo");
  BOOST_TEST(accepted(send(lead(), "core.undo", R"({"act":)" + act(seen) + "}")));
  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(nobody_but_leads_learns_what_was_done_last, OpenRoom) {
  BOOST_TEST(refusal(send(lead(), "core.undo", R"({"look":true})")) == "nothing_to_undo");
  send(lead(), "core.hide", one());

  BOOST_TEST(refusal(send(participant("ana"), "core.undo", R"({"look":true})")) == "leads_only");
}

BOOST_FIXTURE_TEST_CASE(what_another_lead_sent_to_care_is_not_told_by_looking_at_undo, OpenRoom) {
  send(lead("jo"), "core.needs_care", one());

  BOOST_TEST(refusal(send(lead("sam"), "core.undo", R"({"look":true})")) == "nothing_to_undo");
  BOOST_TEST(accepted(send(lead("jo"), "core.undo", R"({"look":true})")));
}

BOOST_FIXTURE_TEST_CASE(needs_care_hides_from_everyone_at_once_and_undo_brings_back, OpenRoom) {
  send(lead(), "core.release", keys());

  send(lead(), "core.needs_care", one());
  const std::string seen =
      seen_by(wall()) + seen_by(reader(lead())) + seen_by(reader(participant("ben")));
  send(lead(), "core.undo");

  BOOST_TEST(!holds(seen, "the gate"));
  BOOST_TEST(holds(seen_by(wall()), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(hidden_words_show_to_leads_alone_and_cannot_be_released, OpenRoom) {
  send(lead(), "core.hide", one());

  BOOST_TEST(holds(seen_by(reader(lead())), "the gate"));
  BOOST_TEST(!holds(seen_by(reader(participant("ana"))), "the gate"));
  BOOST_TEST(refusal(send(lead(), "core.release", keys())) == "hidden");
}

BOOST_FIXTURE_TEST_CASE(undo_says_what_changed_since_instead_of_overwriting_it, OpenRoom) {
  send(lead(), "core.release", keys());
  const auto take_back = [key = chorus::kernel::Key(key)](const auto&, const auto&) {
    chorus::kernel::Outputs outputs;
    outputs.puts.push_back({key, "words", {}, chorus::kernel::Body(R"({"text":"edited"})")});
    return chorus::kernel::Decision(outputs);
  };
  decider.rules = take_back;
  send(participant("ana"), "say");

  const auto* answer = send(lead(), "core.undo");

  BOOST_TEST(refusal(answer) == "changed_since");
  BOOST_TEST(first_of("words")->body.text() == R"({"text":"edited"})");
}

BOOST_FIXTURE_TEST_CASE(words_edited_after_their_release_wait_for_a_new_release, OpenRoom) {
  send(lead(), "core.release", keys());
  decider.rules = [key = chorus::kernel::Key(key)](const auto&, const auto&) {
    chorus::kernel::Outputs outputs;
    outputs.puts.push_back(
        {key, "words", {}, chorus::kernel::Body(R"({"text":"something else"})")});
    return chorus::kernel::Decision(outputs);
  };

  send(participant("ana"), "say");

  BOOST_TEST(!holds(seen_by(wall()), "something else"));
  BOOST_TEST(!holds(seen_by(reader(participant("ben"))), "something else"));
}

BOOST_FIXTURE_TEST_CASE(a_pause_is_undone_even_after_a_restart, OpenRoom) {
  send(lead(), "core.pause");
  restart();

  send(lead(), "core.undo");

  BOOST_TEST((phase() == Phase::open));
}

BOOST_FIXTURE_TEST_CASE(with_nothing_to_undo_undo_says_so, KernelFixture) {
  BOOST_TEST(refusal(send(lead(), "core.undo")) == "nothing_to_undo");
}

BOOST_FIXTURE_TEST_CASE(an_act_on_one_thing_is_undone_whatever_happened_to_others_since, OpenRoom) {
  send(participant("ben"), "say", R"({"text":"the bus"})");
  const auto other = other_than(key);
  send(lead(), "core.release", keys());
  send(lead("jo"), "core.hide", R"({"key":")" + other + R"("})");

  BOOST_TEST(accepted(send(lead(), "core.undo", one())));

  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
  BOOST_TEST((at(other)->gate == Gate::hidden));
}

BOOST_FIXTURE_TEST_CASE(undo_after_undo_goes_to_the_act_before_even_after_a_restart, OpenRoom) {
  send(lead(), "core.release", keys());
  send(lead(), "core.hide", one());
  send(lead(), "core.undo", one());
  const bool shown = holds(seen_by(wall()), "the gate");
  restart();

  const auto* second = send(lead(), "core.undo", one());
  const auto* third = send(lead(), "core.undo", one());

  BOOST_TEST(shown);
  BOOST_TEST(accepted(second));
  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
  BOOST_TEST(refusal(third) == "nothing_to_undo");
}

BOOST_FIXTURE_TEST_CASE(what_stands_in_the_way_is_named_by_the_act_that_changed_it, OpenRoom) {
  send(lead(), "core.release", keys());
  send(participant("ana"), "core.take_down", keys());

  const auto* answer = send(lead(), "core.undo", one());

  BOOST_TEST_REQUIRE(refusal(answer) == "changed_since");
  const auto& args = std::get<chorus::kernel::Rejection>(answer->outcome).args.text();
  BOOST_TEST(holds(args, R"("command":"core.release")"));
  BOOST_TEST(holds(args, R"("since":"taken_off")"));
}

BOOST_FIXTURE_TEST_CASE(an_owner_takes_their_words_off_the_wall_and_no_lead_undoes_it, OpenRoom) {
  send(lead(), "core.release", keys());

  const auto* done = send(participant("ana"), "core.take_down", keys());
  const bool gone = !holds(seen_by(wall()), "the gate");
  send(lead(), "core.undo");

  BOOST_TEST(accepted(done));
  BOOST_TEST(gone);
  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
  BOOST_TEST_REQUIRE(!publisher.notices.empty());
  BOOST_TEST(publisher.notices.back().kind == "taken_down");
  BOOST_TEST(publisher.notices.back().facilitators_only);
  BOOST_TEST(!holds(publisher.notices.back().args.text(), "ana"));
}

BOOST_FIXTURE_TEST_CASE(nobody_takes_anothers_words_off_the_wall, OpenRoom) {
  send(lead(), "core.release", keys());

  BOOST_TEST(refusal(send(participant("ben"), "core.take_down", keys())) == "not_yours");
  BOOST_TEST(holds(seen_by(wall()), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(a_close_that_seals_nothing_is_undone, KernelFixture) {
  types.types["test-activity"].record_types.erase("choice");
  send(lead(), "core.open");
  send(lead(), "core.close", R"({"now":true})");
  const bool closed = phase() == Phase::closed && first_of("count");

  BOOST_TEST(accepted(send(lead(), "core.undo")));

  BOOST_TEST(closed);
  BOOST_TEST((phase() == Phase::open));
  BOOST_TEST(!first_of("count"));
  BOOST_TEST(accepted(send(participant("ana"), "say", R"({"text":"late"})")));
}

BOOST_FIXTURE_TEST_CASE(a_sealed_vote_is_never_opened_again_by_undoing_what_was_before, OpenRoom) {
  send(lead(), "core.pause");
  send(lead(), "core.close", R"({"now":true})");

  BOOST_TEST(refusal(send(lead(), "core.undo")) == "nothing_to_undo");
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_AUTO_TEST_SUITE_END()
