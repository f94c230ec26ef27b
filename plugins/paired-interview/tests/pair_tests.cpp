#include "../rules.hpp"
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(paired_interview_pairs)

namespace {

// A pair, Ana and Ben, and Cem, who sits with others.
struct Pairs : chorus::sdk::Rig<chorus::paired_interview::Rules> {
  Pairs() : Rig(CHORUS_PLUGIN_SOURCES "/paired-interview") {
    now(1'800'000'000'000).settings(R"({"prompts":[]})").opened();
    moves_to("open");
    for (const auto somebody : {&Pairs::ana, &Pairs::ben, &Pairs::cem}) {
      (this->*somebody)().does("core.undo");
    }
  }
  Pairs& ana() { return as("ana", "p1"); }
  Pairs& ben() { return as("ben", "p1"); }
  Pairs& cem() { return as("cem", "p2"); }
  Pairs& as(const std::string& name, const std::string& pair) {
    participant(name).groups(pair);
    return *this;
  }
  chorus::sdk::Outcome does(const std::string& command, const json& args = json::object()) {
    return when(command, args.dump());
  }
  json pair() const { return json::parse(of_type("pair").front().body); }
  std::string note() { return of_type("note").front().key; }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(whoever_says_so_tells_first_and_only_their_pair_and_the_leads_read_it,
                        Pairs) {
  BOOST_TEST(ana().does("take_turn").accepted());

  const std::string hand = pair().at("teller");
  BOOST_TEST(shown_to("ben").contains(hand));
  BOOST_TEST(shown_to_leads().contains(hand));
  BOOST_TEST(!shown_to("cem").contains(hand));
  BOOST_TEST(!shown_on_wall().contains(hand));
}

BOOST_FIXTURE_TEST_CASE(the_turn_is_given_on_by_who_tells, Pairs) {
  ana().does("take_turn");
  BOOST_TEST(ben().does("take_turn").code == "they_tell");
  BOOST_TEST(ben().does("end_turn").code == "not_your_turn");

  BOOST_TEST(ana().does("end_turn").accepted());
  BOOST_TEST(!pair().contains("teller"));
  BOOST_TEST(pair().at("told") == 1);
  BOOST_TEST(ben().does("take_turn").accepted());
  BOOST_TEST(pair().at("teller").get<std::string>() != "");
}

BOOST_FIXTURE_TEST_CASE(a_swap_that_a_lead_calls_takes_nothing_from_who_tells, Pairs) {
  ana().does("take_turn");
  passes(60'000);
  facilitator().groups("");
  BOOST_TEST(does("cue_swap").nudge == "room");

  BOOST_TEST(pair().contains("teller"));
  BOOST_TEST(ana().does("tell", {{"words", "He waited for me."}}).accepted());
  BOOST_TEST(ben().does("take_turn").accepted());
  BOOST_TEST(pair().at("told") == 1);
  passes(1);
  BOOST_TEST(ana().does("take_turn").code == "they_tell");
}

BOOST_FIXTURE_TEST_CASE(
    what_is_put_down_for_a_teller_is_read_by_these_people_and_the_leads_and_is_in_no_paper, Pairs) {
  ana().does("take_turn");
  BOOST_TEST(ana().does("put_down", {{"words", "Mine"}}).code == "you_tell");
  BOOST_TEST(cem().does("put_down", {{"words", "Mine"}}).code == "nobody_tells");
  ben().does("put_down", {{"words", "He waited."}});

  BOOST_TEST(shown_to("ana").contains(note()));
  BOOST_TEST(shown_to("ben").contains(note()));
  BOOST_TEST(!shown_to("cem").contains(note()));
  BOOST_TEST(shown_to_leads().contains(note()));
  BOOST_TEST(!shown_on_wall().contains(note()));
  BOOST_TEST(!leaving().contains(note()));
}

BOOST_FIXTURE_TEST_CASE(a_note_goes_by_who_put_it_down_and_is_taken_by_whom_it_is_for, Pairs) {
  ana().does("take_turn");
  ben().does("put_down", {{"words", "He waited."}});
  BOOST_TEST(ben().does("take_note", {{"key", note()}}).code == "not_yours");
  BOOST_TEST(ana().does("drop_note", {{"key", note()}}).code == "not_yours");

  BOOST_TEST(ana().does("take_note", {{"key", note()}}).accepted());
  BOOST_TEST(json::parse(of_type("taken").front().body).at("of") == note());
  BOOST_TEST(!shown_to("cem").contains(of_type("taken").front().key));
  BOOST_TEST(ben().does("drop_note", {{"key", note()}}).accepted());
  BOOST_TEST(of_type("note").empty());
  BOOST_TEST(ana().does("take_note", {{"key", "note/gone"}}).code == "not_here");
}

BOOST_FIXTURE_TEST_CASE(so_many_notes_are_kept_and_no_more, Pairs) {
  ana().does("take_turn");
  for (int at = 0; at < 12; ++at) ben().does("put_down", {{"words", "He waited."}});

  const auto refused = ben().does("put_down", {{"words", "One more."}});
  BOOST_TEST(refused.code == "too_many_notes");
  BOOST_TEST(refused.args == R"({"most":12})");
}

BOOST_FIXTURE_TEST_CASE(where_nobody_sits_with_others_the_room_is_one, Pairs) {
  BOOST_TEST(as("dee", "").does("take_turn").accepted());

  BOOST_TEST(as("eva", "").does("put_down", {{"words", "The bus came."}}).accepted());
  BOOST_TEST(cem().does("put_down", {{"words", "Not ours."}}).code == "nobody_tells");
}

BOOST_AUTO_TEST_SUITE_END()
