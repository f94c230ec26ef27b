#pragma once

#include "kernel/values/commit.hpp"
#include "kernel/values/instant.hpp"
#include "kernel/values/strong_id.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chorus::kernel {

// The kernel's own: the warning before an activity closes has run out.
inline constexpr const char* k_closing_wake = "core.finish_closing";

class Clock;

// The wake-ups that are asked for, one a space and name. Those of activity types come by the
// inquiry's clock, as they were asked for. The warning before a closing takes its ten seconds by
// the steady clock, so that a clock put back or forward makes it neither longer nor shorter; after
// a restart it takes what was left of them at most.
class Wakes {
 public:
  explicit Wakes(const Clock& clock) : clock_(&clock) {}

  void keep(const Wake& wake);  // replaces the one of its space and name
  void cancel(const SpaceId& space, const std::string& name);
  // Those that are due go out of memory at once, so that each fires once.
  std::vector<Wake> take_due();
  std::vector<Wake> of(const SpaceId& space) const;
  std::optional<Instant> next() const;  // by the inquiry's clock

 private:
  struct Kept {
    Wake wake;
    std::optional<Instant> steady_at;  // due by the steady clock instead
  };
  bool is_due(const Kept& kept) const;

  const Clock* clock_;
  std::map<std::pair<SpaceId, std::string>, Kept> kept_;
};

}  // namespace chorus::kernel
