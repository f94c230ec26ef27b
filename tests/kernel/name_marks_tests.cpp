#include "kernel/commands/name_marks.hpp"

#include "kernel/commands/kept_back.hpp"
#include "tests/kernel/giving_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

// A name that goes leaves a mark on what it stands in, and nothing of itself.
namespace name_marks_tests {
namespace {

namespace kernel = chorus::kernel;
using chorus::test::GivingFixture;
using nlohmann::json;

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

struct Named : GivingFixture {
  Named() { is_called("kit", "Kit Needle"); }

  void is_called(const std::string& who, const std::string& name) {
    json person{{"picture", "fox"}, {"role_group", "young_person"}};
    if (!name.empty()) person["name"] = name;
    send(participant(who), "core.introduce", person.dump(), "inquiry");
  }
  void takes_all_back(const std::string& who) {
    send(participant(who), "core.withdraw_all", "{}", "inquiry");
  }
  // The keys of things with an open mark.
  std::vector<std::string> marked() {
    std::vector<std::string> keys;
    for (const auto& [ref, texts] : kernel::marked_in(room->records())) {
      keys.push_back(ref.key.value());
    }
    return keys;
  }
  std::string inquiry_file() {
    std::string text;
    for (const auto& space : store.load().spaces) {
      if (space.state.id != kernel::k_inquiry_space) continue;
      for (const auto& [key, record] : space.records) text += record->body.text();
    }
    return text;
  }
  std::string mark_of(const std::string& thing) {
    const auto spaces = room->records();
    for (const auto& [key, record] : spaces.at(kernel::k_inquiry_space).space.records) {
      if (record->type == "naming" && holds(record->body.text(), thing)) return key.value();
    }
    return {};
  }
};

using Keys = std::vector<std::string>;

}  // namespace
}  // namespace name_marks_tests

BOOST_FIXTURE_TEST_SUITE(name_marks_tests, Named)

BOOST_AUTO_TEST_CASE(what_others_wrote_is_marked_when_a_person_takes_everything_back) {
  const auto story = told_by("ana", "So said kit  needle.", "words");
  told_by("ana", "The needle and the kit", "words");

  takes_all_back("kit");

  BOOST_TEST(marked() == Keys{story}, boost::test_tools::per_element());
  BOOST_TEST(!holds(inquiry_file(), "Needle"));
}

BOOST_AUTO_TEST_CASE(another_name_marks_what_the_old_one_stands_in_their_own_words_too) {
  const auto other = told_by("ana", "So said Kit Needle.", "words");
  const auto own = told_by("kit", "I am Kit Needle.", "words");
  told_by("kit", "I am Kit Needle, and say so.", "named");

  is_called("kit", "");

  auto expected = Keys{other, own};
  std::sort(expected.begin(), expected.end());
  BOOST_TEST(marked() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_same_name_in_other_letters_marks_nothing) {
  told_by("ana", "So said Kit Needle.", "words");

  is_called("kit", "kit needle");

  BOOST_TEST(marked().empty());
}

BOOST_AUTO_TEST_CASE(a_step_is_marked_where_it_names_them) {
  const auto story = told_by("ana", "The gate", "room");
  const auto step = step_on("Kit Needle waits", story + "@room");

  takes_all_back("kit");

  const auto marks = kernel::marked_in(room->records());
  BOOST_TEST_REQUIRE(marks.size() == 1U);
  BOOST_TEST(marks.begin()->first.key.value() == step);
  BOOST_TEST(marks.begin()->second == Keys{"Kit Needle waits"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(leads_see_the_mark_of_what_they_see_and_nobody_else_any) {
  const auto story = told_by("ana", "So said Kit Needle.", "room");
  const auto care = told_by("ana", "Kit Needle hits me.", "room");
  send(lead(), "core.needs_care", json{{"key", care}}.dump());

  takes_all_back("kit");

  const auto leads = seen_by(reader(lead()), "inquiry");
  BOOST_TEST(holds(leads, story));
  BOOST_TEST(!holds(leads, care));
  BOOST_TEST(marked().size() == 2U);
  for (const auto& reader : {wall(), this->reader(participant("ana"))}) {
    BOOST_TEST(!holds(seen_by(reader, "inquiry"), "fields"));
  }
}

BOOST_AUTO_TEST_CASE(a_lead_who_has_looked_lifts_the_mark_and_can_take_that_back) {
  const auto story = told_by("ana", "So said Kit Needle.", "room");
  takes_all_back("kit");
  const auto mark = mark_of(story);

  send(lead(), "core.reviewed", json{{"key", mark}}.dump(), "inquiry");
  const auto lifted = marked();
  send(lead(), "core.undo", json{{"key", mark}}.dump(), "inquiry");

  BOOST_TEST(lifted.empty());
  BOOST_TEST(marked() == Keys{story}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_thing_in_which_two_names_stood_has_one_mark) {
  is_called("moe", "Moe Thorn");
  told_by("ana", "Kit Needle and Moe Thorn", "room");
  const auto before = room->records().at(kernel::k_inquiry_space).space.records.size();

  takes_all_back("kit");
  takes_all_back("moe");

  // Two persons are gone, and one mark came.
  BOOST_TEST(marked().size() == 1U);
  BOOST_TEST(room->records().at(kernel::k_inquiry_space).space.records.size() == before - 1);
}

BOOST_AUTO_TEST_CASE(a_copy_from_before_marks_it_at_its_first_start) {
  const auto story = told_by("ana", "So said Kit Needle.", "words");
  auto backup = store.load();
  takes_all_back("kit");
  backup.withdrawn = store.taken_back();
  store.keep(backup);

  restart();

  BOOST_TEST(marked() == Keys{story}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_leads_list_of_schools_and_places_is_theirs_alone) {
  send(lead(), "core.keep_back", R"({"words":["Hillside"]})", "inquiry");

  BOOST_TEST(kernel::kept_back_in(room->records()) == Keys{"Hillside"},
             boost::test_tools::per_element());
  BOOST_TEST(holds(seen_by(reader(lead()), "inquiry"), "Hillside"));
  BOOST_TEST(!holds(seen_by(reader(participant("ana")), "inquiry"), "Hillside"));
  BOOST_TEST(!holds(seen_by(wall(), "inquiry"), "Hillside"));
}

BOOST_AUTO_TEST_SUITE_END()
