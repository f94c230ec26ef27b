#include "kernel/values/limits.hpp"
#include "net/admission/seat_desk.hpp"
#include "net/server.hpp"
#include "tests/net/hub_fixture.hpp"
#include "tests/net/page_folder.hpp"
#include "tests/net/raw_client.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <string>
#include <thread>
#include <vector>

// More than the room can carry: what is asked waits, and nobody is thrown out for it.
namespace chorus::net {
namespace overload_tests {
namespace {

using nlohmann::json;

// The whole way of a command over loopback, with rules that think only when the test lets them.
class SlowRoom : public test::HubFixture {
 public:
  explicit SlowRoom(bool plain_writes) : desk_(*room) {
    auto lead = page("sam", kernel::Role::facilitator);
    open_room(*lead);
    world.decider.holds = true;
    ServerSettings settings;
    settings.bind = "localhost";
    settings.client_root = folder_.client();
    settings.people_limit = 100;
    settings.plain_writes = plain_writes;
    settings.steady_ms = [this] { return steady; };
    const auto converse = [this](std::vector<kernel::SeatId> seats) {
      return std::make_shared<Session>(hub, std::move(seats));
    };
    server_ = std::make_unique<Server>(loop_, std::move(settings),
                                       SiteParts{desk_, converse, {}, {}, {}});
  }
  ~SlowRoom() {
    thinks_ = false;
    std::promise<void> stopped;
    loop_.post([&] { server_->stop([&] { stopped.set_value(); }); });
    stopped.get_future().wait();
    loop_.stop();
    thread_.join();
  }

  void start() {
    thread_ = std::thread([this] { loop_.run(); });
  }
  // Before start().
  test::RawClient line(const std::string& name) {
    const auto& its = seat(name);
    hellos_.push_back(json{
        {"t", "hello"},
        {"proto", {1, 1}},
        {"seat", "person"},
        {"page_token", page_token(its)},
        {"client",
         client_of(name)}}.dump());
    secrets_.push_back(secret_of(name));
    return test::RawClient(server_->port());
  }
  void greet(test::RawClient& line, std::size_t index) const {
    const std::string host = "localhost:" + std::to_string(server_->port());
    const auto taken = line.ask("GET /live HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" +
                                host + "\r\nAuthorization: Bearer " + secrets_[index] +
                                "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                "Sec-WebSocket-Version: 13\r\n"
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                "Sec-WebSocket-Protocol: chorus.v1\r\n\r\n");
    BOOST_TEST_REQUIRE(taken->status == 101);
    line.send_text(hellos_[index]);
    line.send_text(R"({"t":"watch","space":"room"})");
  }
  // From now on one decision is made a turn of the loop, and time goes by.
  void think() {
    loop_.post([this] {
      if (!thinks_) return;
      world.decider.complete();
      steady += 10;
      hub.tick();
      think();
    });
  }

 private:
  test::PageFolder folder_;
  RoomSeatDesk desk_;
  EventLoop loop_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
  std::atomic<bool> thinks_ = true;
  std::vector<std::string> hellos_;
  std::vector<std::string> secrets_;
};

std::string command(std::size_t k) {
  return json{{"t", "command"},
              {"k", k},
              {"space", "room"},
              {"name", "say"},
              {"args", {{"text", std::to_string(k)}}}}
      .dump();
}

// The numbers of the commands that this message answers.
std::vector<std::size_t> answered_by(const std::string& text) {
  std::vector<std::size_t> ks;
  const auto message = json::parse(text);
  if (message.at("t") == "answer") ks.push_back(message.at("answer").at("k"));
  for (const auto& answer : message.value("answers", json::array())) ks.push_back(answer.at("k"));
  return ks;
}

}  // namespace
}  // namespace overload_tests

BOOST_AUTO_TEST_SUITE(overload_tests)

BOOST_DATA_TEST_CASE(
    of_a_thousand_commands_at_once_each_is_answered_in_its_turn_and_nobody_is_closed,
    boost::unit_test::data::make({false, true}), plain_writes) {
  constexpr std::size_t k_people = 8;
  constexpr std::size_t k_commands = 125;
  SlowRoom room(plain_writes);
  std::vector<test::RawClient> lines;
  for (std::size_t i = 0; i < k_people; ++i) lines.push_back(room.line("p" + std::to_string(i)));
  room.start();
  for (std::size_t i = 0; i < k_people; ++i) room.greet(lines[i], i);
  for (auto& line : lines) {
    for (std::size_t k = 1; k <= k_commands; ++k) line.send_text(command(k));
  }

  room.think();

  for (auto& line : lines) {
    std::size_t next = 1;
    while (next <= k_commands) {
      const auto text = line.text();
      BOOST_TEST_REQUIRE(text.has_value());
      for (const auto k : answered_by(*text)) BOOST_TEST_REQUIRE(k == next++);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace chorus::net
