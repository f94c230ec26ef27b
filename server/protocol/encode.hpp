#pragma once

#include "kernel/room.hpp"
#include "kernel/values/body.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/publication.hpp"
#include "kernel/values/role.hpp"
#include "protocol/messages.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::protocol {

// What the server says besides records (encode_records.hpp), one function a message. Each gives the
// whole text of a message as schemas/protocol/server has it.

// How to come in, as the console and the wall show it.
struct Door {
  struct Qr {
    std::uint32_t size = 0;
    std::vector<std::string> rows;  // "0110…", 1 is dark
  };
  std::string url;
  std::string join_url;  // token in the fragment
  std::string code;
  Qr qr;
  std::vector<std::string> addresses;
};

// An activity type as a page needs it: where its view and words are, and what a lead may do with
// it.
struct PluginView {
  struct Stage {
    std::string id;
    std::string words;  // word key
  };
  std::string id;
  std::string version;
  std::string view;   // url
  std::string words;  // url
  std::vector<std::string> moves;
  std::string first;  // word key of what must be done before it opens; empty: nothing
  bool late = false;  // takes words of participants after its close
  std::vector<Stage> stages = {};
  int least_people = 1;
  int most_people = 0;  // 0: as many as come
};

// A kind of things in which activities meet; title and part_of may be empty.
struct KindView {
  std::string kind;
  std::string name;
  std::string words;
  std::string title;
  std::string part_of;
};

// What a person has said of themselves; all unknown before core.introduce.
struct You {
  kernel::Role role = kernel::Role::participant;
  std::optional<std::string> name;
  std::optional<std::string> picture;
  std::optional<kernel::RoleGroup> role_group;
  std::vector<kernel::GroupId> groups;
};

// Reads picture, name and role group out of the body of a `person` record.
You you_from(const kernel::Body& person, You you);

struct Welcome {
  std::string session;
  kernel::Instant now = 0;
  bool rehearsal = false;
  std::uint64_t last_k = 0;
  You you;
  const std::vector<PluginView>& plugins;
  const std::vector<KindView>& kinds;
  const std::string& sheet;                // as sheet_object gives it
  const std::optional<Door>& door;         // facilitators and wall
  const std::vector<std::string>& boards;  // facilitators: those that the area's profile names
};

std::string sheet_object(const kernel::Sheet& sheet);  // the bare object
std::string encode_welcome(const Welcome& welcome);
std::string encode_you(const You& you);
std::string encode_sheet(const std::string& sheet_object);
std::string encode_door(const Door& door);
std::string encode_presence(const kernel::PresenceView& presence);
std::string encode_notice(const kernel::Notice& notice);
std::string encode_pong(const Ping& ping, kernel::Instant now);
std::string encode_refused(std::string_view code, std::string_view text_key);

}  // namespace chorus::protocol
