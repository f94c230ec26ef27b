#include "rules.hpp"

#include "cards.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace chorus::arriving {
namespace {

using sdk::Call;
using sdk::Cards;
using sdk::Changes;
using sdk::Decision;
using sdk::Json;
using sdk::no;
using sdk::own_words;

constexpr Cards k_lines{"line", 30};
constexpr std::size_t k_most_wishes = 5;  // a person

Decision lay_out(const Call& call) {
  Changes changes;
  k_lines.lay_out(call, sdk::settings_of(call).at("lines"), changes);
  return changes;
}

Decision wish(const Call& call, const Json& args) {
  if (sdk::things_of_actor(call, "wish").size() >= k_most_wishes) {
    return no("too_many_wishes", {{"most", k_most_wishes}});
  }
  return Changes().put(call.new_key("wish"), "wish", Json{{"text", args.at("text")}});
}

// The later one takes the place of the one before.
Decision feel(const Call& call, const Json& args) {
  return Changes().put(sdk::key_of_actor(call, "mood"), "mood", Json{{"feels", args.at("feels")}});
}

Decision forget_moods(const Call& call) {
  Changes changes;
  for (const auto& mood : sdk::own_things(call, "mood")) changes.remove(mood.key);
  return changes;
}

// The agreement, as the room has it. How people came in is in no paper.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  Json lines = Json::array();
  for (const auto& line : sdk::by_number(call, "line")) lines.push_back(line.body.at("text"));
  if (lines.empty()) report.paragraph(own_words("report_none"));
  report.list(std::move(lines));
}

constexpr sdk::Handler k_handlers[] = {{"add_line", sdk::on_cards<k_lines, &Cards::add>},
                                       {"edit_line", sdk::on_cards<k_lines, &Cards::edit>},
                                       {"merge_lines", sdk::on_cards<k_lines, &Cards::merge>},
                                       {"wish", wish},
                                       {"feel", feel},
                                       {"pass", sdk::pass_once}};

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .closes = forget_moods, .tells = tell}) {}

}  // namespace chorus::arriving
