// The least that a server of a room can do: what one phone says goes to all, over epoll and bare
// sockets. Nothing is checked, kept or known of anybody. What was read in one turn of the loop goes
// to each phone in one send. Prints the port that it listens on. Linux alone.
#include "tests/load/wire/frame.hpp"
#include "tests/load/wire/handshake.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace {

using chorus::load::FrameReader;
using chorus::load::Opcode;

constexpr int k_waiting = 4096;
constexpr std::size_t k_events = 1024;

int checked(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

struct Line {
  int socket = -1;
  bool open = false;      // its upgrade is done
  bool full = false;      // waits until more can be sent
  std::size_t place = 0;  // among the open ones
  std::string head;
  std::string rest;  // could not be sent yet
  FrameReader reader{true};
};

class Room {
 public:
  Room() : poll_(checked(epoll_create1(EPOLL_CLOEXEC), "epoll")) {}
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  ~Room() { close(poll_); }

  int listen() {
    door_ = checked(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), "socket");
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    auto* address = reinterpret_cast<sockaddr*>(&here);
    checked(bind(door_, address, size), "bind");
    checked(::listen(door_, k_waiting), "listen");
    checked(getsockname(door_, address, &size), "getsockname");
    watch(EPOLL_CTL_ADD, door_, EPOLLIN);
    return ntohs(here.sin_port);
  }

  void run() {
    std::array<epoll_event, k_events> events{};
    for (;;) {
      const int count = epoll_wait(poll_, events.data(), k_events, -1);
      for (int at = 0; at < count; ++at) {
        const auto& event = events[static_cast<std::size_t>(at)];
        if (event.data.fd == door_) {
          let_in();
        } else if (auto* line = lines_[static_cast<std::size_t>(event.data.fd)].get()) {
          serve(*line, event.events);
        }
      }
      tell();
      gone_.clear();
    }
  }

 private:
  void watch(int how, int socket, std::uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.fd = socket;
    checked(epoll_ctl(poll_, how, socket, &event), "epoll_ctl");
  }

  void let_in() {
    for (;;) {
      const int socket = accept4(door_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (socket < 0) return;
      const int yes = 1;
      setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      const auto place = static_cast<std::size_t>(socket);
      if (place >= lines_.size()) lines_.resize(place + 1);
      lines_[place] = std::make_unique<Line>();
      lines_[place]->socket = socket;
      watch(EPOLL_CTL_ADD, socket, EPOLLIN);
    }
  }

  void serve(Line& line, std::uint32_t events) {
    if (line.socket < 0) return;
    if ((events & EPOLLOUT) != 0) send_rest(line);
    if (line.socket < 0 || (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0) return;
    static std::array<char, 65536> buffer;
    const auto size = recv(line.socket, buffer.data(), buffer.size(), 0);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0) return end(line);
    std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
    if (!line.open) bytes = upgrade(line, bytes);
    const bool sound = line.reader.feed(bytes, [&](Opcode opcode, std::string_view payload) {
      if (opcode == Opcode::text || opcode == Opcode::binary) {
        turn_ += chorus::load::plain_frame(opcode, payload);
      }
      return opcode != Opcode::close || leaves(line);
    });
    if (!sound) end(line);
  }

  bool leaves(Line& line) {
    send(line, chorus::load::plain_frame(Opcode::close, "\x03\xe8"));
    end(line);
    return false;
  }

  std::string_view upgrade(Line& line, std::string_view bytes) {
    constexpr std::string_view k_end = "\r\n\r\n";
    const auto before = line.head.size();
    line.head += bytes;
    const auto end_at = line.head.find(k_end);
    if (end_at == std::string::npos) return {};
    send(line, chorus::load::switching_protocols(line.head));
    line.open = true;
    line.place = open_.size();
    open_.push_back(&line);
    std::string().swap(line.head);
    return bytes.substr(end_at + k_end.size() - before);
  }

  void tell() {
    if (turn_.empty()) return;
    // A line that ends on the way puts the last one into its place.
    for (std::size_t at = open_.size(); at > 0; --at) send(*open_[at - 1], turn_);
    turn_.clear();
  }

  void send(Line& line, std::string_view bytes) {
    if (line.socket < 0) return;
    if (!line.rest.empty()) {
      line.rest += bytes;
      return;
    }
    const auto sent = ::send(line.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) return end(line);
    line.rest = bytes.substr(sent < 0 ? 0 : static_cast<std::size_t>(sent));
    wait_until_sent(line);
  }

  void send_rest(Line& line) {
    const auto sent = ::send(line.socket, line.rest.data(), line.rest.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) return end(line);
    if (sent > 0) line.rest.erase(0, static_cast<std::size_t>(sent));
    wait_until_sent(line);
  }

  void wait_until_sent(Line& line) {
    const bool full = !line.rest.empty();
    if (full == line.full) return;
    line.full = full;
    watch(EPOLL_CTL_MOD, line.socket, full ? EPOLLIN | EPOLLOUT : EPOLLIN);
  }

  void end(Line& line) {
    if (line.socket < 0) return;
    const auto place = static_cast<std::size_t>(line.socket);
    close(line.socket);
    line.socket = -1;
    if (line.open) {
      open_[line.place] = open_.back();
      open_[line.place]->place = line.place;
      open_.pop_back();
    }
    // Whoever called this still holds it.
    gone_.push_back(std::move(lines_[place]));
  }

  int poll_;
  int door_ = -1;
  std::vector<std::unique_ptr<Line>> lines_;  // by their sockets
  std::vector<Line*> open_;
  std::vector<std::unique_ptr<Line>> gone_;
  std::string turn_;  // frames of what was said in this turn of the loop
};

void allow_open_files() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main() try {
  std::signal(SIGPIPE, SIG_IGN);
  allow_open_files();
  Room room;
  std::cout << room.listen() << std::endl;
  room.run();
} catch (const std::exception& fault) {
  std::cerr << "bare: " << fault.what() << '\n';
  return 1;
}
