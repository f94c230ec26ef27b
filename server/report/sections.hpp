#pragma once

#include "report/quotes.hpp"
#include "report/report.hpp"
#include "report/room_picture.hpp"
#include "report/steps.hpp"
#include "report/words.hpp"

#include <string>
#include <variant>
#include <vector>

namespace chorus::report {

// Why an activity has nothing of its own to print: it offers nothing, its type is not here, or it
// failed when it was asked.
enum class Unsaid { not_offered, missing, failed };

// What an activity said: JSON that fits section.schema.json, or why there is none.
using Said = std::variant<std::string, Unsaid>;

// An activity's part of a report.
class Sections {
 public:
  struct Activity {
    const kernel::Space& picture;  // what may leave, and what it was asked about
    const Said& said;
    const Words& words;  // its own
  };

  Sections(const RoomPicture& room, Quotes& quotes, const Steps& steps, const Words& words);

  // In the order it said them; of one that said nothing, its records as plain tables, one for each
  // kind that has columns, with a sentence on why. That more was shared in confidence stands at the
  // end, without a number. Empty where there is nothing to tell.
  std::vector<Section> of(const Activity& activity);

 private:
  std::vector<Section> said_by(const Activity& activity, const std::string& json_text);
  std::vector<Section> plain_tables(const Activity& activity, Unsaid why);
  bool holds_more(const Activity& activity) const;
  std::vector<Block> overrides_in(const Activity& activity);
  Section empty_section(const Activity& activity) const;

  RoomPicture room_;
  Quotes& quotes_;
  const Steps& steps_;
  const Words& words_;
};

}  // namespace chorus::report
