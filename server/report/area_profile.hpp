#pragma once

#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chorus::report {

// The parts of the board's paper and the columns of the plan table, as they stand without a
// profile.
inline constexpr std::array<std::string_view, 8> k_board_parts{
    "asks", "in_short", "heard", "took_part", "hear_back", "options", "implications", "measures"};
inline constexpr std::array<std::string_view, 12> k_plan_columns{
    "ref", "outcome", "action", "lead",     "accountable", "start",
    "due", "measure", "heard",  "evidence", "review",      "progress"};

// A board of the area, and who may decide formally what is put to it.
struct AreaBoard {
  std::string name;
  bool decides = false;
  std::string decided_by;  // where it does not decide itself; empty: the profile does not say
};

// How papers are written in one area: what its boards are called, how its house words and orders
// them. A value that goes in beside the words; papers say no more of it than it knows, and without
// one they are as they are.
struct AreaProfile {
  struct Heading {
    std::string part;   // one of k_board_parts
    std::string title;  // empty: as without a profile
  };
  struct Colour {
    std::string means;
    std::vector<std::string> states;  // of a step, that the area gives this colour; may be none
  };
  struct YouSaid {
    std::string said;
    std::string done;
  };

  std::string name;
  std::size_t board_pages = 0;    // before the appendix; 0: the profile does not say
  std::vector<Heading> headings;  // in the order of the house; what is not named follows
  std::map<std::string, std::string> columns;  // of k_plan_columns
  std::vector<AreaBoard> boards;
  std::map<std::string, Colour> colours;  // red, amber, green
  std::optional<YouSaid> you_said;

  // `profile` fits schemas/area.schema.json. Throws std::runtime_error that says in words what no
  // schema can: a part, a board or a state named twice, and text that is empty, holds what cannot
  // be seen, or begins or ends in a blank.
  static AreaProfile from_json(const nlohmann::json& profile);

  // The words of papers, as this area says them.
  Words over(const Words& usual) const;
  // The board of this name, however it is written; null: the profile does not know it.
  const AreaBoard* board(std::string_view called) const;
};

// What its boards are called.
std::vector<std::string> board_names(const AreaProfile& area);

}  // namespace chorus::report
