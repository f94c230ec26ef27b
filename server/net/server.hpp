#pragma once

#include "net/loop/addresses.hpp"
#include "net/loop/event_loop.hpp"
#include "net/loop/listener.hpp"
#include "net/site.hpp"
#include "platform/clock.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace chorus::net {

struct ServerSettings {
  std::string bind;                // an address, "localhost", or empty for every address
  std::uint16_t port = 0;          // taken: the next three are tried; 0: the system's choice
  std::vector<std::string> hosts;  // further names and addresses we answer to
  std::filesystem::path client_root;
  std::map<std::string, std::filesystem::path> plugin_roots;  // "<id>/<hash>" -> folder of its view
  std::size_t people_limit = 0;  // places for lines = this + k_connections_spare
  std::string version;
  std::function<std::int64_t()> steady_ms = platform::monotonic_ms;  // for rates; never goes back
  KeptPort* kept_port = nullptr;  // outlives the server; taken over from and left to the next one
  bool stall_upgrades = false;    // a test switch: WebSockets hang, so pages must poll
  bool plain_writes = false;      // WebSockets write through Beast, a message at a time
};

// The network side of one live inquiry, and the one thing that the command line starts. Room thread
// only. `loop`, and what `parts` refers to, outlive it. No transport security in this version: over
// plain http phones meet no warning, and who knows the Wi-Fi password could read along.
class Server {
 public:
  // Reads the pages and binds; throws std::runtime_error with words for the person who started it.
  Server(EventLoop& loop, ServerSettings settings, SiteParts parts);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const noexcept;
  const Addresses& addresses() const noexcept;
  bool refresh_addresses();  // call every k_refresh_addresses; true: what is shown has changed

  // Pings the lines that are silent and drops those that stay so; called every few seconds by
  // itself.
  void look_at_lines();

  std::size_t connections() const noexcept;
  std::uint64_t connections_since_start() const noexcept;

  // Stops accepting, tells every page with 1012, lets what waits be written, closes; `done` comes
  // once, within 5 s whatever the peers do.
  void stop(std::function<void()> done);

  static constexpr std::chrono::seconds k_refresh_addresses{5};

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chorus::net
