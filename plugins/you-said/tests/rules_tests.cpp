#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(you_said_tests)

namespace {

constexpr const char* k_lunch =
    R"({"said":"It is too loud at lunch.","did":"There is a quiet room.","easy_read":"Now there is a quiet room.","state":"in_hand"})";

struct YouSaid : chorus::sdk::Rig<chorus::you_said::Rules> {
  YouSaid() : Rig(CHORUS_PLUGIN_SOURCES "/you-said") {}

  std::string adds(const std::string& args = k_lunch) {
    const auto outcome = facilitator().when("add", args);
    if (!outcome.code.empty()) return outcome.code;
    return json::parse(outcome.answer).at("key");
  }
  std::string changes(const std::string& key, json parts) {
    parts["key"] = key;
    return facilitator().when("change", parts.dump()).code;
  }
  std::string shares(const std::string& key) {
    return facilitator().when("share", json{{"key", key}, {"looked", true}}.dump()).code;
  }
  std::string replies(const std::string& name, const std::string& key, const std::string& answer) {
    return participant(name).when("reply", json{{"key", key}, {"answer", answer}}.dump()).code;
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
  bool is_seen_by_ana(const std::string& key) { return shown_to("ana").contains(key); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_item_reaches_the_room_by_a_leads_hand_alone) {
  YouSaid room;
  const auto key = room.adds();

  BOOST_TEST(!room.is_seen_by_ana(key));
  BOOST_TEST(room.shown_on_wall().empty());
  BOOST_TEST(room.shares(key) == "");
  BOOST_TEST(room.is_seen_by_ana(key));
  BOOST_TEST(room.shown_on_wall().contains(key));
  room.facilitator().when("hold_back", json{{"key", key}}.dump());
  BOOST_TEST(!room.is_seen_by_ana(key));
  BOOST_TEST(!room.body(key).contains("shared"));
}

BOOST_AUTO_TEST_CASE(it_is_not_shared_before_somebody_looked_and_it_stands_in_easy_words) {
  YouSaid room;
  const auto key = room.adds(R"({"said":"The bus is late.","did":"We asked.","state":"heard"})");

  BOOST_TEST(room.shares(key) == "needs_easy_read");
  BOOST_TEST(room.facilitator().when("share", json{{"key", key}}.dump()).code != "");
  BOOST_TEST(room.changes(key, {{"easy_read", "We asked about the bus."}}) == "");
  BOOST_TEST(room.shares(key) == "");
  BOOST_TEST(room.changes(key, {{"easy_read", ""}}) == "needs_easy_read");
}

BOOST_AUTO_TEST_CASE(nothing_is_done_without_evidence) {
  YouSaid room;
  BOOST_TEST(room.adds(R"({"said":"Lunch","did":"A room.","state":"done"})") ==
             "done_needs_evidence");
  const auto key = room.adds();

  BOOST_TEST(room.changes(key, {{"state", "done"}}) == "done_needs_evidence");
  BOOST_TEST(room.changes(key, {{"state", "done"}, {"evidence", "Eleven people use it."}}) == "");
  BOOST_TEST(room.changes(key, {{"evidence", ""}}) == "done_needs_evidence");
}

BOOST_AUTO_TEST_CASE(a_reply_is_one_a_person_and_item_and_nobody_elses_but_the_leads) {
  YouSaid room;
  const auto key = room.adds();
  room.shares(key);

  BOOST_TEST(room.replies("ana", key, "right") == "");
  BOOST_TEST(room.replies("ana", key, "not_quite") == "");
  BOOST_TEST(room.replies("bo", key, "right") == "");

  int replies = 0;
  int seen_by_bo = 0;
  for (const auto& [at, record] : room.records()) replies += at.starts_with("reply/") ? 1 : 0;
  for (const auto& [at, record] : room.shown_to("bo")) seen_by_bo += at.starts_with("reply/");
  BOOST_TEST(replies == 2);
  BOOST_TEST(seen_by_bo == 1);
  for (const auto& [at, record] : room.leaving()) BOOST_TEST(!at.starts_with("reply/"));
}

BOOST_AUTO_TEST_CASE(a_reply_comes_late_as_well_and_never_to_what_is_held_back) {
  YouSaid room;
  const auto key = room.adds();
  BOOST_TEST(room.replies("ana", key, "right") == "not_here");
  room.shares(key);
  room.moves_to("closed");

  BOOST_TEST(room.replies("ana", key, "right") == "");
}

BOOST_AUTO_TEST_CASE(a_change_is_a_new_version_and_earlier_replies_stay_with_theirs) {
  YouSaid room;
  const auto key = room.adds();
  room.shares(key);
  room.replies("ana", key, "right");

  BOOST_TEST(room.changes(key, {{"did", "There are two quiet rooms."}}) == "");
  BOOST_TEST(room.body(key).at("version") == 2);
  BOOST_TEST(room.is_seen_by_ana(key));
  BOOST_TEST(room.changes(key, {{"did", "There are two quiet rooms."}}) == "");
  BOOST_TEST(room.body(key).at("version") == 2);
  for (const auto& [at, record] : room.records()) {
    if (at.starts_with("reply/")) BOOST_TEST(json::parse(record.body).at("version") == 1);
  }
}

BOOST_AUTO_TEST_CASE(it_is_tied_to_what_people_gave_and_a_thing_that_is_gone_is_told) {
  YouSaid room;
  room.given("story/a@s2", "story", R"({"mode":"words","words":"The bell"})");

  json args = json::parse(k_lunch);
  args["because"] = {"story/a@s2"};
  const auto outcome = room.facilitator().when("add", args.dump());
  BOOST_REQUIRE_EQUAL(outcome.links.size(), 1U);
  BOOST_TEST(outcome.links.front().type == "answers");
  args["because"] = {"story/gone@s2"};
  BOOST_TEST(room.facilitator().when("add", args.dump()).code == "not_here");
}

BOOST_AUTO_TEST_CASE(what_was_hard_is_answered_like_what_was_good) {
  YouSaid room;
  room.given("hard-truth/a@s2", "hard-truth",
             R"({"of":"touchpoint/a","words":"Nine forms","wish":"One form"})");

  json args = json::parse(k_lunch);
  args["because"] = {"hard-truth/a@s2"};
  const auto outcome = room.facilitator().when("add", args.dump());
  BOOST_REQUIRE_EQUAL(outcome.links.size(), 1U);
  BOOST_TEST(outcome.links.front().to == "hard-truth/a@s2");
}

BOOST_AUTO_TEST_CASE(a_paper_tells_what_the_room_was_told_and_no_more) {
  YouSaid room;
  const auto told = room.adds();
  room.adds(R"({"said":"CANARY","did":"Not told","state":"heard"})");
  BOOST_TEST(room.sections("board").answer.find("report_none") != std::string::npos);
  room.shares(told);
  room.replies("ana", told, "right");

  const auto text = room.sections("board").answer;
  BOOST_TEST(text.find("There is a quiet room.") != std::string::npos);
  BOOST_TEST(text.find("CANARY") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
