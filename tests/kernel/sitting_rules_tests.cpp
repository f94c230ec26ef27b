#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

// What leads say of who sits with whom, and people seated by it.
BOOST_AUTO_TEST_SUITE(sitting_rules_tests)

namespace {

namespace kernel = chorus::kernel;
using chorus::test::GivingFixture;
using nlohmann::json;

struct Hall : GivingFixture {
  std::string comes(const std::string& name, const std::string& role_group = "parent_carer") {
    auto& person = participant(name);
    send(person, "core.introduce", json{{"picture", "fox"}, {"role_group", role_group}}.dump(),
         "inquiry");
    for (const auto& [key, record] : room->space(kernel::k_inquiry_space)->records) {
      const bool is_theirs = record->type == "person" && record->owner == person.seat.person;
      if (is_theirs) return key.value();
    }
    return {};
  }
  const kernel::Answer* asks(const std::string& name, const json& args) {
    return send(lead(), name, args.dump(), "inquiry");
  }
  static json answer_of(const kernel::Answer* answer) {
    return json::parse(std::get<kernel::Body>(answer->outcome).text());
  }
  std::string keeps(const std::string& how, const std::vector<std::string>& people) {
    return answer_of(asks("core.set_sitting", {{"how", how}, {"people", people}})).at("key");
  }
  std::vector<std::vector<std::string>> tables() const {
    std::vector<std::vector<std::string>> all;
    const auto inquiry = room->records().at(kernel::k_inquiry_space).space;
    for (const auto& record : records_of(inquiry, "group")) {
      all.push_back(json::parse(record->body.text()).at("people"));
    }
    return all;
  }
  std::size_t rules() const {
    return records_of(room->records().at(kernel::k_inquiry_space).space, "sitting-rule").size();
  }
};

json two_tables(const std::vector<std::string>& people) {
  return {{"people", people}, {"tables", {{{"name", "Table 1"}}, {{"name", "Table 2"}}}}};
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(people_are_seated_as_leads_keep_them_apart_and_together, Hall) {
  const std::vector<std::string> people{comes("a"), comes("b"), comes("c"), comes("d")};
  keeps("apart", {people[0], people[1]});
  keeps("together", {people[0], people[2]});

  const auto answer = answer_of(asks("core.seat", two_tables(people)));

  BOOST_TEST(answer.at("left_over").empty());
  BOOST_TEST(answer.at("keys").size() == 2U);
  BOOST_TEST(tables().size() == 2U);
  for (auto table : tables()) {
    std::sort(table.begin(), table.end());
    auto couple = std::vector<std::string>{people[0], people[2]};
    auto others = std::vector<std::string>{people[1], people[3]};
    std::sort(couple.begin(), couple.end());
    std::sort(others.begin(), others.end());
    BOOST_TEST((table == couple || table == others));
  }
}

BOOST_FIXTURE_TEST_CASE(who_has_no_seat_is_named_and_sits_nowhere, Hall) {
  const auto child = comes("child", "young_person");
  const auto adult = comes("adult");
  const json args{{"people", {child, adult}}, {"tables", {{{"name", "Pair 1"}}}}};

  BOOST_TEST(answer_of(asks("core.seat", args)).at("left_over").size() == 1U);
  keeps("vetted", {adult});
  BOOST_TEST(answer_of(asks("core.seat", args)).at("left_over").empty());
}

BOOST_FIXTURE_TEST_CASE(who_comes_later_is_seated_and_nobody_moved, Hall) {
  const std::vector<std::string> people{comes("a"), comes("b"), comes("c"), comes("d")};
  asks("core.seat", two_tables(people));
  const auto before = tables();
  const auto late = comes("late");

  BOOST_TEST(answer_of(asks("core.seat_late", {{"people", {late}}})).at("left_over").empty());

  std::size_t sit = 0;
  for (std::size_t at = 0; at < before.size(); ++at) {
    const auto now = tables()[at];
    BOOST_TEST((std::vector<std::string>(now.begin(), now.begin() + 2) == before[at]));
    sit += now.size();
  }
  BOOST_TEST(sit == 5U);
}

BOOST_FIXTURE_TEST_CASE(mixed_anew_the_old_tables_go_in_the_same_act_and_come_back_with_it, Hall) {
  const std::vector<std::string> people{comes("a"), comes("b"), comes("c"), comes("d")};
  const auto first = answer_of(asks("core.seat", two_tables(people)));
  auto again = two_tables(people);
  again["instead_of"] = first.at("keys");

  asks("core.seat", again);
  BOOST_TEST(tables().size() == 2U);
  asks("core.undo", json::object());
  BOOST_TEST(tables().size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(rules_are_the_leads_alone, Hall) {
  keeps("apart", {comes("ana"), comes("ben")});

  const auto leads_see = seen_by(reader(lead()), "inquiry");
  BOOST_TEST(leads_see.find("apart") != std::string::npos);
  BOOST_TEST(seen_by(reader(participant("ana")), "inquiry").find("apart") == std::string::npos);
  BOOST_TEST(seen_by(wall(), "inquiry").find("apart") == std::string::npos);
  BOOST_TEST(refusal(send(participant("ana"), "core.set_sitting",
                          R"({"how":"vetted","people":["person/x"]})", "inquiry")) == "leads_only");
}

BOOST_FIXTURE_TEST_CASE(the_same_rule_twice_is_one_and_the_opposite_takes_its_place, Hall) {
  const auto ana = comes("ana");
  const auto ben = comes("ben");
  const auto key = keeps("apart", {ana, ben});

  BOOST_TEST(keeps("apart", {ben, ana}) == key);
  BOOST_TEST(rules() == 1U);
  keeps("together", {ana, ben});
  BOOST_TEST(rules() == 1U);
  asks("core.undo", json::object());
  BOOST_TEST(keeps("apart", {ana, ben}) == key);
}

BOOST_FIXTURE_TEST_CASE(a_rule_goes_when_it_is_dropped_and_with_whoever_takes_everything_back,
                        Hall) {
  const auto ana = comes("ana");
  const auto ben = comes("ben");
  const auto key = keeps("apart", {ana, ben});
  keeps("vetted", {ben});

  BOOST_TEST(accepted(asks("core.drop_sitting", {{"key", key}})));
  BOOST_TEST(refusal(asks("core.drop_sitting", {{"key", key}})) == "not_here");
  send(participant("ben"), "core.withdraw_all", "{}", "inquiry");
  BOOST_TEST(rules() == 0U);
}

BOOST_FIXTURE_TEST_CASE(only_people_of_the_inquiry_are_seated, Hall) {
  const json args{{"people", {"person/none"}}, {"tables", {{{"name", "Table 1"}}}}};

  BOOST_TEST(refusal(asks("core.seat", args)) == "no_such_person");
  BOOST_TEST(refusal(asks("core.seat_late", {{"people", {"person/none"}}})) == "no_such_person");
  BOOST_TEST(refusal(asks("core.set_sitting", {{"how", "vetted"}, {"people", {"person/none"}}})) ==
             "no_such_person");
}

BOOST_AUTO_TEST_SUITE_END()
