#include "host/frame_messages.hpp"

#include "kernel/values/limits.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <random>
#include <string>

namespace kernel = chorus::kernel;
namespace limits = chorus::limits;
using chorus::host::Done;
using chorus::host::Nonsense;
using chorus::host::parse_reply;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(frame_messages_tests)

namespace {

kernel::ActivityType type_of_notes() {
  kernel::ActivityType type;
  type.id = "notes";
  type.record_types["note"] = {kernel::RecordClass::structure, kernel::Audience({"room"}),
                               kernel::Gate::open};
  type.record_types["ballot"] = {kernel::RecordClass::ballot, kernel::Audience({"ballot"}),
                                 kernel::Gate::open};
  type.brings_forth = {"promise"};
  return type;
}

const kernel::ActivityType k_type = type_of_notes();

json wanting(const char* list, const json& item) {
  json lists{{"puts", json::array()},           {"removes", json::array()},
             {"contributions", json::array()},  {"unlinks", json::array()},
             {"links", json::array()},          {"wakes", json::array()},
             {"cancelled_wakes", json::array()}};
  lists[list].push_back(item);
  return {{"t", "done"}, {"id", 1}, {"ok", lists}};
}

json putting(const std::string& key, const std::string& type, const std::string& audience,
             const std::string& body) {
  return wanting("puts", json::array({key, type, audience, body}));
}

const std::string k_nonsense[] = {
    "",
    "[]",
    "{}",
    R"({"t":"dance"})",
    R"({"t":"done"})",
    R"({"t":"done","id":"one","fault":""})",
    R"({"t":"done","id":1,"id":2,"fault":""})",
    R"({"t":"done","id":1,"ok":{}})",
    R"({"t":"done","id":1,"rejected":["code","words"]})",
    R"({"t":"done","id":1,"rejected":["","words","{}"]})",
    R"({"t":"done","id":1,"rejected":["code","words","[]"]})",
    R"({"t":"loaded"})",
    R"({"t":"done","id":1,"sections":7})",
    R"({"t":"done","id":1,"sections":"[]"})",
    R"({"t":"done","id":1,"sections":"{\"a\":"})",
    wanting("puts", "note/a").dump(),
    wanting("removes", "note").dump(),
    wanting("removes", 7).dump(),
    wanting("links", json::array({"note/a", "note/b", "a tie"})).dump(),
    wanting("wakes", json::array({"later", -1, "{}"})).dump(),
    wanting("wakes", json::array({"later", 1e300, "{}"})).dump(),
    wanting("wakes", json::array({"later", 1, "no"})).dump(),
    wanting("cancelled_wakes", "").dump(),
    wanting("nudge", "everybody").dump(),
    wanting("nudge", json::array()).dump(),
    wanting("contributions", json::array({"theme/a", "theme", "", "{}"})).dump(),
    putting("note", "note", "", "{}").dump(),
    putting("note/a/b", "note", "", "{}").dump(),
    putting("note/a b", "note", "", "{}").dump(),
    putting("note/" + std::string(124, 'a'), "note", "", "{}").dump(),
    putting("note/a", "crown", "", "{}").dump(),
    putting("note/a", "note", "everybody", "{}").dump(),
    putting("note/a", "note", "room  wall", "{}").dump(),
    putting("note/a", "note", "care", "{}").dump(),
    putting("note/a", "note", "ballot", "{}").dump(),
    putting("note/a", "note", "group:", "{}").dump(),
    putting("note/a", "note", "", "{").dump(),
    putting("note/a", "note", "", "7").dump(),
    putting("note/a", "note", "", R"({"a":1,"a":2})").dump(),
};

kernel::Space large_space() {
  kernel::Space space;
  space.state.id = kernel::SpaceId("s1");
  for (int i = 0; i < 100; ++i) {
    kernel::Record record;
    record.key = kernel::Key("note/" + std::to_string(i));
    record.type = "note";
    record.audience = kernel::Audience({"room", "wall"});
    record.body = kernel::Body(json{{"text", std::string(40'000, '"')}}.dump());
    space.records[record.key] = std::make_shared<const kernel::Record>(record);
  }
  return space;
}

}  // namespace

BOOST_DATA_TEST_CASE(nonsense_is_told_from_sense, boost::unit_test::data::make(k_nonsense), text) {
  BOOST_CHECK_THROW(parse_reply(text, k_type), Nonsense);
}

BOOST_AUTO_TEST_CASE(a_sound_put_comes_through_as_it_was_said) {
  const auto reply =
      parse_reply(putting("note/a", "note", "wall group:t1", R"({ "a":1})").dump(), k_type);

  const auto& outputs = std::get<kernel::Outputs>(std::get<Done>(reply).outcome);
  BOOST_TEST(outputs.puts.front().key.value() == "note/a");
  BOOST_TEST(outputs.puts.front().audience.has("group:t1"));
  BOOST_TEST(outputs.puts.front().body.text() == R"({ "a":1})");
}

BOOST_AUTO_TEST_CASE(a_body_may_be_as_large_as_the_limit_and_not_one_byte_larger) {
  // Spaces between the members count, and a text has a limit of its own.
  const std::string largest = "{\"a\":" + std::string(limits::k_record_bytes - 7, ' ') + "1}";
  const std::string larger = "{\"a\":" + std::string(limits::k_record_bytes - 6, ' ') + "1}";

  BOOST_CHECK_NO_THROW(parse_reply(putting("note/a", "note", "", largest).dump(), k_type));
  BOOST_CHECK_THROW(parse_reply(putting("note/a", "note", "", larger).dump(), k_type), Nonsense);
}

BOOST_AUTO_TEST_CASE(what_no_record_may_hold_is_left_to_the_kernel_unread) {
  const auto put = [](const std::string& body) {
    const auto reply = parse_reply(putting("note/a", "note", "", body).dump(), k_type);
    return std::get<kernel::Outputs>(std::get<Done>(reply).outcome).puts.front().body;
  };
  const auto of_letters = [](std::size_t letters) {
    return json{{"a", std::string(letters, 'a')}}.dump();
  };

  BOOST_TEST(put(of_letters(limits::k_string_code_points)).was_read());
  BOOST_TEST(!put(of_letters(limits::k_string_code_points + 1)).was_read());
  BOOST_TEST(!put(R"({"a":-0})").was_read());
}

BOOST_AUTO_TEST_CASE(an_answer_rests_as_text_for_it_is_kept) {
  auto said = putting("note/a", "note", "", "{}");
  said["ok"]["answer"] = R"({"key":"note/a"})";

  const auto reply = parse_reply(said.dump(), k_type);

  const auto& answer = std::get<kernel::Outputs>(std::get<Done>(reply).outcome).answer;
  BOOST_TEST(answer.text() == R"({"key":"note/a"})");
  BOOST_TEST(!answer.was_read());
}

BOOST_AUTO_TEST_CASE(sections_may_be_as_large_as_their_limit_and_not_one_byte_larger) {
  const auto said = [](std::size_t bytes) {
    const std::string body = "{\"sections\":\"" + std::string(bytes - 15, 'a') + "\"}";
    return json{{"t", "done"}, {"id", 1}, {"sections", body}}.dump();
  };

  BOOST_CHECK_NO_THROW(parse_reply(said(chorus::host::k_sections_bytes), k_type));
  BOOST_CHECK_THROW(parse_reply(said(chorus::host::k_sections_bytes + 1), k_type), Nonsense);
}

BOOST_AUTO_TEST_CASE(sections_that_are_not_offered_come_as_none) {
  const auto reply = parse_reply(R"({"t":"done","id":1,"sections":null})", k_type);

  const auto& said = std::get<chorus::host::SaidSections>(std::get<Done>(reply).outcome);
  BOOST_TEST(!said.body.has_value());
}

BOOST_AUTO_TEST_CASE(what_the_room_itself_may_change_passes_and_one_more_does_not) {
  json message = wanting("puts", json::array({"note/a", "note", "", "{}"}));
  for (std::size_t i = 1; i < limits::k_changes_of_the_room / 2; ++i) {
    message["ok"]["puts"].push_back({"note/a", "note", "", "{}"});
  }
  for (std::size_t i = 0; i < limits::k_changes_of_the_room / 2; ++i) {
    message["ok"]["removes"].push_back("note/b");
  }
  BOOST_CHECK_NO_THROW(parse_reply(message.dump(), k_type));

  message["ok"]["links"].push_back({"note/a", "note/b", "tie"});

  BOOST_CHECK_THROW(parse_reply(message.dump(), k_type), Nonsense);
}

BOOST_AUTO_TEST_CASE(a_large_space_is_attached_in_parts_within_the_bound) {
  const kernel::Space space = large_space();

  const auto messages = chorus::host::attach_messages(space, "{}", {});

  std::size_t records = 0;
  BOOST_TEST(messages.size() > 1U);
  for (const auto& message : messages) {
    BOOST_TEST(message.size() <= limits::k_attach_part_bytes);
    records += json::parse(message)["puts"].size();
  }
  BOOST_TEST(records == space.records.size());
  BOOST_TEST(json::parse(messages.front())["t"] == "attach");
  BOOST_TEST(json::parse(messages.back())["t"] == "changed");
}

BOOST_AUTO_TEST_CASE(no_bytes_at_all_do_more_than_be_refused) {
  const unsigned seed = 77;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  const std::string sound = putting("note/a", "note", "room", R"({"a":[1,{"b":"c"}]})").dump();
  int refused = 0;

  for (int round = 0; round < 5000; ++round) {
    std::string text = sound;
    for (unsigned slip = 0; slip <= chance() % 4; ++slip) {
      text[chance() % text.size()] = static_cast<char>(chance() % 256);
    }
    try {
      parse_reply(text, k_type);
    } catch (const Nonsense&) {
      ++refused;
    }
  }

  BOOST_TEST(refused > 1000);
}

BOOST_AUTO_TEST_SUITE_END()
