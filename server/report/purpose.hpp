#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace chorus::report {

// Whom a report is for.
//   board         those who decide: two pages, what is asked of them and who said so; an appendix
//   participants  those who were asked: what you said, and what happens now, on four pages at most
//   easy          the same for whoever reads little: a picture at the left, few words at the right
//   whole         whoever wants everything that may leave
enum class Purpose { board, participants, easy, slips, whole };
inline constexpr std::array k_purposes{Purpose::board, Purpose::participants, Purpose::easy,
                                       Purpose::slips, Purpose::whole};

// What such a paper holds, in this order.
enum class Chapter { front, glance, steps, sections };
std::vector<Chapter> chapters_of(Purpose purpose);

// Whom activities are asked for: they know of no easy form.
Purpose asked_as(Purpose purpose);

// For those who took part: what only leads and boards do with a step stays out.
bool is_for_participants(Purpose purpose);

std::string_view to_text(Purpose purpose);
std::optional<Purpose> purpose_from(std::string_view text);

}  // namespace chorus::report
