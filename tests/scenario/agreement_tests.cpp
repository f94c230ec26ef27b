// The rounds over real sockets: sealed until the close, told to nobody before the reveal, asked
// anew of everybody, and after it nothing that ties a choice or a reason to a person.
#include "rehearse/rehearsal.hpp"
#include "tests/scenario/support/guest.hpp"
#include "tests/scenario/support/scripts.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(agreement_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::rehearse::Rehearsal;
using chorus::rehearse::WebAddress;
using chorus::test::bytes_of;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

const std::string k_reason = "zebracorn on the bus";

bool holds(const std::string& text, std::string_view needle) {
  return text.find(needle) != std::string::npos;
}

// One proposal asked without practice; four people, one of whom supports another.
struct Asked : LiveRoom {
  Asked() : LiveRoom({}, "short-round") {
    promise_is_kept();
    rounds = lead().space_of("agreement-rounds");
    lead().does(rounds, "core.prepare");
    lead().does(
        rounds, "set_rules",
        {{"harm_at_most", 0}, {"fine_percent", 75}, {"young_apart", true}, {"practice", false}});
    proposal = lead()
                   .does(rounds, "propose",
                         {{"title", "Visits"}, {"words", "Somebody waits at the gate."}})
                   .at("key");
    lead().does(rounds, "core.open");
    for (auto* guest : everyone()) guest->watches(rounds);
    sue.does("inquiry", "core.introduce", {{"picture", "blue-wren"}, {"role_group", "supporter"}});
  }
  std::vector<Guest*> everyone() { return {&ana, &ben, &cy, &sue, &lead(), &wall()}; }
  void all_choose(const std::string& of) {
    ana.does(rounds, "cast",
             {{"of", of}, {"step", "harm"}, {"reason", k_reason}, {"may_read", true}});
    ben.does(rounds, "cast", {{"of", of}, {"step", "fine"}});
    cy.does(rounds, "cast", {{"of", of}, {"step", "love"}});
  }
  void shows() {
    lead().does(rounds, "core.close", {{"now", true}});
    lead().does(rounds, "core.reveal");
  }
  const json& tally_seen_by(Guest& guest, const std::string& of) {
    return *guest.sees(rounds).find("tally" + of.substr(of.find('/')))->body;
  }

  std::string rounds;
  std::string proposal;
  Guest& ana = person(CarrierKind::socket);
  Guest& ben = person(CarrierKind::poll);
  Guest& cy = person();
  Guest& sue = person();
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(no_choice_and_no_reason_is_anywhere_before_the_close, Asked) {
  all_choose(proposal);
  const auto at_rest = inquiry.everything() + server.printed();

  BOOST_TEST(sue.is_refused(rounds, "cast", {{"of", proposal}, {"step", "fine"}}) ==
             "supporters_help");
  BOOST_TEST(holds(at_rest, "Somebody waits at the gate."));
  BOOST_TEST(!holds(at_rest, k_reason));
  BOOST_TEST(!holds(at_rest, "\"harm\""));
  BOOST_TEST(!holds(at_rest, "tally/"));
  for (auto* guest : {&ben, &cy, &sue, &lead(), &wall()}) {
    guest->sees(rounds);
    BOOST_TEST(!holds(guest->heard(), k_reason));
    BOOST_TEST(!holds(guest->heard(), "\"harm\""));
  }
}

BOOST_FIXTURE_TEST_CASE(between_the_close_and_the_reveal_nobody_is_told_anything, Asked) {
  all_choose(proposal);
  lead().does(rounds, "core.close", {{"now", true}});

  for (auto* guest : {&ben, &lead(), &wall()}) {
    const auto& seen = guest->sees(rounds);
    BOOST_TEST(seen.of("tally").empty());
    BOOST_TEST(seen.of("threshold").empty());
    BOOST_TEST(seen.of("reason").empty());
    BOOST_TEST(seen.find(proposal)->body->at("state") == "asked");
  }
}

BOOST_FIXTURE_TEST_CASE(after_the_reveal_all_see_the_result_and_leads_alone_the_reasons, Asked) {
  all_choose(proposal);
  shows();

  for (auto* guest : everyone()) {
    BOOST_TEST(tally_seen_by(*guest, proposal).at("harm") == 1);
    BOOST_TEST(guest->sees(rounds).find(proposal)->body->at("state") == "not_agreed");
  }
  BOOST_REQUIRE(lead().sees(rounds).of("reason").size() == 1U);
  BOOST_TEST(lead().sees(rounds).of("threshold").size() == 1U);
  for (auto* guest : {&ben, &cy, &wall()}) {
    BOOST_TEST(guest->sees(rounds).of("threshold").empty());
    BOOST_TEST(!holds(guest->heard(), k_reason));
  }
}

BOOST_FIXTURE_TEST_CASE(no_reason_and_no_choice_can_be_tied_to_a_person_after_the_close, Asked) {
  all_choose(proposal);
  shows();
  const auto& reason = *lead().sees(rounds).of("reason").front();

  BOOST_TEST((*reason.body == json{{"of", proposal}, {"words", k_reason}, {"may_read", true}}));
  BOOST_TEST(!reason.mine);
  for (auto* guest : everyone()) BOOST_TEST(guest->sees(rounds).of("ballot").empty());
  const auto mine = ana.does("inquiry", "core.mine").dump();
  BOOST_TEST(!holds(mine, k_reason));
  BOOST_TEST(server.stop() == 0);
  BOOST_TEST(bytes_of(inquiry.file().string() + ".ballots").empty());
  BOOST_TEST(!std::filesystem::exists(inquiry.key_file()));
}

BOOST_FIXTURE_TEST_CASE(new_words_are_asked_of_everybody_anew_and_agreed_with_a_day, Asked) {
  all_choose(proposal);
  shows();
  const std::string again =
      lead()
          .does(rounds, "amend",
                {{"key", proposal}, {"title", "Visits"}, {"words", "Whoever wants is met."}})
          .at("key");
  lead().does(rounds, "ask", {{"key", again}});
  lead().does(rounds, "core.reopen");
  const auto late = ana.is_refused(rounds, "cast", {{"of", proposal}, {"step", "harm"}});
  for (auto* guest : {&ana, &ben, &cy}) {
    guest->does(rounds, "cast", {{"of", again}, {"step", "fine"}});
  }
  shows();
  const std::string agreement =
      lead().does(rounds, "agree", {{"key", again}, {"review_on", "2099-07-01"}}).at("key");

  BOOST_TEST(late == "another_question");
  BOOST_TEST(tally_seen_by(ben, proposal).at("harm") == 1);
  BOOST_TEST(tally_seen_by(ben, again).at("fine") == 3);
  BOOST_TEST(ben.sees(rounds).find(proposal)->body->at("state") == "replaced");
  BOOST_TEST(ben.sees(rounds).find(agreement)->body->at("review_on") == "2099-07-01");
}

BOOST_FIXTURE_TEST_CASE(from_a_step_back_to_the_story_over_what_was_agreed, Asked) {
  const auto stories = lead().space_of("paired-interview");
  const auto steps = lead().space_of("next-steps");
  for (const auto& space : {stories, steps}) lead().does(space, "core.open");
  const std::string story =
      ana.does(stories, "tell", {{"words", "The gate"}, {"permission", "room"}}).at("key");
  const std::string key = lead()
                              .does(rounds, "propose",
                                    {{"title", "Gate"},
                                     {"words", "Somebody is there."},
                                     {"because", json::array({story + "@" + stories})}})
                              .at("key");
  shows();
  lead().does(rounds, "ask", {{"key", key}});
  lead().does(rounds, "core.reopen");
  ben.does(rounds, "cast", {{"of", key}, {"step", "love"}});
  shows();
  const std::string agreement =
      lead().does(rounds, "agree", {{"key", key}, {"review_on", "2099-07-01"}}).at("key");
  const std::string step = lead()
                               .does(steps, "add_step",
                                     {{"what", "A rota for the gate"},
                                      {"because", json::array({agreement + "@" + rounds})}})
                               .at("key");

  const auto back = lead().does("inquiry", "core.thread", {{"ref", step + "@" + steps}}).at("back");

  std::vector<std::string> kinds;
  for (const auto& item : back) kinds.push_back(item.at("kind"));
  BOOST_TEST((kinds == std::vector<std::string>{"agreement", "proposal", "story"}));
}

BOOST_AUTO_TEST_CASE(a_pretend_evening_goes_through_the_rounds_and_nothing_is_lost) {
  LiveRoom room({}, "short-round");
  Rehearsal::Options options;
  options.scripts = chorus::test::scripts_of_the_tree();
  options.where = *WebAddress::from(room.server.at().origin);
  options.code = room.server.at().join_code;
  options.launch = WebAddress::from(room.server.at().facilitator_url)->fragment;
  options.people = 12;
  options.seed = 20'261'125;
  options.speed = 20;
  options.limit = std::chrono::seconds(120);
  BOOST_TEST_MESSAGE("seed " << options.seed);

  Rehearsal rehearsal(room.loop, options);
  const auto report = rehearsal.run([&] { BOOST_TEST_MESSAGE(rehearsal.where_we_are()); });

  std::string told;
  for (const auto& line : report.findings) told += line + "\n";
  for (const auto& line : report.troubles) told += line + "\n";
  BOOST_TEST_INFO(told + room.server.printed());
  BOOST_TEST(report.sound());
  Guest& late = room.person();
  const auto rounds = late.space_of("agreement-rounds");
  const auto proposals = late.sees(rounds).of("proposal");
  BOOST_TEST(late.phase_of(rounds) == "revealed");
  BOOST_REQUIRE(!proposals.empty());
  for (const auto* proposal : proposals) BOOST_TEST(proposal->body->at("state") != "waiting");
  BOOST_TEST(room.server.stop() == 0);
  BOOST_TEST(room.inquiry.faults() == "");
}

BOOST_AUTO_TEST_SUITE_END()
