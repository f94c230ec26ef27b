#pragma once

#include "kernel/values/strong_id.hpp"
#include "net/admission/holder.hpp"
#include "net/live/outbox.hpp"
#include "protocol/close_code.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace chorus::net {

// What a carrier (WebSocket or long-poll) needs of the session above it, and all that it knows of
// it. Room thread only. The carrier feeds `received`, drains `outbox`, and calls `lost` when the
// line is gone; the conversation calls `on_close` once when it must end, and the carrier then sends
// what is still in the outbox before it closes. The carrier sets `on_close`, `on_ready` and the
// outbox's `on_filled` before the first `received`; the conversation itself sets the outbox's
// `on_drained`.
//
// Whoever is sent more than can be answered is slowed, never cut off: a conversation that owes too
// many answers is not ready, and its carrier keeps the next message and reads no further, until the
// peer's own sending stops.
class Conversation {
 public:
  Conversation() = default;
  virtual ~Conversation() = default;
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  virtual bool ready() const = 0;                    // may be handed one message more
  virtual void received(std::string_view text) = 0;  // one, at most k_message_bytes, when ready
  virtual void lost() = 0;                           // idempotent
  virtual void close(protocol::CloseCode code) = 0;  // idempotent; calls on_close
  // Whose it is; null until a hello has been accepted.
  virtual const Holder* holder() const noexcept = 0;
  bool greeted() const noexcept { return holder() != nullptr; }

  Outbox& outbox() noexcept { return outbox_; }
  std::function<void(protocol::CloseCode)> on_close;
  std::function<void()> on_ready;  // look soon whether it is ready, not from within this call

 protected:
  Outbox outbox_;
};

// `seats`: all that the carrier has proven by cookie or bearer secret; the hello names one of them.
using MakeConversation =
    std::function<std::shared_ptr<Conversation>(std::vector<kernel::SeatId> seats)>;

}  // namespace chorus::net
