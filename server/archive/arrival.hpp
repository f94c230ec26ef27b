#pragma once

#include "archive/archive_file.hpp"
#include "archive/line.hpp"
#include "kernel/values/medium.hpp"
#include "storage/withdrawn_list.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

// An archive that comes back, or from elsewhere: an inquiry made of it, whole or not at all.
namespace chorus::archive {

// What whoever takes it in knows and this room does not.
struct Surroundings {
  // What of a line does not fit its schema; none: it fits. Words, never what somebody wrote.
  std::function<std::optional<std::string>(const std::string& t, const nlohmann::json& line)> line;
  // The same of the body of a record of a kind that Chorus itself knows; of others none.
  std::function<std::optional<std::string>(const kernel::Record& record)> body;
  // Whether the bytes are of the kind that the medium says.
  std::function<bool(const kernel::Medium& medium, const std::string& bytes)> is_medium;
  // Named values of an inquiry that begins here, for a redacted archive.
  std::map<std::string, std::string> fresh_values;
  // The day on which an inquiry of this name was ended for good on this computer; empty: it was
  // not.
  std::function<std::string(const std::string& inquiry)> ended_on;
  // Where lists of what was taken back may lie.
  std::vector<std::filesystem::path> folders;
  // Whose it is, where it is another group's and comes in to be read; empty: it is this group's
  // own.
  std::string material_of;
  std::function<void(std::uint64_t bytes)> progress;  // read so far
};

struct Arrived {
  Form form = Form::full;
  std::string title;
  std::string inquiry;         // its id
  std::size_t taken_back = 0;  // things that stayed away, since they were taken back meanwhile
  bool is_noted = true;        // its lists could be written beside it
};

// Makes the inquiry at `place`. Throws ArchiveRefused or storage::StorageTrouble, and then nothing
// lies there.
Arrived take_in(ArchiveIn& archive, const std::filesystem::path& place,
                const Surroundings& surroundings);

}  // namespace chorus::archive
