#include "tests/scenario/support/guest.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

// A story over real sockets: as far as its teller says, to what it led, and gone when taken back.
BOOST_AUTO_TEST_SUITE(story_tests)

namespace {

using chorus::rehearse::CarrierKind;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

const std::string k_needle = "zebracorn at the gate";

bool holds(const std::string& text) { return text.find(k_needle) != std::string::npos; }

struct Told : LiveRoom {
  Told() : LiveRoom({}, "short-round") {
    promise_is_kept();
    stories = lead().space_of("paired-interview");
    lead().does(stories, "core.open");
    for (auto* guest : {&ana, &ben, &lead(), &wall()}) guest->watches(stories);
  }
  std::string tells(Guest& teller, const std::string& permission) {
    return teller.does(stories, "tell", {{"words", k_needle}, {"permission", permission}})
        .at("key");
  }
  bool sees(Guest& guest, const std::string& key) {
    return guest.Guest::sees(stories).find(key) != nullptr;
  }

  std::string stories;
  Guest& ana = person();
  Guest& ben = person(CarrierKind::poll);
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_story_reaches_just_whom_its_teller_lets_have_it, Told) {
  const auto key = tells(ana, "facilitators");

  BOOST_TEST(sees(ana, key));
  BOOST_TEST(sees(lead(), key));
  BOOST_TEST(!sees(ben, key));
  BOOST_TEST(!holds(ben.heard() + wall().heard()));

  ana.does(stories, "core.permit", {{"key", key}, {"permission", "room"}});
  BOOST_TEST(sees(ben, key));
  BOOST_TEST(!holds(wall().heard()));
  BOOST_TEST(ben.is_refused(stories, "core.permit", {{"key", key}, {"permission", "named"}}) ==
             "not_yours");
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_back_leaves_every_page_and_every_byte_of_the_folder, Told) {
  const auto key = tells(ana, "words");
  ana.does(stories, "mark", {{"of", key}, {"words", k_needle}});
  lead().does(stories, "core.release", {{"keys", {key}}});
  wall().waits_for("the story", [&] {
    const auto* page = wall().page(stories);
    return page != nullptr && page->find(key) != nullptr;
  });
  const bool held = holds(inquiry.everything());

  ana.does(stories, "core.withdraw", {{"keys", {key}}});

  for (auto* guest : {&ana, &ben, &lead(), &wall()}) {
    guest->waits_for("the story to go", [&] {
      const auto* page = guest->page(stories);
      return page != nullptr && page->find(key) == nullptr;
    });
  }
  BOOST_TEST(held);
  BOOST_TEST(!holds(inquiry.everything()));
}

BOOST_FIXTURE_TEST_CASE(its_teller_hears_that_the_wall_shows_it_and_takes_it_down_at_once, Told) {
  const auto key = tells(ana, "room");
  lead().does(stories, "core.release", {{"keys", {key}}});
  const auto on_wall = [&] {
    const auto* page = wall().page(stories);
    return page != nullptr && page->find(key) != nullptr;
  };
  wall().waits_for("the story", on_wall);
  const bool told = ana.heard().find(R"("on_wall":true)") != std::string::npos;
  // The sheet names what is on the wall to everybody, as the id of a space.
  const bool told_to_others = ben.heard().find(R"("on_wall":true)") != std::string::npos ||
                              ben.heard().find(R"("on_wall":false)") != std::string::npos;
  const auto shown_until = wall().heard_bytes();
  const bool refused = ben.is_refused(stories, "core.take_down", {{"keys", {key}}}) == "not_yours";

  ana.does(stories, "core.take_down", {{"keys", {key}}});

  wall().waits_for("the story to go", [&] { return !on_wall(); });
  BOOST_TEST(told);
  BOOST_TEST(!told_to_others);
  BOOST_TEST(refused);
  BOOST_TEST(!sees(wall(), key));
  BOOST_TEST(!holds(wall().heard().substr(shown_until)));
  BOOST_TEST(sees(ben, key));
  lead().waits_for("the word of it",
                   [&] { return lead().heard().find("notice.taken_down") != std::string::npos; });
  BOOST_TEST(lead().is_refused(stories, "core.undo", {{"key", key}}) == "changed_since");
}

BOOST_FIXTURE_TEST_CASE(what_needs_care_leaves_wall_and_room_with_its_highlights, Told) {
  const auto key = tells(ana, "room");
  ana.does(stories, "mark", {{"of", key}, {"words", "zebracorn"}});
  lead().does(stories, "core.release", {{"keys", {key}}});
  wall().waits_for("the story", [&] {
    const auto* page = wall().page(stories);
    return page != nullptr && page->find(key) != nullptr;
  });

  const auto print = lead().does(stories, "core.needs_care", {{"key", key}}).at("print");

  for (auto* guest : {&ben, &lead(), &wall()}) {
    guest->waits_for("the story to go", [&] {
      const auto* page = guest->page(stories);
      return page != nullptr && page->find(key) == nullptr;
    });
    BOOST_TEST(!sees(*guest, key));
    const auto from = guest->heard_bytes();
    guest->Guest::sees(stories);
    BOOST_TEST(guest->heard().substr(from).find("zebracorn") == std::string::npos);
  }
  BOOST_TEST(print.at("body").at("words") == k_needle);
  BOOST_TEST(sees(ana, key));
}

BOOST_FIXTURE_TEST_CASE(who_comes_back_by_slip_takes_one_thing_back_and_then_everything, Told) {
  const auto first = tells(ana, "words");
  const auto second = tells(ana, "room");
  const auto slip = ana.does("inquiry", "core.new_slip").at("code").get<std::string>();
  Guest& other_phone = comes_by("slip", slip, "person");
  const auto mine = other_phone.does("inquiry", "core.mine").at("items");

  other_phone.does(stories, "core.withdraw", {{"keys", {first}}});
  const bool one_left = !sees(lead(), first) && sees(lead(), second);
  other_phone.does("inquiry", "core.withdraw_all");

  BOOST_TEST(mine.size() == 2U);
  BOOST_TEST(one_left);
  lead().waits_for("the story to go", [&] {
    const auto* page = lead().page(stories);
    return page != nullptr && page->find(second) == nullptr;
  });
  BOOST_TEST(!holds(inquiry.everything()));
}

BOOST_FIXTURE_TEST_CASE(a_lead_takes_everything_back_for_who_shows_their_card, Told) {
  const auto key = tells(ana, "room");
  const auto slip = ana.does("inquiry", "core.new_slip").at("code").get<std::string>();

  const auto refused = lead().is_refused("inquiry", "core.withdraw_all", {{"card", "BCDFGH"}});
  lead().does("inquiry", "core.withdraw_all", {{"card", slip}});

  BOOST_TEST(refused == "wrong_card");
  lead().waits_for("the story to go", [&] {
    const auto* page = lead().page(stories);
    return page != nullptr && page->find(key) == nullptr;
  });
  BOOST_TEST(!holds(inquiry.everything()));
}

BOOST_FIXTURE_TEST_CASE(a_copy_from_before_honours_what_was_taken_back, Told) {
  const auto key = tells(ana, "words");
  const auto copy = inquiry.folder() / "before.inquiry";
  const auto copied = chorus::test::run_chorus(
      {"backup", inquiry.file().string(), "--out", copy.string()}, std::chrono::seconds(30));
  const bool copy_held = holds(chorus::test::bytes_of(copy));
  ana.does(stories, "core.withdraw", {{"keys", {key}}});
  server.stop();
  std::filesystem::rename(copy, inquiry.file());

  server.start();
  Guest& later = person();
  later.watches(stories);

  BOOST_TEST(copied.status == 0);
  BOOST_TEST(copy_held);
  BOOST_TEST(!sees(later, key));
  server.stop();
  BOOST_TEST(!holds(inquiry.everything()));
}

BOOST_FIXTURE_TEST_CASE(a_story_that_comes_after_the_close_is_kept_and_marked_late, Told) {
  lead().does(stories, "core.close", {{"now", true}});

  const auto key = tells(ben, "facilitators");

  const auto* story = lead().Guest::sees(stories).find(key);
  BOOST_TEST_REQUIRE(story);
  BOOST_TEST(story->body->at("late") == true);
}

BOOST_AUTO_TEST_SUITE_END()
