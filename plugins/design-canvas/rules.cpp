#include "rules.hpp"

#include "canvas.hpp"
#include "elements.hpp"
#include "pen.hpp"

#include <string_view>

namespace chorus::design_canvas {
namespace {

using sdk::own_words;

constexpr sdk::Handler k_handlers[] = {{"take_pen", sdk::take_pen},
                                       {"keep_pen", sdk::on_thing<sdk::keep_pen>},
                                       {"let_go", sdk::on_thing<sdk::let_go>},
                                       {"hand_pen", sdk::on_thing<sdk::hand_pen>},
                                       {"suggest", sdk::on_thing<suggest>},
                                       {"thank", sdk::on_thing<sdk::thank>},
                                       {"add_dream", add_dream},
                                       {"begin", begin},
                                       {"add", sdk::on_thing<add>},
                                       {"reword", sdk::on_thing<reword>},
                                       {"mark", sdk::on_thing<mark>},
                                       {"detail", sdk::on_thing<detail>},
                                       {"ask_plainer", sdk::on_thing<ask_plainer>},
                                       {"could_we", sdk::on_thing<could_we>},
                                       {"show", sdk::on_thing<show>},
                                       {"put_on_wall", sdk::on_thing<put_on_wall>}};

// Canvas by canvas, the dream first, then ring by ring what must be in place for it. Chorus puts in
// the words.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  const auto canvases = sdk::own_things(call, "canvas");
  const auto rings = sdk::by_number(call, "ring");
  if (canvases.empty()) report.paragraph(own_words("report_none"));
  for (const auto& canvas : canvases) {
    report.paragraph(own_words("report_dream", {{"dream", canvas.body.at("words")}}));
    const auto elements = elements_on(call, canvas.body);
    for (const auto& ring : rings) {
      for (const auto& element : elements) {
        if (element.body.at("ring") == ring.body.at("text")) report.thing(element.key);
      }
    }
  }
}

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = tell}) {}

}  // namespace chorus::design_canvas
