#pragma once

#include "activity.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// A room for one activity type, in the process of a test: the kernel, the schemas and the table of
// calls are those of the program, so what happens here happens in a room. There is no file, no
// network and no other process; time moves when told, and chance has a seed. Rig (rig.hpp) is the
// pleasant face of it. Link chorus::rig. One thread.
namespace chorus::sdk {

inline bool operator==(const Record& a, const Record& b) {
  return a.key == b.key && a.type == b.type && a.audience == b.audience && a.body == b.body &&
         a.nth == b.nth;
}

// What came of one act: a command, a phase, the clock, a report.
struct Outcome {
  chorus_status status = CHORUS_OK;
  // What the rules wanted, which has happened. Empty unless accepted.
  std::vector<Record> puts;
  std::vector<std::string> removes;
  std::vector<Record> contributions;
  std::vector<Link> unlinks;
  std::vector<Link> links;
  std::vector<Wake> wakes;
  std::vector<std::string> cancelled_wakes;
  std::string nudge;  // whom it called back; empty: nobody
  std::string answer;
  // Why not, of a refusal: by the rules, or by the room before or after them ("bad_args",
  // "not_now", "leads_only", "activity_faulty", ...).
  std::string code;
  std::string text_key;
  std::string args;
  // What the rules did wrong, in the words that the leads or the log would have: a body that breaks
  // its schema, a record of somebody else, a limit passed, an exception.
  std::string fault;
  bool operator==(const Outcome&) const = default;

  bool accepted() const { return status == CHORUS_OK; }
  std::size_t size() const { return puts.size() + removes.size() + contributions.size(); }
};

// Who does something, or looks.
struct Who {
  std::string role = "participant";  // or "facilitator", or "wall", which only looks
  std::string name = "somebody";     // any; the same name is the same person
  std::string role_group = "unsaid";
  // Ids of the leads' pairs and tables where they sit; blanks between. Initialized for whoever
  // names some members alone: NOLINTNEXTLINE(readability-redundant-string-init)
  std::string groups = "";
};

class Bench {
 public:
  // `folder`: the activity type's, with manifest.json and schemas/; its name is the id. `schemas`:
  // those of the program. `entry` is lent as long as this lives; its id is not looked at. Throws
  // std::runtime_error in words for a folder that no room would take.
  Bench(const std::filesystem::path& folder, const std::filesystem::path& schemas,
        const chorus_plugin_entry& entry);
  ~Bench();
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  // How things stand, whatever happened before. The room is then read anew, as after a restart.
  void give(const Record& record, const std::string& owner);
  void set_settings(const std::string& json);  // throws std::invalid_argument where none may be so
  void set_phase(const std::string& phase);
  void set_now(std::int64_t ms);
  void set_seed(std::uint64_t seed);

  // What happens. Throws std::logic_error where the rules decided the same twice in two ways.
  Outcome send(const Who& who, std::string_view command, std::string_view args);
  // A photo that they sent, to be named in their records: its id.
  std::string send_photo(const Who& who);
  Outcome pass_to(std::int64_t ms);  // and whatever asked to be woken until then
  Outcome sections(std::string_view purpose, std::string_view locale);

  // By this key a command's arguments name the person, for an activity that seats people.
  std::string key_of(const Who& who);

  std::string phase() const;
  std::string stage() const;
  std::int64_t now() const;
  // What the rules would read now: records, ballots while they are sealed, links, what is taken in.
  std::map<std::string, Record> records() const;
  // What this reader's page has of the activity.
  std::map<std::string, Record> shown_to(const Who& who) const;
  // What may leave the room in a report.
  std::map<std::string, Record> leaving() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace chorus::sdk
