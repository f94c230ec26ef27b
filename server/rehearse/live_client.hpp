#pragma once

#include "rehearse/carrier.hpp"
#include "rehearse/chance.hpp"
#include "rehearse/client_loop.hpp"
#include "rehearse/http_client.hpp"
#include "rehearse/talk.hpp"
#include "rehearse/web_address.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::rehearse {

// How a seat is asked for: the member of POST /seat and its value.
struct Claim {
  std::string member;  // "join_code", "join_token", "slip", "launch", "pair"
  std::string value;
};

// One device at the room's door and then in the room: takes its seat, keeps a line by either
// carrier, says hello, comes back by itself with full jitter, takes the seat again when the server
// has forgotten its page, and leaves what is said and heard to its Talk. What a page does, without
// a page.
class LiveClient {
 public:
  struct Options {
    WebAddress where;
    Claim claim;
    std::string seat = "person";
    CarrierKind carrier = CarrierKind::socket;
    std::uint64_t seed = 1;
    std::chrono::milliseconds retry_from{300};
    std::chrono::milliseconds retry_to{3000};
  };
  enum class State { idle, seating, connecting, live, waiting, over };

  LiveClient(ClientLoop& loop, Options options);
  ~LiveClient();
  LiveClient(const LiveClient&) = delete;
  LiveClient& operator=(const LiveClient&) = delete;

  void start();
  void stop();                 // leaves politely and stays away
  void lose_line();            // as if the network went
  void use(CarrierKind kind);  // goes on over this carrier, from now

  State state() const { return state_; }
  bool is_live() const { return state_ == State::live; }
  bool is_over() const { return state_ == State::over; }
  const std::string& trouble() const {
    return trouble_;
  }  // why it is over for good; empty: by stop
  CarrierKind carrier() const { return options_.carrier; }
  const std::string& secret() const { return secret_; }
  const std::string& page_token() const { return page_token_; }
  std::size_t reconnects() const { return reconnects_; }
  Talk& talk() { return talk_; }
  const Talk& talk() const { return talk_; }

  std::function<void()> on_change;                      // something was heard, or the state changed
  std::function<void(std::string_view text)> on_heard;  // every byte of every message

 private:
  void take_seat();
  void seated(const HttpReply& reply);
  void connect();
  void opened();
  void arrived(std::string_view text);
  void closed(int code);
  void lost();
  void again(std::chrono::milliseconds at_least = {});
  void give_up(std::string why);
  void retire();
  void watch_line();
  void enter(State state);
  std::chrono::milliseconds delay();

  ClientLoop& loop_;
  Options options_;
  Chance chance_;
  Talk talk_;
  HttpClient door_;
  std::unique_ptr<Carrier> carrier_;
  Alarm retry_;
  Alarm greeting_;
  Alarm pulse_;
  State state_ = State::idle;
  std::string secret_;
  std::string page_token_;
  std::string trouble_;
  std::uint64_t line_ = 0;  // which line's events still count
  unsigned turned_away_ = 0;
  std::size_t reconnects_ = 0;
  bool been_live_ = false;
  ClientLoop::Time heard_at_{};
};

// Ids of tabs and runs: never the same twice, whatever the seed, since a client id belongs to one
// seat for ever.
std::string fresh_id();

}  // namespace chorus::rehearse
