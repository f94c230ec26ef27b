#include "kernel/room/consents.hpp"
#include "kernel/room/projection.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

// What somebody lets papers have: theirs wherever it was written down, and it holds for all they
// gave.
BOOST_AUTO_TEST_SUITE(consent_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::GivingFixture;
using nlohmann::json;

struct Letting : GivingFixture {
  std::string lets(const std::string& name, json said) {
    said["at"] = ++at_;
    return made(send(participant(name), "let", said.dump()));
  }
  std::string key_of(const std::string& name) {
    auto& person = participant(name);
    send(person, "core.introduce", R"({"picture":"fox","role_group":"unsaid"})", "inquiry");
    for (const auto& [key, record] : room->space(kernel::k_inquiry_space)->records) {
      const bool is_theirs = record->type == "person" && record->owner == person.seat.person;
      if (is_theirs) return key.value();
    }
    return {};
  }
  kernel::Visibility leaves(const std::string& key) const {
    return kernel::leaving(*this->at(key), kernel::Consents(room->records(), {}));
  }
  json body(const std::string& key) const { return json::parse(this->at(key)->body.text()); }

 private:
  int at_ = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(where_nobody_was_asked_the_rung_alone_counts, Letting) {
  const auto story = told_by("ana", "the gate", "words");

  BOOST_TEST((leaves(story) == kernel::Visibility::full));
}

BOOST_FIXTURE_TEST_CASE(once_somebody_was_asked_silence_is_a_no, Letting) {
  const auto story = told_by("ana", "the gate", "words");
  lets("ben", {{"words", "yes"}});

  BOOST_TEST((leaves(story) == kernel::Visibility::presence));
  lets("ana", {{"words", "yes"}});
  BOOST_TEST((leaves(story) == kernel::Visibility::full));
}

BOOST_FIXTURE_TEST_CASE(what_somebody_does_not_know_yet_is_a_no, Letting) {
  const auto story = told_by("ana", "the gate", "words");

  lets("ana", {{"words", "ask_again"}});

  BOOST_TEST((leaves(story) == kernel::Visibility::presence));
}

BOOST_FIXTURE_TEST_CASE(a_yes_lets_nothing_go_further_than_its_rung, Letting) {
  const auto story = told_by("ana", "the gate", "room");
  lets("ana", {{"words", "yes"}, {"picture", "yes"}, {"voice", "yes"}, {"name", "yes"}});

  BOOST_TEST((leaves(story) == kernel::Visibility::presence));
}

BOOST_FIXTURE_TEST_CASE(what_was_said_last_holds, Letting) {
  const auto story = told_by("ana", "the gate", "words");
  lets("ana", {{"words", "yes"}});
  lets("ana", {{"words", "no"}});

  BOOST_TEST((leaves(story) == kernel::Visibility::presence));
}

BOOST_FIXTURE_TEST_CASE(what_a_lead_writes_down_is_that_persons_own, Letting) {
  const auto ana = key_of("ana");
  const auto key = made(send(lead(), "let", json{{"person", ana}, {"words", "yes"}}.dump()));

  BOOST_TEST((at(key)->owner == participant("ana").seat.person));
  BOOST_TEST(body(key).at("person") == ana);
  BOOST_TEST(seen_by(reader(participant("ana"))).find(key) != std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ben"))).find(key) == std::string::npos);
  BOOST_TEST(accepted(send(participant("ana"), "let", json{{"key", key}, {"words", "no"}}.dump())));
}

BOOST_FIXTURE_TEST_CASE(nobody_writes_it_down_for_another_person, Letting) {
  const auto ana = key_of("ana");
  const auto ben = key_of("ben");
  const auto key = lets("ben", {{"person", ana}, {"words", "yes"}});

  BOOST_TEST((at(key)->owner == participant("ben").seat.person));
  BOOST_TEST(body(key).at("person") == ben);
}

BOOST_FIXTURE_TEST_CASE(a_lead_writes_it_down_for_nobody_else_than_people_of_the_inquiry, Letting) {
  const json args{{"person", "person/none"}, {"words", "yes"}};

  BOOST_TEST(refusal(send(lead(), "let", args.dump())) == "no_such_person");
}

BOOST_FIXTURE_TEST_CASE(a_paper_with_what_is_not_let_any_more_is_called_back, Letting) {
  lets("ana", {{"words", "yes"}});
  const auto story = told_by("ana", "the gate", "words");
  kernel::IssuedPaper paper{100, "board", "html", {}};
  paper.things.push_back({kernel::SpaceId("room"), kernel::Key(story)});
  left.issued.push_back(paper);
  const auto asked = [&] {
    return records_of(room->records().at(kernel::k_inquiry_space).space, "recall").size();
  };

  lets("ana", {{"words", "yes"}, {"name", "no"}});
  BOOST_TEST(asked() == 0U);
  lets("ana", {{"words", "no"}});
  BOOST_TEST(asked() == 1U);
}

BOOST_FIXTURE_TEST_CASE(it_goes_with_all_that_somebody_takes_back, Letting) {
  const auto key = lets("ana", {{"words", "yes"}});

  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  BOOST_TEST(at(key) == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
