#include "tests/scenario/support/guest.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(moderation_tests)

namespace {

using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

constexpr const char* k_needle = "zebracorn at the gate";
constexpr const char* k_told = "The answer is under the zebracorn";

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

// An open promise with one question of Ana's and an answer that everybody sees.
struct Asked : LiveRoom {
  Asked() {
    promise_is_kept();
    lead().does(promise(), "core.open");
    lead().watches(promise());
    ana.watches(promise());
    ben.watches(promise());
    wall().watches(promise());
    ana.does(promise(), "ask", {{"text", k_needle}});
    question = lead().sees(promise()).of("question").at(0)->key;
    lead().does(promise(), "answer", {{"question", question}, {"asked", "Who?"}, {"text", k_told}});
    answer = lead().sees(promise()).of("answer").at(0)->key;
    for (auto* guest : {&ana, &ben, &wall()}) {
      guest->waits_for("the answer", [&] { return has(*guest, answer); });
    }
  }
  bool has(Guest& guest, const std::string& key) {
    const auto* page = guest.page(promise());
    return page != nullptr && page->find(key) != nullptr;
  }
  // Anew, as somebody would see it who comes now.
  bool sees_afresh(Guest& guest, const std::string& key) {
    return guest.sees(promise()).find(key) != nullptr;
  }

  Guest& ana = person();
  Guest& ben = person(chorus::rehearse::CarrierKind::poll);
  std::string question;
  std::string answer;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_is_hidden_goes_from_every_page_but_the_leads_at_once, Asked) {
  lead().does(promise(), "core.hide", {{"key", answer}});

  for (auto* guest : {&ana, &ben, &wall()}) {
    guest->waits_for("the answer to go", [&] { return !has(*guest, answer); });
    BOOST_TEST(!sees_afresh(*guest, answer));
  }
  BOOST_TEST(sees_afresh(lead(), answer));
  BOOST_TEST(lead().sees(promise()).find(answer)->gate == "hidden");
}

BOOST_FIXTURE_TEST_CASE(what_is_hidden_is_never_sent_again_not_even_after_a_restart, Asked) {
  lead().does(promise(), "core.hide", {{"key", answer}});
  server.kill();
  server.start();

  auto& late = person();
  late.sees(promise());
  ben.waits_for("the way back", [&] { return ben.line().is_live(); });
  BOOST_TEST(!sees_afresh(ben, answer));
  BOOST_TEST(!holds(late.heard(), k_told));
}

BOOST_FIXTURE_TEST_CASE(what_needs_care_goes_from_the_leads_and_its_owners_page_stays_as_it_was,
                        Asked) {
  const auto heard = ana.heard_bytes();
  lead().does(promise(), "core.needs_care", {{"key", question}});

  lead().waits_for("the question to go", [&] { return !has(lead(), question); });
  BOOST_TEST(!holds(ana.heard().substr(heard), k_needle));
  BOOST_TEST(sees_afresh(ana, question));
  BOOST_TEST(!sees_afresh(lead(), question));
  const auto code = lead().does("inquiry", "core.let_in").at("code").get<std::string>();
  auto& second_lead = comes_by("pair", code, "facilitator");
  second_lead.sees(promise());
  BOOST_TEST(!holds(second_lead.heard(), k_needle));
  BOOST_TEST(second_lead.is_refused(promise(), "core.history", {{"key", question}}) == "not_here");
  BOOST_TEST(second_lead.is_refused(promise(), "core.undo", {{"key", question}}) == "not_here");
  BOOST_TEST(!holds(server.printed(), question));
}

BOOST_FIXTURE_TEST_CASE(a_mistaken_care_is_taken_back_by_the_lead_who_pressed, Asked) {
  lead().does(promise(), "core.needs_care", {{"key", question}});
  server.kill();
  server.start();

  lead().does(promise(), "core.undo", {{"key", question}});

  BOOST_TEST(sees_afresh(lead(), question));
  BOOST_TEST(sees_afresh(ana, question));
}

BOOST_FIXTURE_TEST_CASE(an_act_is_undone_for_one_thing_and_told_after_a_restart, Asked) {
  lead().does(promise(), "core.hide", {{"key", answer}});
  lead().does(promise(), "core.pause");
  lead().does(promise(), "core.undo", {{"key", answer}});
  server.kill();
  server.start();

  const auto acts = lead().does(promise(), "core.history", {{"key", answer}}).at("acts");

  BOOST_TEST(sees_afresh(ben, answer));
  BOOST_TEST_REQUIRE(acts.size() == 3U);
  BOOST_TEST(acts[1].at("what") == "hidden");
  BOOST_TEST(acts[2].at("what") == "undone");
  BOOST_TEST(acts[2].at("by").at("who") == "lead");
}

BOOST_FIXTURE_TEST_CASE(a_question_is_seen_by_its_asker_and_the_leads_and_by_no_one_else, Asked) {
  auto& late = person();
  late.sees(promise());
  wall().sees(promise());

  BOOST_TEST(holds(ana.heard(), k_needle));
  BOOST_TEST(holds(lead().heard(), k_needle));
  BOOST_TEST(!holds(ben.heard(), k_needle));
  BOOST_TEST(!holds(late.heard(), k_needle));
  BOOST_TEST(!holds(wall().heard(), k_needle));
  BOOST_TEST(!holds(server.printed(), k_needle));
}

BOOST_FIXTURE_TEST_CASE(undo_brings_back_what_was_hidden, Asked) {
  lead().does(promise(), "core.hide", {{"key", answer}});
  ben.waits_for("the answer to go", [&] { return !has(ben, answer); });

  lead().does(promise(), "core.undo");

  ben.waits_for("the answer to come back", [&] { return has(ben, answer); });
  BOOST_TEST(sees_afresh(ana, answer));
  BOOST_TEST(sees_afresh(wall(), answer));
}

BOOST_FIXTURE_TEST_CASE(
    what_nobody_s_permission_limits_is_back_with_the_room_once_it_is_out_of_hiding, Asked) {
  lead().does(promise(), "core.hide", {{"key", answer}});
  ben.waits_for("the answer to go", [&] { return !has(ben, answer); });

  lead().does(promise(), "core.unhide", {{"key", answer}});

  ben.waits_for("the answer to come back", [&] { return has(ben, answer); });
  BOOST_TEST(!sees_afresh(wall(), answer));
}

BOOST_FIXTURE_TEST_CASE(undo_takes_the_last_act_back_and_not_more_than_there_is, Asked) {
  lead().does(promise(), "core.pause");
  lead().does(promise(), "core.undo");
  const auto phase = lead().sees(promise()).phase;
  lead().does(promise(), "core.hide", {{"key", answer}});
  lead().does(promise(), "core.unhide", {{"key", answer}});
  lead().does(promise(), "core.undo");
  const auto gate = lead().sees(promise()).find(answer)->gate;

  BOOST_TEST(phase == "open");
  BOOST_TEST(gate == "hidden");
}

BOOST_FIXTURE_TEST_CASE(undo_works_after_a_restart, Asked) {
  lead().does(promise(), "core.hide", {{"key", answer}});
  server.kill();
  server.start();

  lead().does(promise(), "core.undo");

  BOOST_TEST(sees_afresh(ben, answer));
}

BOOST_FIXTURE_TEST_CASE(people_may_not_hide_or_undo, Asked) {
  BOOST_TEST(ana.is_refused(promise(), "core.hide", {{"key", answer}}) == "leads_only");
  BOOST_TEST(ana.is_refused(promise(), "core.undo") == "leads_only");
  BOOST_TEST(sees_afresh(ben, answer));
}

BOOST_AUTO_TEST_SUITE_END()
