#include "report/purpose.hpp"

namespace chorus::report {

std::string_view to_text(Purpose purpose) {
  switch (purpose) {
    case Purpose::board: return "board";
    case Purpose::participants: return "participants";
    case Purpose::whole: return "whole";
  }
  return {};
}

std::optional<Purpose> purpose_from(std::string_view text) {
  for (const Purpose purpose : k_purposes) {
    if (to_text(purpose) == text) return purpose;
  }
  return std::nullopt;
}

}  // namespace chorus::report
