#pragma once

#include "kernel/values/strong_id.hpp"
#include "net/live/conversation.hpp"
#include "net/live/feed.hpp"
#include "net/live/greeted.hpp"
#include "net/live/rate.hpp"
#include "protocol/close_code.hpp"
#include "protocol/messages.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chorus::net {

class Hub;

// One page's conversation, above either carrier: from hello to close. The carrier feeds `received`,
// drains `outbox`, and calls `lost` when the line is gone; the session calls `on_close` when the
// conversation must end (after what is in the outbox has been written). Room thread only. The hub
// outlives its sessions.
class Session final : public Conversation,
                      public std::enable_shared_from_this<Session>,
                      private FeedSource {
 public:
  // `seats`: all that the carrier's cookies or bearer secret have proven; hello.seat and the page
  // token pick one of them.
  Session(Hub& hub, std::vector<kernel::SeatId> seats);
  ~Session() override;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  bool ready() const override;  // within rate, and not too many commands un-answered
  void received(std::string_view text) override;
  void lost() override;                           // idempotent
  void close(protocol::CloseCode code) override;  // idempotent
  const Holder* holder() const noexcept override;
  bool lagging() const noexcept { return feed_.lagging(); }

  // For the hub and its parts.
  bool has_proven(const kernel::SeatId& seat) const;
  void greet(Greeted greeted);
  void sits_as(kernel::Reader reader) { known().reader = std::move(reader); }
  // Null until it has said hello; kept when it has ended.
  const Greeted* greeting() const noexcept { return greeted_ ? &*greeted_ : nullptr; }
  std::int64_t born_ms() const noexcept { return born_ms_; }
  Feed& feed() noexcept { return feed_; }
  const std::set<kernel::SpaceId>& watched() const noexcept { return feed_.watched(); }
  void look_again() const;

 private:
  void handle(const protocol::Hello& hello);
  void handle(const protocol::CommandMessage& message);
  void handle(const protocol::Watch& message);
  void handle(const protocol::Unwatch& message);
  void handle(const protocol::Presence& message);
  void handle(const protocol::Ping& message);

  // Says why and closes. `code` names words "refused.<text>" unless they are given.
  void refuse(protocol::CloseCode close_code, const std::string& code, const std::string& text_key);
  void close_with(protocol::CloseCode code, SharedMessage last);  // null: nothing more to say
  void end();
  Greeted& known() { return greeted_.value(); }
  bool within_rate() const;
  std::size_t commands_owed(const Greeted& known) const;

  SnapshotParts snapshot(const kernel::SpaceId& space) override;
  SharedMessage fresh(Fresh what) override;
  SharedMessage answer(const kernel::Answer& answer) override;
  SharedMessage filler() override;

  Hub& hub_;
  std::vector<kernel::SeatId> seats_;
  Feed feed_;
  TokenBucket messages_;  // all but commands, which count for the whole seat
  std::int64_t born_ms_;
  std::optional<Greeted> greeted_;
  bool ended_ = false;   // nothing more is heard, and nobody finds it
  bool closed_ = false;  // and the carrier has been told
};

}  // namespace chorus::net
