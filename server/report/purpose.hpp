#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace chorus::report {

// Whom a report is for.
//   board         those who decide: two pages, what is asked of them and who said so; an appendix
//   participants  those who were asked: what you said, what we will do; plainer and shorter
//   whole         whoever wants everything that may leave
enum class Purpose { board, participants, whole };
inline constexpr std::array k_purposes{Purpose::board, Purpose::participants, Purpose::whole};

// What such a paper holds, in this order.
enum class Chapter { front, steps, sections };
std::array<Chapter, 2> chapters_of(Purpose purpose);

std::string_view to_text(Purpose purpose);
std::optional<Purpose> purpose_from(std::string_view text);

}  // namespace chorus::report
