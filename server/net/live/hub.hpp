#pragma once

#include "kernel/room.hpp"
#include "kernel/values/ports.hpp"
#include "net/live/feed.hpp"
#include "net/live/rate.hpp"
#include "net/live/session.hpp"
#include "net/live/watch_book.hpp"
#include "protocol/close_code.hpp"
#include "protocol/encode.hpp"
#include "protocol/schema.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace chorus::net {

struct HubPorts {
  const kernel::Clock& clock;  // of the inquiry: welcome.now, pong.now
  kernel::Entropy& entropy;
  const protocol::SchemaBook& schemas;
  std::function<std::int64_t()> steady_ms;  // for rates and time-outs; never goes back
};

struct HubSettings {
  bool rehearsal = false;
  std::vector<protocol::PluginView> plugins;
};

// Where the kernel's news meets the sessions. One commit costs one comparison and one encoding a
// reader class that has a watcher; persons whose view differs get their own. Hidden records cannot
// get past it, for all it sends comes out of kernel::difference or Room::snapshot.
// Room thread only. Made before the room, because the room publishes here: attach() comes before
// the first session. tick() every second.
class Hub final : public kernel::Publisher {
 public:
  Hub(HubPorts ports, HubSettings settings);
  ~Hub() override;
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  void attach(kernel::Room& room);
  void set_door(protocol::Door door);
  void set_plugins(std::vector<protocol::PluginView> plugins);  // told to who comes from now on
  // What holds until it is set otherwise: told to who comes, after the welcome. Leads who are
  // turned away because the file cannot be written read why, if `storage_trouble` is among them.
  void set_standing(std::vector<kernel::Notice> notices) { standing_ = std::move(notices); }
  void close_all(protocol::CloseCode code);
  void tick();

  std::size_t sessions() const noexcept { return greeted_.size(); }  // greeted ones
  std::size_t people() const noexcept { return here_.size(); }       // participants with a session

  void published(const kernel::Publication& publication) override;
  void answered(const kernel::Answer& answer) override;
  void sheet_changed() override;
  void presence_changed() override { presence_is_new_ = true; }  // told by tick()
  void noticed(const kernel::Notice& notice) override;
  void seat_ended(const kernel::SeatId& seat) override;
  void storage_failed() override;

 private:
  friend class Session;

  struct Refusal {
    protocol::CloseCode close_code;
    std::string code;
    std::string text_key;
  };
  static Refusal unknown_device();
  using Routed = std::vector<std::pair<Session*, const kernel::Answer*>>;

  kernel::Room& room() { return *room_; }
  void born(Session& session);
  void leave(Session& session);
  std::optional<Refusal> greet(Session& session, const protocol::Hello& hello);
  std::optional<kernel::Seat> proven_seat(const Session& session,
                                          const protocol::Hello& hello) const;
  void take_over(const kernel::ClientId& client, const std::string& page_token);
  SharedText why_turned_away(const Session& session, const protocol::Hello& hello) const;
  void send_welcome(Session& session, const kernel::Seat& seat, std::uint64_t last_k);
  protocol::You you(const kernel::Seat& seat, const kernel::Reader& reader);
  bool may_command(const kernel::SeatId& seat, std::int64_t now_ms) const;
  void take_command(const kernel::SeatId& seat, std::int64_t now_ms);
  bool speak_for(Session& session, const kernel::ClientId& client);
  bool submit(Session& session, const kernel::ClientId& client,
              const protocol::CommandMessage& message);

  Session* session_of(const kernel::ClientId& client) const;
  SnapshotParts snapshot(const Session& session, const kernel::SpaceId& space);
  SharedText fresh(kernel::Role role, Fresh what);
  std::vector<std::shared_ptr<Session>> living() const;
  void tell_presence();

  Routed routed(const std::vector<kernel::Answer>& answers) const;
  void tell_class(const kernel::Publication& publication,
                  const std::vector<kernel::PersonId>& concerned, const Routed& answers,
                  WatchBook::ClassView& view);

  HubPorts ports_;
  HubSettings settings_;
  kernel::Room* room_ = nullptr;
  std::optional<protocol::Door> door_;
  std::vector<kernel::Notice> standing_;
  WatchBook book_;
  std::unordered_set<Session*> born_;  // not yet greeted
  std::unordered_set<Session*> greeted_;
  std::unordered_map<kernel::ClientId, Session*> by_client_;
  std::unordered_map<std::string, Session*> by_page_token_;
  std::unordered_map<kernel::PersonId, std::size_t> here_;
  std::unordered_map<kernel::SeatId, TokenBucket> command_rate_;
  std::array<std::string, 3> sheets_told_;  // by role; nothing is said twice
  bool presence_is_new_ = false;
};

}  // namespace chorus::net
