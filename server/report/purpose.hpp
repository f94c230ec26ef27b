#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace chorus::report {

// Whom a report is for.
//   board         those who decide: what is asked of them, with who said so
//   participants  those who were asked: what you said, what we will do; plainer and shorter
enum class Purpose { board, participants };
inline constexpr std::array k_purposes{Purpose::board, Purpose::participants};

std::string_view to_text(Purpose purpose);
std::optional<Purpose> purpose_from(std::string_view text);

}  // namespace chorus::report
