#include "kernel/room/projection.hpp"
#include "kernel/values/limits.hpp"
#include "tests/kernel/tables_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

// An activity calls people back who look elsewhere: whom it reaches, how often, and that it says no
// more than where.
BOOST_AUTO_TEST_SUITE(nudge_tests)

namespace {

namespace kernel = chorus::kernel;
namespace limits = chorus::limits;
using chorus::test::id_of;
using chorus::test::Tables;
using nlohmann::json;

class Called : public Tables {
 public:
  Called() {
    decider.rules = [rules = decider.rules, this](const kernel::Call& call, const auto& records) {
      kernel::Decision decision = rules(call, records);
      if (auto* outputs = std::get_if<kernel::Outputs>(&decision)) outputs->nudge = calls_back;
      return decision;
    };
  }
  // What was told since, by a command that a person gives.
  std::vector<kernel::Notice> told_when(const std::vector<std::string>& audience) {
    publisher.notices.clear();
    calls_back = kernel::Audience(audience);
    answer = send(participant("ana"), "remember", R"({"text":"a"})");
    calls_back.reset();
    return publisher.notices;
  }
  bool reaches(const kernel::Notice& notice, const std::string& name) {
    return kernel::is_told(notice, reader(participant(name)).reader_class);
  }

  std::optional<kernel::Audience> calls_back;
  const kernel::Answer* answer = nullptr;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(all_people_of_the_room_are_called_and_no_lead_and_no_wall, Called) {
  const auto told = told_when({"room"});

  BOOST_REQUIRE(told.size() == 1U);
  BOOST_TEST(reaches(told[0], "ana"));
  BOOST_TEST(reaches(told[0], "cem"));
  BOOST_TEST(!kernel::is_told(told[0], reader(lead()).reader_class));
  BOOST_TEST(!kernel::is_told(told[0], wall().reader_class));
}

BOOST_FIXTURE_TEST_CASE(a_table_is_called_alone, Called) {
  const auto keys = made_tables({{"ana", "ben"}, {"cem"}});

  const auto told = told_when({kernel::Audience::atom_of(id_of(keys[0]))});

  BOOST_REQUIRE(told.size() == 1U);
  BOOST_TEST(reaches(told[0], "ben"));
  BOOST_TEST(!reaches(told[0], "cem"));
}

BOOST_FIXTURE_TEST_CASE(it_says_where_and_nothing_else, Called) {
  const auto told = told_when({"room"});

  BOOST_REQUIRE(told.size() == 1U);
  const json args = json::parse(told[0].args.text());
  BOOST_TEST(args.size() == 2U);
  BOOST_TEST(args.at("space") == "room");
  BOOST_TEST(args.at("title") == room->space(kernel::SpaceId("room"))->state.title);
}

BOOST_FIXTURE_TEST_CASE(nobody_is_called_twice_within_half_a_minute, Called) {
  const auto first = told_when({"room"}).size();
  clock.pass(limits::k_nudges_apart_ms - 1);
  const auto hasty = told_when({"room"}).size();
  const bool is_done_all_the_same = accepted(answer);
  clock.pass(1);
  const auto later = told_when({"room"}).size();

  BOOST_TEST(first == 1U);
  BOOST_TEST(hasty == 0U);
  BOOST_TEST(is_done_all_the_same);
  BOOST_TEST(later == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_call_to_leads_or_to_nobody_is_the_activitys_fault, Called) {
  for (const std::vector<std::string>& audience :
       {std::vector<std::string>{"facilitators"}, {"room", "wall"}, {"owner"}, {}}) {
    const auto told = told_when(audience);
    BOOST_TEST(refusal(answer) == "activity_faulty");
    BOOST_TEST(std::none_of(told.begin(), told.end(),
                            [](const kernel::Notice& notice) { return notice.kind == "nudge"; }));
  }
}

BOOST_FIXTURE_TEST_CASE(nobody_is_called_to_what_people_do_not_see_yet, Called) {
  calls_back = kernel::Audience({"room"});
  publisher.notices.clear();

  send(lead(), "core.prepare", "{}", "steps");

  BOOST_TEST(publisher.notices.empty());
}

BOOST_AUTO_TEST_SUITE_END()
