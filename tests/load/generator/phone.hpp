#pragma once

#include "tests/load/generator/net.hpp"
#include "tests/load/wire/frame.hpp"

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::load {

class Phone;

// What one phone tells those who hold it. All on the thread of the loop.
class PhoneEvents {
 public:
  PhoneEvents() = default;
  PhoneEvents(const PhoneEvents&) = delete;
  PhoneEvents& operator=(const PhoneEvents&) = delete;
  virtual ~PhoneEvents() = default;
  virtual void joined(Phone& phone) = 0;
  // `was_in`: it had come in before. `code`: of the close frame that came; 0: none.
  virtual void lost(Phone& phone, bool was_in, int code, const std::string& why) = 0;
  virtual void heard(Phone& phone, std::string_view message) = 0;
};

// What all phones of a run share.
struct PhoneSettings {
  asio::ip::tcp::endpoint where;
  PhoneEvents& events;
  std::string& scratch;  // what is read goes through it
};

// One WebSocket, from the connection to the end of it: comes in by the steps of the plan, says,
// hears. It needs little memory while nothing happens, so that thousands fit.
class Phone {
 public:
  struct Step {
    std::string say;
    std::string until;
  };
  struct Way {
    std::string path;
    std::string head;  // further lines of the request, each with its end
    std::vector<Step> steps;
    bool stalls = false;  // once in it reads nothing any more, as a phone that sleeps
  };

  Phone(Executor executor, const PhoneSettings& settings, std::size_t number, Way way);
  Phone(const Phone&) = delete;
  Phone& operator=(const Phone&) = delete;
  ~Phone() = default;

  void come_in();
  // False: so much waits to be sent already that this was not taken.
  bool say(std::string_view text);
  void leave();                                     // with a close frame
  void drop(const std::string& why, int code = 0);  // at once

  std::size_t number() const { return number_; }
  bool is_in() const { return state_ == State::in; }
  bool is_gone() const { return state_ == State::gone; }
  bool is_stalled() const { return way_.stalls; }
  Time began() const { return began_; }
  std::size_t bytes_heard() const { return bytes_heard_; }

 private:
  enum class State { idle, opening, upgrading, joining, in, leaving, gone };

  void opened();
  void read_when_there();
  void read();
  std::string_view take_upgrade(std::string_view bytes);
  bool take(Opcode opcode, std::string_view payload);
  void go_on();
  void send(std::string bytes);
  void flush();

  const PhoneSettings& settings_;
  Socket socket_;
  std::size_t number_;
  Way way_;
  FrameReader reader_{false};
  State state_ = State::idle;
  std::size_t step_ = 0;
  Time began_{};
  std::string accept_;
  std::string head_;  // of the server's answer, until it is whole
  std::string out_;
  bool writing_ = false;
  std::size_t bytes_heard_ = 0;
};

}  // namespace chorus::load
