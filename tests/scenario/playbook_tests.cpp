#include "rehearse/playbook.hpp"

#include "rehearse/lead_book.hpp"
#include "rehearse/stage.hpp"
#include "rehearse/web_address.hpp"
#include "tests/scenario/support/scripts.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(playbook_tests)

namespace {

using chorus::rehearse::Chance;
using chorus::rehearse::day_after;
using chorus::rehearse::next_of_lead;
using chorus::rehearse::Player;
using chorus::rehearse::Script;
using chorus::rehearse::SeenRecord;
using chorus::rehearse::SeenSpace;
using chorus::rehearse::WebAddress;
using nlohmann::json;

constexpr const char* k_january_2027 = "2027-01-15";

const Script& script_of(const std::string& type) {
  static const auto k_scripts = chorus::test::scripts_of_the_tree();
  return k_scripts.at(type);
}

Player player_for(const std::string& type, Chance& chance, bool restless) {
  return Player(script_of(type), chance, restless);
}

void put(SeenSpace& space, const std::string& key, const std::string& type, json body) {
  SeenRecord record;
  record.key = key;
  record.type = type;
  record.body = std::make_shared<const json>(std::move(body));
  space.records[key] = std::move(record);
}

SeenSpace open_vote() {
  SeenSpace space;
  space.whole = true;
  space.phase = "open";
  put(space, "rules/now", "rules", {{"tokens", 3}, {"max_on_one", 2}});
  for (const auto* id : {"a", "b", "c", "d"}) {
    put(space, std::string("option/") + id, "option", {{"text", id}, {"number", 1}});
  }
  return space;
}

bool is_within_the_rules(const json& args, const SeenSpace& space) {
  if (args.contains("pass")) return args.size() == 1;
  std::int64_t spread = 0;
  for (const auto& [key, tokens] : args.at("allocations").items()) {
    if (space.find(key) == nullptr || tokens < 1 || tokens > 2) return false;
    spread += tokens.get<std::int64_t>();
  }
  return spread >= 1 && spread <= 3;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_voter_answers_within_the_rules_and_is_done_after_three_thoughts_at_most) {
  const auto space = open_vote();

  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Chance chance(seed);
    auto player = player_for("energy-vote", chance, false);
    int said = 0;
    while (const auto move = player.next(space, chance, k_january_2027)) {
      BOOST_TEST_INFO("seed " << seed);
      BOOST_TEST(is_within_the_rules(*move->args, space));
      player.accepted(*move);
      ++said;
      BOOST_REQUIRE(said <= 3);
    }
    BOOST_TEST(said >= 1);
    BOOST_TEST(player.finished(space));
  }
}

BOOST_AUTO_TEST_CASE(a_restless_voter_goes_on_until_the_vote_takes_no_answers) {
  auto space = open_vote();
  Chance chance(7);
  auto player = player_for("energy-vote", chance, true);
  for (int i = 0; i < 50; ++i) {
    const auto move = player.next(space, chance, k_january_2027);
    BOOST_REQUIRE(move);
    player.accepted(*move);
  }
  space.phase = "closed";

  BOOST_TEST(!player.next(space, chance, k_january_2027));
}

BOOST_AUTO_TEST_CASE(a_voter_tries_again_after_a_restarted_activity_and_not_after_a_no) {
  const auto space = open_vote();
  Chance chance(7);
  auto player = player_for("energy-vote", chance, false);
  const auto move = player.next(space, chance, k_january_2027);
  BOOST_REQUIRE(move);

  player.rejected(*move, "activity_restarted");
  const bool again = player.next(space, chance, k_january_2027).has_value();
  player.rejected(*move, "not_now");

  BOOST_TEST(again);
  BOOST_TEST(!player.next(space, chance, k_january_2027));
  BOOST_TEST(player.finished(space));
}

BOOST_AUTO_TEST_CASE(every_question_of_the_rounds_is_answered_anew_and_none_that_was_shown) {
  SeenSpace space;
  space.whole = true;
  space.phase = "open";
  put(space, "asking/now", "asking", {{"of", "practice/question"}, {"shown", false}});
  Chance chance(11);
  auto player = player_for("agreement-rounds", chance, false);
  const auto says_all = [&] {
    int said = 0;
    while (const auto move = player.next(space, chance, k_january_2027)) {
      BOOST_TEST(move->args->at("of") == space.find("asking/now")->body->at("of"));
      player.accepted(*move);
      BOOST_REQUIRE(++said <= 3);
    }
    return said;
  };

  BOOST_TEST(says_all() >= 1);
  BOOST_TEST(player.finished(space));
  put(space, "asking/now", "asking", {{"of", "proposal/a"}, {"shown", false}});
  BOOST_TEST(!player.finished(space));
  BOOST_TEST(says_all() >= 1);
  put(space, "asking/now", "asking", {{"of", "proposal/b"}, {"shown", true}});
  BOOST_TEST(says_all() == 0);
  BOOST_TEST(player.finished(space));
}

BOOST_AUTO_TEST_CASE(a_supporter_lets_it_be_after_one_kind_no) {
  SeenSpace space;
  space.whole = true;
  space.phase = "open";
  put(space, "asking/now", "asking", {{"of", "proposal/a"}, {"shown", false}});
  Chance chance(3);
  auto player = player_for("agreement-rounds", chance, false);
  const auto move = player.next(space, chance, k_january_2027);
  BOOST_REQUIRE(move);

  player.rejected(*move, "supporters_help");

  BOOST_TEST(!player.next(space, chance, k_january_2027));
  BOOST_TEST(player.finished(space));
}

BOOST_AUTO_TEST_CASE(the_lead_proposes_asks_agrees_and_finds_new_words_once) {
  SeenSpace space;
  space.whole = true;
  space.phase = "lobby";
  const auto next = [&] {
    Chance chance(1);
    const auto move = next_of_lead(script_of("agreement-rounds"), space, chance, k_january_2027);
    return move ? move->name : std::string("nothing");
  };
  const auto proposal = [&](const char* state, int version) {
    put(space, "proposal/a", "proposal", {{"number", 1}, {"version", version}, {"state", state}});
  };

  BOOST_TEST(next() == "propose");
  proposal("waiting", 1);
  BOOST_TEST(next() == "nothing");
  space.phase = "revealed";
  put(space, "asking/now", "asking", {{"of", "practice/question"}, {"shown", true}});
  BOOST_TEST(next() == "ask");
  put(space, "asking/now", "asking", {{"of", "proposal/a"}, {"shown", false}});
  proposal("asked", 1);
  BOOST_TEST(next() == "core.reopen");
  put(space, "asking/now", "asking", {{"of", "proposal/a"}, {"shown", true}});
  BOOST_TEST(next() == "agree");
  proposal("not_agreed", 1);
  BOOST_TEST(next() == "amend");
  proposal("not_agreed", 2);
  BOOST_TEST(next() == "nothing");
}

BOOST_AUTO_TEST_CASE(nobody_reads_a_promise_that_is_not_approved) {
  SeenSpace space;
  space.whole = true;
  space.phase = "open";
  Chance chance(1);
  auto player = player_for("promise", chance, false);
  const bool early = player.next(space, chance, k_january_2027).has_value();
  put(space, "promise/v1", "promise", {{"state", "approved"}});
  const auto move = player.next(space, chance, k_january_2027);

  BOOST_TEST(!early);
  BOOST_REQUIRE(move);
  BOOST_TEST(move->name == "read");
}

BOOST_AUTO_TEST_CASE(the_lead_drafts_the_promise_and_approves_it_once) {
  SeenSpace space;
  space.whole = true;
  space.phase = "lobby";
  const auto next = [&] {
    Chance chance(1);
    return next_of_lead(script_of("promise"), space, chance, k_january_2027);
  };

  const auto draft = next();
  BOOST_REQUIRE(draft);
  BOOST_TEST(draft->name == "edit");
  BOOST_TEST(draft->args->at("report_backs").at(0).at("date") == "2027-02-26");
  put(space, "wording/now", "wording", json::object());
  BOOST_TEST(next()->name == "approve");
  put(space, "promise/v1", "promise", {{"state", "approved"}});
  BOOST_TEST(!next());
}

BOOST_AUTO_TEST_CASE(who_asks_does_so_once_they_have_read_and_is_done_then) {
  SeenSpace space;
  space.whole = true;
  space.phase = "open";
  put(space, "promise/v1", "promise", {{"state", "approved"}});
  int asked = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Chance chance(seed);
    auto player = player_for("promise", chance, false);
    const auto reads = player.next(space, chance, k_january_2027);
    BOOST_REQUIRE(reads);
    BOOST_TEST(reads->name == "read");
    BOOST_TEST(!player.finished(space));
    player.accepted(*reads);
    const auto asks = player.next(space, chance, k_january_2027);
    BOOST_TEST(player.finished(space) == !asks.has_value());
    if (!asks) continue;
    ++asked;
    player.accepted(*asks);
    BOOST_TEST(player.finished(space));
  }

  BOOST_TEST(asked > 0);
  BOOST_TEST(asked < 50);
}

BOOST_AUTO_TEST_CASE(a_question_is_not_asked_where_the_reading_was_refused) {
  SeenSpace space;
  space.whole = true;
  space.phase = "open";
  put(space, "promise/v1", "promise", {{"state", "approved"}});
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Chance chance(seed);
    auto player = player_for("promise", chance, false);
    const auto reads = player.next(space, chance, k_january_2027);
    BOOST_REQUIRE(reads);
    player.rejected(*reads, "not_now");
    BOOST_TEST(!player.next(space, chance, k_january_2027));
    BOOST_TEST(player.finished(space));
  }
}

BOOST_AUTO_TEST_CASE(who_has_no_script_looks_on_and_is_done) {
  const SeenSpace space = open_vote();
  const Script none;
  Chance chance(1);
  Player player(none, chance, true);

  BOOST_TEST(!player.next(space, chance, k_january_2027));
  BOOST_TEST(player.finished(space));
}

BOOST_AUTO_TEST_CASE(the_same_seed_makes_the_same_choices) {
  const auto space = open_vote();
  const auto choices = [&space](std::uint64_t seed) {
    Chance chance(seed);
    auto player = player_for("energy-vote", chance, true);
    std::string all;
    for (int i = 0; i < 20; ++i) {
      const auto move = player.next(space, chance, k_january_2027);
      all += move->args->dump();
      player.accepted(*move);
    }
    return all;
  };

  BOOST_TEST(choices(42) == choices(42));
  BOOST_TEST(choices(42) != choices(43));
}

BOOST_AUTO_TEST_CASE(addresses_are_read_with_their_secret_or_not_at_all) {
  const auto link = WebAddress::from("http://192.168.1.5:8080/facilitate#l=AbC-_9");
  const auto bare = WebAddress::from("http://localhost");
  const auto v6 = WebAddress::from("http://[::1]:9000");

  BOOST_REQUIRE(link);
  BOOST_TEST(link->authority() == "192.168.1.5:8080");
  BOOST_TEST(link->fragment_name == "l");
  BOOST_TEST(link->fragment == "AbC-_9");
  BOOST_REQUIRE(bare);
  BOOST_TEST(bare->origin() == "http://localhost");
  BOOST_REQUIRE(v6);
  BOOST_TEST(v6->host == "::1");
  BOOST_TEST(v6->authority() == "[::1]:9000");
  for (const auto* wrong : {"https://a:1", "a:1", "http://", "http://a:0", "http://a:99999",
                            "http://a:8080x", "http://[::1:80"}) {
    BOOST_TEST_INFO(wrong);
    BOOST_TEST(!WebAddress::from(wrong));
  }
}

BOOST_AUTO_TEST_CASE(a_day_some_weeks_on_is_a_day_whatever_the_clocks_do) {
  BOOST_TEST(day_after("2027-03-20", 1) == "2027-03-27");
  BOOST_TEST(day_after("2027-03-27", 1) == "2027-04-03");  // clocks go forward between
  BOOST_TEST(day_after("2028-02-22", 1) == "2028-02-29");
  BOOST_TEST(day_after("2026-12-01", 6) == "2027-01-12");
}

BOOST_AUTO_TEST_SUITE_END()
