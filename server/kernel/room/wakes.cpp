#include "kernel/room/wakes.hpp"

#include "kernel/values/limits.hpp"
#include "kernel/values/ports.hpp"

#include <algorithm>

namespace chorus::kernel {

void Wakes::keep(const Wake& wake) {
  Kept kept{wake, std::nullopt};
  if (wake.name == k_closing_wake) {
    const Instant longest = limits::to_ms(limits::k_closing_warning);
    kept.steady_at = clock_->steady() + std::clamp(wake.at - clock_->now(), Instant{0}, longest);
  }
  kept_.insert_or_assign({wake.space, wake.name}, std::move(kept));
}

void Wakes::cancel(const SpaceId& space, const std::string& name) { kept_.erase({space, name}); }

bool Wakes::is_due(const Kept& kept) const {
  return kept.steady_at ? *kept.steady_at <= clock_->steady() : kept.wake.at <= clock_->now();
}

std::vector<Wake> Wakes::take_due() {
  std::vector<Wake> due;
  for (const auto& [name, kept] : kept_) {
    if (is_due(kept)) due.push_back(kept.wake);
  }
  for (const auto& wake : due) cancel(wake.space, wake.name);
  return due;
}

std::vector<Wake> Wakes::of(const SpaceId& space) const {
  std::vector<Wake> wakes;
  for (const auto& [name, kept] : kept_) {
    if (name.first == space) wakes.push_back(kept.wake);
  }
  return wakes;
}

std::optional<Instant> Wakes::next() const {
  std::optional<Instant> next;
  for (const auto& [name, kept] : kept_) {
    if (!next || kept.wake.at < *next) next = kept.wake.at;
  }
  return next;
}

}  // namespace chorus::kernel
