#include "protocol/encode.hpp"

#include "kernel/values/limits.hpp"
#include "protocol/encode_records.hpp"
#include "protocol/schema.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

BOOST_AUTO_TEST_SUITE(encode_tests)

namespace {

using nlohmann::json;
namespace kernel = chorus::kernel;
namespace protocol = chorus::protocol;

const std::string k_awkward = "q\"u\\o\n\t\x01\x1f/é\u2028\U0001F600</script>";

// Parses what was encoded and holds it against its schema.
json sound(const std::string& text) {
  json message = json::parse(text);
  const auto file = std::filesystem::path(CHORUS_SCHEMAS) / "protocol" / "server" /
                    (message.at("t").get<std::string>() + ".schema.json");
  const auto fault = protocol::fault_against(file, message);
  BOOST_TEST(!fault.has_value(), fault.value_or(""));
  return message;
}

kernel::VisibleRecord record(const std::string& key, const std::string& body, bool mine = false) {
  kernel::Record made;
  made.key = kernel::Key(key);
  made.type = "card";
  made.rev = 3;
  made.owner = kernel::PersonId("CANARY-person");
  made.audience = kernel::Audience({"room", "wall", "owner"});
  made.body = kernel::Body(body);
  return {std::make_shared<const kernel::Record>(made), mine};
}

const kernel::SpaceId k_space{"s4"};
const kernel::ClientId k_own{"client-of-this-tab"};

}  // namespace

BOOST_AUTO_TEST_CASE(a_body_is_spliced_in_byte_by_byte) {
  const std::string body = R"({ "text" : "as \u00e9 written", "n":1.50 })";

  const auto text = protocol::encode_changes(
      {k_space, 1, 2, {{record("card/1", body)}, {}}, {}, {}}, kernel::Role::participant);

  BOOST_TEST(text.find(body) != std::string::npos);
  sound(text);
}

BOOST_AUTO_TEST_CASE(an_owner_never_leaves_and_mine_and_gate_go_where_they_belong) {
  const kernel::Difference difference{{record("card/1", "{}", true)}, {kernel::Key("card/2")}};
  const protocol::ChangesView changes{k_space, 4, 5, difference, {}, {}};

  const auto for_owner = sound(protocol::encode_changes(changes, kernel::Role::participant));
  const auto for_lead = sound(protocol::encode_changes(changes, kernel::Role::facilitator));

  BOOST_TEST(for_owner.at("puts").at(0).at("mine") == true);
  BOOST_TEST(!for_owner.at("puts").at(0).contains("gate"));
  BOOST_TEST(for_lead.at("puts").at(0).at("gate") == "open");
  BOOST_TEST(for_lead.at("puts").at(0).at("on_wall") == true);
  BOOST_TEST(for_owner.at("removes").at(0) == "card/2");
  BOOST_TEST(!for_owner.contains("phase"));
  BOOST_TEST(for_lead.dump().find("CANARY") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(answers_name_their_client_only_where_it_is_another) {
  const kernel::Answer own{k_own, 7, kernel::Body(R"({"key":"card/1"})")};
  const kernel::Answer dead{kernel::ClientId("client-of-a-dead-tab"), 8,
                            kernel::Rejection{"stale", "core.stale", kernel::Body(R"({"a":1})")}};

  const auto message = sound(protocol::encode_changes(
      {k_space, 4, 4, {}, protocol::PhaseView{kernel::Phase::open, 99}, {&own, &dead}},
      kernel::Role::participant, k_own));
  const auto alone = sound(protocol::encode_answer(own, k_own));

  BOOST_TEST(!message.at("answers").at(0).contains("client"));
  BOOST_TEST(message.at("answers").at(1).at("client") == "client-of-a-dead-tab");
  BOOST_TEST(message.at("answers").at(1).at("rejected").at("code") == "stale");
  BOOST_TEST(message.at("ends_at") == 99);
  BOOST_TEST(alone.at("answer").at("ok").at("key") == "card/1");
}

BOOST_AUTO_TEST_CASE(an_empty_space_is_one_empty_part) {
  const auto parts =
      protocol::encode_snapshot({k_space, 12, {kernel::Phase::lobby, {}}}, {}, kernel::Role::wall);

  BOOST_TEST(parts.size() == 1U);
  const auto part = sound(parts[0]);
  BOOST_TEST(part.at("cursor") == 12);
  BOOST_TEST(part.at("puts").empty());
  BOOST_TEST(part.at("ends_at").is_null());
}

BOOST_AUTO_TEST_CASE(a_large_space_is_cut_into_parts_within_the_limit_and_nothing_is_lost) {
  std::vector<kernel::VisibleRecord> records;
  for (int i = 0; i < 300; ++i)
    records.push_back(
        record("card/" + std::to_string(i), json{{"text", std::string(1000, 'x')}}.dump()));

  const auto parts =
      protocol::encode_snapshot({k_space, 1, {}}, records, kernel::Role::facilitator);

  std::size_t puts = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    BOOST_TEST(parts[i].size() <= chorus::limits::k_snapshot_part_bytes);
    const auto part = sound(parts[i]);
    BOOST_TEST(part.at("part") == i + 1);
    BOOST_TEST(part.at("parts") == parts.size());
    puts += part.at("puts").size();
  }
  BOOST_TEST(puts == records.size());
  BOOST_TEST(parts.size() == 6U);
}

BOOST_AUTO_TEST_CASE(a_record_as_large_as_a_part_stands_alone) {
  const auto large =
      record("card/1", R"({"a":")" + std::string(chorus::limits::k_record_bytes - 8, 'x') + "\"}");

  const auto parts = protocol::encode_snapshot(
      {k_space, 1, {}}, {record("card/0", "{}"), large, record("card/2", "{}")},
      kernel::Role::wall);

  BOOST_TEST(parts.size() == 3U);
  for (const auto& part : parts) BOOST_TEST(json::parse(part).at("puts").size() == 1U);
}

kernel::SheetLine line_of(kernel::Phase phase) {
  kernel::SheetLine line;
  line.space = k_space;
  line.plugin_id = "energy-vote";
  line.round = "dream";
  line.minutes = 15;
  line.phase = phase;
  return line;
}

BOOST_AUTO_TEST_CASE(a_sheet_says_the_stage_and_whether_what_a_part_holds_can_be_shown) {
  kernel::Sheet sheet;
  for (const auto age :
       {kernel::StateAge::fitting, kernel::StateAge::older, kernel::StateAge::newer}) {
    sheet.lines.push_back(line_of(kernel::Phase::open));
    sheet.lines.back().age = age;
  }
  sheet.lines[0].stage = "listen";

  const auto lines = sound(protocol::encode_sheet(protocol::sheet_object(sheet)))["sheet"]["lines"];

  BOOST_TEST(lines[0]["stage"] == "listen");
  BOOST_TEST(!lines[0].contains("unread"));
  BOOST_TEST(!lines[1].contains("stage"));
  BOOST_TEST(lines[1]["unread"] == "older");
  BOOST_TEST(lines[2]["unread"] == "newer");
}

BOOST_AUTO_TEST_CASE(awkward_text_comes_out_as_it_went_in) {
  kernel::Sheet sheet;
  sheet.title = k_awkward;
  kernel::SheetLine line = line_of(kernel::Phase::open);
  line.title = k_awkward;
  line.ends_at = 1'800'000'000'000;
  line.script = kernel::Body(R"({"lead":"a","people":"b"})");
  sheet.lines.push_back(line);
  sheet.on_wall = k_space;
  sheet.wall_page = 2;

  const auto message = sound(protocol::encode_sheet(protocol::sheet_object(sheet)));

  BOOST_TEST(message.at("sheet").at("title") == k_awkward);
  BOOST_TEST(message.at("sheet").at("lines").at(0).at("title") == k_awkward);
  BOOST_TEST(message.at("sheet").at("lines").at(0).at("script").at("lead") == "a");
  BOOST_TEST(message.at("sheet").at("on_wall") == "s4");
  BOOST_TEST(message.at("sheet").at("wall_page") == 2);
}

BOOST_AUTO_TEST_CASE(a_sheet_says_what_comes_first_and_that_the_evening_is_over) {
  kernel::Sheet sheet;
  for (const auto first : {kernel::First::nothing, kernel::First::own, kernel::First::promise}) {
    sheet.lines.push_back(line_of(kernel::Phase::lobby));
    sheet.lines.back().first = first;
  }
  const auto goes_on = sound(protocol::encode_sheet(protocol::sheet_object(sheet)));
  sheet.over = kernel::EveningOver{k_awkward, "deliver"};
  const auto over = sound(protocol::encode_sheet(protocol::sheet_object(sheet)));

  const auto& lines = goes_on.at("sheet").at("lines");
  BOOST_TEST(!lines.at(0).contains("first"));
  BOOST_TEST(lines.at(1).at("first") == "own");
  BOOST_TEST(lines.at(2).at("first") == "promise");
  BOOST_TEST(!goes_on.at("sheet").contains("over"));
  BOOST_TEST(over.at("sheet").at("over").at("next") == k_awkward);
  BOOST_TEST(over.at("sheet").at("over").at("then") == "deliver");
}

BOOST_AUTO_TEST_CASE(a_welcome_tells_the_door_to_leads_and_wall_only) {
  const std::string sheet = protocol::sheet_object({});
  std::vector<protocol::PluginView> plugins{
      {"energy-vote", "1.0", "/v.js", "/en.json", {"weigh", "pick"}, "energy-vote.comes_first"},
      {"hello", "1.0", "/v.js", "/en.json", {"say"}, ""}};
  plugins[0].least_people = 5;
  plugins[0].most_people = 40;
  const std::optional<protocol::Door> door =
      protocol::Door{"http://a", "http://a/#j=CANARY", "K7QM2X", {1, {"1"}}, {"a"}};
  const std::vector<protocol::KindView> kinds{{"story", "Story", "words", "title", ""}};
  const std::vector<std::string> boards{"Cabinet"};
  protocol::Welcome welcome{"s", 5, true, 9, {}, plugins, kinds, sheet, door, boards};

  const auto to_person = sound(protocol::encode_welcome(welcome));
  welcome.you = protocol::you_from(kernel::Body(R"({"picture":"otter","role_group":"supporter"})"),
                                   {kernel::Role::wall, {}, {}, {}, {}});
  const auto to_wall = sound(protocol::encode_welcome(welcome));

  welcome.you.role = kernel::Role::facilitator;
  const auto to_lead = sound(protocol::encode_welcome(welcome));

  BOOST_TEST(to_lead.at("boards").at(0) == "Cabinet");
  BOOST_TEST(!to_person.contains("boards"));
  BOOST_TEST(!to_wall.contains("boards"));
  BOOST_TEST(!to_person.contains("door"));
  BOOST_TEST(to_person.at("you").at("role_group").is_null());
  BOOST_TEST(to_wall.at("door").at("join_url") == "http://a/#j=CANARY");
  BOOST_TEST(to_wall.at("you").at("picture") == "otter");
  BOOST_TEST(to_wall.at("you").at("name").is_null());
  BOOST_TEST(to_wall.at("plugins").at(0).at("moves").size() == 2U);
  BOOST_TEST(to_wall.at("plugins").at(0).at("first") == "energy-vote.comes_first");
  BOOST_TEST(!to_wall.at("plugins").at(1).contains("first"));
  BOOST_TEST(to_wall.at("plugins").at(0).at("least_people") == 5);
  BOOST_TEST(to_wall.at("plugins").at(0).at("most_people") == 40);
  BOOST_TEST(!to_wall.at("plugins").at(1).contains("least_people"));
  BOOST_TEST(!to_wall.at("plugins").at(1).contains("most_people"));
}

BOOST_AUTO_TEST_CASE(the_small_messages_fit_their_schemas) {
  kernel::PresenceView presence;
  presence.groups.push_back({kernel::RoleGroup::parent_carer, 3, 1});
  presence.composing[k_space] = 2;

  BOOST_TEST(sound(protocol::encode_presence(presence)).at("composing").at("s4") == 2);
  BOOST_TEST(sound(protocol::encode_presence({})).at("groups").empty());
  BOOST_TEST(sound(protocol::encode_notice(
                       {"guessing", "notice.guessing", kernel::Body(R"({"n":3})"), true}))
                 .at("args")
                 .at("n") == 3);
  BOOST_TEST(sound(protocol::encode_pong({4}, -5)).at("now") == -5);
  BOOST_TEST(sound(protocol::encode_refused("too_fast", "refused.too_fast")).at("code") ==
             "too_fast");
  BOOST_TEST(sound(protocol::encode_door({"http://a", "http://a/#j=b", "K7QM2X", {}, {}}))
                 .at("door")
                 .at("code") == "K7QM2X");
}

BOOST_AUTO_TEST_SUITE_END()
