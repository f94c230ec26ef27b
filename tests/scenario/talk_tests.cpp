#include "rehearse/talk.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(talk_tests)

namespace {

using chorus::rehearse::Outcome;
using chorus::rehearse::Said;
using chorus::rehearse::Talk;
using nlohmann::json;

const json k_sheet{{"title", "A short inquiry"},
                   {"lines",
                    {{{"space", "a1"},
                      {"plugin", "energy-vote"},
                      {"title", "Where shall we start?"},
                      {"round", "dream"},
                      {"minutes", 5},
                      {"phase", "open"},
                      {"ends_at", nullptr}}}},
                   {"on_wall", nullptr},
                   {"blank", false}};

struct Page {
  Talk talk{"person", "client-of-sixteen-letters"};
  std::vector<json> said;
  std::vector<std::string> outcomes;

  Page() {
    talk.say = [this](const std::string& text) { said.push_back(json::parse(text)); };
    talk.on_answer = [this](const Said& command, const Outcome& outcome) {
      outcomes.push_back(command.name + (outcome.accepted ? " yes" : " " + outcome.code));
    };
  }
  void hears(const json& message) { talk.hear(message.dump()); }
  void is_welcomed(std::uint64_t last_k = 0) {
    talk.line_opened("token");
    hears({{"t", "welcome"},
           {"proto", 1},
           {"session", "s"},
           {"now", 1000},
           {"rehearsal", false},
           {"last_k", last_k},
           {"you",
            {{"role", "participant"},
             {"name", nullptr},
             {"picture", nullptr},
             {"role_group", nullptr},
             {"groups", json::array()}}},
           {"plugins", json::array()},
           {"sheet", k_sheet}});
  }
  void has_snapshot(std::uint64_t cursor) {
    hears({{"t", "snapshot"},
           {"space", "a1"},
           {"cursor", cursor},
           {"part", 1},
           {"parts", 1},
           {"phase", "open"},
           {"ends_at", nullptr},
           {"puts", json::array({put("option/x", 1)})}});
  }
  static json put(const std::string& key, int rev) {
    return {{"key", key}, {"type", "option"}, {"rev", rev}, {"body", {{"rev", rev}}}};
  }
  static json changes(std::uint64_t from, std::uint64_t to) {
    return {{"t", "changes"},
            {"space", "a1"},
            {"from", from},
            {"to", to},
            {"puts", json::array({put("option/x", 2)})},
            {"removes", json::array()}};
  }
  std::vector<std::uint64_t> ks_since(std::size_t begin) const {
    std::vector<std::uint64_t> ks;
    for (std::size_t i = begin; i < said.size(); ++i) {
      if (said[i]["t"] == "command") ks.push_back(said[i]["k"]);
    }
    return ks;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_command_waits_for_the_welcome, Page) {
  talk.command("inquiry", "core.arrive", json::object());
  talk.line_opened("token");
  const auto before = ks_since(0);
  is_welcomed();

  BOOST_TEST(before.empty());
  BOOST_TEST(ks_since(0) == (std::vector<std::uint64_t>{1}), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(what_is_unanswered_is_said_again_lowest_first_before_anything_new, Page) {
  is_welcomed();
  talk.command("a1", "cast", {{"pass", true}});
  talk.command("a1", "cast", {{"pass", true}});
  hears({{"t", "answer"}, {"answer", {{"k", 1}, {"ok", json::object()}}}});
  talk.line_lost();
  talk.command("a1", "cast", {{"pass", true}});
  const auto begin = said.size();
  is_welcomed(1);
  talk.command("a1", "cast", {{"pass", true}});

  BOOST_TEST(ks_since(begin) == (std::vector<std::uint64_t>{2, 3, 4}),
             boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(eight_are_on_their_way_at_once_and_each_answer_lets_the_next_go, Page) {
  is_welcomed();
  for (int i = 0; i < 20; ++i) talk.command("a1", "cast", {{"pass", true}});
  const auto first = ks_since(0);
  hears({{"t", "answer"}, {"answer", {{"k", 1}, {"ok", json::object()}}}});
  const auto then = ks_since(0);
  talk.line_lost();
  const auto begin = said.size();
  is_welcomed(1);
  for (std::uint64_t k = 2; k <= 20; ++k) {
    hears({{"t", "answer"}, {"answer", {{"k", k}, {"ok", json::object()}}}});
  }

  BOOST_TEST(first == (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6, 7, 8}),
             boost::test_tools::per_element());
  BOOST_TEST(then.size() == 9U);
  const auto again = ks_since(begin);
  BOOST_TEST_REQUIRE(again.size() == 19U);
  BOOST_TEST(again.front() == 2U);
  BOOST_TEST(std::is_sorted(again.begin(), again.end()));
  BOOST_TEST(talk.unanswered().empty());
}

BOOST_FIXTURE_TEST_CASE(an_answer_comes_once_however_often_it_is_told, Page) {
  is_welcomed();
  talk.command("a1", "cast", {{"pass", true}});
  for (int i = 0; i < 2; ++i) {
    hears({{"t", "answer"}, {"answer", {{"k", 1}, {"ok", json::object()}}}});
  }

  BOOST_TEST(outcomes.size() == 1U);
  BOOST_TEST(talk.contradictions() == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_yes_that_becomes_a_no_is_a_contradiction, Page) {
  is_welcomed();
  talk.command("a1", "cast", {{"pass", true}});
  hears({{"t", "answer"}, {"answer", {{"k", 1}, {"ok", json::object()}}}});
  hears({{"t", "answer"},
         {"answer",
          {{"k", 1}, {"rejected", {{"code", "x"}, {"text_key", "x"}, {"args", json::object()}}}}}});

  BOOST_TEST(talk.contradictions() == 1U);
}

BOOST_FIXTURE_TEST_CASE(changes_that_follow_the_mirror_are_applied, Page) {
  talk.watch("a1");
  is_welcomed();
  has_snapshot(5);
  hears(changes(5, 6));

  BOOST_REQUIRE(talk.mirror().find("a1") != nullptr);
  BOOST_TEST(talk.mirror().find("a1")->find("option/x")->rev == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_gap_makes_the_page_watch_again, Page) {
  talk.watch("a1");
  is_welcomed();
  has_snapshot(5);
  const auto begin = said.size();
  hears(changes(7, 8));

  BOOST_TEST(talk.mirror().find("a1") == nullptr);
  BOOST_TEST(talk.missed_changes() == 1U);
  BOOST_REQUIRE(said.size() == begin + 1);
  BOOST_TEST(said.back()["t"] == "watch");
}

BOOST_FIXTURE_TEST_CASE(a_snapshot_counts_when_its_last_part_has_come, Page) {
  talk.watch("a1");
  is_welcomed();
  json part{{"t", "snapshot"},    {"space", "a1"},
            {"cursor", 1},        {"part", 1},
            {"parts", 2},         {"phase", "open"},
            {"ends_at", nullptr}, {"puts", json::array({put("option/x", 1)})}};
  hears(part);
  const bool early = talk.mirror().find("a1") != nullptr;
  part["part"] = 2;
  part["puts"] = json::array({put("option/y", 1)});
  hears(part);

  BOOST_TEST(!early);
  BOOST_REQUIRE(talk.mirror().find("a1") != nullptr);
  BOOST_TEST(talk.mirror().find("a1")->records.size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_of_the_protocol_is_not_passed_over, Page) {
  is_welcomed();

  BOOST_CHECK_THROW(talk.hear(R"({"t":"gossip"})"), std::runtime_error);
  BOOST_CHECK_THROW(talk.hear(R"({"t":"changes"})"), std::runtime_error);
  BOOST_CHECK_THROW(talk.hear("not json"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
