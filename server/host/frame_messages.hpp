#pragma once

#include "kernel/values/activity_type.hpp"
#include "kernel/values/decision.hpp"
#include "kernel/values/limits.hpp"
#include "kernel/values/ports.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What the room says to a plugin host process, and what comes back. Bodies
// travel as JSON strings within JSON: neither side parses what it only passes on.
//   room -> process   attach (in parts) · changed (in parts) · detach · call · sections
//   process -> room   loaded | refused, once · done · log
// The room trusts nothing that comes back: parse_reply is the door where it is looked at.
namespace chorus::host {

// What one activity may say for a report; larger than a record, for it is never kept.
inline constexpr std::size_t k_sections_bytes = 256 * limits::k_kib;

// `settings`: those of the space, whole. They do not change while it is attached.
std::vector<std::string> attach_messages(const kernel::Space& space, const std::string& settings,
                                         const std::vector<kernel::RecordPtr>& ballots);
std::vector<std::string> changed_messages(const kernel::SpaceId& space,
                                          const kernel::SpaceState& state,
                                          const std::vector<kernel::RecordPtr>& puts,
                                          const std::vector<kernel::Key>& removes);
std::string detach_message(const kernel::SpaceId& space);
std::string call_message(std::uint64_t id, const kernel::Call& call);

// What an activity is asked for a report. Its space holds the report picture at that moment.
struct SectionsCall {
  kernel::SpaceId space;
  std::string purpose;
  std::string locale;
  kernel::Instant now = 0;  // when the report is made
};
std::string sections_message(std::uint64_t id, const SectionsCall& call);

struct Loaded {
  std::string id;
  std::string version;
};
struct Refused {
  std::string why;
};
struct Faulty {
  std::string why;
};
// One JSON object within k_sections_bytes and k_json_depth, not yet held against its schema; none:
// it offers no sections.
struct SaidSections {
  std::optional<kernel::Body> body;
};
struct Done {
  std::uint64_t id = 0;
  std::variant<kernel::Outputs, kernel::Rejection, SaidSections, Faulty> outcome;
};
struct LogLine {
  std::string text;
};
using Reply = std::variant<Loaded, Refused, Done, LogLine>;

// Whatever is not such a reply, or names types, kinds, audiences or sizes that `type` and the
// limits do not know. A process that says it is ended.
struct Nonsense : std::runtime_error {
  using std::runtime_error::runtime_error;
};
Reply parse_reply(std::string_view message, const kernel::ActivityType& type);

}  // namespace chorus::host
