// The worked example as acceptance: what its people choose unseen, from the vote to the agreement
// rounds.
#include "tests/scenario/support/aldermere.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(good_moves_choices_tests)

namespace {

using chorus::test::Aldermere;
using chorus::test::Guest;
using chorus::test::holds;
using nlohmann::json;

constexpr std::size_t k_voters = 25;
constexpr int k_tokens_each = 3;
constexpr int k_round_of_the_amended = 5;  // practice, P1, P2, P3, and P3 in better words

int tokens_in(const json& tally) {
  int tokens = 0;
  for (const auto& option : tally.at("options")) tokens += option.at("total").get<int>();
  return tokens;
}

// The keys of what somebody was sent that says how anybody chose, but for their own choice.
std::set<std::string> others_choices(const Guest& guest) {
  std::set<std::string> keys;
  std::istringstream lines(guest.heard());
  for (std::string line; std::getline(lines, line);) {
    for (const auto& put : json::parse(line).value("puts", json::array())) {
      const auto body = put.at("body").dump();
      const bool says = holds(body, "allocations") || holds(body, "\"total\"") ||
                        holds(body, "\"step\":") || holds(body, "\"harm\":");
      if (says && put.at("key") != "ballot/mine") keys.insert(put.at("key").get<std::string>());
    }
  }
  return keys;
}

// The keys of counts, outcomes and reasons of one question that somebody was sent.
std::set<std::string> round_heard(const Guest& guest, const std::string& question) {
  std::set<std::string> keys;
  std::istringstream lines(guest.heard());
  for (std::string line; std::getline(lines, line);) {
    for (const auto& put : json::parse(line).value("puts", json::array())) {
      const std::string type = put.at("type");
      const bool tells = type == "tally" || type == "threshold" || type == "reason";
      if (tells && put.at("body").value("of", "") == question) keys.insert(put.at("key"));
    }
  }
  return keys;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_vote_stays_open_for_who_is_still_choosing_while_another_closes,
                        Aldermere) {
  comes_after("week-2");
  begins("week-3");
  goes_on("vote", "core.close");
  const auto other = named("next-question");
  ros().does(other, "core.prepare");
  ros().does(other, "core.open");
  auto& jay = of("jay");
  jay.sees(vote());
  jay.line().talk().compose(vote(), true);
  jay.does(vote(), "cast", {{"pass", true}});

  of("dev").does(vote(), "core.close");
  ros().does(other, "core.close");
  ros().waits_for("the other vote to close", [&] { return ros().phase_of(other) == "closed"; });
  const auto meanwhile = ros().phase_of(vote());
  jay.does(vote(), "cast", {{"allocations", {{named("O2"), 3}}}});
  ros().does(vote(), "core.close", {{"now", true}});

  BOOST_TEST(meanwhile == "closing_soon");
  ros().does(vote(), "core.reveal");
  BOOST_TEST(tally().at("turnout") == k_voters - 1);
  BOOST_TEST(tally().at("passes") == 0);
}

BOOST_FIXTURE_TEST_CASE(nobody_who_helps_and_nobody_who_leads_has_a_choice_counted, Aldermere) {
  comes_after("week-2");
  begins("week-3");
  goes_on("vote", "core.close");
  std::vector<std::string> helpers;
  for (const auto* id : {"with-jay", "with-moth", "with-hana", "with-moon"}) {
    const json choice{{"allocations", {{named("O2"), k_tokens_each}}}};
    helpers.push_back(of(id).is_refused(vote(), "cast", choice));
  }
  const auto lead = ros().is_refused(vote(), "cast", {{"pass", true}});
  goes_on("vote", "note_reason");

  for (const auto& code : helpers) BOOST_TEST(code == "supporters_help");
  BOOST_TEST(lead == "leads_do_not_choose");
  BOOST_TEST(tally().at("turnout") == k_voters - 1);
  BOOST_TEST(tokens_in(tally()) == k_tokens_each * static_cast<int>(k_voters - 1));
}

BOOST_FIXTURE_TEST_CASE(leads_read_how_each_group_chose_and_nobody_else_does, Aldermere) {
  comes_after("week-2");
  begins("week-3");
  goes_on("vote", "core.reveal");
  const auto before = ros().sees(vote()).of("groups").size();
  goes_on("vote", "note_reason");

  BOOST_TEST(before == 0U);
  BOOST_REQUIRE(ros().sees(vote()).of("groups").size() == 1U);
  BOOST_TEST(ros().sees(vote()).of("groups").front()->body->at("groups").size() == 3U);
  for (const auto& id : here()) BOOST_TEST(!holds(of(id).heard(), "groups/result"));
}

BOOST_FIXTURE_TEST_CASE(three_on_one_tablet_vote_apart_and_paper_is_counted_with_them, Aldermere) {
  comes_after("week-2");
  begins("week-3");
  goes_on("vote", "cast");
  auto on_phones = voters();
  for (const auto* id : {"wren", "moth", "fern"}) {
    auto& tablet = comes_back(id);
    const auto seen = tablet.sees(vote()).of("ballot").size();
    tablet.does(vote(), "cast", {{"allocations", {{named("O2"), 3}}}});
    tablet.line().stop();
    on_phones.erase(std::find(on_phones.begin(), on_phones.end(), id));
    BOOST_TEST(seen == 0U);
  }
  for (const auto& id : on_phones) {
    of(id).sees(vote());
    of(id).does(vote(), "cast", {{"allocations", {{named("O5"), 3}}}});
  }
  for (int sheet = 0; sheet < 4; ++sheet) {
    ros().does(vote(), "cast_paper", {{"allocations", {{named("O1"), 3}}}});
  }
  ros().does(vote(), "core.close", {{"now", true}});
  ros().does(vote(), "core.reveal");

  BOOST_TEST(tally().at("turnout") == 3 + on_phones.size() + 4);
  BOOST_TEST(tally().at("turnout") == k_voters - 1);
  BOOST_TEST(tokens_in(tally()) == k_tokens_each * static_cast<int>(k_voters - 1));
}

BOOST_FIXTURE_TEST_CASE(no_count_leaves_the_server_before_the_reveal_and_no_choice_after_it,
                        Aldermere) {
  comes_after("week-2");
  begins("week-3");
  goes_on("vote", "cast");
  auto& screen = wall();
  screen.sees(vote());
  goes_on("vote", "core.reveal");
  std::set<std::string> before;
  for (const auto& guest : guests) before.merge(others_choices(*guest));

  goes_on();
  screen.waits_for("the result", [&] {
    const auto* page = screen.page(vote());
    return page != nullptr && page->find("tally/result") != nullptr;
  });

  BOOST_TEST(before.empty());
  BOOST_TEST(others_choices(screen).contains("tally/result"));
  for (const auto* lead : {"ros", "dev"}) BOOST_TEST(of(lead).sees(vote()).of("ballot").empty());
  BOOST_TEST(!holds(inquiry.everything(), "allocations"));
  BOOST_TEST(tokens_in(tally()) == k_tokens_each * static_cast<int>(k_voters - 1));
}

BOOST_FIXTURE_TEST_CASE(a_server_killed_in_an_agreement_round_loses_no_choice_and_counts_none_twice,
                        Aldermere) {
  comes_after("week-4");
  begins("week-5");
  stands_before_round(k_round_of_the_amended);
  const auto choosing = voters();
  for (const auto& id : choosing) of(id).sees(rounds());
  for (const auto& id : choosing) {
    of(id).says(rounds(), "cast", {{"of", named("P3b")}, {"step", "fine"}});
  }
  const auto is_answered = [&](const std::string& id) {
    return of(id).line().talk().unanswered().empty();
  };
  ros().waits_for("some of the answers", [&] {
    return std::count_if(choosing.begin(), choosing.end(), is_answered) >= 5;
  });

  server.kill();
  server.start();
  for (const auto& id : choosing) of(id).waits_for("their answer", [&] { return is_answered(id); });
  ros().does(rounds(), "core.close", {{"now", true}});
  ros().does(rounds(), "core.reveal");

  BOOST_TEST(count_of("P3b").at("fine") == choosing.size());
  for (const auto& id : choosing) BOOST_TEST(of(id).line().talk().contradictions() == 0U);
}

BOOST_FIXTURE_TEST_CASE(what_would_harm_somebody_is_not_agreed_until_better_words_are_found,
                        Aldermere) {
  comes_after("week-4");
  begins("week-5");
  stands_before_round(k_round_of_the_amended - 1);
  plays_next();
  auto& helper = of("with-jay");
  const auto supporter =
      helper.is_refused(rounds(), "cast", {{"of", named("P3")}, {"step", "love"}});
  goes_on("rounds", "core.reveal");
  std::set<std::string> before;
  for (const auto& guest : guests) before.merge(round_heard(*guest, named("P3")));
  const auto wrote_it = std::count_if(guests.begin(), guests.end(), [](const auto& guest) {
    return holds(guest->heard(), "I would not sleep the night before.");
  });
  goes_on();

  BOOST_TEST(supporter == "supporters_help");
  BOOST_TEST(before.empty());
  BOOST_TEST(wrote_it == 1);
  BOOST_TEST(count_of("P3").at("harm") == 2);
  BOOST_TEST(count_of("P3b").at("unsure") == 1);
  BOOST_TEST(state_of("P3") == "replaced");
  BOOST_TEST(state_of("P3b") == "agreed");
  BOOST_TEST(state_of("P7") == "not_now");
  BOOST_TEST(ros().sees(rounds()).of("agreement").size() == 6U);
  for (const auto& id : here()) BOOST_TEST(!holds(of(id).heard(), "\"threshold\""));
}

BOOST_AUTO_TEST_SUITE_END()
