#include "tests/scenario/support/guest.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

// Pairs and tables over real sockets: what is told to a table is heard there and nowhere else.
BOOST_AUTO_TEST_SUITE(tables_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

const std::string k_needle = "zebracorn at the gate";

bool holds(const std::string& text) { return text.find(k_needle) != std::string::npos; }

struct Seated : LiveRoom {
  Seated() : LiveRoom({}, "short-round") {
    promise_is_kept();
    stories = lead().space_of("paired-interview");
    lead().does(stories, "core.open");
    lead().watches("inquiry");
    for (auto* guest : {&ana, &ben, &cem, &wall()}) guest->watches(stories);
    for (const auto& [guest, picture] : std::vector<std::pair<Guest*, std::string>>{
             {&ana, "blue-wren"}, {&ben, "teal-owl"}, {&cem, "rose-fern"}}) {
      guest->does("inquiry", "core.introduce", {{"picture", picture}, {"role_group", "unsaid"}});
      guest->watches("inquiry");
    }
    tables = lead()
                 .does("inquiry", "core.make_groups",
                       {{"groups",
                         {{{"name", "Table 1"}, {"people", {who("blue-wren"), who("teal-owl")}}},
                          {{"name", "Table 2"}, {"people", json::array({who("rose-fern")})}}}}})
                 .at("keys");
  }
  std::string who(const std::string& picture) {
    for (const auto& [key, record] : lead().sees("inquiry").records) {
      if (record.type == "person" && record.body->value("picture", "") == picture) return key;
    }
    return {};
  }
  std::string tells(Guest& teller) {
    return teller.does(stories, "tell", {{"words", k_needle}, {"permission", "table"}}).at("key");
  }
  bool shows(Guest& guest, const std::string& key) {
    const auto* page = guest.page(stories);
    return page != nullptr && page->find(key) != nullptr;
  }

  std::string stories;
  json tables;
  Guest& ana = person();
  Guest& ben = person(CarrierKind::poll);
  Guest& cem = person();
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_story_for_the_table_is_heard_there_and_follows_who_moves, Seated) {
  const auto key = tells(ana);
  ben.waits_for("the story", [&] { return shows(ben, key); });
  const bool heard_elsewhere = holds(cem.heard() + wall().heard());

  lead().does("inquiry", "core.move_people",
              {{"moves",
                {{{"person", who("teal-owl")}, {"from", tables[0]}, {"to", tables[1]}},
                 {{"person", who("rose-fern")}, {"from", tables[1]}, {"to", tables[0]}}}}});

  ben.waits_for("the story to go", [&] { return !shows(ben, key); });
  cem.waits_for("the story", [&] { return shows(cem, key); });
  BOOST_TEST(!heard_elsewhere);
  BOOST_TEST(!holds(wall().heard()));
}

BOOST_FIXTURE_TEST_CASE(who_sits_nowhere_has_no_table_to_tell, Seated) {
  lead().does("inquiry", "core.dissolve_groups", {{"keys", tables}});

  BOOST_TEST(ana.is_refused(stories, "tell", {{"words", k_needle}, {"permission", "table"}}) ==
             "no_table");
  BOOST_TEST(!holds(ben.heard()));
}

BOOST_FIXTURE_TEST_CASE(a_phone_learns_with_whom_it_sits_and_the_wall_no_name, Seated) {
  ana.does("inquiry", "core.introduce",
           {{"picture", "blue-wren"}, {"name", k_needle}, {"role_group", "unsaid"}});
  wall().watches("inquiry");
  lead().does("inquiry", "core.show", {{"space", nullptr}, {"seating", true}});

  const auto sits_with = [](Guest& guest, const std::string& words) {
    const auto* page = guest.page("inquiry");
    if (page == nullptr) return false;
    for (const auto& [key, record] : page->records) {
      if (record.body->dump().find(words) != std::string::npos) return true;
    }
    return false;
  };
  ben.waits_for("the name", [&] { return sits_with(ben, k_needle); });
  wall().waits_for("the picture", [&] { return sits_with(wall(), "blue-wren"); });
  BOOST_TEST(!holds(wall().heard()));
  BOOST_TEST(!holds(cem.heard()));
}

BOOST_AUTO_TEST_SUITE_END()
