#include "report/purpose.hpp"

namespace chorus::report {

std::array<Chapter, 2> chapters_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::board: return {Chapter::front, Chapter::steps};
    case Purpose::participants: return {Chapter::sections, Chapter::steps};
    case Purpose::whole: break;
  }
  return {Chapter::steps, Chapter::sections};
}

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
