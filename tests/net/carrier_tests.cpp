#include "tests/net/server_fixture.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace chorus::net {
BOOST_AUTO_TEST_SUITE(carrier_tests)

namespace {

using nlohmann::json;
using test::RawClient;
using test::ServerFixture;

// One page's way to the server, over either carrier.
class Carrier {
 public:
  virtual ~Carrier() = default;
  virtual void send(const json& message) = 0;
  virtual std::vector<json> receive() = 0;  // at least one message
};

class LiveCarrier final : public Carrier {
 public:
  LiveCarrier(ServerFixture& server, const test::IdentityDesk::Held& held)
      : line_(server.live(held)) {}
  void send(const json& message) override { line_.send_text(message.dump()); }
  std::vector<json> receive() override { return {json::parse(line_.text().value())}; }

 private:
  RawClient line_;
};

class PollCarrier final : public Carrier {
 public:
  PollCarrier(ServerFixture& server, const test::IdentityDesk::Held& held)
      : server_(server), held_(held), sending_(server.client()), taking_(server.client()) {}

  void send(const json& message) override {
    const auto body = json::array({message}).dump();
    BOOST_TEST(sending_.ask(server_.post("/poll", body, server_.page(held_)))->status == 202);
  }
  std::vector<json> receive() override {
    std::vector<json> messages;
    while (messages.empty()) {
      const auto answer =
          taking_.ask(server_.get("/poll?after=" + std::to_string(after_), server_.page(held_)));
      BOOST_REQUIRE(answer->status == 200);
      const auto body = json::parse(answer->body);
      after_ = body.at("next").get<std::uint64_t>();
      messages = body.at("messages").get<std::vector<json>>();
    }
    return messages;
  }

 private:
  ServerFixture& server_;
  const test::IdentityDesk::Held& held_;
  RawClient sending_;
  RawClient taking_;
  std::uint64_t after_ = 0;
};

// A page that survives changes of carrier: it sends again what is not answered, lowest number
// first, and says how much it has seen.
class Page {
 public:
  Page(ServerFixture& server, const test::IdentityDesk::Held& held)
      : server_(server), held_(held) {}

  void change_to(bool polling) {
    carrier_ = polling ? std::unique_ptr<Carrier>(new PollCarrier(server_, held_))
                       : std::unique_ptr<Carrier>(new LiveCarrier(server_, held_));
    carrier_->send({{"t", "hello"}, {"client", "a"}, {"seen", seen_}});
    while (!greeted(carrier_->receive())) {
    }
    for (const auto k : unanswered_) {
      carrier_->send({{"t", "command"}, {"k", k}});
    }
  }
  void says(std::uint64_t k) {
    unanswered_.insert(k);
    carrier_->send({{"t", "command"}, {"k", k}});
  }
  void hears_all() {
    while (!unanswered_.empty()) {
      take(carrier_->receive());
    }
  }
  void leave() { carrier_.reset(); }
  std::uint64_t seen() const { return seen_; }

 private:
  bool greeted(const std::vector<json>& messages) {
    BOOST_REQUIRE(messages.front().at("t") == "welcome");
    take(messages);
    return true;
  }
  void take(const std::vector<json>& messages) {
    for (const auto& message : messages) {
      if (message.at("t") == "said") {
        BOOST_TEST(message.at("at") == seen_ + 1);
        ++seen_;
        unanswered_.erase(message.at("k").get<std::uint64_t>());
      }
    }
  }

  ServerFixture& server_;
  const test::IdentityDesk::Held& held_;
  std::unique_ptr<Carrier> carrier_;
  std::set<std::uint64_t> unanswered_;
  std::uint64_t seen_ = 0;
};

constexpr std::uint64_t k_commands = 6;

void each_once_in_order(const test::SmallRoom& room) {
  BOOST_TEST(room.said.size() == k_commands);
  for (std::size_t i = 0; i < room.said.size(); ++i) {
    BOOST_TEST(room.said[i].k == i + 1);
  }
}

// Heard or not: whether the page has read the answers when its carrier goes.
BOOST_DATA_TEST_CASE(a_page_may_change_its_carrier_at_any_point_and_nothing_is_lost_or_doubled,
                     boost::unit_test::data::xrange(k_commands + 1) *
                         boost::unit_test::data::make({false, true}) *
                         boost::unit_test::data::make({false, true}),
                     point, polling_first, heard) {
  ServerFixture server;
  const auto held = server.seat();
  Page page(server, held);
  page.change_to(polling_first);

  for (std::uint64_t k = 1; k <= k_commands; ++k) {
    if (k == point + 1) {
      page.change_to(!polling_first);
    }
    page.says(k);
    if (heard) {
      page.hears_all();
    }
  }
  if (point == k_commands) {
    page.change_to(!polling_first);
  }
  page.hears_all();

  BOOST_TEST(page.seen() == k_commands);
  page.leave();
  server.stop();
  each_once_in_order(server.room);
}

BOOST_AUTO_TEST_CASE(a_page_may_change_to_and_fro_after_every_command) {
  ServerFixture server;
  const auto held = server.seat();
  Page page(server, held);

  for (std::uint64_t k = 1; k <= k_commands; ++k) {
    page.change_to(k % 2 == 0);
    page.says(k);
  }
  page.change_to(true);
  page.hears_all();

  BOOST_TEST(page.seen() == k_commands);
  page.leave();
  server.stop();
  each_once_in_order(server.room);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace chorus::net
