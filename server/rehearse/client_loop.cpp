#include "rehearse/client_loop.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <utility>

namespace chorus::rehearse {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// How long `done` may go unasked while nothing happens on the loop.
constexpr std::chrono::milliseconds k_look_again{20};

}  // namespace

struct ClientLoop::Parts {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> stays = asio::make_work_guard(context);
  std::map<std::string, std::string> addresses;
};

ClientLoop::ClientLoop() : parts_(std::make_unique<Parts>()) {}
ClientLoop::~ClientLoop() = default;

bool ClientLoop::run_until(const std::function<bool()>& done, Time deadline) {
  while (!done()) {
    const Time now = std::chrono::steady_clock::now();
    if (now >= deadline) return false;
    parts_->context.run_one_until(std::min(deadline, now + k_look_again));
    parts_->context.poll();
  }
  return true;
}

void ClientLoop::soon(std::function<void()> work) { asio::post(parts_->context, std::move(work)); }

std::string ClientLoop::numeric(const std::string& host) {
  const auto known = parts_->addresses.find(host);
  if (known != parts_->addresses.end()) return known->second;
  asio::ip::tcp::resolver resolver(parts_->context);
  error_code error;
  const auto found = resolver.resolve(host, "", error);
  if (error || found.empty()) throw std::runtime_error("there is no address for " + host);
  // A room's server listens on IPv4 first; a name often stands for both.
  auto chosen = found.begin();
  for (auto entry = found.begin(); entry != found.end(); ++entry) {
    if (entry->endpoint().address().is_v4()) {
      chosen = entry;
      break;
    }
  }
  return parts_->addresses[host] = chosen->endpoint().address().to_string();
}

asio::io_context& ClientLoop::context() { return parts_->context; }

struct Alarm::Parts {
  explicit Parts(asio::io_context& context) : timer(context) {}
  asio::steady_timer timer;
  std::uint64_t turn =
      0;  // a handler that was already queued when it was cancelled has an older one
  bool set = false;
};

Alarm::Alarm(ClientLoop& loop) : parts_(std::make_shared<Parts>(loop.context())) {}

Alarm::~Alarm() { cancel(); }

void Alarm::set(std::chrono::milliseconds delay, std::function<void()> work) {
  const auto turn = ++parts_->turn;
  parts_->set = true;
  parts_->timer.expires_after(delay);
  parts_->timer.async_wait([parts = parts_, turn, work = std::move(work)](error_code error) {
    if (error || turn != parts->turn) return;
    parts->set = false;
    work();
  });
}

void Alarm::cancel() {
  ++parts_->turn;
  parts_->set = false;
  parts_->timer.cancel();
}

bool Alarm::is_set() const { return parts_->set; }

}  // namespace chorus::rehearse
