#include "writing.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(dream_statement_rules)

using chorus::dream_statement::tests::Writing;
using nlohmann::json;

namespace {

std::string words(int how_many) {
  std::string text = "We";
  for (int n = 1; n < how_many; ++n) text += " sing";
  return text;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_sentence_is_the_tables_alone_until_it_is_shown, Writing) {
  const auto key = written();

  BOOST_TEST(shown_to("ben").count(key) == 1U);
  BOOST_TEST(shown_to("cem").count(key) == 0U);
  BOOST_TEST(shown_to_leads().count(key) == 1U);
  BOOST_TEST(leaving().count(key) == 0U);
  ana().does("ground", {{"key", key}, {"because", {"story/a@s2"}}});
  BOOST_TEST(ana().does("show", {{"key", key}, {"version", 1}}).accepted());
  BOOST_TEST(shown_to("cem").count(key) == 1U);
  BOOST_TEST(shown_on_wall().count(key) == 0U);
  BOOST_TEST(leaving().count(key) == 1U);
}

BOOST_FIXTURE_TEST_CASE(it_is_not_shown_without_a_story_or_a_theme_behind_it, Writing) {
  const auto key = written();
  BOOST_TEST(ana().does("show", {{"key", key}, {"version", 1}}).code == "ground_first");

  const auto tied = ana().does("ground", {{"key", key}, {"because", {"theme/t@s3"}}});

  BOOST_REQUIRE(tied.links.size() == 1U);
  BOOST_TEST(tied.links.front().type == "grounded_in");
  BOOST_TEST(body(key).at("theme") == "theme/t@s3");
  BOOST_TEST(ana().does("show", {{"key", key}, {"version", 1}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_lead_says_why_there_is_no_story_and_it_is_shown_all_the_same, Writing) {
  const auto key = written();
  BOOST_TEST(ana().does("say_why", {{"key", key}, {"reason", "So"}}).code == "leads_only");
  lead().does("say_why", {{"key", key}, {"reason", "Told aloud."}});

  BOOST_TEST(ana().does("show", {{"key", key}, {"version", 1}}).accepted());
  BOOST_TEST(lead().does("say_why", {{"key", key}, {"reason", ""}}).code == "stands_on_it");
  BOOST_TEST(body(key).at("no_story_because") == "Told aloud.");
}

BOOST_FIXTURE_TEST_CASE(what_stands_before_the_room_keeps_something_to_stand_on, Writing) {
  const auto key = shown();
  const json no_more{{"key", key}, {"no_more", {"story/a@s2"}}};

  BOOST_TEST(ana().does("ground", no_more).code == "stands_on_it");
  ana().does("ground", {{"key", key}, {"because", {"theme/t@s3"}}});
  const auto untied = ana().does("ground", no_more);

  BOOST_REQUIRE(untied.unlinks.size() == 1U);
  BOOST_TEST(body(key).at("because") == json({"theme/t@s3"}));
}

BOOST_FIXTURE_TEST_CASE(it_stands_on_nothing_that_is_not_here, Writing) {
  const auto key = written();

  const auto gone = ana().does("ground", {{"key", key}, {"because", {"story/gone@s2"}}});

  BOOST_TEST(gone.code == "not_here");
}

BOOST_FIXTURE_TEST_CASE(thirty_words_are_taken_and_one_more_is_refused, Writing) {
  ana().does("take_pen");

  BOOST_TEST(does("begin", {{"words", words(31)}}).code == "too_many_words");
  const auto begun = does("begin", {{"words", words(30)}});
  BOOST_REQUIRE(begun.accepted());
  const auto key = json::parse(begun.answer).at("key");
  BOOST_TEST(does("write", {{"key", key}, {"version", 1}, {"words", words(31)}}).code ==
             "too_many_words");
}

BOOST_FIXTURE_TEST_CASE(every_version_stays_readable, Writing) {
  const auto key = written("One.");
  ana().does("write", {{"key", key}, {"version", 1}, {"words", "Two."}});
  ana().does("write", {{"key", key}, {"version", 2}, {"words", "Three."}});
  ana().does("write", {{"key", key}, {"version", 3}, {"words", "Three."}});

  BOOST_TEST(body(key).at("version") == 3);
  BOOST_TEST(body(key).at("earlier") ==
             json::parse(R"([{"version":1,"words":"One."},{"version":2,"words":"Two."}])"));
}

BOOST_FIXTURE_TEST_CASE(forty_versions_before_the_last_are_kept_and_no_more, Writing) {
  const auto key = written("0");
  for (int version = 1; version <= 40; ++version) {
    const json args{{"key", key}, {"version", version}, {"words", std::to_string(version)}};
    BOOST_REQUIRE(ana().does("write", args).accepted());
  }
  BOOST_TEST(ana().does("write", {{"key", key}, {"version", 41}, {"words", "More"}}).code ==
             "too_many_versions");
}

BOOST_FIXTURE_TEST_CASE(it_is_final_with_its_twin_in_easy_words_and_not_before, Writing) {
  const auto key = shown();
  const json now{{"key", key}, {"version", 1}};
  BOOST_TEST(ana().does("finish", now).code == "plain_first");
  ana().does("write_plain", {{"key", key}, {"version", 1}, {"plain", "You come. You are met."}});

  BOOST_TEST(ana().does("finish", now).accepted());
  BOOST_TEST(body(key).at("state") == "final");

  ana().does("write", {{"key", key}, {"version", 1}, {"words", "All are met."}});
  BOOST_TEST(body(key).at("state") == "shown");
  BOOST_TEST(ana().does("finish", {{"key", key}, {"version", 2}}).code == "plain_first");
}

BOOST_FIXTURE_TEST_CASE(a_draft_is_not_final, Writing) {
  const auto key = written();
  BOOST_TEST(ana().does("finish", {{"key", key}, {"version", 1}}).code == "show_first");
}

BOOST_FIXTURE_TEST_CASE(easy_words_are_not_written_over_others_unseen, Writing) {
  const auto key = written();
  lead().does("write_plain", {{"key", key}, {"version", 1}, {"plain", "You are met."}});

  const json unseen{{"key", key}, {"version", 1}, {"plain", "Mine."}};
  const json seen{{"key", key}, {"version", 1}, {"plain", "Mine."}, {"before", "You are met."}};

  BOOST_TEST(ana().does("write_plain", unseen).code == "changed_meanwhile");
  BOOST_TEST(ana().does("write_plain", seen).accepted());
}

BOOST_FIXTURE_TEST_CASE(once_it_is_shown_everybody_suggests_and_the_table_reads_it, Writing) {
  const auto key = written();
  BOOST_TEST(cem().does("suggest", {{"key", key}, {"text", "By name."}}).code == "another_table");
  ana().does("ground", {{"key", key}, {"because", {"story/a@s2"}}});
  ana().does("show", {{"key", key}, {"version", 1}});

  BOOST_TEST(cem().does("suggest", {{"key", key}, {"text", "By name."}}).accepted());

  const auto suggestion = of_type("suggestion").front().key;
  BOOST_TEST(shown_to("ana").count(suggestion) == 1U);
  BOOST_TEST(shown_to("dot").count(suggestion) == 0U);
}

BOOST_FIXTURE_TEST_CASE(nothing_stands_on_the_wall_but_by_a_lead_and_new_words_come_off, Writing) {
  const auto key = shown();
  const json on{{"key", key}, {"shown", true}};
  BOOST_TEST(ana().does("put_on_wall", on).code == "leads_only");
  lead().does("put_on_wall", on);
  ana().does("look_over", {{"key", key}, {"version", 1}, {"checks", {"bold"}}});
  const bool stays = shown_on_wall().count(key) == 1;

  ana().does("write", {{"key", key}, {"version", 1}, {"words", "All are met."}});

  BOOST_TEST(stays);
  BOOST_TEST(shown_on_wall().count(key) == 0U);
  BOOST_TEST(shown_to("cem").count(key) == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_draft_goes_onto_no_wall, Writing) {
  const auto key = written();
  BOOST_TEST(lead().does("put_on_wall", {{"key", key}, {"shown", true}}).code == "show_first");
}

BOOST_FIXTURE_TEST_CASE(what_the_table_says_of_it_is_of_the_words_it_read, Writing) {
  const auto key = written();
  const json args{
      {"key", key}, {"version", 1}, {"checks", {"bold", "now"}}, {"cornerstones", {"communicate"}}};
  ana().does("look_over", args);
  BOOST_TEST(body(key).at("checks") == json({"bold", "now"}));

  ana().does("write", {{"key", key}, {"version", 1}, {"words", "All are met."}});

  BOOST_TEST(!body(key).contains("checks"));
  BOOST_TEST(body(key).at("cornerstones") == json({"communicate"}));
  BOOST_TEST(ana().does("look_over", args).code == "changed_meanwhile");
}

BOOST_FIXTURE_TEST_CASE(eight_sentences_of_one_table_are_enough_and_numbers_are_given_once,
                        Writing) {
  written();
  for (int n = 2; n <= 8; ++n) {
    const auto begun = ana().does("begin", {{"words", "We sing."}});
    BOOST_REQUIRE(begun.accepted());
    BOOST_TEST(body(json::parse(begun.answer).at("key")).at("number") == n);
  }
  BOOST_TEST(ana().does("begin", {{"words", "We sing."}}).code == "too_many_statements");
  cem().does("take_pen");
  BOOST_TEST(cem().does("begin", {{"words", "We sing."}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(table_work_goes_on_after_the_close, Writing) {
  const auto key = written();
  moves_to("closed");

  BOOST_TEST(
      ana().does("write", {{"key", key}, {"version", 1}, {"words", "All are met."}}).accepted());
}

BOOST_FIXTURE_TEST_CASE(a_report_tells_what_the_room_read_in_the_order_of_numbers, Writing) {
  written("Kept at the table.");
  const auto key = shown();

  const auto told = json::parse(sections("board").answer).at("sections").at(0);

  BOOST_TEST(told.at("blocks") == json::parse(R"([{"t":"thing","key":")" + key + R"("}])"));
}

BOOST_FIXTURE_TEST_CASE(a_report_of_nothing_says_so, Writing) {
  BOOST_TEST(sections("board").answer.find("report_none") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
