#include "kernel/values/body.hpp"

#include "tests/support/kernel_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(body_tests)

namespace {

using chorus::kernel::Body;
using chorus::kernel::Call;
using chorus::kernel::Key;
using nlohmann::json;

const json k_words = {{"text", "the gate"}};

Body read_by_a_door() { return Body(k_words.dump(), k_words); }

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_door_has_read_is_handed_on_and_not_read_again) {
  const Body body = read_by_a_door();
  const Body& handed_on = body;

  BOOST_TEST(body.was_read());
  BOOST_TEST(body.value() == handed_on.value());
}

BOOST_AUTO_TEST_CASE(what_rests_as_text_is_read_when_it_is_asked_for) {
  const Body body(k_words.dump());

  BOOST_TEST(!body.was_read());
  BOOST_TEST((*body.value() == k_words));
  BOOST_TEST(!body.was_read());
}

BOOST_AUTO_TEST_CASE(at_rest_it_is_the_same_text_alone) {
  const Body body = read_by_a_door();

  BOOST_TEST(!body.at_rest().was_read());
  BOOST_TEST(&body.at_rest().text() == &body.text());
}

BOOST_AUTO_TEST_CASE(a_damaged_body_throws_when_it_is_read) {
  BOOST_CHECK_THROW(Body("{").value(), json::exception);
}

BOOST_FIXTURE_TEST_CASE(what_the_room_keeps_rests_as_text, chorus::test::KernelFixture) {
  send(lead(), "core.open");
  decider.rules = [](const Call&, const auto&) -> chorus::kernel::Decision {
    chorus::kernel::Outputs outputs;
    outputs.puts.push_back({Key("words/one"), "words", {}, read_by_a_door()});
    return outputs;
  };

  BOOST_TEST_REQUIRE(accepted(send(participant("ana"), "say", k_words.dump())));

  const auto& touched = store.commits.back().touched;
  BOOST_TEST_REQUIRE(touched.size() == 1U);
  BOOST_TEST(touched.front().after->body.text() == k_words.dump());
  BOOST_TEST(!touched.front().after->body.was_read());
}

BOOST_AUTO_TEST_SUITE_END()
