#include "tests/load/generator/phone.hpp"

#include "tests/load/wire/handshake.hpp"

#include <utility>

namespace chorus::load {
namespace {

constexpr int k_stalled_buffer = 4096;
constexpr std::size_t k_most_waiting = 1024 * 1024;
constexpr std::size_t k_longest_head = 64 * 1024;
constexpr std::string_view k_head_end = "\r\n\r\n";

std::mt19937_64& chance() {
  static std::mt19937_64 engine{std::random_device{}()};
  return engine;
}

std::string masked(Opcode opcode, std::string_view payload) {
  return masked_frame(opcode, payload, static_cast<std::uint32_t>(chance()()));
}

int code_in(std::string_view payload) {
  constexpr int k_none_said = 1005;
  if (payload.size() < 2) return k_none_said;
  return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

}  // namespace

Phone::Phone(Executor executor, const PhoneSettings& settings, std::size_t number, Way way)
    : settings_(settings), socket_(std::move(executor)), number_(number), way_(std::move(way)) {}

void Phone::come_in() {
  state_ = State::opening;
  began_ = std::chrono::steady_clock::now();
  error_code failed;
  socket_.open(settings_.where.protocol(), failed);
  if (failed) return drop("socket: " + failed.message());
  socket_.set_option(asio::ip::tcp::no_delay(true), failed);
  // Thousands of ends in a row must not leave their ports behind.
  socket_.set_option(asio::socket_base::linger(true, 0), failed);
  if (way_.stalls) {
    socket_.set_option(asio::socket_base::receive_buffer_size(k_stalled_buffer), failed);
  }
  socket_.async_connect(settings_.where, [this](error_code error) {
    if (state_ != State::opening) return;
    if (error) return drop("connect: " + error.message());
    opened();
  });
}

void Phone::opened() {
  error_code failed;
  socket_.non_blocking(true, failed);
  const auto key = key_of(chance()(), chance()());
  accept_ = accept_key(key);
  state_ = State::upgrading;
  send("GET " + way_.path +
       " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(settings_.where.port()) +
       "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
       "Sec-WebSocket-Key: " +
       key + "\r\n" + way_.head + "\r\n");
  read_when_there();
}

void Phone::read_when_there() {
  if (state_ == State::gone || (way_.stalls && state_ == State::in)) return;
  socket_.async_wait(Socket::wait_read, [this](error_code error) {
    if (state_ == State::gone) return;
    if (error) return drop("wait: " + error.message());
    read();
    read_when_there();
  });
}

void Phone::read() {
  error_code failed;
  const auto size = socket_.read_some(asio::buffer(settings_.scratch), failed);
  if (failed == asio::error::would_block) return;
  if (failed) return drop(failed == asio::error::eof ? "end of the line" : failed.message());
  bytes_heard_ += size;
  std::string_view bytes(settings_.scratch.data(), size);
  if (state_ == State::upgrading) bytes = take_upgrade(bytes);
  if (bytes.empty() || state_ == State::gone) return;
  const bool sound = reader_.feed(
      bytes, [this](Opcode opcode, std::string_view payload) { return take(opcode, payload); });
  if (!sound && state_ != State::gone) drop("no frame of a server");
}

// What is left of the bytes once the answer to the upgrade is whole.
std::string_view Phone::take_upgrade(std::string_view bytes) {
  const auto before = head_.size();
  head_ += bytes;
  const auto end = head_.find(k_head_end);
  if (end == std::string::npos) {
    if (head_.size() > k_longest_head) drop("an endless answer");
    return {};
  }
  const std::string head = head_.substr(0, end);
  std::string().swap(head_);
  if (!head.starts_with("HTTP/1.1 101")) {
    drop("answer " + head.substr(0, head.find('\r')));
    return {};
  }
  if (field_of(head, "Sec-WebSocket-Accept") != accept_) {
    drop("wrong Sec-WebSocket-Accept");
    return {};
  }
  state_ = State::joining;
  go_on();
  return bytes.substr(end + k_head_end.size() - before);
}

bool Phone::take(Opcode opcode, std::string_view payload) {
  switch (opcode) {
    case Opcode::ping: send(masked(Opcode::pong, payload)); return state_ != State::gone;
    case Opcode::pong: return true;
    case Opcode::close: drop("closed by the server", code_in(payload)); return false;
    default: break;
  }
  if (state_ == State::joining) {
    if (payload.find(way_.steps[step_].until) != std::string_view::npos) {
      ++step_;
      go_on();
    }
  } else {
    settings_.events.heard(*this, payload);
  }
  return state_ != State::gone;
}

// Says what the next steps say, up to one that waits for something; past the last one it is in.
void Phone::go_on() {
  while (step_ < way_.steps.size()) {
    const auto& [words, until] = way_.steps[step_];
    if (!words.empty()) send(masked(Opcode::text, words));
    if (state_ == State::gone || !until.empty()) return;
    ++step_;
  }
  state_ = State::in;
  std::vector<Step>().swap(way_.steps);
  settings_.events.joined(*this);
}

bool Phone::say(std::string_view text) {
  if (state_ != State::in || out_.size() > k_most_waiting) return false;
  send(masked(Opcode::text, text));
  return state_ == State::in;
}

void Phone::leave() {
  if (state_ != State::in) return;
  constexpr std::string_view k_normal{"\x03\xe8", 2};
  state_ = State::leaving;
  send(masked(Opcode::close, k_normal));
}

void Phone::drop(const std::string& why, int code) {
  if (state_ == State::gone) return;
  const auto before = std::exchange(state_, State::gone);
  error_code ignored;
  socket_.close(ignored);
  std::string().swap(out_);
  if (before == State::leaving || before == State::idle) return;
  settings_.events.lost(*this, before == State::in, code, why);
}

void Phone::send(std::string bytes) {
  if (out_.empty()) {
    out_ = std::move(bytes);
  } else {
    out_ += bytes;
  }
  if (!writing_) flush();
}

void Phone::flush() {
  while (!out_.empty()) {
    error_code failed;
    const auto size = socket_.write_some(asio::buffer(out_), failed);
    if (failed == asio::error::would_block) break;
    if (failed) return drop("send: " + failed.message());
    out_.erase(0, size);
  }
  if (out_.empty()) {
    std::string().swap(out_);
    return;
  }
  writing_ = true;
  socket_.async_wait(Socket::wait_write, [this](error_code error) {
    writing_ = false;
    if (state_ == State::gone) return;
    if (error) return drop("wait: " + error.message());
    flush();
  });
}

}  // namespace chorus::load
