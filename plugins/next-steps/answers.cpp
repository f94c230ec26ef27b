#include "answers.hpp"

#include "calendar.hpp"
#include "somebody.hpp"

#include <string_view>

namespace chorus::next_steps {

std::optional<Rejection> why_no_answer(const Member& member, const std::string& words) {
  if (member.is_day && !sdk::is_day(words)) return no("no_such_day");
  const bool is_owner = std::string_view(member.name) == "who";
  if (is_owner && !sdk::names_somebody(words)) return no("one_owner");
  return std::nullopt;
}

std::optional<Rejection> why_leads_go_on(const Call& call) {
  if (!call.by_participant()) return std::nullopt;
  const std::string phase = call.phase();
  const bool is_open = phase == "open" || phase == "closing_soon" || phase == "reopened";
  return is_open ? std::nullopt : std::optional(no("leads_go_on"));
}

}  // namespace chorus::next_steps
