#include "kernel/room/consents.hpp"
#include "kernel/room/projection.hpp"
#include "kernel/values/group.hpp"
#include "kernel/values/limits.hpp"
#include "tests/kernel/tables_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

// Pairs and tables: who makes them, who sits there, and what that lets them read.
BOOST_AUTO_TEST_SUITE(groups_tests)

namespace {

namespace kernel = chorus::kernel;
namespace limits = chorus::limits;
using chorus::test::id_of;
using chorus::test::Tables;
using kernel::Answer;
using nlohmann::json;

bool holds(const std::string& text, const std::string& needle) {
  return text.find(needle) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_lead_seats_people_and_each_learns_with_whom_they_sit, Tables) {
  const auto keys = made_tables({{"ana", "ben"}, {"cem"}});

  BOOST_TEST(keys.size() == 2U);
  BOOST_TEST((sits("ana") == std::vector{id_of(keys[0])}));
  BOOST_TEST((sits("cem") == std::vector{id_of(keys[1])}));
  BOOST_TEST(holds(shown("ana"), "ben-name"));
  BOOST_TEST(holds(shown("ana"), "by the door"));
  BOOST_TEST(!holds(shown("cem"), "ben-name"));
  BOOST_TEST(!holds(seen_by(wall(), "inquiry"), "blue-wren"));
  BOOST_TEST(holds(seen_by(reader(lead()), "inquiry"), who("cem")));
}

BOOST_FIXTURE_TEST_CASE(nobody_but_a_lead_seats_anybody, Tables) {
  const auto keys = made_tables({{"ana"}});
  const std::vector<std::pair<std::string, json>> acts{
      {"core.make_groups", {{"groups", {{{"name", "Mine"}, {"people", people({"ben"})}}}}}},
      {"core.change_group", {{"key", keys[0]}, {"name", "Mine"}}},
      {"core.move_people", {{"moves", {{{"person", who("ben")}, {"to", keys[0]}}}}}},
      {"core.dissolve_groups", {{"keys", keys}}}};

  for (const auto& [name, args] : acts) {
    BOOST_TEST(refusal(send(participant("ben"), name, args.dump(), "inquiry")) == "leads_only");
  }
  BOOST_TEST(sits("ben").empty());
}

BOOST_FIXTURE_TEST_CASE(only_somebody_of_the_inquiry_who_does_not_lead_it_is_seated, Tables) {
  introduce(lead(), "sam");
  const json sam{{"groups", {{{"name", "A"}, {"people", {known(lead().seat.person)}}}}}};
  const json nobody{{"groups", {{{"name", "A"}, {"people", {"person/none"}}}}}};
  const json a_thing{{"groups", {{{"name", "A"}, {"people", {"inquiry/main"}}}}}};

  for (const auto& args : {sam, nobody, a_thing}) {
    BOOST_TEST(refusal(lead_sends("core.make_groups", args)) == "no_such_person");
  }
  BOOST_TEST(count("group") == 0U);
}

BOOST_FIXTURE_TEST_CASE(groups_people_and_tables_of_one_person_are_bounded, Tables) {
  json full = json::array();
  for (std::size_t at = 0; at <= limits::k_people_a_group; ++at) {
    full.push_back("person/" + std::to_string(at));
  }
  const std::vector<std::vector<std::string>> as_often_as_may_be(limits::k_groups_a_person,
                                                                 {"ana"});
  std::vector<std::vector<std::string>> once_more = as_often_as_may_be;
  once_more.push_back({"ana"});

  BOOST_TEST(
      refusal(lead_sends("core.make_groups", {{"groups", {{{"name", "A"}, {"people", full}}}}})) ==
      "table_full");
  BOOST_TEST(refusal(makes(once_more)) == "sits_too_often");
  BOOST_TEST(accepted(makes(as_often_as_may_be)));
  BOOST_TEST(refusal(makes({{"ana"}})) == "sits_too_often");
  const std::vector<std::vector<std::string>> the_rest(limits::k_groups - limits::k_groups_a_person,
                                                       std::vector<std::string>{});
  BOOST_TEST(accepted(makes(the_rest)));
  BOOST_TEST(refusal(makes({{}})) == "too_many_groups");
}

BOOST_FIXTURE_TEST_CASE(tables_made_instead_of_others_are_one_act, Tables) {
  const auto before = made_tables({{"ana", "ben"}, {"cem"}});

  const auto* answer = lead_sends(
      "core.make_groups", {{"groups", {{{"name", "All"}, {"people", people({"ana", "cem"})}}}},
                           {"instead_of", before}});
  const bool is_made = accepted(answer);
  const auto after = count("group");
  lead_sends("core.undo", json::object());

  BOOST_TEST(is_made);
  BOOST_TEST(after == 1U);
  BOOST_TEST((sits("ben") == std::vector{id_of(before[0])}));
  BOOST_TEST((sits("cem") == std::vector{id_of(before[1])}));
}

BOOST_FIXTURE_TEST_CASE(what_goes_to_my_table_is_read_there_and_nowhere_else, Tables) {
  made_tables({{"ana", "ben"}, {"cem"}});

  const auto key = told_by("ana", "the gate", "table");

  BOOST_TEST(holds(shown("ana", "room"), "the gate"));
  BOOST_TEST(holds(shown("ben", "room"), "the gate"));
  BOOST_TEST(!holds(shown("cem", "room"), "the gate"));
  BOOST_TEST(holds(seen_by(reader(lead())), "the gate"));
  BOOST_TEST(!holds(seen_by(wall()), "the gate"));
  BOOST_TEST((leaving(*at(key), chorus::kernel::Consents()) == kernel::Visibility::presence));
  BOOST_TEST(refusal(send(lead(), "core.release", json{{"keys", {key}}}.dump())) ==
             "not_permitted");
}

BOOST_FIXTURE_TEST_CASE(whoever_sits_nowhere_has_no_table_to_tell, Tables) {
  made_tables({{"ben"}});
  const auto key = told_by("ana", "the gate", "facilitators");

  const json wish{{"text", "the wall"}, {"may", "table"}};
  BOOST_TEST(refusal(send(participant("ana"), "tell", wish.dump())) == "no_table");
  BOOST_TEST(refusal(send(participant("ana"), "core.permit",
                          json{{"key", key}, {"permission", "table"}}.dump())) == "no_table");
  BOOST_TEST(!holds(shown("ben", "room"), "the gate"));
}

BOOST_FIXTURE_TEST_CASE(who_moves_reads_what_the_new_table_reads_and_no_more_of_the_old, Tables) {
  const auto keys = made_tables({{"ana", "ben"}, {"cem"}});
  told_by("ana", "the gate", "table");
  told_by("cem", "the bench", "table");
  const auto before = reader(participant("ben"));

  moves("ben", keys[0], keys[1]);

  BOOST_TEST(!holds(shown("ben", "room"), "the gate"));
  BOOST_TEST(holds(shown("ben", "room"), "the bench"));
  BOOST_TEST(holds(shown("ben"), "cem-name"));
  BOOST_TEST(!holds(shown("ben"), "ana-name"));
  BOOST_TEST((publisher.moved_persons == std::vector{participant("ben").seat.person}));
  const auto told = room->moved(kernel::SpaceId("room"), before, reader(participant("ben")));
  BOOST_REQUIRE(told.puts.size() == 1U);
  BOOST_TEST(holds(told.puts.front().record->body.text(), "the bench"));
  BOOST_TEST(told.removes.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_was_told_to_a_table_stays_there_when_its_owner_moves, Tables) {
  const auto keys = made_tables({{"ana", "ben"}, {"cem"}});
  const auto key = told_by("ana", "the gate", "table");

  moves("ana", keys[0], keys[1]);
  send(participant("ana"), "retell", json{{"key", key}, {"text", "the green gate"}}.dump());
  const bool stays = holds(shown("ben", "room"), "the green gate");
  const bool comes = holds(shown("cem", "room"), "the green gate");
  send(participant("ana"), "core.permit", json{{"key", key}, {"permission", "table"}}.dump());

  BOOST_TEST(stays);
  BOOST_TEST(!comes);
  BOOST_TEST(!holds(shown("ben", "room"), "gate"));
  BOOST_TEST(holds(shown("cem", "room"), "the green gate"));
}

BOOST_FIXTURE_TEST_CASE(what_repeats_words_for_a_table_goes_to_no_other, Tables) {
  const auto keys = made_tables({{"ana", "ben"}, {"ana", "cem"}});
  const auto story = told_by("ana", "a man waited at the gate", "table");
  const auto highlight = marked_by("ana", story, "waited");
  const bool reaches_both =
      holds(shown("ben", "room"), highlight) && holds(shown("cem", "room"), highlight);
  moves("ana", keys[1], "");

  send(participant("ana"), "core.permit", json{{"key", story}, {"permission", "table"}}.dump());

  BOOST_TEST(reaches_both);
  BOOST_TEST(holds(shown("ben", "room"), highlight));
  BOOST_TEST(!holds(shown("cem", "room"), highlight));
  BOOST_TEST(!holds(shown("cem", "room"), "waited"));
}

BOOST_FIXTURE_TEST_CASE(a_table_that_is_dissolved_leaves_its_words_with_owner_and_leads, Tables) {
  const auto keys = made_tables({{"ana", "ben"}});
  told_by("ana", "the gate", "table");

  lead_sends("core.dissolve_groups", {{"keys", keys}});
  const bool is_gone = !holds(shown("ben", "room"), "the gate");
  const bool is_told_no_more = !holds(shown("ben"), "Table 1");
  const bool is_kept = holds(shown("ana", "room"), "the gate");
  lead_sends("core.undo", json::object());

  BOOST_TEST(is_gone);
  BOOST_TEST(is_told_no_more);
  BOOST_TEST(is_kept);
  BOOST_TEST(holds(shown("ben", "room"), "the gate"));
  BOOST_TEST(holds(shown("ben"), "ana-name"));
}

BOOST_FIXTURE_TEST_CASE(a_move_that_is_taken_back_is_as_if_it_had_not_been, Tables) {
  const auto keys = made_tables({{"ana", "ben"}, {"cem"}});

  moves("ben", keys[0], keys[1]);
  lead_sends("core.undo", json::object());

  BOOST_TEST((sits("ben") == std::vector{id_of(keys[0])}));
  BOOST_TEST(holds(shown("ben"), "ana-name"));
  BOOST_TEST(!holds(shown("cem"), "ben-name"));
}

BOOST_FIXTURE_TEST_CASE(several_who_move_at_once_are_one_act, Tables) {
  const auto keys = made_tables({{"ana"}, {}});
  const json moves{{{"person", who("ben")}, {"to", keys[0]}},
                   {{"person", who("cem")}, {"to", keys[0]}},
                   {{"person", who("ana")}, {"from", keys[0]}, {"to", keys[1]}}};

  const bool have_moved = accepted(lead_sends("core.move_people", {{"moves", moves}}));
  const auto at_first = sits("cem");
  lead_sends("core.undo", json::object());

  BOOST_TEST(have_moved);
  BOOST_TEST((at_first == std::vector{id_of(keys[0])}));
  BOOST_TEST(sits("ben").empty());
  BOOST_TEST((sits("ana") == std::vector{id_of(keys[0])}));
}

BOOST_FIXTURE_TEST_CASE(two_leads_who_move_the_same_person_do_not_seat_them_twice, Tables) {
  const auto keys = made_tables({{"ana"}, {}, {}});
  moves("ana", keys[0], keys[1]);

  const json late{{"person", who("ana")}, {"from", keys[0]}, {"to", keys[2]}};
  const auto* answer =
      send(lead("kim"), "core.move_people", json{{"moves", {late}}}.dump(), "inquiry");

  BOOST_TEST(refusal(answer) == "not_here");
  BOOST_TEST((sits("ana") == std::vector{id_of(keys[1])}));
}

BOOST_FIXTURE_TEST_CASE(a_change_written_for_an_older_table_is_stale, Tables) {
  const auto keys = made_tables({{"ana"}});
  lead_sends("core.change_group", {{"key", keys[0]}, {"place", "by the window"}});
  kernel::Command command;
  auto& sam = lead();
  command.client = sam.client;
  command.k = ++sam.k;
  command.space = kernel::k_inquiry_space;
  command.name = "core.change_group";
  command.args = kernel::Body(json{{"key", keys[0]}, {"place", "outside"}}.dump());
  command.if_rev = 1;
  command.actor = room->actor_of(sam.seat);

  room->submit(command, sam.seat.id);

  BOOST_TEST(refusal(publisher.answer_to(sam.client, sam.k)) == "stale");
  BOOST_TEST(holds(shown("ana"), "by the window"));
}

BOOST_FIXTURE_TEST_CASE(who_takes_everything_back_leaves_no_name_at_the_table, Tables) {
  made_tables({{"ana", "ben"}});
  const auto ana = who("ana");

  send(participant("ana"), "core.withdraw_all", "{}", "inquiry");

  BOOST_TEST(sits("ana").empty());
  BOOST_TEST(holds(shown("ben"), "Table 1"));
  for (const auto& [key, record] : inquiry()) {
    BOOST_TEST(!holds(record->body.text(), "ana-name"));
    BOOST_TEST(!holds(record->body.text(), ana));
  }
  const bool is_forgotten =
      std::any_of(store.taken_back().begin(), store.taken_back().end(),
                  [](const auto& ref) { return ref.key.value().starts_with("companions/"); });
  BOOST_TEST(is_forgotten);
}

BOOST_FIXTURE_TEST_CASE(who_gives_their_last_seat_up_leaves_the_table, Tables) {
  made_tables({{"ana", "ben"}});

  room->end_seat(participant("ana").seat.id, [](auto) {});

  BOOST_TEST(!holds(shown("ben"), "ana-name"));
  BOOST_TEST(!holds(seen_by(reader(lead()), "inquiry"), R"("people":[")" + who("ana")));
}

BOOST_FIXTURE_TEST_CASE(a_new_name_is_told_to_those_who_sit_there, Tables) {
  made_tables({{"ana", "ben"}});

  introduce(participant("ana"), "nan");

  BOOST_TEST(holds(shown("ben"), "nan-name"));
  BOOST_TEST(!holds(shown("ben"), "ana-name"));
}

BOOST_FIXTURE_TEST_CASE(the_wall_shows_pictures_and_places_while_leads_want_it, Tables) {
  made_tables({{"ana", "ben"}});
  const auto show = [&](bool on) {
    lead_sends("core.show", {{"space", nullptr}, {"seating", on}});
    return seen_by(wall(), "inquiry");
  };

  const auto before = seen_by(wall(), "inquiry");
  const auto while_shown = show(true);
  const bool says_sheet = room->sheet(kernel::Role::wall).seating;
  const auto after = show(false);

  BOOST_TEST(!holds(before, "blue-wren"));
  BOOST_TEST(holds(while_shown, "blue-wren"));
  BOOST_TEST(holds(while_shown, "by the door"));
  BOOST_TEST(!holds(while_shown, "ana-name"));
  BOOST_TEST(says_sheet);
  BOOST_TEST(!holds(after, "blue-wren"));
}

BOOST_FIXTURE_TEST_CASE(what_a_table_is_called_stands_on_the_wall_with_its_work, Tables) {
  const auto tables = made_tables({{"ana", "ben"}});

  const auto seen = seen_by(wall(), "inquiry");
  lead_sends("core.dissolve_groups", {{"keys", tables}});

  BOOST_TEST(holds(seen, "Table 1"));
  BOOST_TEST(holds(seen, "by the door"));
  BOOST_TEST(holds(seen, R"("pictures":[])"));
  BOOST_TEST(!holds(seen_by(wall(), "inquiry"), "Table 1"));
}

BOOST_FIXTURE_TEST_CASE(an_activity_seats_people_in_its_own_space, Tables) {
  const json args{{"name", "north"}, {"people", people({"ana", "ben"})}};
  const auto* answer = send(lead(), "pair", args.dump());
  told_by("ana", "the gate", "table");

  BOOST_REQUIRE(accepted(answer));
  BOOST_TEST((sits("ben") == std::vector{kernel::GroupId("north@room")}));
  BOOST_TEST(holds(shown("ben", "room"), "the gate"));
  BOOST_TEST(holds(shown("ben"), "ana-name"));
  BOOST_TEST(!holds(shown("cem", "room"), "the gate"));
  BOOST_TEST(!holds(shown("ben", "room"), who("ana")));
  for (const auto& [key, record] : decider.pictures.at(kernel::SpaceId("room"))) {
    BOOST_TEST(!holds(record->body.text(), "ana-name"));
  }
}

BOOST_FIXTURE_TEST_CASE(an_activity_changes_and_dissolves_what_it_seated, Tables) {
  send(lead(), "pair", json{{"name", "north"}, {"people", people({"ana", "ben"})}}.dump());
  send(lead(), "pair", json{{"name", "north"}, {"people", people({"ana", "cem"})}}.dump());
  const bool has_moved = sits("ben").empty() && sits("cem").size() == 1;

  send(lead(), "drop", R"({"key":"group/north"})");

  BOOST_TEST(has_moved);
  BOOST_TEST(sits("cem").empty());
  BOOST_TEST(count("companions") == 0U);
}

BOOST_FIXTURE_TEST_CASE(an_activity_seats_nobody_who_is_not_of_the_inquiry, Tables) {
  const json args{{"name", "north"}, {"people", {who("ana"), "person/none"}}};

  BOOST_TEST(refusal(send(lead(), "pair", args.dump())) == "no_such_person");
  BOOST_TEST(sits("ana").empty());
}

BOOST_FIXTURE_TEST_CASE(rules_learn_where_the_actor_sits_and_their_role_group_apart, Tables) {
  const auto keys = made_tables({{"ana"}});
  const json me{{"picture", "fox"}, {"role_group", "young_person"}};
  send(participant("ana"), "core.introduce", me.dump(), "inquiry");

  told_by("ana", "the gate");

  BOOST_TEST((decider.calls.back().groups == std::vector{id_of(keys[0])}));
  BOOST_TEST((decider.calls.back().role_group == kernel::RoleGroup::young_person));
}

BOOST_FIXTURE_TEST_CASE(who_sits_where_is_read_from_the_file, Tables) {
  const auto keys = made_tables({{"ana", "ben"}});
  const auto before = shown("ben");

  restart();

  BOOST_TEST((sits("ben") == std::vector{id_of(keys[0])}));
  BOOST_TEST(shown("ben") == before);
}

BOOST_FIXTURE_TEST_CASE(a_space_tells_readers_apart_only_by_groups_it_speaks_to, Tables) {
  made_tables({{"ana"}, {"ben"}});
  const kernel::SpaceId space("room");
  const auto of = [&](const std::string& name) {
    return room->class_in(space, reader(participant(name)).reader_class);
  };

  const bool were_one = of("ana") == of("ben");
  told_by("ana", "the gate", "table");

  BOOST_TEST(were_one);
  BOOST_TEST((of("ana") != of("ben")));
}

BOOST_AUTO_TEST_SUITE_END()
