#pragma once

#include "net/loop/event_loop.hpp"
#include "net/server.hpp"
#include "tests/net/identity_desk.hpp"
#include "tests/net/media_fixture.hpp"
#include "tests/net/page_folder.hpp"
#include "tests/net/raw_client.hpp"
#include "tests/net/small_room.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace chorus::test {

// A whole server on a loopback port of the system's choice, its room thread beside the test's. What
// lives on the room thread is touched through `on_room` only.
class ServerFixture {
 public:
  explicit ServerFixture(std::size_t people = 100, bool stall_upgrades = false,
                         bool plain_writes = false);
  ~ServerFixture();
  ServerFixture(const ServerFixture&) = delete;
  ServerFixture& operator=(const ServerFixture&) = delete;

  template <class Work>
  auto on_room(Work work) {
    using Outcome = decltype(work());
    auto task = std::make_shared<std::packaged_task<Outcome()>>(std::move(work));
    auto future = task->get_future();
    loop.post([task] { (*task)(); });
    return future.get();
  }
  // Asks again and again until it is so; false: not within the deadline.
  bool comes_true(const std::function<bool()>& on_the_room_thread);

  std::uint16_t port() const { return port_; }
  std::string host() const { return "localhost:" + std::to_string(port_); }
  RawClient client() const { return RawClient(port_); }
  IdentityDesk::Held seat(kernel::Role role = kernel::Role::participant);
  void stop();  // and waits for its end

  // Requests as a page of ours sends them; `more` are further header lines, each with its CR LF.
  std::string get(const std::string& target, const std::string& more = {}) const;
  std::string post(const std::string& target, const std::string& body,
                   const std::string& more = {}) const;
  std::string cookie(const IdentityDesk::Held& held, const std::string& word = "person") const;
  std::string page(const IdentityDesk::Held& held) const;  // cookie, seat and page token
  std::string upgrade(const std::string& more) const;      // to /live, without Origin
  std::string own_origin() const { return "Origin: http://" + host() + "\r\n"; }

  void lets_pass(std::chrono::milliseconds time) { steady_ms_ += time.count(); }  // for rates

  // A line over WebSocket that has been taken and, with a client name, greeted.
  RawClient live(const IdentityDesk::Held& held, const std::string& client = {},
                 std::uint64_t seen = 0);

  PageFolder folder;
  IdentityDesk desk;
  MemoryMediaDesk media;
  SmallRoom room;
  net::EventLoop loop;
  std::unique_ptr<net::Server> server;

 private:
  std::atomic<std::int64_t> steady_ms_ = 1'000'000;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

}  // namespace chorus::test
