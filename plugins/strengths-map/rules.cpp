#include "rules.hpp"

#include "maps.hpp"
#include "themes.hpp"

#include <string_view>

namespace chorus::strengths_map {
namespace {

using sdk::own_words;

constexpr sdk::Handler k_handlers[] = {{"name_theme", name_theme},
                                       {"rename", sdk::on_thing<rename>},
                                       {"mark", sdk::on_thing<mark>},
                                       {"place", place},
                                       {"take_out", take_out},
                                       {"split", sdk::on_thing<split>},
                                       {"drop", sdk::on_thing<drop>},
                                       {"show", sdk::on_thing<show>},
                                       {"put_on_wall", sdk::on_thing<put_on_wall>},
                                       {"pass", sdk::pass_once}};

// What the room has read, in the order of its numbers.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  const auto themes = sdk::by_number(call, "theme");
  if (themes.empty()) report.paragraph(own_words("report_none"));
  for (const auto& theme : themes) report.thing(theme.key);
}

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.tells = tell}) {}

}  // namespace chorus::strengths_map
