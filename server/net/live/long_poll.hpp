#pragma once

#include "net/admission/seat_desk.hpp"
#include "net/admission/seat_proof.hpp"
#include "net/http/http_message.hpp"
#include "net/live/conversation.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace chorus::net {

// The second carrier, for browsers whose WebSocket hangs: POST /poll brings messages,
// GET /poll?after=N takes them away and confirms up to N. A line belongs to one page token and
// starts with a hello. One GET waits at a time; a newer one ends the older. A POST is answered when
// all its messages have been taken; a page sends the next one then. A seat has k_lines_a_seat
// lines, then the oldest ends. Room thread only; knows no socket and sets no timer: the server
// calls `sweep` about once a second.
class LongPoll {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Now = std::function<Time()>;
  using Defer = std::function<void(std::function<void()>)>;  // runs it soon, not at once

  static constexpr std::chrono::seconds k_line_kept{45};  // after the last poll
  static constexpr std::chrono::seconds k_sweep_every{1};

  // `desk` and `proof` outlive it.
  LongPoll(const SeatProof& proof, MakeConversation converse, Now now, Defer defer);
  ~LongPoll();
  LongPoll(const LongPoll&) = delete;
  LongPoll& operator=(const LongPoll&) = delete;

  void post(const HttpRequest& request, const Respond& respond);
  void get(const HttpRequest& request, const Respond& respond);
  void sweep();
  void close_all(protocol::CloseCode code);  // every waiting GET is answered
  std::size_t size() const noexcept { return lines_.size(); }

 private:
  struct Posted;
  struct Line;
  using LinePtr = std::shared_ptr<Line>;

  LinePtr open(const std::string& page_token, kernel::SeatId seat);
  void make_room_for(const kernel::SeatId& seat);
  void forget(const std::string& page_token);
  void add(const LinePtr& line, const std::string& body, const Respond& respond);
  void flush_soon(const LinePtr& line);
  void take_soon(const LinePtr& line);

  const SeatProof& proof_;
  MakeConversation converse_;
  Now now_;
  Defer defer_;
  std::map<std::string, LinePtr, std::less<>> lines_;  // by page token
};

}  // namespace chorus::net
