#include "rig.hpp"

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using chorus::sdk::Rejection;
using chorus::sdk::Rig;

BOOST_AUTO_TEST_SUITE(rig_tests)

namespace {

// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): what rules must not have
int g_memory = 0;

class Sampler final : public chorus::sdk::Activity {
 public:
  Decision decide(const Call& call, const Command& command) override {
    if (command.name == "remember") return Changes().answer(std::to_string(++g_memory));
    if (command.name == "chance") return Changes().answer(std::to_string(call.random()));
    if (command.name == "throw") throw std::runtime_error("a slip");
    if (command.name == "no") return Changes().put("a/1", "a", "{}"), Rejection{"no", "words.no"};
    if (command.name == "mine") return Changes().answer(call.is_owner("a/1") ? "yes" : "no");
    if (command.name == "group") return Changes().answer(call.role_group());
    if (command.name == "scan") {
      std::string keys;
      for (const auto& record : call.scan("a/", "a/2", 2)) keys += record.key + " ";
      return Changes().answer(keys);
    }
    return Changes().put("a/1", "a", std::string(command.args)).remove("a/2");
  }
  std::string sections(const Call& call, std::string_view purpose, std::string_view) override {
    if (purpose == "remember") return std::to_string(++g_memory);
    if (purpose == "nothing") return {};
    return std::to_string(call.scan("a/").size()) + " for the " + std::string(purpose);
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(rules_with_a_memory_are_found_out) {
  Rig<Sampler> rig;

  BOOST_CHECK_THROW(rig.when("remember"), std::logic_error);
}

BOOST_AUTO_TEST_CASE(chance_that_comes_from_the_call_is_no_memory) {
  Rig<Sampler> rig;

  const auto first = rig.when("chance");
  const auto second = rig.when("chance");

  BOOST_TEST(first.answer != second.answer);
}

BOOST_AUTO_TEST_CASE(what_a_decision_wants_is_there_for_the_next) {
  Rig<Sampler> rig({"a"});
  rig.given("a/2", "a", "{}");

  rig.participant("ana").when("put", R"({"x":1})");

  BOOST_TEST(rig.records().size() == 1U);
  BOOST_TEST(rig.records().at("a/1").body == R"({"x":1})");
  BOOST_TEST(rig.participant("ana").when("mine").answer == "yes");
  BOOST_TEST(rig.participant("ben").when("mine").answer == "no");
}

BOOST_AUTO_TEST_CASE(a_refusal_and_an_exception_change_nothing) {
  Rig<Sampler> rig;

  const auto refused = rig.when("no");
  const auto thrown = rig.when("throw");

  BOOST_TEST(refused.status == CHORUS_REJECTED);
  BOOST_TEST(refused.text_key == "words.no");
  BOOST_TEST(thrown.status == CHORUS_FAULT);
  BOOST_TEST(rig.records().empty());
}

BOOST_AUTO_TEST_CASE(a_scan_begins_after_a_key_and_ends_at_its_limit) {
  Rig<Sampler> rig;
  for (const char* key : {"a/1", "a/2", "a/3", "a/4", "a/5", "b/1"}) rig.given(key, "a", "{}");

  BOOST_TEST(rig.when("scan").answer == "a/3 a/4 ");
}

BOOST_AUTO_TEST_CASE(a_role_group_is_found_among_the_groups_wherever_it_stands) {
  Rig<Sampler> rig;

  BOOST_TEST(rig.when("group").answer.empty());
  BOOST_TEST(rig.groups("role:supporter").when("group").answer == "supporter");
  BOOST_TEST(rig.groups("pair-2 role:young_person table-1").when("group").answer == "young_person");
}

BOOST_AUTO_TEST_CASE(sections_are_said_over_the_records_and_change_nothing) {
  Rig<Sampler> rig;
  rig.given("a/1", "a", "{}").given("b/1", "b", "{}");

  const auto said = rig.sections("board");

  BOOST_TEST(said.answer == "1 for the board");
  BOOST_TEST(said.size() == 0U);
  BOOST_TEST(rig.sections("nothing").answer.empty());
  BOOST_CHECK_THROW(rig.sections("remember"), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
