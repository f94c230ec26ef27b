#pragma once

#include "net/live/hub.hpp"
#include "tests/support/kernel_fixture.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chorus::test {

// One page at the other end of a session: a carrier that takes what the outbox gives (unless it is
// stalled), and a mirror kept as schemas/README.md tells a client to.
class FakePage {
 public:
  FakePage(net::Hub& hub, const kernel::Seat& seat, std::string page_token, std::string client);
  ~FakePage();
  FakePage(const FakePage&) = delete;
  FakePage& operator=(const FakePage&) = delete;

  void hello();
  void say(const nlohmann::json& message);
  void watch(const std::string& space);
  std::uint64_t command(const std::string& name,
                        const nlohmann::json& args = nlohmann::json::object(),
                        const std::string& space = "room");
  void read_all();   // takes everything the line has
  void hand_over();  // what waits unread, as far as the session is ready

  std::vector<nlohmann::json> all(const std::string& t) const;
  nlohmann::json last(const std::string& t) const;  // null: none came
  const nlohmann::json* answer_to(std::uint64_t k) const;

  struct Mirror {
    std::uint64_t cursor = 0;
    std::string phase;
    std::map<std::string, nlohmann::json> records;
    bool operator==(const Mirror& other) const {
      return phase == other.phase && records == other.records;
    }
  };

  net::Session& session() { return *session_; }
  std::shared_ptr<net::Session> hold() { return session_; }

  bool stalled = false;
  std::optional<protocol::CloseCode> closed;
  std::string heard;               // every byte that came
  std::deque<std::string> unread;  // said, and not yet taken by the session
  std::vector<net::SharedMessage> texts;
  std::vector<nlohmann::json> messages;
  std::map<std::string, Mirror> mirrors;
  std::map<std::uint64_t, nlohmann::json> answers;
  int broken_chains = 0;  // changes whose `from` was not the mirror's cursor

 private:
  void take(const nlohmann::json& message);
  void take_snapshot(const nlohmann::json& part);
  void take_changes(const nlohmann::json& message);

  kernel::Seat seat_;
  std::string page_token_;
  std::string client_;
  std::uint64_t k_ = 0;
  std::map<std::string, std::vector<nlohmann::json>> parts_;
  std::shared_ptr<net::Session> session_;
};

// The kernel's small inquiry (KernelFixture) with the hub as its publisher and real schemas on the
// wire. `room` opens by open_room().
class HubFixture {
 public:
  HubFixture();

  std::unique_ptr<FakePage> page(const std::string& name,
                                 kernel::Role role = kernel::Role::participant, bool greets = true);
  std::unique_ptr<FakePage> another_page(const std::string& name, const std::string& client);
  const kernel::Seat& seat(const std::string& name, kernel::Role role = kernel::Role::participant);
  std::string secret_of(const std::string& name) const { return secrets_.at(name); }
  std::string page_token(const kernel::Seat& seat) {
    return room->identity().new_page_token(seat.id);
  }
  static std::string client_of(const std::string& name);
  void open_room(FakePage& lead);

  KernelFixture world;
  protocol::SchemaBook schemas;
  std::int64_t steady = 1'000'000;
  net::Hub hub;
  std::unique_ptr<kernel::Room> room;

 private:
  std::map<std::string, kernel::Seat> seats_;
  std::map<std::string, std::string> secrets_;  // of those seats
};

}  // namespace chorus::test
