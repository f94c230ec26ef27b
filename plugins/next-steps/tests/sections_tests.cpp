#include "../rules.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(next_steps_sections)

namespace {

struct Steps : chorus::sdk::Rig<chorus::next_steps::Rules> {
  Steps() : Rig(CHORUS_PLUGIN_SOURCES "/next-steps") {}

  json blocks() {
    const auto told = sections("board");
    BOOST_TEST(told.accepted(), told.fault);
    const json answer = json::parse(told.answer);
    return answer.at("sections").at(0).at("blocks");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(each_step_is_a_thing_in_the_order_of_their_numbers, Steps) {
  given("next-step/a", "next-step", R"({"number":2,"what":"Pictures","status":"open"})");
  given("next-step/b", "next-step", R"({"number":1,"what":"The gate","status":"open"})");
  given("story/a@s2", "story", R"({"mode":"words","words":"the gate"})");

  const auto said = blocks();

  BOOST_TEST(said == json::parse(R"([{"t":"thing","key":"next-step/b"},
                                     {"t":"thing","key":"next-step/a"}])"));
}

BOOST_FIXTURE_TEST_CASE(where_there_is_none_it_says_so, Steps) {
  BOOST_TEST(blocks().dump().find("report_none") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
