#include "../rules.hpp"

#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using nlohmann::json;

BOOST_AUTO_TEST_SUITE(story_pictures_rules)

namespace {

const json k_mixed{{"symbols", {"An open door", "So much paper"}},
                   {"feelings", {"Welcome", "Tired"}},
                   {"words", "They knew me. The forms were long."}};

struct Pictures : chorus::sdk::Rig<chorus::story_pictures::Rules> {
  explicit Pictures(const json& settings_of = json::object())
      : Rig(CHORUS_PLUGIN_SOURCES "/story-pictures") {
    settings(settings_of.dump()).opened();
    moves_to("open");
  }
  chorus::sdk::Outcome tells(const std::string& who, const json& args) {
    return participant(who).when("tell", args.dump());
  }
  std::string told(const std::string& who, const json& args) {
    return json::parse(tells(who, args).answer).at("key");
  }
  std::string told_as_far_as(const std::string& rung, json args = k_mixed) {
    args["permission"] = rung;
    return told("ana", args);
  }
  chorus::sdk::Outcome marks_hard(const std::string& who, const std::string& of,
                                  const json& more = json::object()) {
    json args{{"of", of}, {"words", "The hall is too loud."}};
    args.update(more);
    return participant(who).when("hard", args.dump());
  }
  json body(const std::string& key) const { return json::parse(records().at(key).body); }
};

struct OwnPack : Pictures {
  OwnPack()
      : Pictures({{"cards",
                   {{{"text", "Our gate"}, {"id", "gate"}},
                    {{"text", "Our gate"}},
                    {{"text", std::string(81, 'x')}}}},
                  {"pleasant", {"Glad"}},
                  {"unpleasant", json::array()}}) {}
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(at_least_24_cards_and_feelings_of_both_kinds_are_offered, Pictures) {
  const auto offer = body("offer/now");

  BOOST_TEST(offer.at("cards").size() >= 24U);
  BOOST_TEST(offer.at("pleasant").size() == offer.at("unpleasant").size());
}

BOOST_FIXTURE_TEST_CASE(
    a_pack_of_the_settings_is_offered_instead_each_card_once_and_none_that_no_wall_holds, OwnPack) {
  const auto offer = body("offer/now");

  BOOST_TEST(offer.at("cards") == json::parse(R"([{"text":"Our gate"}])"));
  BOOST_TEST(offer.at("pleasant") == json::array({"Glad"}));
}

BOOST_FIXTURE_TEST_CASE(feelings_of_both_kinds_are_told_together_with_the_cards_and_why, Pictures) {
  const auto set = body(told("ana", k_mixed));

  BOOST_TEST(set.at("symbols") == k_mixed.at("symbols"));
  BOOST_TEST(set.at("feelings") == k_mixed.at("feelings"));
  BOOST_TEST(set.at("words") == k_mixed.at("words"));
  BOOST_TEST(set.at("shows") == "[An open door] [So much paper] Welcome, Tired");
}

BOOST_FIXTURE_TEST_CASE(one_card_is_enough_and_feelings_and_why_are_optional, Pictures) {
  const auto set = body(told("ana", {{"symbols", {"A bridge"}}, {"feelings", json::array()}}));

  BOOST_TEST(!set.contains("feelings"));
  BOOST_TEST(!set.contains("words"));
  BOOST_TEST(tells("ana", {{"feelings", {"Happy"}}}).code == "bad_args");
  BOOST_TEST(tells("ana", {{"symbols", {"a", "b", "c", "d"}}}).code == "bad_args");
}

BOOST_FIXTURE_TEST_CASE(what_is_written_on_a_blank_card_counts_like_any_other, Pictures) {
  const auto set = body(told("ana", {{"symbols", {"The big hall"}}, {"feelings", {"Far away"}}}));

  BOOST_TEST(set.at("symbols") == json::array({"The big hall"}));
  BOOST_TEST(set.at("feelings") == json::array({"Far away"}));
}

BOOST_FIXTURE_TEST_CASE(it_is_private_until_its_teller_shares_it, Pictures) {
  const auto kept = told("ana", k_mixed);
  const auto shared = told_as_far_as("words");

  BOOST_TEST(shown_to_leads().contains(kept));
  BOOST_TEST(!shown_to("ben").contains(kept));
  BOOST_TEST(!leaving().contains(kept));
  BOOST_TEST(released(kept).code == "not_permitted");
  BOOST_TEST(!shown_on_wall().contains(shared));
  BOOST_TEST(released(shared).accepted());
  BOOST_TEST(shown_on_wall().contains(shared));
}

BOOST_FIXTURE_TEST_CASE(nothing_says_how_many_feel_what, Pictures) {
  told_as_far_as("words");
  told("ben", {{"symbols", {"Waiting"}}, {"feelings", {"Left out"}}, {"permission", "words"}});
  moves_to("closed");

  for (const auto& [key, record] : shown_on_wall()) {
    BOOST_TEST(record.body.find("Left out\":") == std::string::npos, key);
  }
  BOOST_TEST(of_type("touchpoint").size() == 2U);
  BOOST_TEST(sections("board").answer.find("Left out") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_hard_truth_is_the_tellers_to_mark_and_has_a_wish, Pictures) {
  const auto key = told_as_far_as("words");
  const auto marked = marks_hard("ana", key, {{"wish", "A quiet way in."}});
  const std::string truth = json::parse(marked.answer).at("key");

  BOOST_TEST(body(truth) ==
             json({{"of", key}, {"words", "The hall is too loud."}, {"wish", "A quiet way in."}}));
  BOOST_REQUIRE(marked.links.size() == 1U);
  BOOST_TEST(marked.links.front().to == key);
  BOOST_TEST(leaving().contains(truth));
  BOOST_TEST(marks_hard("ben", key).code == "not_yours");
}

BOOST_FIXTURE_TEST_CASE(a_hard_truth_is_said_anew_and_taken_away_by_its_teller_alone, Pictures) {
  const auto key = told_as_far_as("words");
  marks_hard("ana", key, {{"wish", "A quiet way in."}});
  const auto anew = marks_hard("ana", key, {{"words", "It is dark."}, {"wish", ""}});
  const std::string truth = json::parse(anew.answer).at("key");
  const std::string named = json{{"key", truth}}.dump();

  BOOST_TEST(of_type("hard-truth").size() == 1U);
  BOOST_TEST(body(truth).at("words") == "It is dark.");
  BOOST_TEST(!body(truth).contains("wish"));
  BOOST_TEST(participant("ben").when("not_hard", named).code == "not_yours");
  BOOST_TEST(facilitator().when("not_hard", named).code == "not_yours");
  BOOST_TEST(participant("ana").when("not_hard", named).accepted());
  BOOST_TEST(of_type("hard-truth").empty());
}

BOOST_FIXTURE_TEST_CASE(a_hard_truth_goes_as_far_as_its_pictures_and_goes_with_them, Pictures) {
  const auto key = told_as_far_as("words");
  const std::string truth = json::parse(marks_hard("ana", key).answer).at("key");

  participant("ana").permits(key, "only_me");
  BOOST_TEST(!shown_to_leads().contains(truth));
  BOOST_TEST(participant("ana").takes_back(key).accepted());
  BOOST_TEST(of_type("hard-truth").empty());
}

BOOST_FIXTURE_TEST_CASE(it_is_told_anew_and_what_is_empty_is_taken_away, Pictures) {
  const auto key = told("ana", k_mixed);
  const json anew{
      {"key", key}, {"symbols", {"A bridge"}}, {"feelings", json::array()}, {"words", ""}};

  BOOST_TEST(participant("ben").when("retell", anew.dump()).code == "not_yours");
  BOOST_TEST(participant("ana").when("retell", anew.dump()).accepted());
  BOOST_TEST(body(key) ==
             json({{"mode", "cards"}, {"symbols", {"A bridge"}}, {"shows", "[A bridge]"}}));
}

BOOST_FIXTURE_TEST_CASE(what_another_put_down_is_a_description_unless_it_is_said_to_be_verbatim,
                        Pictures) {
  json args = k_mixed;
  args["typed_by"] = "supporter";
  const auto described = body(told("ana", args));
  args["verbatim"] = true;

  BOOST_TEST(described.at("verbatim") == false);
  BOOST_TEST(body(told("ana", args)).at("verbatim") == true);
}

BOOST_FIXTURE_TEST_CASE(what_comes_after_the_close_is_kept_and_marked_late, Pictures) {
  moves_to("closed");

  BOOST_TEST(body(told("ben", k_mixed)).at("late") == true);
}

BOOST_FIXTURE_TEST_CASE(nobody_has_to_and_a_pass_is_given_once, Pictures) {
  BOOST_TEST(participant("ana").when("pass").puts.size() == 1U);
  BOOST_TEST(participant("ana").when("pass").puts.empty());
}

BOOST_FIXTURE_TEST_CASE(twelve_sets_are_told_and_the_thirteenth_is_refused_in_words, Pictures) {
  for (int n = 0; n < 12; ++n) BOOST_TEST(tells("ana", k_mixed).accepted());

  BOOST_TEST(tells("ana", k_mixed).code == "too_many_sets");
  BOOST_TEST(tells("ben", k_mixed).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_report_quotes_what_may_leave_by_its_key, Pictures) {
  told("ana", k_mixed);
  const auto key = told_as_far_as("words");
  released(key);
  const json section = json::parse(sections("board").answer).at("sections").at(0);

  BOOST_TEST(section.at("blocks").size() == 2U);
  BOOST_TEST(section.at("blocks").at(1).at("key") == key);
}

BOOST_FIXTURE_TEST_CASE(a_report_quotes_what_was_hard_as_well, Pictures) {
  const auto set = told_as_far_as("words");
  const std::string truth = json::parse(marks_hard("ana", set).answer).at("key");
  released(set);

  const json said = json::parse(sections("board").answer).at("sections");

  BOOST_REQUIRE(said.size() == 2U);
  BOOST_TEST(said.at(1).at("blocks").at(0).at("key") == truth);
}

BOOST_AUTO_TEST_SUITE_END()
