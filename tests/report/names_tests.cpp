#include "report/names.hpp"

#include "tests/report/paper_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using chorus::report::Names;
using chorus::test::holds;

BOOST_FIXTURE_TEST_SUITE(names_tests, chorus::test::PaperFixture)

BOOST_AUTO_TEST_CASE(a_name_is_found_as_a_whole_word_whatever_its_case) {
  person("p1", "young_person", "Ana Björk");
  person("p2", "practitioner", "Moe");
  const Names names(spaces);

  for (const char* text : {"Moe", "for moe.", "(MOE)", "Moe's coat", "Moe\xE2\x80\x99s coat",
                           "with ANA BJ\xC3\x96RK", "so\nana bj\xC3\xB6rk\nsaid"}) {
    BOOST_TEST(names.why_kept(text).has_value(), text);
  }
  for (const char* text : {"Moeller", "amoeba", "Ana", "nobody", ""}) {
    BOOST_TEST(!names.why_kept(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(a_name_of_any_script_stays_off_every_paper) {
  person("p1", "young_person", "Łucja");
  person("p2", "young_person", "Юля");
  person("p3", "young_person", "Željka");
  story("p4", "łucja waited", "words");
  story("p4", "С ЮЛЕЙ и юля", "words");
  story("p4", "for Z\u030Celjka", "named");

  const auto paper = everywhere();

  for (const char* name : {"łucja", "юля", "Z\u030Celjka"}) BOOST_TEST(!holds(paper, name), name);
}

BOOST_AUTO_TEST_CASE(what_perhaps_names_somebody_leaves_and_the_leads_are_shown_it_first) {
  person("p1", "young_person", "Will");
  person("p2", "young_person", "Ana Björk");
  story("p3", "What we will do", "words");
  story("p3", "With Ana at the gate", "words");
  story("p2", "I am Ana", "named");
  step(1, {{"what", "Bjork opens the door"}, {"who", "the board"}});

  const auto flags = nlohmann::json::parse(preview()).at("flags");

  BOOST_TEST(holds(everywhere(), "What we will do"));
  BOOST_TEST_REQUIRE(flags.size() == 3U);
  BOOST_TEST(flags.at(0).at("words") == "Bjork opens the door");
  BOOST_TEST(flags.at(1) ==
             nlohmann::json::parse(R"({"why":"may_name_a_person","words":"What we will do"})"));
  BOOST_TEST(flags.at(2).at("words") == "With Ana at the gate");
}

BOOST_AUTO_TEST_CASE(words_with_a_name_stay_behind_but_the_owner_s_own_where_they_let_it_go) {
  person("p1", "young_person", "Moe");
  person("p2", "parent_carer", "Zenobia");
  story("p1", "A needle from Moe of myself", "named");
  story("p1", "A needle by Moe without leave", "words");
  story("p1", "A needle on Zenobia by another", "named");

  const auto paper = everywhere();

  BOOST_TEST(holds(paper, "from Moe of myself"));
  BOOST_TEST(!holds(paper, "without leave"));
  BOOST_TEST(!holds(paper, "Zenobia"));
}

BOOST_AUTO_TEST_CASE(a_name_stands_only_where_its_owner_let_it_go_with_the_words) {
  person("p1", "young_person", "Moe");
  person("p2", "young_person", "Zenobia");
  story("p1", "The gate", "named");
  story("p2", "The door", "words");

  const auto quotes = json().at("sections").at(0).at("blocks");

  BOOST_TEST(quotes.at(0).at("name") == "Moe");
  BOOST_TEST(!quotes.at(1).contains("name"));
}

BOOST_AUTO_TEST_CASE(a_step_that_names_somebody_says_so_instead) {
  person("p1", "practitioner", "Moe");
  step(1, {{"what", "Somebody waits at the gate"}, {"who", "Moe"}});

  const auto step = json().at("next_steps").at(0);

  BOOST_TEST(step.at("who") == "Kept back, because it names a person");
  BOOST_TEST(!holds(everywhere(), "Moe"));
}

BOOST_AUTO_TEST_CASE(a_school_on_the_list_stays_here_however_it_is_typed) {
  keeps_back({"St Mary\xE2\x80\x99s", "Hillside"});
  const Names names(spaces);

  for (const char* text : {"at St Mary's", "AT ST MARY\xE2\x80\x99S.", "St\nMary's", "hillside,"}) {
    BOOST_TEST(names.why_kept(text).value_or("") == "names_a_place", text);
  }
  BOOST_TEST(!names.why_kept("Mary's hill, the side door").has_value());
}

BOOST_AUTO_TEST_CASE(words_with_a_school_stay_behind_whoever_told_them_and_papers_say_so) {
  person("p1", "young_person", "Moe");
  keeps_back({"Hillside"});
  story("p1", "A needle at Hillside", "named");
  step(1, {{"what", "A door at Hillside"}, {"who", "the board"}});

  const auto paper = everywhere();

  BOOST_TEST(!holds(paper, "needle"));
  BOOST_TEST(!holds(paper, "Hillside"));
  BOOST_TEST(holds(paper, "Kept back, because it names a school or a place"));
}

BOOST_AUTO_TEST_CASE(what_a_gone_name_stood_in_stays_behind_and_other_words_do_not) {
  const auto told = story("p1", "A needle with Moe at the gate");
  story("p1", "The bus");
  const auto first = step(1, {{"what", "Somebody waits"}, {"who", "Moe"}});
  step(2, {{"what", "A door"}, {"who", "the board"}, {"hear_how", "From Moe herself"}});
  const auto mark = names_somebody(told, "/words");
  const auto other = names_somebody(first, "/who");

  const auto paper = everywhere();

  BOOST_TEST(!holds(paper, "needle"));
  BOOST_TEST(!holds(paper, "Moe"));
  BOOST_TEST(holds(paper, "The bus"));
  BOOST_TEST(holds(paper, "Somebody waits"));
  BOOST_TEST(holds(preview(), R"({"why":"names_a_person","things":1})"));
  for (const auto& lifted : {mark, other}) {
    auto done = nlohmann::json::parse(at(lifted).body.text());
    done["done_at"] = 1;
    at(lifted).body = chorus::kernel::Body(done.dump());
  }
  BOOST_TEST(holds(everywhere(), "needle"));
}

BOOST_AUTO_TEST_SUITE_END()
