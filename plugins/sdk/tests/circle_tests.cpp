// What a type may say of its stages, of who decides how far words go, of order and of ties, with
// one that uses all of it.
#include "rig.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <string>

using chorus::sdk::Call;
using chorus::sdk::Changes;
using chorus::sdk::Command;
using chorus::sdk::Decision;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(circle_tests)

namespace {

class Circling final : public chorus::sdk::Activity {
 public:
  Decision decide(const Call& call, const Command& command) override {
    const json args = json::parse(command.args);
    if (command.name == "tell") return Changes().put(call.new_key("told"), "told", args);
    if (command.name == "where") return Changes().answer(json{{"is", call.stage()}});
    if (command.name == "order") return Changes().answer(json{{"is", order(call)}});
    if (command.name == "ties") return Changes().answer(json{{"is", ties(call, args["of"])}});
    if (command.name == "tie") return Changes().link(args["from"], args["to"], args["type"]);
    if (command.name == "untie") return Changes().unlink(args["from"], args["to"], args["type"]);
    const std::string type(command.name);
    return Changes().put(call.new_key(type), type, args);
  }
  Decision stage_changed(const Call& call, std::string_view stage) override {
    return Changes().put("board/now", "board",
                         json{{"stage", stage}, {"agrees", call.stage() == stage}});
  }

 private:
  static std::string order(const Call& call) {
    std::string words;
    for (const auto& record : in_order_given(call.scan("remark/"))) {
      words +=
          json::parse(record.body)["text"].get<std::string>() + std::to_string(record.nth) + " ";
    }
    return words;
  }
  static std::string ties(const Call& call, const std::string& of) {
    std::string types;
    for (const auto& link : call.links(of)) types += link.type + (link.is_own ? " " : "! ");
    return types;
  }
};

struct Rig : chorus::sdk::Rig<Circling> {
  Rig() : chorus::sdk::Rig<Circling>(CHORUS_PLUGIN_SOURCES "/sdk/tests/circle") {}

  std::string says(const std::string& who, const std::string& command, const std::string& text) {
    return participant(who).when(command, json{{"text", text}}.dump()).puts.at(0).key;
  }
  std::string asks(const std::string& command, const json& args = json::object()) {
    return json::parse(facilitator().when(command, args.dump()).answer).at("is");
  }
  bool sees(const std::string& who, const std::string& key) const {
    return shown_to(who).count(key) > 0;
  }
};

json ends_of(const std::string& from, const std::string& to, const std::string& type) {
  return {{"from", from}, {"to", to}, {"type", type}};
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(an_activity_opens_at_the_first_of_its_stages, Rig) {
  opened();
  const std::string before = at_stage();
  moves_to("open");

  BOOST_TEST(before == "");
  BOOST_TEST(asks("where") == "tell");
}

BOOST_FIXTURE_TEST_CASE(rules_are_asked_what_another_stage_does, Rig) {
  const auto moved = moves_to_stage("listen");

  BOOST_TEST(moved.accepted());
  BOOST_TEST(asks("where") == "listen");
  BOOST_TEST(json::parse(records().at("board/now").body) ==
             json({{"stage", "listen"}, {"agrees", true}}));
}

BOOST_FIXTURE_TEST_CASE(a_command_of_another_stage_is_refused_in_words, Rig) {
  moves_to_stage("listen");

  const auto late = participant("ana").when("tell", R"({"text":"hello"})");

  BOOST_TEST(late.code == "not_at_this_stage");
  BOOST_TEST(late.args == R"({"stage":"listen"})");
  BOOST_TEST(of_type("told").empty());
}

BOOST_FIXTURE_TEST_CASE(a_stage_says_nothing_of_what_may_be_sent_after_the_close, Rig) {
  moves_to_stage("listen");
  moves_to("closed");

  BOOST_TEST(participant("ana").when("tell", R"({"text":"hello"})").accepted());
  BOOST_TEST(asks("where") == "listen");
}

BOOST_FIXTURE_TEST_CASE(a_lead_takes_a_move_back_with_all_that_it_did, Rig) {
  moves_to_stage("listen");

  const auto undone = facilitator().when("core.undo");

  BOOST_TEST(undone.accepted());
  BOOST_TEST(asks("where") == "tell");
  BOOST_TEST(records().count("board/now") == 0U);
}

BOOST_FIXTURE_TEST_CASE(only_leads_move_on_and_only_to_a_stage_there_is_while_it_is_open, Rig) {
  const auto by_ana = participant("ana").when("core.stage", R"({"to":"listen"})");
  const auto nowhere = moves_to_stage("sing");
  const auto here = moves_to_stage("tell");
  moves_to("closed");
  const auto closed = moves_to_stage("listen");

  BOOST_TEST(by_ana.code == "leads_only");
  BOOST_TEST(nowhere.code == "no_such_stage");
  BOOST_TEST(here.code == "at_this_stage");
  BOOST_TEST(closed.code == "not_now");
}

BOOST_FIXTURE_TEST_CASE(an_own_contribution_goes_as_far_as_its_owner_says, Rig) {
  const auto key = says("ana", "tell", "at the gate");
  const bool first = sees("ben", key);
  const bool by_leads = shown_to_leads().count(key) > 0;
  const auto by_ben = participant("ben").permits(key, "room");
  const auto by_ana = participant("ana").permits(key, "words");

  BOOST_TEST(!first);
  BOOST_TEST(by_leads);
  BOOST_TEST(by_ben.code == "not_yours");
  BOOST_TEST(by_ana.accepted());
  BOOST_TEST(sees("ben", key));
  BOOST_TEST(leaving().count(key) == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_its_owner_keeps_goes_onto_no_wall_and_into_no_report, Rig) {
  const auto key = says("ana", "tell", "at the gate");

  const auto released = this->released(key);

  BOOST_TEST(released.code == "not_permitted");
  BOOST_TEST(shown_on_wall().empty());
}

BOOST_FIXTURE_TEST_CASE(what_has_no_permission_says_so_to_its_owner, Rig) {
  const auto key = says("ana", "remark", "warm");

  BOOST_TEST(participant("ana").permits(key, "words").code == "reach_is_fixed");
}

BOOST_FIXTURE_TEST_CASE(what_all_watched_arrive_is_numbered_in_the_order_of_giving, Rig) {
  says("ana", "remark", "one");
  const auto gone = says("ben", "remark", "two");
  says("cem", "remark", "three");
  participant("ben").takes_back(gone);
  says("ana", "remark", "four");

  BOOST_TEST(asks("order") == "one1 three3 four4 ");
  BOOST_TEST(shown_to("dot").size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(what_is_shown_later_has_no_place_in_the_order, Rig) {
  const auto held = says("ana", "later", "psst");
  const auto kept = says("ana", "tell", "at the gate");
  participant("ana").permits(kept, "room");
  released(held);

  BOOST_TEST(records().at(held).nth == 0U);
  BOOST_TEST(records().at(kept).nth == 0U);
}

BOOST_FIXTURE_TEST_CASE(rules_read_and_untie_what_they_tied, Rig) {
  const auto one = says("ana", "remark", "one");
  const auto two = says("ana", "remark", "two");
  facilitator().when("tie", ends_of(one, two, "told_with").dump());
  const auto tied = asks("ties", {{"of", two}});
  facilitator().when("untie", ends_of(one, two, "told_with").dump());
  const auto untied = asks("ties", {{"of", two}});
  facilitator().when("core.undo");

  BOOST_TEST(tied == "told_with ");
  BOOST_TEST(untied == "");
  BOOST_TEST(asks("ties", {{"of", one}}) == "told_with ");
}

BOOST_FIXTURE_TEST_CASE(what_repeats_words_stays_tied_to_them, Rig) {
  const auto one = says("ana", "tell", "one");
  const auto two = says("ana", "tell", "one");
  facilitator().when("tie", ends_of(two, one, "highlights").dump());

  const auto untied = facilitator().when("untie", ends_of(two, one, "highlights").dump());

  BOOST_TEST(untied.code == "activity_faulty");
  BOOST_TEST(asks("ties", {{"of", one}}) == "highlights ");
}

BOOST_AUTO_TEST_SUITE_END()
