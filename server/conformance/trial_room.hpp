#pragma once

#include "conformance/folder.hpp"
#include "kernel/values/ports.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chorus::conformance {

// A room for one activity type with default settings: the real kernel, the real schemas and the
// real host process, but no file and no network, and time that moves when told. Each decision is
// made twice. Everything of the room runs on a thread of its own; this object is for the thread
// that made it, and every call waits for its answer.
class TrialRoom {
 public:
  // Who is in it, by a number: the lead, the participants from 1 on, and the wall, which only
  // looks.
  using Who = int;
  static constexpr Who k_lead = 0;
  static constexpr Who k_wall = -1;

  struct Setup {
    std::filesystem::path program;  // what the host process is a mode of
    std::uint64_t seed = 1;
    int participants = 2;
    std::chrono::milliseconds patience{60'000};  // at most, whatever it is given to answer in
  };
  // Throws std::runtime_error if there can be no such room.
  TrialRoom(const Folder& folder, const Setup& setup);
  ~TrialRoom();
  TrialRoom(const TrialRoom&) = delete;
  TrialRoom& operator=(const TrialRoom&) = delete;

  struct Told {
    bool accepted = false;
    std::string code;  // why not
    std::string text;  // all that was answered: the answer, or what fills the refusal's words
  };
  Told send(Who who, const std::string& command, const std::string& args = "{}");
  // To the next time the activity asked to be woken at. False: it asked for none.
  bool wake_next();

  kernel::Instant now() const;
  kernel::Phase phase() const;
  // The keys of the records of this type, or else of those whose key begins so, those of `who`
  // first.
  std::vector<std::string> keys_of(const std::string& type, Who who) const;

  // What the page of `who`, or the wall, has of the activity.
  struct Shown {
    std::string body;
    bool mine = false;
  };
  std::map<std::string, Shown> shown_to(Who who) const;

  // What the activity type has to say in a report made now, or why that is nothing that could be
  // printed. Asked twice.
  struct Report {
    std::optional<std::string> said;
    std::string fault;
    std::vector<std::string> leaving;  // keys it was told of
    std::vector<std::string> log;      // lines of its own
  };
  Report report(const std::string& purpose) const;

  // What the activity type did since the last time of asking.
  struct Conduct {
    std::size_t decisions = 0;
    std::vector<std::string> refused_load;  // why its library is not taken
    std::vector<std::string> crashes;       // died, hung, or talked nonsense, and at what
    std::vector<std::string> unlike;        // what was decided in two ways
    std::vector<std::string> bad_writes;    // what Chorus would not take of what it wanted
    std::vector<kernel::Rejection> refusals;
    std::vector<std::string> refused_moves;  // phases it would not move to
    std::vector<std::string> log;            // lines of its own
  };
  Conduct conduct();
  // What is decided another way once the world's clock has gone on by more than a second.
  std::vector<std::string> unlike_later();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace chorus::conformance
