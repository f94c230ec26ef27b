#pragma once

#include "kernel/strong_id.hpp"
#include "net/outbox.hpp"
#include "protocol/close_code.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace chorus::net {

// What a carrier (WebSocket or long-poll) needs of the session above it, and all that it knows of
// it. Room thread only. The carrier feeds `received`, drains `outbox`, and calls `lost` when the
// line is gone; the conversation calls `on_close` once when it must end, and the carrier then sends
// what is still in the outbox before it closes. The carrier sets `on_close` and the outbox's
// `on_filled` before the first `received`; the conversation itself sets the outbox's `on_drained`.
class Conversation {
 public:
  Conversation() = default;
  virtual ~Conversation() = default;
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  virtual void received(std::string_view text) = 0;  // one message, at most k_message_bytes
  virtual void lost() = 0;                           // idempotent
  virtual void close(protocol::CloseCode code) = 0;  // idempotent; calls on_close
  virtual bool greeted() const noexcept = 0;         // a hello has been accepted

  Outbox& outbox() noexcept { return outbox_; }
  std::function<void(protocol::CloseCode)> on_close;

 protected:
  Outbox outbox_;
};

// `seats`: all that the carrier has proven by cookie or bearer secret; the hello names one of them.
using MakeConversation =
    std::function<std::shared_ptr<Conversation>(std::vector<kernel::SeatId> seats)>;

}  // namespace chorus::net
