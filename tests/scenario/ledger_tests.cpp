#include "rehearse/ledger.hpp"

#include "rehearse/verdict.hpp"
#include "tests/scenario/support/scripts.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

BOOST_AUTO_TEST_SUITE(ledger_tests)

namespace {

using chorus::rehearse::Ledger;
using chorus::rehearse::Outcome;
using chorus::rehearse::Said;
using chorus::rehearse::Script;
using chorus::rehearse::SeenRecord;
using chorus::rehearse::SeenSpace;
using chorus::rehearse::Verdict;
using nlohmann::json;
using std::chrono::milliseconds;

constexpr std::array<int, 3> k_three{1, 2, 3};

const Script& script_of(const std::string& type) {
  static const auto k_scripts = chorus::test::scripts_of_the_tree();
  return k_scripts.at(type);
}

Outcome yes() {
  Outcome outcome;
  outcome.accepted = true;
  return outcome;
}

Outcome no(std::string code) {
  Outcome outcome;
  outcome.code = std::move(code);
  return outcome;
}

struct Book {
  Ledger ledger;
  Ledger::Time now{};

  Said say(int who, std::uint64_t k, const std::string& space, const std::string& name, json args) {
    Said said{k, space, name, std::make_shared<const json>(std::move(args))};
    ledger.said(who, said, now);
    return said;
  }
  void saved(int who, std::uint64_t k, const std::string& space, const std::string& name,
             json args) {
    const auto said = say(who, k, space, name, std::move(args));
    ledger.answered(who, said, yes(), now);
  }
  void casts(int who, std::uint64_t k, json choice) {
    saved(who, k, "vote", "cast", std::move(choice));
  }
};

json on(const std::string& option, int tokens) { return {{"allocations", {{option, tokens}}}}; }

void put(SeenSpace& space, std::string key, std::string type, json body, bool mine = false) {
  SeenRecord record;
  record.key = key;
  record.type = std::move(type);
  record.rev = 1;
  record.body = std::make_shared<const json>(std::move(body));
  record.mine = mine;
  space.records[key] = std::move(record);
}

SeenSpace tally(int swings, int slide, int turnout, int passes) {
  SeenSpace space;
  space.whole = true;
  space.phase = "revealed";
  put(space, "tally/result", "tally",
      {{"options",
        {{{"key", "option/swings"}, {"text", "Swings"}, {"total", swings}},
         {{"key", "option/slide"}, {"text", "Slide"}, {"total", slide}}}},
       {"ties", json::array()},
       {"turnout", turnout},
       {"passes", passes}});
  return space;
}

struct ThreeVoted : Book {
  ThreeVoted() {
    casts(1, 1, on("option/swings", 3));
    casts(1, 2, on("option/slide", 3));
    casts(2, 1, on("option/swings", 2));
    casts(3, 1, {{"pass", true}});
  }
  Verdict judge(const SeenSpace& seen, bool others = false) {
    Verdict verdict(ledger);
    verdict.judge_counted(k_three, "vote", *script_of("energy-vote").counted, seen, others);
    return verdict;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_command_said_again_after_a_break_counts_once, Book) {
  const auto said = say(1, 1, "vote", "cast", on("option/swings", 1));
  ledger.said(1, said, now + milliseconds(500));
  ledger.answered(1, said, yes(), now + milliseconds(800));
  ledger.answered(1, said, yes(), now + milliseconds(900));

  BOOST_TEST(ledger.sent() == 1U);
  BOOST_TEST(ledger.acknowledged() == 1U);
  BOOST_TEST(ledger.unanswered() == 0U);
  BOOST_TEST(ledger.percentile_ms(0.5) == 800.0);
}

BOOST_FIXTURE_TEST_CASE(a_refused_command_is_not_expected_to_have_happened, Book) {
  const auto said = say(1, 1, "vote", "cast", on("option/swings", 1));
  ledger.answered(1, said, no("not_now"), now);

  BOOST_TEST(ledger.acknowledged() == 0U);
  BOOST_TEST(ledger.rejections().at("not_now") == 1U);
  BOOST_TEST(ledger.account(1, "vote", "cast")->accepted == 0U);
}

BOOST_FIXTURE_TEST_CASE(percentiles_are_by_nearest_rank, Book) {
  for (std::uint64_t k = 1; k <= 100; ++k) {
    const auto said = say(1, k, "vote", "cast", on("option/swings", 1));
    ledger.answered(1, said, yes(), now + milliseconds(k));
  }

  BOOST_TEST(ledger.percentile_ms(0.50) == 50.0);
  BOOST_TEST(ledger.percentile_ms(0.95) == 95.0);
  BOOST_TEST(ledger.percentile_ms(0.99) == 99.0);
}

BOOST_FIXTURE_TEST_CASE(a_tally_of_everyones_last_choice_is_sound, ThreeVoted) {
  const auto verdict = judge(tally(2, 3, 3, 1));

  BOOST_TEST(verdict.lost() == 0U);
  BOOST_TEST(verdict.doubled() == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_missing_choice_is_lost, ThreeVoted) {
  const auto verdict = judge(tally(0, 3, 2, 1));

  BOOST_TEST(verdict.lost() == 2U);
  BOOST_TEST(verdict.doubled() == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_choice_counted_with_the_one_that_replaced_it_is_doubled, ThreeVoted) {
  const auto verdict = judge(tally(5, 3, 4, 1));

  BOOST_TEST(verdict.lost() == 0U);
  BOOST_TEST(verdict.doubled() == 3U);
}

BOOST_FIXTURE_TEST_CASE(an_older_choice_in_place_of_the_last_is_both, ThreeVoted) {
  const auto verdict = judge(tally(5, 0, 3, 1));

  BOOST_TEST(verdict.lost() == 3U);
  BOOST_TEST(verdict.doubled() == 3U);
}

BOOST_FIXTURE_TEST_CASE(what_others_in_the_room_chose_is_not_taken_for_doubled, ThreeVoted) {
  const auto verdict = judge(tally(4, 4, 5, 1), true);

  BOOST_TEST(verdict.lost() == 0U);
  BOOST_TEST(verdict.doubled() == 0U);
}

BOOST_FIXTURE_TEST_CASE(a_tally_that_is_not_there_loses_every_choice, ThreeVoted) {
  const auto verdict = judge(SeenSpace{});

  BOOST_TEST(verdict.lost() == 3U);
}

BOOST_FIXTURE_TEST_CASE(a_choice_that_was_never_answered_may_count_or_not, ThreeVoted) {
  say(2, 2, "vote", "cast", on("option/slide", 2));

  for (const auto& seen : {tally(2, 3, 3, 1), tally(0, 5, 3, 1)}) {
    const auto verdict = judge(seen);
    BOOST_TEST(verdict.lost() == 0U);
    BOOST_TEST(verdict.doubled() == 0U);
  }
}

BOOST_FIXTURE_TEST_CASE(a_round_is_held_against_the_last_choices_on_what_was_asked_last, Book) {
  const auto at_step = [](const char* of, const char* step) {
    return json{{"of", of}, {"step", step}};
  };
  casts(1, 1, at_step("practice/question", "harm"));
  casts(1, 2, at_step("proposal/a", "worried"));
  casts(1, 3, at_step("proposal/a", "fine"));
  casts(2, 1, at_step("proposal/a", "fine"));
  casts(3, 1, at_step("practice/question", "harm"));  // and let the proposal be
  const auto judged = [&](int fine, int worried) {
    SeenSpace seen;
    put(seen, "asking/now", "asking", {{"of", "proposal/a"}, {"shown", true}});
    put(seen, "tally/a", "tally",
        {{"love", 0},
         {"fine", fine},
         {"unsure", 0},
         {"worried", worried},
         {"harm", 0},
         {"passes", 0}});
    Verdict verdict(ledger);
    verdict.judge_counted(k_three, "vote", *script_of("agreement-rounds").counted, seen, false);
    return std::pair(verdict.lost(), verdict.doubled());
  };

  BOOST_TEST((judged(2, 0) == std::pair<std::size_t, std::size_t>(0, 0)));
  BOOST_TEST((judged(1, 0) == std::pair<std::size_t, std::size_t>(1, 0)));
  BOOST_TEST((judged(2, 1) == std::pair<std::size_t, std::size_t>(0, 1)));
}

BOOST_FIXTURE_TEST_CASE(two_person_records_of_one_person_are_doubled, Book) {
  saved(1, 1, "inquiry", "core.introduce", {{"picture", "blue-wren"}});
  saved(1, 2, "inquiry", "core.arrive", json::object());
  SeenSpace inquiry;
  put(inquiry, "person/a", "person", {{"picture", "blue-wren"}}, true);
  put(inquiry, "person/b", "person", {{"picture", "blue-wren"}}, true);
  put(inquiry, "welcome/a", "welcome", {{"picture", "blue-wren"}}, true);
  put(inquiry, "welcome/b", "welcome", {{"picture", "rose-owl"}});

  Verdict verdict(ledger);
  verdict.judge_person(1, inquiry);

  BOOST_TEST(verdict.lost() == 0U);
  BOOST_TEST(verdict.doubled() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_person_and_a_welcome_that_are_not_there_are_lost, Book) {
  saved(1, 1, "inquiry", "core.introduce", {{"picture", "blue-wren"}});
  saved(1, 2, "inquiry", "core.arrive", json::object());
  SeenSpace inquiry;
  put(inquiry, "person/other", "person", {{"picture", "blue-wren"}});

  Verdict verdict(ledger);
  verdict.judge_person(1, inquiry);

  BOOST_TEST(verdict.lost() == 2U);
}

BOOST_FIXTURE_TEST_CASE(an_earlier_picture_in_place_of_the_last_is_lost, Book) {
  saved(1, 1, "inquiry", "core.introduce", {{"picture", "blue-wren"}});
  saved(1, 2, "inquiry", "core.introduce", {{"picture", "rose-owl"}});
  SeenSpace inquiry;
  put(inquiry, "person/a", "person", {{"picture", "blue-wren"}}, true);

  Verdict verdict(ledger);
  verdict.judge_person(1, inquiry);

  BOOST_TEST(verdict.lost() == 1U);
}

BOOST_FIXTURE_TEST_CASE(the_leads_must_see_each_name_once, Book) {
  SeenSpace inquiry;
  put(inquiry, "person/a", "person", {{"picture", "blue-wren"}, {"name", "Pretend 1"}});
  put(inquiry, "person/b", "person", {{"picture", "blue-wren"}, {"name", "Pretend 1"}});

  Verdict verdict(ledger);
  verdict.judge_names({"Pretend 1", "Pretend 2"}, inquiry);

  BOOST_TEST(verdict.lost() == 1U);
  BOOST_TEST(verdict.doubled() == 1U);
}

BOOST_FIXTURE_TEST_CASE(while_the_vote_is_open_a_person_must_see_their_own_last_choice, Book) {
  casts(1, 1, on("option/swings", 3));
  casts(1, 2, on("option/slide", 3));
  SeenSpace right;
  right.phase = "open";
  put(right, "ballot/mine", "ballot", on("option/slide", 3), true);
  SeenSpace old;
  old.phase = "open";
  put(old, "ballot/mine", "ballot", on("option/swings", 3), true);

  SeenSpace empty;
  empty.phase = "open";
  const auto& kept = script_of("energy-vote").kept.front();

  Verdict sound(ledger);
  sound.judge_kept(1, "vote", kept, right);
  Verdict stale(ledger);
  stale.judge_kept(1, "vote", kept, old);
  Verdict gone(ledger);
  gone.judge_kept(1, "vote", kept, empty);

  BOOST_TEST(sound.lost() == 0U);
  BOOST_TEST(stale.lost() == 1U);
  BOOST_TEST(gone.lost() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_phase_the_lead_was_told_of_must_stand, Book) {
  saved(0, 1, "vote", "core.open", json::object());
  saved(0, 2, "vote", "core.close", {{"now", true}});

  Verdict sound(ledger);
  sound.judge_phase(0, "vote", "closed");
  Verdict rolled_back(ledger);
  rolled_back.judge_phase(0, "vote", "open");

  BOOST_TEST(sound.lost() == 0U);
  BOOST_TEST(rolled_back.lost() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_was_said_where_nothing_is_shown_any_more_is_lost, ThreeVoted) {
  saved(0, 1, "draft", "edit", json::object());

  Verdict gone(ledger);
  gone.judge_shown({"promise"});
  Verdict there(ledger);
  there.judge_shown({"promise", "vote"});

  BOOST_TEST(gone.lost() == 4U);
  BOOST_TEST(there.lost() == 0U);
}

BOOST_FIXTURE_TEST_CASE(questions_are_counted_one_for_one, Book) {
  saved(1, 1, "promise", "read", json::object());
  saved(1, 2, "promise", "ask", {{"text", "Who decides?"}});
  SeenSpace seen;
  put(seen, "read/a", "read", {{"version", 1}}, true);
  put(seen, "question/a", "question", {{"text", "Who decides?"}}, true);
  put(seen, "question/b", "question", {{"text", "Who decides?"}}, true);

  Verdict verdict(ledger);
  for (const auto& kept : script_of("promise").kept) verdict.judge_kept(1, "promise", kept, seen);

  BOOST_TEST(verdict.lost() == 0U);
  BOOST_TEST(verdict.doubled() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_others_put_beside_ones_own_is_not_taken_for_doubled, Book) {
  saved(0, 1, "arriving", "add_line", {{"text", "We wait."}});
  SeenSpace seen;
  put(seen, "line/a", "line", {{"text", "We wait."}});
  put(seen, "line/of-the-plan", "line", {{"text", "No rush."}});
  SeenSpace empty;
  const auto& lines = script_of("arriving").kept.back();

  Verdict sound(ledger);
  sound.judge_kept(0, "arriving", lines, seen);
  Verdict gone(ledger);
  gone.judge_kept(0, "arriving", lines, empty);

  BOOST_TEST(sound.doubled() == 0U);
  BOOST_TEST(sound.lost() == 0U);
  BOOST_TEST(gone.lost() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
