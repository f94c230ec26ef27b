#include "tests/net/server_fixture.hpp"

#include <chrono>
#include <stdexcept>

namespace chorus::test {
namespace {

constexpr std::chrono::seconds k_started_within{20};

net::ServerSettings settings_for(const PageFolder& folder, std::size_t people, bool stall_upgrades,
                                 std::function<std::int64_t()> steady_ms) {
  net::ServerSettings settings;
  settings.bind = "localhost";
  settings.client_root = folder.client();
  settings.plugin_roots = {{"energy-vote/9f8e", folder.plugin()}};
  settings.people_limit = people;
  settings.version = "1.2.3";
  settings.stall_upgrades = stall_upgrades;
  settings.steady_ms = std::move(steady_ms);
  return settings;
}

}  // namespace

ServerFixture::ServerFixture(std::size_t people, bool stall_upgrades, bool plain_writes) {
  net::SiteParts parts{desk, room.maker(), {}, {}, {}, &media};
  auto settings =
      settings_for(folder, people, stall_upgrades, [this] { return steady_ms_.load(); });
  settings.plain_writes = plain_writes;
  server = std::make_unique<net::Server>(loop, std::move(settings), std::move(parts));
  port_ = server->port();
  thread_ = std::thread([this] { loop.run(); });
}

ServerFixture::~ServerFixture() {
  if (thread_.joinable()) {
    stop();
  }
}

void ServerFixture::stop() {
  std::promise<void> stopped;
  loop.post([&] { server->stop([&] { stopped.set_value(); }); });
  stopped.get_future().wait();
  loop.stop();
  thread_.join();
}

bool ServerFixture::comes_true(const std::function<bool()>& on_the_room_thread) {
  const auto deadline = std::chrono::steady_clock::now() + k_started_within;
  while (std::chrono::steady_clock::now() < deadline) {
    if (on_room(on_the_room_thread)) {
      return true;
    }
    std::this_thread::yield();
  }
  return false;
}

IdentityDesk::Held ServerFixture::seat(kernel::Role role) {
  return on_room([this, role] { return desk.take(role); });
}

std::string ServerFixture::get(const std::string& target, const std::string& more) const {
  return "GET " + target + " HTTP/1.1\r\nHost: " + host() + "\r\n" + more + "\r\n";
}

std::string ServerFixture::post(const std::string& target, const std::string& body,
                                const std::string& more) const {
  return "POST " + target + " HTTP/1.1\r\nHost: " + host() + "\r\n" + own_origin() +
         "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + more + "\r\n" + body;
}

std::string ServerFixture::cookie(const IdentityDesk::Held& held, const std::string& word) const {
  return "Cookie: chorus-" + std::to_string(port_) + "-" + word + "=" + held.secret + "\r\n";
}

std::string ServerFixture::page(const IdentityDesk::Held& held) const {
  return cookie(held) + "X-Chorus-Seat: person\r\nX-Chorus-Page: " + held.page_token + "\r\n";
}

std::string ServerFixture::upgrade(const std::string& more) const {
  return get("/live",
             "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                 more);
}

RawClient ServerFixture::live(const IdentityDesk::Held& held, const std::string& name,
                              std::uint64_t seen) {
  auto line = client();
  const auto taken =
      line.ask(upgrade(own_origin() + cookie(held) + "Sec-WebSocket-Protocol: chorus.v1\r\n"));
  if (!taken || taken->status != 101) {
    throw std::runtime_error("the line was not taken");
  }
  if (!name.empty()) {
    line.send_text(R"({"t":"hello","client":")" + name + R"(","seen":)" + std::to_string(seen) +
                   "}");
    if (!line.text()) {
      throw std::runtime_error("the line was not greeted");
    }
  }
  return line;
}

}  // namespace chorus::test
