#include "kernel/values/phase.hpp"

#include <array>
#include <utility>

namespace chorus::kernel {
namespace {

constexpr std::array<std::pair<Phase, std::string_view>, 8> k_phases{{
    {Phase::draft, "draft"},
    {Phase::lobby, "lobby"},
    {Phase::open, "open"},
    {Phase::paused, "paused"},
    {Phase::closing_soon, "closing_soon"},
    {Phase::closed, "closed"},
    {Phase::revealed, "revealed"},
    {Phase::reopened, "reopened"},
}};

}  // namespace

std::string_view to_text(Phase phase) {
  for (const auto& [value, text] : k_phases) {
    if (value == phase) return text;
  }
  return {};
}

std::optional<Phase> phase_from(std::string_view text) {
  for (const auto& [value, name] : k_phases) {
    if (name == text) return value;
  }
  return std::nullopt;
}

bool takes_answers(Phase phase) {
  return phase == Phase::open || phase == Phase::closing_soon || phase == Phase::reopened;
}

bool is_shown_to_all(Phase phase) { return phase != Phase::draft && phase != Phase::lobby; }

}  // namespace chorus::kernel
