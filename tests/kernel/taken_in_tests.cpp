#include "kernel/room/plan.hpp"
#include "kernel/room/projection.hpp"
#include "tests/kernel/giving_fixture.hpp"
#include "tests/kernel/plan_fixture.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

// What a part takes in where leads choose among the parts before it.
namespace chorus::test {
BOOST_AUTO_TEST_SUITE(taken_in_tests)

namespace {

using nlohmann::json;

constexpr const char* k_steps = "part/steps";
constexpr const char* k_room = "part/room";
constexpr const char* k_other = "part/other";
constexpr const char* k_later = "part/later";

// In the plan: `room` and `other`, where people tell; `steps`, which takes stories in; `later`,
// where people tell again. All but `later` are open, and each has a story.
struct Choosing : GivingFixture {
  Choosing() {
    kernel::Loaded file = store.load();
    for (const char* name : {"other", "later"}) {
      kernel::Space space;
      space.state.id = kernel::SpaceId(name);
      file.spaces.push_back(space);
    }
    put_planned(file.spaces[0], "evening/one", {{"order", 1}});
    int order = 0;
    for (const char* part : {k_room, k_other, k_steps, k_later}) {
      const bool builds = std::string(part) == k_steps;
      put_planned(file.spaces[0], part,
                  {{"plugin", builds ? "test-building" : "test-activity"},
                   {"title", part},
                   {"round", "before"},
                   {"evening", "evening/one"},
                   {"order", ++order},
                   {"minutes", 5},
                   {"settings", json::object()}});
    }
    store.keep(file);
    restart();
    send(lead(), "core.open", "{}", "other");
    told = told_by("ana", "the gate stood open", "room");
    told_elsewhere = made(send(participant("ben"), "tell",
                               json{{"text", "a quiet room"}, {"may", "room"}}.dump(), "other"));
  }

  const kernel::Answer* plan(const json& args, const std::string& name = "change_part") {
    return send(lead(), "core." + name, args.dump(), "inquiry");
  }
  const kernel::Answer* chooses(const json& from, const std::string& part = k_steps) {
    return plan({{"key", part}, {"to", {{"takes_from", from}}}});
  }
  static std::string why(const kernel::Answer* answer) {
    if (refusal(answer) != "takes_from_refused") return refusal(answer);
    return json::parse(std::get<kernel::Rejection>(answer->outcome).args.text()).value("why", "");
  }

  bool rules_know(const std::string& key) const {
    return decider.pictures.at(kernel::SpaceId("steps")).contains(kernel::Key(key));
  }
  bool page_has(const std::string& words) {
    const bool leads_page = seen_by(reader(lead()), "steps").find(words) != std::string::npos;
    const bool phone =
        seen_by(reader(participant("eve")), "steps").find(words) != std::string::npos;
    BOOST_TEST(leads_page == phone);
    return phone;
  }
  bool has_room() { return rules_know(told + "@room") && page_has("the gate stood open"); }
  bool has_other() { return rules_know(told_elsewhere + "@other") && page_has("a quiet room"); }
  bool lacks_room() { return !rules_know(told + "@room") && !page_has("the gate stood open"); }
  bool lacks_other() { return !rules_know(told_elsewhere + "@other") && !page_has("a quiet room"); }

  std::string told;
  std::string told_elsewhere;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(where_nobody_chose_it_takes_in_from_all, Choosing) {
  BOOST_TEST(has_room());
  BOOST_TEST(has_other());
}

BOOST_FIXTURE_TEST_CASE(rules_and_pages_know_only_what_was_chosen, Choosing) {
  BOOST_TEST(accepted(chooses({k_other})));

  BOOST_TEST(lacks_room());
  BOOST_TEST(has_other());
  const auto later = told_by("ana", "a second story", "room");
  BOOST_TEST(!rules_know(later + "@room"));
  BOOST_TEST(!page_has("a second story"));
  restart();
  BOOST_TEST(lacks_room());
  BOOST_TEST(has_other());
}

BOOST_FIXTURE_TEST_CASE(to_choose_none_is_to_begin_with_nothing, Choosing) {
  chooses(json::array());

  BOOST_TEST(lacks_room());
  BOOST_TEST(lacks_other());
}

BOOST_FIXTURE_TEST_CASE(a_page_that_is_open_hears_what_comes_and_what_goes, Choosing) {
  const auto differs = [&] {
    json heard = json::object();
    for (const auto& publication : publisher.publications) {
      if (publication.space.value() != "steps") continue;
      const auto said = kernel::difference(publication, reader(participant("eve")));
      for (const auto& put : said.puts) heard[put.record->key.value()] = "put";
      for (const auto& key : said.removes) heard[key.value()] = "gone";
    }
    publisher.publications.clear();
    return heard;
  };
  differs();

  chooses({k_other});
  BOOST_TEST((differs() == json{{told + "@room", "gone"}}));
  told_by("ana", "nobody hears this there", "room");
  BOOST_TEST(differs().empty());
  chooses({k_room});
  const json then = differs();
  BOOST_TEST(then.at(told + "@room") == "put");
  BOOST_TEST(then.at(told_elsewhere + "@other") == "gone");
}

BOOST_FIXTURE_TEST_CASE(what_was_not_chosen_cannot_be_linked_and_what_was_linked_stays, Choosing) {
  const auto step = step_on("Open the gate", told + "@room");
  chooses({k_other});

  const auto* refused =
      send(lead(), "step", json{{"what", "Once more"}, {"on", told + "@room"}}.dump(), "steps");
  BOOST_TEST(refusal(refused) == "activity_faulty");
  BOOST_TEST(!step_on("A quiet room", told_elsewhere + "@other").empty());
  const auto* answer =
      send(lead(), "core.thread", json{{"ref", step + "@steps"}}.dump(), "inquiry");
  const json back = json::parse(std::get<kernel::Body>(answer->outcome).text()).at("back");
  BOOST_TEST(back.at(0).at("ref") == told + "@room");
}

BOOST_FIXTURE_TEST_CASE(a_link_goes_along_with_the_things_it_ties, Choosing) {
  const auto highlight = marked_by("ana", told, "the gate");
  const auto links = [&] {
    int count = 0;
    for (const auto& [key, record] : decider.pictures.at(kernel::SpaceId("steps"))) {
      count += record->type == "link" ? 1 : 0;
    }
    return count;
  };
  BOOST_TEST(links() == 1);

  chooses({k_other});
  BOOST_TEST(links() == 0);
  chooses({k_room, k_other});
  BOOST_TEST(links() == 1);
  BOOST_TEST(rules_know(highlight + "@room"));
}

BOOST_FIXTURE_TEST_CASE(a_choice_is_taken_back_and_null_is_from_all_again, Choosing) {
  chooses({k_other});
  BOOST_TEST(accepted(plan({{"key", k_steps}}, "undo")));
  BOOST_TEST(has_room());

  chooses({k_room});
  BOOST_TEST(lacks_other());
  chooses(nullptr);
  BOOST_TEST(has_other());
}

BOOST_FIXTURE_TEST_CASE(two_leads_who_choose_at_once_read_of_each_other, Choosing) {
  const json seen{{"takes_from", nullptr}};
  plan({{"key", k_steps}, {"to", {{"takes_from", {k_room}}}}, {"was", seen}});

  const json later{{"key", k_steps}, {"to", {{"takes_from", {k_other}}}}, {"was", seen}};
  BOOST_TEST(refusal(send(lead("jo"), "core.change_part", later.dump(), "inquiry")) ==
             "changed_meanwhile");
  BOOST_TEST(has_room());
}

BOOST_FIXTURE_TEST_CASE(what_is_no_part_before_it_is_refused_and_nothing_changes, Choosing) {
  BOOST_TEST(why(chooses({k_other, "part/nobody"})) == "unknown");
  BOOST_TEST(why(chooses({"evening/one"})) == "unknown");
  BOOST_TEST(why(chooses({k_steps})) == "itself");
  BOOST_TEST(why(chooses({k_later})) == "not_before");
  plan({{"key", k_later}, {"evening", "evening/one"}, {"before", k_room}}, "move_part");
  plan({{"key", k_later}}, "put_away_part");
  BOOST_TEST(why(chooses({k_later})) == "put_away");
  const json args{{"key", k_steps}, {"to", {{"takes_from", {k_other}}}}};
  BOOST_TEST(refusal(send(participant("ana"), "core.change_part", args.dump(), "inquiry")) ==
             "leads_only");

  BOOST_TEST(has_room());
  BOOST_TEST(has_other());
}

BOOST_FIXTURE_TEST_CASE(what_is_put_away_or_moved_behind_does_not_count_until_it_is_back,
                        Choosing) {
  send(lead(), "core.close", R"({"now":true})");
  chooses({k_room, k_other});

  plan({{"key", k_room}}, "put_away_part");
  BOOST_TEST(lacks_room());
  BOOST_TEST(accepted(chooses({k_room})));  // it stood there before
  BOOST_TEST(lacks_other());
  plan({{"key", k_room}}, "bring_back_part");
  BOOST_TEST(has_room());

  plan({{"key", k_room}, {"evening", "evening/one"}}, "move_part");
  BOOST_TEST(lacks_room());
  restart();
  BOOST_TEST(lacks_room());
  plan({{"key", k_room}, {"evening", "evening/one"}, {"before", k_steps}}, "move_part");
  BOOST_TEST(has_room());
}

BOOST_FIXTURE_TEST_CASE(what_is_deleted_leaves_a_choice_of_nothing_and_not_of_all, Choosing) {
  plan({{"key", k_later}, {"evening", "evening/one"}, {"before", k_room}}, "move_part");
  chooses({k_later});
  BOOST_TEST(accepted(plan({{"key", k_later}}, "delete_part")));

  BOOST_TEST(lacks_room());
  BOOST_TEST(lacks_other());
}

BOOST_FIXTURE_TEST_CASE(a_copy_takes_the_choice_along, Choosing) {
  chooses({k_other});

  plan({{"copy_of", k_steps}, {"evening", "evening/one"}, {"title", "Again"}}, "add_part");

  for (const auto& [id, live] : room->records()) {
    if (live.space.state.title != "Again") continue;
    BOOST_TEST(
        (live.space.state.takes_from == std::set<kernel::SpaceId>{kernel::SpaceId("other")}));
    return;
  }
  BOOST_TEST(false, "there is no copy");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace chorus::test
