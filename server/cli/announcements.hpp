#pragma once

#include "protocol/encode.hpp"

#include <cstdint>
#include <iosfwd>
#include <string>

namespace chorus::cli {

// What `chorus serve` says on standard output: words for a person, or one JSON object a line. It
// never says a contribution, a name or a code beyond those of the door.
class Announcements {
 public:
  Announcements(std::ostream& out, bool json) : out_(out), json_(json) {}

  struct Listening {
    std::uint16_t port = 0;
    std::string title;
    protocol::Door door;
    std::string facilitator_url;
    std::string wall_url;
    bool rehearsal = false;
  };
  void listening(const Listening& listening);
  void start_page(std::uint16_t port, const std::string& url);
  void new_address(const protocol::Door& door);
  void event(const std::string& name,
             const std::string& words);  // plugin_paused, storage_trouble, ...

 private:
  void line(const std::string& json_text);

  std::ostream& out_;
  bool json_;
};

}  // namespace chorus::cli
