#include "rehearse/http_client.hpp"
#include "tests/scenario/support/guest.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

// Whatever people say, type or send, by every way in: nothing of it is printed or
// logged.
BOOST_AUTO_TEST_SUITE(needle_tests)

namespace {

using chorus::rehearse::HttpAsk;
using chorus::rehearse::HttpClient;
using chorus::rehearse::HttpReply;
using chorus::rehearse::WebAddress;
using chorus::test::Guest;
using chorus::test::LiveRoom;
using nlohmann::json;

constexpr std::chrono::seconds k_patience{20};

struct Needled : LiveRoom {
  Needled() : LiveRoom({}, "short-round") {}

  // A new one for each way in.
  std::string needle() {
    needles.push_back("needle" + std::to_string(needles.size()) + "end");
    return needles.back();
  }

  unsigned asks(HttpAsk ask) {
    HttpClient client(loop, *WebAddress::from(server.at().origin));
    HttpReply reply;
    bool done = false;
    client.ask(std::move(ask), [&](HttpReply came) {
      reply = std::move(came);
      done = true;
    });
    loop.run_until([&] { return done; }, std::chrono::steady_clock::now() + k_patience);
    return reply.status;
  }

  void asks_for_a_seat_with(const std::string& member) {
    HttpAsk ask;
    ask.method = "POST";
    ask.target = "/seat";
    ask.body = json{{member, needle()}}.dump();
    asks(std::move(ask));
  }

  void asks_with(const std::string& target, const std::string& field) {
    HttpAsk ask;
    ask.target = target;
    if (!field.empty()) ask.fields.emplace_back(field, needle());
    asks(std::move(ask));
  }

  std::vector<std::string> needles;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(nothing_that_anybody_sends_is_printed_or_logged, Needled) {
  for (const auto* member : {"join_code", "join_token", "slip", "launch", "pair", "unheard_of"}) {
    asks_for_a_seat_with(member);
  }
  asks_with("/" + needle(), "");
  asks_with("/plugins/" + needle() + "/view.js", "");
  asks_with("/?q=" + needle(), "");
  for (const auto* field : {"User-Agent", "Cookie", "Referer", "X-Page-Token", "Origin"}) {
    asks_with("/", field);
  }

  promise_is_kept();
  const auto stories = lead().space_of("paired-interview");
  lead().does(stories, "core.open");
  Guest& ana = person();
  ana.does("inquiry", "core.introduce",
           {{"picture", "blue-wren"}, {"name", needle()}, {"role_group", "young_person"}});
  const std::string story =
      ana.does(stories, "tell", {{"words", needle()}, {"permission", "room"}}).at("key");
  lead().does(promise(), "core.open");
  ana.does(promise(), "ask", {{"text", needle()}});
  lead().does("inquiry", "core.give_outcome",
              {{"ref", story + "@" + stories}, {"state", "heard"}, {"words", needle()}});
  ana.is_refused(needle(), "tell", {{"words", needle()}});
  ana.is_refused(stories, needle(), {{needle(), needle()}});
  ana.is_refused(stories, "tell", {{"permission", needle()}});
  ana.is_refused(stories, "core.permit", {{"key", "story/" + needle()}, {"permission", "room"}});
  ana.is_refused("inquiry", "core.thread", {{"ref", "story/" + needle() + "@" + stories}});
  const auto slip = ana.does("inquiry", "core.new_slip").at("code").get<std::string>();
  needles.push_back(ana.line().secret());
  needles.push_back(slip);
  server.stop();

  BOOST_TEST(needles.size() >= 20U);
  for (const auto& needle : needles) {
    BOOST_TEST(server.printed().find(needle) == std::string::npos, needle << " was printed");
  }
}

BOOST_AUTO_TEST_SUITE_END()
