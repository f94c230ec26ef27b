#include "kernel/values/limits.hpp"
#include "tests/net/hub_fixture.hpp"
#include "tests/support/seed.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

// Pages whose people change tables: what that lets them see comes and goes without a line made
// anew.
namespace moving_tests {
namespace {

namespace kernel = chorus::kernel;
using chorus::test::FakePage;
using chorus::test::HubFixture;
using kernel::Role;
using nlohmann::json;

// `fix {text, key?, to?}` puts furniture for whom `to` says.
kernel::Decision rules(const kernel::Call& call, const chorus::test::FunctionDecider::Records&) {
  kernel::Outputs outputs;
  if (call.name != "fix") return outputs;
  const json args = json::parse(call.args.text());
  const kernel::Audience audience({args.value("to", "room")});
  outputs.puts.push_back({kernel::Key("furniture/" + args.value("key", "prompt")), "furniture",
                          audience, kernel::Body(json{{"text", args.at("text")}}.dump())});
  return outputs;
}

struct Tables : HubFixture {
  Tables() : lead(page("sam", Role::facilitator)) {
    world.decider.rules = rules;
    open_room(*lead);
    lead->watch("inquiry");
    for (const char* name : {"ana", "bo", "cy", "dee"}) {
      auto& made = people.emplace_back(page(name));
      made->command("core.introduce",
                    {{"picture", "fox"}, {"name", name}, {"role_group", "unsaid"}}, "inquiry");
      made->watch("room");
      made->watch("inquiry");
    }
    lead->read_all();
    for (const auto& [key, put] : lead->mirrors.at("inquiry").records) {
      if (put.at("type") == "person") key_of[put.at("body").at("name")] = key;
    }
  }

  json made(std::uint64_t k) {
    lead->read_all();
    return lead->answer_to(k)->at("ok").at("keys");
  }
  json seats(const std::vector<std::vector<std::string>>& tables) {
    json groups = json::array();
    for (const auto& names : tables) {
      json people_there = json::array();
      for (const auto& name : names) people_there.push_back(key_of.at(name));
      groups.push_back({{"name", "Table"}, {"people", people_there}});
    }
    return made(lead->command("core.make_groups", {{"groups", groups}}, "inquiry"));
  }
  void moves(const std::string& name, const json& from, const json& to) {
    const json move{{"person", key_of.at(name)}, {"from", from}, {"to", to}};
    lead->command("core.move_people", {{"moves", json::array({move})}}, "inquiry");
    read();
  }
  void fixes(const std::string& key, const std::string& text, const json& group = json()) {
    json args{{"text", text}, {"key", key}};
    if (group.is_string()) args["to"] = "group:" + id_of(group);
    lead->command("fix", args);
    read();
  }
  static std::string id_of(const std::string& key) { return key.substr(key.find('/') + 1); }
  void read() {
    steady += 200;
    for (auto& person : people) {
      if (!person->stalled) person->read_all();
    }
    lead->read_all();
  }
  static bool shows(const FakePage& page, const std::string& text) {
    for (const auto& [key, put] : page.mirrors.at("room").records) {
      if (put.at("body").dump().find(text) != std::string::npos) return true;
    }
    return false;
  }
  FakePage::Mirror fresh_mirror(const std::string& name, const std::string& space) {
    auto fresh = another_page(name, "a-fresh-tab-of-" + name);
    fresh->watch(space);
    return fresh->mirrors.at(space);
  }

  std::unique_ptr<FakePage> lead;
  std::vector<std::unique_ptr<FakePage>> people;
  std::map<std::string, std::string> key_of;  // by name, of who they are
};

}  // namespace
}  // namespace moving_tests

BOOST_FIXTURE_TEST_SUITE(moving_tests, Tables)

BOOST_AUTO_TEST_CASE(who_moves_is_told_what_that_changes_and_nothing_anew) {
  const auto tables = seats({{"ana", "bo"}, {"cy", "dee"}});
  fixes("first", "for the first table", tables[0]);
  fixes("second", "for the second table", tables[1]);
  fixes("all", "for everybody");
  auto& bo = *people[1];
  const auto snapshots = bo.all("snapshot").size();
  const bool has_seen = shows(bo, "the first table");

  moves("bo", tables[0], tables[1]);

  BOOST_TEST(has_seen);
  BOOST_TEST(!shows(bo, "the first table"));
  BOOST_TEST(shows(bo, "the second table"));
  BOOST_TEST(bo.all("snapshot").size() == snapshots);
  BOOST_TEST(bo.last("you").at("you").at("groups") == json::array({id_of(tables[1])}));
  BOOST_TEST(people[0]->all("you").size() == 1U);
  fixes("second", "again for the second table", tables[1]);
  fixes("all", "again for everybody");
  BOOST_TEST(shows(bo, "again for the second table"));
  BOOST_TEST(shows(bo, "again for everybody"));
  BOOST_TEST(bo.broken_chains == 0);
}

BOOST_AUTO_TEST_CASE(who_is_seated_learns_it_while_the_page_is_open) {
  const auto tables = seats({{"ana"}});
  read();

  auto& ana = *people[0];
  BOOST_TEST(ana.last("welcome").at("you").at("groups").empty());
  BOOST_TEST(ana.last("you").at("you").at("groups") == json::array({id_of(tables[0])}));
  BOOST_TEST(ana.last("you").at("you").at("name") == "ana");
  BOOST_TEST(people[1]->all("you").empty());
}

BOOST_AUTO_TEST_CASE(pairs_are_sent_the_very_same_text_where_nothing_is_for_one_of_them_alone) {
  seats({{"ana"}, {"bo"}, {"cy", "dee"}});
  read();

  lead->command("fix", {{"text", "for everybody"}});
  read();
  const auto change = people[0]->texts.back();
  for (auto& person : people) person->watch("room");

  for (const auto& person : people) {
    const auto& texts = person->texts;
    BOOST_TEST((std::find(texts.begin(), texts.end(), change) != texts.end()));
    BOOST_TEST((texts.back() == people[0]->texts.back()));
  }
}

BOOST_AUTO_TEST_CASE(a_change_for_one_pair_leaves_the_others_with_one_text) {
  const auto tables = seats({{"ana"}, {"bo"}, {"cy", "dee"}});
  fixes("first", "for ana", tables[0]);

  lead->command("fix", {{"text", "for everybody"}});
  read();

  BOOST_TEST((people[1]->texts.back() == people[2]->texts.back()));
  BOOST_TEST((people[2]->texts.back() == people[3]->texts.back()));
  for (const auto& person : people) {
    BOOST_TEST(person->broken_chains == 0);
    BOOST_TEST(shows(*person, "for everybody"));
  }
}

BOOST_AUTO_TEST_CASE(any_mixture_of_moves_and_stalls_ends_in_the_mirror_of_who_comes_just_now) {
  const std::vector<std::string> names{"ana", "bo", "cy", "dee"};
  const unsigned first = chorus::test::first_seed();
  std::mt19937 chance(first);
  BOOST_TEST_MESSAGE("CHORUS_TEST_SEED=" << first);
  const auto one_in = [&chance](unsigned n) { return chance() % n == 0; };
  const auto tables = seats({{"ana", "bo"}, {"cy"}, {}});

  for (int step = 0; step < 400; ++step) {
    auto& person = *people[chance() % people.size()];
    person.stalled = one_in(4) ? !person.stalled : person.stalled;
    const auto key = "k" + std::to_string(chance() % 6);
    const auto text = std::to_string(step) + std::string(chance() % 3500, 'z');
    switch (chance() % 5) {
      case 0:
      case 1: moves(names[chance() % 4], tables[chance() % 3], tables[chance() % 3]); break;
      case 2: fixes(key, text, tables[chance() % 3]); break;
      case 3: fixes(key, text); break;
      default: person.watch("room"); break;
    }
  }

  for (std::size_t i = 0; i < people.size(); ++i) {
    people[i]->stalled = false;
    people[i]->read_all();
    BOOST_TEST(people[i]->broken_chains == 0);
    for (const char* space : {"room", "inquiry"}) {
      BOOST_TEST((people[i]->mirrors.at(space) == fresh_mirror(names[i], space)));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
