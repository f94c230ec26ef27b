#pragma once

#include "kernel/room.hpp"
#include "kernel/values/ports.hpp"
#include "net/live/greeting.hpp"
#include "net/live/rate.hpp"
#include "net/live/session.hpp"
#include "net/live/sessions.hpp"
#include "net/live/teller.hpp"
#include "protocol/close_code.hpp"
#include "protocol/encode.hpp"
#include "protocol/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
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
  std::vector<protocol::KindView> kinds;
  std::vector<std::string> boards;  // of the area, for leads to choose from
};

// Where the kernel's news meets the sessions: puts together who is there (Sessions), how they come
// (Greeting) and what they are told (Teller). Room thread only. Made before the room, because the
// room publishes here: attach() comes before the first session. tick() every second.
class Hub final : public kernel::Publisher {
 public:
  Hub(HubPorts ports, HubSettings settings);
  ~Hub() override;
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  void attach(kernel::Room& room);
  void set_door(protocol::Door door) { teller_.set_door(std::move(door)); }
  void set_plugins(std::vector<protocol::PluginView> plugins);  // told to who comes from now on
  // What holds about something until it is set otherwise (nothing: it is over): told to who comes,
  // after the welcome; noticed() tells who is here. Leads who are turned away because the file
  // cannot be written read why, if `storage_trouble` is among it.
  void set_standing(const std::string& about, std::vector<kernel::Notice> notices);
  void close_all(protocol::CloseCode code);
  void tick();

  std::size_t sessions() const noexcept { return sessions_.greeted().size(); }  // greeted ones
  std::size_t people() const noexcept { return sessions_.people(); }

  void published(const kernel::Publication& publication) override;
  void answered(const kernel::Answer& answer) override { teller_.answered(answer); }
  void sheet_changed() override { teller_.sheet_changed(); }
  void presence_changed() override { teller_.presence_changed(); }  // told by tick()
  void moved(const std::vector<kernel::PersonId>& persons) override { teller_.moved(persons); }
  void noticed(const kernel::Notice& notice) override { teller_.noticed(notice); }
  void seat_ended(const kernel::SeatId& seat) override;
  void storage_failed() override;

  // For its sessions.
  kernel::Room& room() { return *room_; }
  const HubPorts& ports() const noexcept { return ports_; }
  Greeting& greeting() noexcept { return greeting_; }
  Teller& teller() noexcept { return teller_; }
  void born(Session& session) { sessions_.born(session); }
  void leave(Session& session);
  bool may_command(const kernel::SeatId& seat, std::int64_t now_ms) const;
  void take_command(const kernel::SeatId& seat, std::int64_t now_ms);
  // It sends faster than its seat may: tick() looks at it again.
  void slow_down(const Session& session) { slowed_.insert(&session); }
  // False: the room takes no more of this client just now.
  bool submit(Session& session, const kernel::ClientId& client,
              const protocol::CommandMessage& message);

 private:
  HubPorts ports_;
  Sessions sessions_;
  Teller teller_;
  Greeting greeting_;
  kernel::Room* room_ = nullptr;
  std::unordered_map<kernel::SeatId, TokenBucket> command_rate_;
  std::unordered_set<const Session*> slowed_;
};

}  // namespace chorus::net
