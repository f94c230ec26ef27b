#include "protocol/decode.hpp"

#include "protocol/schema.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <random>
#include <string>

namespace decode_tests {
namespace {

using nlohmann::json;
namespace protocol = chorus::protocol;

struct Book {
  template <class Message>
  Message decoded(const json& message) const {
    const auto result = protocol::decode(message.dump(), book);
    BOOST_TEST_REQUIRE(result.ok());
    BOOST_TEST_REQUIRE(std::holds_alternative<Message>(result.value()));
    return std::get<Message>(result.value());
  }
  protocol::SchemaBook book{CHORUS_SCHEMAS};
};

json introduce(const json& name) {
  return {{"t", "command"},
          {"k", 1},
          {"space", "inquiry"},
          {"name", "core.introduce"},
          {"args", {{"picture", "green-fern"}, {"role_group", "unsaid"}, {"name", name}}}};
}

}  // namespace
}  // namespace decode_tests

BOOST_FIXTURE_TEST_SUITE(decode_tests, Book)

BOOST_AUTO_TEST_CASE(a_hello_keeps_what_it_said) {
  const auto hello = decoded<protocol::Hello>({{"t", "hello"},
                                               {"proto", {1, 3}},
                                               {"seat", "facilitator"},
                                               {"page_token", std::string(43, 'a')},
                                               {"client", "0123456789abcdef"},
                                               {"resume", {{"s1", 4}}}});

  BOOST_TEST(hello.oldest_proto == 1U);
  BOOST_TEST(hello.newest_proto == 3U);
  BOOST_TEST((hello.seat == chorus::kernel::Role::facilitator));
  BOOST_TEST(hello.page_token == std::string(43, 'a'));
  BOOST_TEST(hello.client.value() == "0123456789abcdef");
}

BOOST_AUTO_TEST_CASE(a_command_keeps_its_arguments_as_one_text_and_as_they_were_read) {
  const auto command = decoded<protocol::CommandMessage>({{"t", "command"},
                                                          {"k", 9},
                                                          {"client", "0123456789abcdef"},
                                                          {"space", "s4"},
                                                          {"name", "say"},
                                                          {"args", {{"b", 1}, {"a", "é"}}},
                                                          {"if_rev", 3}});

  BOOST_TEST(command.k == 9U);
  BOOST_TEST(command.client->value() == "0123456789abcdef");
  BOOST_TEST(command.space.value() == "s4");
  BOOST_TEST(command.args.text() == R"({"a":"é","b":1})");
  BOOST_TEST(command.args.was_read());
  BOOST_TEST((*command.args.value() == json{{"a", "é"}, {"b", 1}}));
  BOOST_TEST(*command.if_rev == 3U);
}

BOOST_AUTO_TEST_CASE(the_small_messages_keep_what_they_said) {
  BOOST_TEST(decoded<protocol::Watch>({{"t", "watch"}, {"space", "s1"}}).space.value() == "s1");
  BOOST_TEST(decoded<protocol::Unwatch>({{"t", "unwatch"}, {"space", "s1"}}).space.value() == "s1");
  BOOST_TEST(
      decoded<protocol::Presence>({{"t", "presence"}, {"space", "s1"}, {"state", "composing"}})
          .composing);
  BOOST_TEST(!decoded<protocol::Presence>({{"t", "presence"}, {"space", "s1"}, {"state", "idle"}})
                  .composing);
  BOOST_TEST(decoded<protocol::Ping>({{"t", "ping"}, {"at", 77}}).at == 77U);
}

BOOST_AUTO_TEST_CASE(an_own_name_is_cleaned_as_it_comes_in) {
  const auto command = decoded<protocol::CommandMessage>(introduce("  Ana \u202E\u200Bb "));

  BOOST_TEST(json::parse(command.args.text()).at("name") == "Ana b");
  BOOST_TEST(!book.core_args_fault("core.introduce", command.args).has_value());
}

BOOST_AUTO_TEST_CASE(a_name_of_nothing_is_no_name_and_a_name_that_is_no_text_is_refused_later) {
  const auto nothing = decoded<protocol::CommandMessage>(introduce(" \u200B "));
  const auto number = decoded<protocol::CommandMessage>(introduce(7));

  BOOST_TEST(!json::parse(nothing.args.text()).contains("name"));
  BOOST_TEST(book.core_args_fault("core.introduce", number.args).has_value());
}

BOOST_AUTO_TEST_CASE(a_fault_has_words_and_never_repeats_what_was_sent) {
  const auto result = protocol::decode(R"({"t":"ping","at":"CANARY"})", book);

  BOOST_TEST_REQUIRE(!result.ok());
  BOOST_TEST(result.fault().code == "wrong_shape");
  BOOST_TEST(result.fault().text_key == "refused.bad_message");
  BOOST_TEST(result.fault().detail.find("CANARY") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(random_changes_to_sound_messages_never_do_more_than_be_refused) {
  const unsigned seed = 815;
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 chance(seed);
  const std::string sound[] = {
      introduce("Ana").dump(), R"({"t":"ping","at":1})",
      R"({"t":"hello","proto":[1,1],"seat":"person","page_token":"aaaaaaaaaaaaaaaaaaaa","client":"0123456789abcdef"})"};
  const std::string letters = "{}[]\",:0123456789.-+eE\\untrfalse \xff\xc3" + std::string(1, '\0');

  std::size_t taken = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string text = sound[chance() % 3];
    for (auto n = chance() % 3; n > 0; --n)
      text[chance() % text.size()] = letters[chance() % letters.size()];
    taken += protocol::decode(text, book).ok();
  }

  BOOST_TEST(taken > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
