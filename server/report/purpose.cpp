#include "report/purpose.hpp"

namespace chorus::report {

std::vector<Chapter> chapters_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::board: return {Chapter::front, Chapter::steps, Chapter::glance};
    case Purpose::participants:
    case Purpose::easy:
    case Purpose::slips: return {Chapter::front};
    case Purpose::whole: break;
  }
  return {Chapter::glance, Chapter::steps, Chapter::sections};
}

Purpose asked_as(Purpose purpose) {
  return is_for_participants(purpose) ? Purpose::participants : purpose;
}

bool is_for_participants(Purpose purpose) {
  return purpose == Purpose::participants || purpose == Purpose::easy || purpose == Purpose::slips;
}

std::string_view to_text(Purpose purpose) {
  switch (purpose) {
    case Purpose::board: return "board";
    case Purpose::participants: return "participants";
    case Purpose::easy: return "easy";
    case Purpose::slips: return "slips";
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
