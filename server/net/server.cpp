#include "net/server.hpp"

#include "kernel/values/limits.hpp"
#include "net/door.hpp"
#include "net/http_session.hpp"
#include "net/loop/accepted_socket.hpp"
#include "net/loop/listener.hpp"

#include <utility>

namespace chorus::net {
namespace {

constexpr std::chrono::milliseconds k_drain_within{2500};  // a page's goodbye takes 2 s at most
constexpr std::chrono::milliseconds k_stop_within{4000};
constexpr std::chrono::seconds k_look_every{5};  // for lines that are silent

}  // namespace

struct Server::Impl {
  Impl(EventLoop& event_loop, const ServerSettings& settings)
      : loop(event_loop),
        listener(
            event_loop,
            [this](std::unique_ptr<AcceptedSocket> socket) { serve_http(std::move(socket), door); },
            settings.kept_port) {
    listener.open(settings.bind, settings.port);
    addresses = std::make_unique<Addresses>(settings.bind, listener.port(), settings.hosts,
                                            machine_name(), platform::local_addresses);
  }

  // Everybody has gone, or nobody will wait for them any longer.
  void finish() {
    if (const auto call = std::exchange(done, nullptr)) {
      drain_timer.cancel();
      stop_timer.cancel();
      loop.post(call);
    }
  }

  EventLoop& loop;
  std::shared_ptr<Door> door;
  Listener listener;
  std::unique_ptr<Addresses> addresses;
  Timer sweep_timer;
  Timer look_timer;
  Timer drain_timer;
  Timer stop_timer;
  std::function<void()> done;
};

Server::Server(EventLoop& loop, ServerSettings settings, SiteParts parts)
    : impl_(std::make_unique<Impl>(loop, settings)) {
  StaticFiles files(settings.client_root, settings.plugin_roots);
  if (files.size() == 0) {
    log_line("no_pages", {{"why", "the client folder holds none"}});
  }
  const ConnectionTable::Places lines{settings.people_limit + limits::k_connections_spare,
                                      limits::k_connections_kept, limits::k_unseated,
                                      limits::k_lines_a_seat};
  Site::Places places{impl_->listener.port(), impl_->addresses->hosts(),
                      impl_->addresses->best_url(), std::move(settings.version)};
  impl_->door =
      std::make_shared<Door>(loop, lines, std::move(places), std::move(files), std::move(parts));
  impl_->door->stall_upgrades = settings.stall_upgrades;
  impl_->door->plain_writes = settings.plain_writes;
  impl_->door->steady_ms = std::move(settings.steady_ms);
  impl_->sweep_timer = loop.every(LongPoll::k_sweep_every,
                                  [door = impl_->door.get()] { door->site.polls().sweep(); });
  impl_->look_timer = loop.every(k_look_every, [this] { look_at_lines(); });
}

Server::~Server() {
  impl_->listener.close();
  impl_->door->on_session_ended = nullptr;
  impl_->door->closing = true;
  impl_->door->connections.drop_all();
}

void Server::look_at_lines() { impl_->door->connections.look_at_all(); }

std::uint16_t Server::port() const noexcept { return impl_->listener.port(); }
const Addresses& Server::addresses() const noexcept { return *impl_->addresses; }
std::size_t Server::connections() const noexcept { return impl_->door->connections.size(); }
std::uint64_t Server::connections_since_start() const noexcept {
  return impl_->door->connections.admitted();
}

bool Server::refresh_addresses() {
  const bool changed = impl_->addresses->refresh();
  impl_->door->site.allow_hosts(impl_->addresses->hosts(), impl_->addresses->best_url());
  return changed;
}

void Server::stop(std::function<void()> done) {
  if (impl_->door->closing) {
    return;
  }
  impl_->done = std::move(done);
  impl_->listener.close();
  auto& door = *impl_->door;
  door.closing = true;
  door.on_session_ended = [impl = impl_.get()] {
    if (impl->door->sessions == 0) {
      impl->finish();
    }
  };
  impl_->drain_timer = impl_->loop.after(k_drain_within, [&door] { door.connections.drop_all(); });
  impl_->stop_timer = impl_->loop.after(k_stop_within, [impl = impl_.get()] { impl->finish(); });
  door.site.polls().close_all(protocol::CloseCode::restart);
  door.connections.wind_down_all();
  if (door.sessions == 0) {
    impl_->finish();
  }
}

}  // namespace chorus::net
