#pragma once

#include "net/live/framed_text.hpp"
#include "net/live/outbox.hpp"
#include "net/loop/accepted_socket.hpp"
#include "net/loop/turn_end.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>

// For .cpp files only.
namespace chorus::net {

// All that leaves on one socket, in one order: what is put here (the answer to the upgrade, pongs,
// closes, which Beast makes) and the messages of an outbox. Whole frames alternate, a frame is
// never torn, and nothing follows a close frame. What is put goes first, but after the frame begun.
//
// It is handed to the socket without blocking, as many messages at once as there are: at the end of
// the loop's turn, or when the socket has room again. So what comes while the turn lasts, or while
// the socket is full, gathers in the outbox, and is bounded there; here only the one message lies
// of which a part has left. Room thread only; a wait for the socket keeps this alive.
class SendQueue final : public TurnEnd::Job, public std::enable_shared_from_this<SendQueue> {
 public:
  class Owner {
   public:
    virtual void has_sent() = 0;     // at the end of a turn, if it asked: look what is left
    virtual void cannot_send() = 0;  // the line is broken, and closed

   protected:
    ~Owner() = default;
  };

  static constexpr std::size_t k_at_once = 64;  // messages in one call: what one writev takes
  static constexpr std::size_t k_bytes_at_once = std::size_t{64} * 1024;
  static constexpr std::size_t k_bytes_a_turn = std::size_t{256} * 1024;  // then others have theirs

  SendQueue(TcpSocket accepted, std::shared_ptr<TurnEnd> turn_end);

  TcpSocket& socket() noexcept { return socket_; }
  // From now on what this box holds is sent; null: no more. The owner is told until it is null.
  void follow(Outbox* outbox, Owner* owner);
  void tell_when_sent(bool yes) noexcept { tells_ = yes; }
  void want() { turn_end_->want(*this); }  // there is something to send

  // Whole frames, in their turn. Precondition: nothing that was put before still waits.
  void put(std::string frames, bool is_close);
  bool has_put() const noexcept { return put_gone_ < put_.size(); }
  bool all_sent() const noexcept { return !has_put() && !begun_ && (!outbox_ || outbox_->empty()); }
  void send();  // hands to the socket what it takes
  void close();

 private:
  using Pieces = std::array<asio::const_buffer, k_at_once>;
  struct Gathered {
    std::size_t pieces = 0;
    std::size_t bytes = 0;
  };

  void at_turn_end() override;
  Gathered gather(Pieces& pieces);
  void add_from_outbox(Pieces& pieces, Gathered& gathered);
  std::size_t write(std::span<const asio::const_buffer> pieces, error_code& error);
  void gone(std::size_t bytes);
  void gone_from_outbox(std::size_t bytes);
  void wait_for_room();
  void fail();

  TcpSocket socket_;
  std::shared_ptr<TurnEnd> turn_end_;
  Outbox* outbox_ = nullptr;
  Owner* owner_ = nullptr;
  SharedMessage begun_;  // of which a part has left, and so is in no box any more
  std::size_t begun_gone_ = 0;
  std::string put_;
  std::size_t put_gone_ = 0;
  bool tells_ = false;   // the owner waits for what leaves
  bool closes_ = false;  // a close frame was put: no box is looked into any more
  bool waits_ = false;   // for the socket to have room
  bool broken_ = false;
};

}  // namespace chorus::net
