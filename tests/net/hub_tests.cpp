#include "kernel/values/limits.hpp"
#include "tests/net/hub_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

namespace hub_tests {
namespace {

using chorus::kernel::Role;
using chorus::test::FakePage;
using chorus::test::HubFixture;
using nlohmann::json;
using Pages = std::vector<std::unique_ptr<FakePage>>;

// An open room with a lead and some participants who watch it.
struct OpenRoom : HubFixture {
  OpenRoom() : lead(page("sam", Role::facilitator)) {
    open_room(*lead);
    lead->watch("room");
    for (const char* name : {"ana", "bo", "cy"}) {
      people.push_back(page(name));
      people.back()->watch("room");
    }
  }
  // What a page would hold that came just now.
  FakePage::Mirror fresh_mirror(const std::string& name, Role role = Role::participant) {
    auto fresh =
        role == Role::participant ? another_page(name, "a-fresh-tab-of-" + name) : page(name, role);
    fresh->watch("room");
    return fresh->mirrors.at("room");
  }

  std::unique_ptr<FakePage> lead;
  Pages people;
};

std::string key_of_words(const FakePage& lead) {
  for (const auto& [key, put] : lead.mirrors.at("room").records) {
    if (put.at("type") == "words") return key;
  }
  return {};
}

}  // namespace
}  // namespace hub_tests

BOOST_FIXTURE_TEST_SUITE(hub_tests, OpenRoom)

BOOST_AUTO_TEST_CASE(readers_of_one_class_are_sent_the_very_same_text) {
  lead->command("fix", {{"text", "a new question"}});
  for (auto& person : people) person->read_all();

  const auto text = people[0]->texts.back();
  BOOST_TEST(json::parse(text->text()).at("t") == "changes");
  BOOST_TEST((people[1]->texts.back() == text));
  BOOST_TEST((people[2]->texts.back() == text));
  BOOST_TEST((lead->texts.back() != text));
}

BOOST_AUTO_TEST_CASE(what_holds_is_told_again_to_who_comes_back_until_it_is_over) {
  const auto told = [this](const std::string& name, Role role) {
    auto fresh = page(name, role);
    std::vector<std::string> kinds;
    for (const auto& notice : fresh->all("notice")) kinds.push_back(notice.at("kind"));
    return kinds;
  };
  hub.set_standing("copies", {{"copies_behind", "notice.copies_behind", {}, true}});
  hub.set_standing("papers", {{"papers_owed", "notice.papers_owed", {}, true}});
  hub.set_standing("file", {});

  BOOST_TEST(
      told("sam", Role::facilitator) == (std::vector<std::string>{"copies_behind", "papers_owed"}),
      boost::test_tools::per_element());
  BOOST_TEST(told("dee", Role::participant).empty());
  hub.set_standing("copies", {});
  BOOST_TEST(told("sam", Role::facilitator) == (std::vector<std::string>{"papers_owed"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(snapshots_of_one_class_are_encoded_once) {
  auto dee = page("dee");
  auto eve = page("eve");
  lead->read_all();

  dee->watch("room");
  eve->watch("room");

  BOOST_TEST((dee->texts.back() == eve->texts.back()));
}

BOOST_AUTO_TEST_CASE(a_held_word_reaches_its_author_and_the_leads_alone) {
  people[0]->command("say", {{"text", "CANARY-held"}});
  lead->read_all();
  people[1]->read_all();

  BOOST_TEST(people[0]->heard.find("CANARY-held") != std::string::npos);
  BOOST_TEST(lead->heard.find("CANARY-held") != std::string::npos);
  BOOST_TEST(people[1]->heard.find("CANARY-held") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_change_only_its_author_sees_moves_no_cursor) {
  const auto before = people[0]->mirrors.at("room").cursor;
  const auto others = people[1]->messages.size();

  people[0]->command("jot", {{"text", "mine"}});
  people[1]->read_all();

  const auto changes = people[0]->last("changes");
  BOOST_TEST(changes.at("from") == before);
  BOOST_TEST(changes.at("to") == before);
  BOOST_TEST(changes.at("puts").at(0).at("mine") == true);
  BOOST_TEST(people[1]->messages.size() == others);
}

BOOST_AUTO_TEST_CASE(an_answer_travels_with_its_effect) {
  const auto k = people[0]->command("say", {{"text", "together"}});

  const auto changes = people[0]->last("changes");
  BOOST_TEST(changes.at("answers").at(0).at("k") == k);
  BOOST_TEST(changes.at("puts").at(0).at("body").at("text") == "together");
  BOOST_TEST(people[0]->all("answer").empty());
}

BOOST_AUTO_TEST_CASE(who_does_not_watch_the_space_gets_the_answer_alone) {
  auto dee = page("dee");

  const auto k = dee->command("say", {{"text", "from afar"}});

  BOOST_TEST(dee->all("changes").empty());
  BOOST_TEST(dee->last("answer").at("answer").at("k") == k);
}

BOOST_AUTO_TEST_CASE(a_sealed_choice_comes_back_to_its_voter_alone) {
  auto wall = page("screen", Role::wall);
  wall->watch("room");

  people[0]->command("cast", {{"choice", "CANARY-vote"}});
  for (auto* other : {people[1].get(), lead.get(), wall.get()}) other->read_all();

  BOOST_TEST(people[0]->mirrors.at("room").records.count("choice/mine") == 1U);
  for (auto* other : {people[1].get(), lead.get(), wall.get()}) {
    BOOST_TEST(other->heard.find("CANARY-vote") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(gate_and_wall_are_told_to_leads_only) {
  people[0]->command("say", {{"text", "hello"}});
  lead->read_all();

  const auto& record = lead->mirrors.at("room").records.at(key_of_words(*lead));
  BOOST_TEST(record.at("gate") == "held");
  BOOST_TEST(record.at("on_wall") == false);
  BOOST_TEST(people[0]->heard.find("\"gate\"") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_sheet_hides_drafts_and_scripts_from_people) {
  auto early = page("early");

  BOOST_TEST(lead->last("sheet").at("sheet").at("lines").size() == 1U);
  BOOST_TEST(early->last("welcome").at("sheet").at("lines").at(0).contains("script") == false);
}

BOOST_AUTO_TEST_CASE(a_sheet_that_did_not_change_is_not_sent_again) {
  const auto before = people[0]->all("sheet").size();

  hub.sheet_changed();
  hub.sheet_changed();
  people[0]->read_all();

  BOOST_TEST(people[0]->all("sheet").size() == before);
}

BOOST_AUTO_TEST_CASE(the_door_is_told_to_leads_and_wall_only) {
  auto wall = page("screen", Role::wall);

  hub.set_door({"http://192.168.8.10:8080",
                "http://192.168.8.10:8080/#CANARY-token",
                "K7QM2X",
                {2, {"01", "10"}},
                {}});
  for (auto* each : {people[0].get(), lead.get(), wall.get()}) each->read_all();
  auto late = page("late");
  auto later_lead = page("robin", Role::facilitator);

  BOOST_TEST(lead->last("door").at("door").at("code") == "K7QM2X");
  BOOST_TEST(wall->last("door").at("door").at("qr").at("rows").size() == 2U);
  BOOST_TEST(later_lead->last("welcome").contains("door"));
  BOOST_TEST(people[0]->heard.find("CANARY-token") == std::string::npos);
  BOOST_TEST(late->heard.find("CANARY-token") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(presence_goes_to_leads_at_most_once_a_second) {
  hub.tick();
  lead->read_all();
  const auto before = lead->all("presence").size();

  people[0]->say({{"t", "presence"}, {"space", "room"}, {"state", "composing"}});
  people[1]->say({{"t", "presence"}, {"space", "room"}, {"state", "composing"}});
  lead->read_all();
  const auto at_once = lead->all("presence").size();
  hub.tick();
  lead->read_all();

  BOOST_TEST(at_once == before);
  BOOST_TEST(lead->all("presence").size() == before + 1);
  BOOST_TEST(lead->last("presence").at("composing").at("room") == 2);
  BOOST_TEST(people[2]->all("presence").empty());
}

BOOST_AUTO_TEST_CASE(
    who_said_who_they_are_or_was_heard_is_told_to_leads_though_nobody_came_or_went) {
  hub.tick();
  people[0]->command("core.introduce", {{"picture", "blue-wren"}, {"role_group", "young_person"}},
                     "inquiry");
  hub.tick();
  lead->read_all();
  const json introduced = lead->last("presence");
  people[1]->command("say", {{"text", "the bell is too loud"}});
  hub.tick();
  lead->read_all();
  const json heard = lead->last("presence");
  const auto told = lead->all("presence").size();
  hub.tick();
  lead->read_all();

  BOOST_TEST(introduced.at("people").size() == 1U);
  BOOST_TEST(heard.at("groups").at(1).at("heard") == 1);
  BOOST_TEST(lead->all("presence").size() == told);
}

BOOST_AUTO_TEST_CASE(who_leaves_composes_no_more) {
  people[0]->say({{"t", "presence"}, {"space", "room"}, {"state", "composing"}});

  people[0]->session().lost();
  hub.tick();
  lead->read_all();

  BOOST_TEST(!lead->last("presence").at("composing").contains("room"));
  BOOST_TEST(hub.people() == 2U);
}

BOOST_AUTO_TEST_CASE(a_lead_is_counted_neither_as_a_person_nor_as_composing) {
  const auto here = [this] {
    int sum = 0;
    for (const auto& group : room->presence().groups) sum += static_cast<int>(group.here);
    return sum;
  };

  auto second_lead = page("jo", Role::facilitator);
  second_lead->watch("room");
  second_lead->say({{"t", "presence"}, {"space", "room"}, {"state", "composing"}});

  BOOST_TEST(here() == 3);
  BOOST_TEST(hub.people() == 3U);
  BOOST_TEST(room->presence().composing.empty());
  second_lead->session().lost();
  BOOST_TEST(here() == 3);
}

BOOST_AUTO_TEST_CASE(a_storage_failure_sends_everybody_away_to_come_again) {
  world.store.fails = true;

  people[0]->command("say", {{"text", "lost on the way"}});

  BOOST_TEST((people[0]->closed == chorus::protocol::CloseCode::try_later));
  BOOST_TEST((people[1]->closed == chorus::protocol::CloseCode::try_later));
  BOOST_TEST(hub.sessions() == 0U);
  BOOST_TEST(people[0]->answers.count(1) == 0U);
}

BOOST_AUTO_TEST_CASE(an_ended_seat_ends_its_sessions) {
  room->end_seat(seat("ana").id, [](chorus::kernel::Store::Result) {});

  BOOST_TEST((people[0]->closed == chorus::protocol::CloseCode::who_are_you));
  BOOST_TEST(!people[1]->closed.has_value());
}

BOOST_AUTO_TEST_CASE(a_stalled_page_costs_no_more_than_its_box_and_ends_equal_to_a_fresh_one) {
  auto& slow = *people[0];
  slow.stalled = true;
  const std::string four_kilobytes(3990, 'x');

  std::vector<std::uint64_t> sent;
  for (int i = 0; i < 200; ++i) {
    steady += 100;
    lead->command("fix", {{"text", std::to_string(i) + four_kilobytes}});
    if (i % 20 == 0) sent.push_back(slow.command("jot", {{"text", std::to_string(i)}}));
    BOOST_TEST_REQUIRE(slow.session().outbox().bytes() <= chorus::limits::k_outbox_bytes);
  }

  BOOST_TEST(slow.session().lagging());
  BOOST_TEST(!slow.closed.has_value());
  slow.read_all();
  BOOST_TEST(!slow.session().lagging());
  BOOST_TEST(slow.broken_chains == 0);
  for (const auto k : sent) BOOST_TEST(slow.answer_to(k) != nullptr);
  BOOST_TEST((slow.mirrors.at("room") == fresh_mirror("ana")));
  slow.stalled = false;
  lead->command("fix", {{"text", "live again"}});
  slow.read_all();
  BOOST_TEST(slow.mirrors.at("room").records.at("furniture/prompt").at("body").at("text") ==
             "live again");
  BOOST_TEST(slow.broken_chains == 0);
}

BOOST_AUTO_TEST_CASE(
    a_page_that_sends_without_reading_is_not_read_before_its_answers_grow_without_bound) {
  auto& slow = *people[0];
  slow.stalled = true;
  for (int i = 0; i < 100; ++i) {
    steady += 100;
    lead->command("fix", {{"text", std::string(4000, 'x')}});
  }

  std::vector<std::uint64_t> sent;
  for (int i = 0; i < 100; ++i) {
    steady += 100;
    sent.push_back(slow.command("jot", {{"text", "more"}}));
  }
  const auto unread = slow.unread.size();
  slow.stalled = false;
  for (int i = 0; i < 10; ++i) {
    steady += 1000;
    slow.read_all();
    slow.hand_over();
  }
  slow.read_all();

  BOOST_TEST(unread == 100 - chorus::limits::k_commands_waiting);
  BOOST_TEST(!slow.closed.has_value());
  for (const auto k : sent) BOOST_TEST(slow.answer_to(k) != nullptr);
}

BOOST_AUTO_TEST_CASE(a_space_larger_than_the_box_comes_in_parts_and_whole) {
  for (int i = 0; i < 100; ++i) {
    steady += 100;
    people[1]->command("say", {{"text", std::string(4000, 'y')}});
  }
  lead->read_all();
  auto robin = page("robin", Role::facilitator);
  robin->stalled = true;

  robin->watch("room");
  people[1]->command("say", {{"text", "while it is on its way"}});
  BOOST_TEST(robin->session().lagging());
  robin->read_all();

  BOOST_TEST(!robin->session().lagging());
  BOOST_TEST(robin->last("snapshot").at("parts").get<int>() > 4);
  for (const auto& part : robin->all("snapshot"))
    BOOST_TEST(part.dump().size() <= chorus::limits::k_snapshot_part_bytes);
  BOOST_TEST(robin->broken_chains == 0);
  lead->read_all();
  BOOST_TEST((robin->mirrors.at("room") == lead->mirrors.at("room")));
}

// Random acts, random stalls: whatever the mixture, each page ends where a fresh one begins, and
// nothing that a reader may not see is ever in what it heard.
BOOST_AUTO_TEST_CASE(any_mixture_of_stalls_ends_in_the_same_mirror_and_leaks_nothing) {
  const unsigned seed = 20261124;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  const auto one_in = [&chance](unsigned n) { return chance() % n == 0; };
  std::size_t secrets = 0;

  for (int step = 0; step < 600; ++step) {
    steady += 200;
    auto& person = *people[chance() % people.size()];
    person.stalled = one_in(3) ? !person.stalled : person.stalled;
    if (person.closed) continue;
    const std::string padding(chance() % 3900, 'z');
    switch (chance() % 5) {
      case 0:
        people[0]->command("jot", {{"text", "SECRET-" + padding}});
        ++secrets;
        break;
      case 1: person.command("say", {{"text", "words " + padding}}); break;
      case 2: lead->command("core.release", {{"keys", {key_of_words(*lead)}}}); break;
      case 3: lead->command("fix", {{"text", std::to_string(step) + padding}}); break;
      default: person.watch("room"); break;
    }
    lead->read_all();
  }

  BOOST_TEST(secrets > 0U);
  const char* names[] = {"ana", "bo", "cy"};
  for (std::size_t i = 0; i < people.size(); ++i) {
    people[i]->read_all();
    BOOST_TEST(people[i]->broken_chains == 0);
    if (i > 0) BOOST_TEST(people[i]->heard.find("SECRET-") == std::string::npos);
    if (!people[i]->closed) BOOST_TEST((people[i]->mirrors.at("room") == fresh_mirror(names[i])));
  }
  BOOST_TEST(lead->heard.find("SECRET-") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
