#pragma once

#include "kernel/room.hpp"
#include "kernel/values/ports.hpp"
#include "net/live/framed_text.hpp"
#include "net/live/sessions.hpp"
#include "net/live/teller.hpp"
#include "protocol/close_code.hpp"
#include "protocol/encode.hpp"
#include "protocol/messages.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace chorus::net {

// A hello: who it is, what older line it takes over from, and the welcome. Room thread only.
class Greeting {
 public:
  struct Refusal {
    protocol::CloseCode close_code;
    std::string code;
    std::string text_key;
  };
  struct Told {  // to who comes, after the welcome
    bool rehearsal = false;
    std::vector<protocol::PluginView> plugins;
    std::vector<protocol::KindView> kinds;
    std::vector<std::string> boards;
    std::map<std::string, std::vector<kernel::Notice>> standing;  // by what it is about
  };

  Greeting(const kernel::Clock& clock, kernel::Entropy& entropy, Sessions& sessions, Teller& teller,
           Told what);

  void attach(kernel::Room& room) { room_ = &room; }
  std::optional<Refusal> greet(Session& session, const protocol::Hello& hello);
  // What a lead reads who comes while nothing can be saved; null: nothing for this one to read.
  SharedMessage why_turned_away(const Session& session, const protocol::Hello& hello) const;
  // A dead tab's commands come through a living one of the same seat; its answers go there too.
  // False: not a client of that seat, or one with a line of its own.
  bool speak_for(Session& session, const kernel::ClientId& client);

  Told told;

 private:
  std::optional<kernel::Seat> proven_seat(const Session& session,
                                          const protocol::Hello& hello) const;
  void take_over(const kernel::ClientId& client, const std::string& page_token);
  void welcome(Session& session, const kernel::Seat& seat, std::uint64_t last_k);

  const kernel::Clock& clock_;
  kernel::Entropy& entropy_;
  Sessions& sessions_;
  Teller& teller_;
  kernel::Room* room_ = nullptr;
};

}  // namespace chorus::net
