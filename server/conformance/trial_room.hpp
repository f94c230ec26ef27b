#pragma once

#include "conformance/folder.hpp"
#include "kernel/values/ports.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace chorus::conformance {

// A room of three for one activity type with default settings: the real kernel, the real schemas
// and the real host process, but no file and no network, and time that moves when told. Each
// decision is made twice. Everything of the room runs on a thread of its own; this object is for
// the thread that made it, and every call waits for its answer.
class TrialRoom {
 public:
  enum class Who { lead, ana, ben };

  // `program`: what the host process is a mode of. Throws std::runtime_error if there can be no
  // such room.
  TrialRoom(const Folder& folder, const std::filesystem::path& program, std::uint64_t seed);
  ~TrialRoom();
  TrialRoom(const TrialRoom&) = delete;
  TrialRoom& operator=(const TrialRoom&) = delete;

  struct Told {
    bool accepted = false;
    std::string code;  // why not
  };
  Told send(Who who, const std::string& command, const std::string& args = "{}");
  // To the next time the activity asked to be woken at. False: it asked for none.
  bool wake_next();

  kernel::Phase phase() const;
  // The keys of the records of this type, those of `who` first.
  std::vector<std::string> keys_of(const std::string& type, Who who) const;

  // What the activity type did since the last time of asking.
  struct Conduct {
    std::size_t decisions = 0;
    std::vector<std::string> refused_load;  // why its library is not taken
    std::vector<std::string> crashes;       // died, hung, or talked nonsense, and at what
    std::vector<std::string> unlike;        // what was decided in two ways
    std::vector<std::string> bad_writes;    // what Chorus would not take of what it wanted
    std::vector<kernel::Rejection> refusals;
    std::vector<std::string> refused_moves;  // phases it would not move to
  };
  Conduct conduct();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace chorus::conformance
