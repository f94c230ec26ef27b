// An activity whose records were made by another version of its type than the one that is here.
#include "tests/kernel/giving_fixture.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <string>

BOOST_AUTO_TEST_SUITE(migration_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::KernelFixture;
using kernel::Call;
using kernel::Phase;

// An open activity of state 1, with words of ana's and furniture that a lead changed; then the
// program starts again with a type of another state.
struct Opened : KernelFixture {
  Opened() {
    send(lead(), "core.open");
    send(participant("ana"), "say", R"({"text":"the gate"})");
    send(lead(), "fix", R"({"text":"older"})");
    usual = decider.rules;
  }

  void starts_with_state(std::uint32_t version) {
    types.types["test-activity"].state_version = version;
    types.types["test-activity"].version = std::to_string(version) + ".0.0";
    decider.calls.clear();
    restart();
  }
  void migrates(kernel::Decision decision) {
    decider.rules = [this, decision](const Call& call, const auto& records) {
      return call.what == Call::What::migrate ? decision : usual(call, records);
    };
  }
  static kernel::Outputs furniture(const std::string& text) {
    kernel::Outputs outputs;
    outputs.puts.push_back({kernel::Key("furniture/prompt"),
                            "furniture",
                            {},
                            kernel::Body(R"({"text":")" + text + R"("})")});
    return outputs;
  }
  std::string prompt() const { return first_of("furniture")->body.text(); }
  std::uint32_t state() const { return room->space(kernel::SpaceId("room"))->state.state_version; }
  bool leads_are_told(const std::string& kind) const {
    const auto standing = room->standing_notices();
    return std::any_of(standing.begin(), standing.end(), [&](const auto& notice) {
      return notice.kind == kind && notice.facilitators_only;
    });
  }
  std::size_t migrations() const {
    return static_cast<std::size_t>(
        std::count_if(decider.calls.begin(), decider.calls.end(),
                      [](const Call& call) { return call.what == Call::What::migrate; }));
  }
  kernel::StateAge age() const { return room->sheet(kernel::Role::participant).lines.at(0).age; }

  chorus::test::FunctionDecider::Rules usual;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_older_state_is_carried_over_once_and_goes_on, Opened) {
  migrates(furniture("newer"));
  starts_with_state(2);
  const std::size_t at_first = migrations();
  const std::string from = decider.calls.at(0).name;
  const std::string text = prompt();
  const bool goes_on = accepted(send(participant("ana"), "say", R"({"text":"and the bench"})"));
  starts_with_state(2);

  BOOST_TEST(at_first == 1U);
  BOOST_TEST(from == "1");
  BOOST_TEST(text == R"({"text":"newer"})");
  BOOST_TEST(goes_on);
  BOOST_TEST(migrations() == 0U);
  BOOST_TEST(state() == 2U);
  BOOST_TEST(!leads_are_told("state_older"));
  BOOST_TEST((age() == kernel::StateAge::fitting));
  BOOST_TEST(seen_by(reader(participant("ana"))).find("the gate") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_state_that_its_type_already_makes_is_left_alone, Opened) {
  starts_with_state(1);

  BOOST_TEST(migrations() == 0U);
  BOOST_TEST(accepted(send(participant("ana"), "say", R"({"text":"and the bench"})")));
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_carried_over_is_for_reading_alone, Opened) {
  migrates(kernel::Rejection{"no_way_from_it", "no_way_from_it", kernel::Body()});
  starts_with_state(2);

  BOOST_TEST(refusal(send(participant("ana"), "say", R"({"text":"more"})")) == "activity_unread");
  BOOST_TEST(refusal(send(lead(), "core.reveal")) != "");
  BOOST_TEST((age() == kernel::StateAge::older));
  BOOST_TEST(leads_are_told("state_older"));
  BOOST_TEST(prompt() == R"({"text":"older"})");
  BOOST_TEST(state() == 1U);
  BOOST_TEST(seen_by(reader(participant("ana"))).find("the gate") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_is_for_reading_alone_can_still_be_taken_back_and_closed, Opened) {
  const auto* said = send(participant("ana"), "say", R"({"text":"the bench"})");
  const auto body = std::get<kernel::Body>(said->outcome).text();
  migrates(kernel::DeciderFault::restarted);
  starts_with_state(2);

  const std::string key = body.substr(8, body.size() - 10);
  BOOST_TEST(accepted(send(participant("ana"), "core.withdraw", R"({"keys":[")" + key + R"("]})")));
  BOOST_TEST(accepted(send(lead(), "core.close", R"({"now":true})")));
  BOOST_TEST(seen_by(reader(participant("ana"))).find("the bench") == std::string::npos);
  BOOST_TEST((phase() == Phase::closed));
}

BOOST_FIXTURE_TEST_CASE(trying_again_carries_it_over_after_all, Opened) {
  migrates(kernel::DeciderFault::restarted);
  starts_with_state(2);
  migrates(furniture("newer"));

  BOOST_TEST(accepted(send(lead(), "core.try_again")));

  BOOST_TEST(state() == 2U);
  BOOST_TEST(!leads_are_told("state_older"));
  BOOST_TEST(accepted(send(participant("ana"), "say", R"({"text":"more"})")));
}

BOOST_FIXTURE_TEST_CASE(pages_are_shown_what_it_takes_in_once_it_is_carried_over_after_all,
                        chorus::test::GivingFixture) {
  const auto story = told_by("ana", "the gate", "words") + "@room";
  auto usual = decider.rules;
  decider.rules = [&](const Call& call, const auto& records) -> kernel::Decision {
    if (call.what == Call::What::migrate) return kernel::DeciderFault::restarted;
    return usual(call, records);
  };
  types.types["test-building"].state_version = 2;
  restart();
  decider.rules = usual;
  publisher.publications.clear();

  BOOST_TEST(accepted(send(lead(), "core.try_again", "{}", "steps")));

  const auto& told = publisher.publications;
  const bool is_told = std::any_of(told.begin(), told.end(), [&](const auto& one) {
    return one.space.value() == "steps" && !one.touched.empty() && !one.touched.front().before &&
           one.touched.front().after && one.touched.front().after->key.value() == story;
  });
  BOOST_TEST(is_told);
}

BOOST_FIXTURE_TEST_CASE(a_migration_that_leaves_a_record_behind_does_not_happen, Opened) {
  migrates(kernel::Outputs());
  schemas.unsound.insert("words");
  starts_with_state(2);

  BOOST_TEST(state() == 1U);
  BOOST_TEST(leads_are_told("state_older"));
}

BOOST_FIXTURE_TEST_CASE(a_migration_of_what_it_may_not_do_does_not_happen, Opened) {
  kernel::Outputs outputs;
  outputs.puts.push_back({kernel::Key("crown/new"), "crown", {}, kernel::Body(R"({"text":"x"})")});
  migrates(outputs);
  starts_with_state(2);

  BOOST_TEST(state() == 1U);
  BOOST_TEST(first_of("words")->body.text() == R"({"text":"the gate"})");
}

BOOST_FIXTURE_TEST_CASE(a_newer_state_is_for_reading_alone_and_nobody_is_asked, Opened) {
  starts_with_state(2);  // its rules change nothing, so it is carried over
  starts_with_state(1);

  BOOST_TEST(state() == 2U);
  BOOST_TEST(decider.calls.empty());
  BOOST_TEST((age() == kernel::StateAge::newer));
  BOOST_TEST(leads_are_told("state_newer"));
  BOOST_TEST(refusal(send(participant("ana"), "say", R"({"text":"more"})")) == "activity_unread");
  BOOST_TEST(decider.calls.empty());
}

BOOST_FIXTURE_TEST_CASE(acts_of_before_cannot_be_undone_after_it, Opened) {
  migrates(furniture("newer"));
  starts_with_state(2);

  BOOST_TEST(!accepted(send(lead(), "core.undo")));
  BOOST_TEST(prompt() == R"({"text":"newer"})");
}

BOOST_FIXTURE_TEST_CASE(what_people_say_meanwhile_waits_until_it_is_carried_over, Opened) {
  migrates(furniture("newer"));
  decider.holds = true;
  starts_with_state(2);
  const auto* waiting = send(participant("ana"), "say", R"({"text":"more"})");
  const bool waited = waiting == nullptr;
  decider.holds = false;
  decider.complete();

  BOOST_TEST(waited);
  BOOST_TEST(state() == 2U);
  BOOST_TEST(decider.calls.back().name == "say");
}

BOOST_AUTO_TEST_SUITE_END()
