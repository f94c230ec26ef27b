#include "rules.hpp"

#include "pen.hpp"
#include "statements.hpp"

#include <string>
#include <string_view>

namespace chorus::dream_statement {
namespace {

using sdk::own_words;

Decision lay_out(const Call& call) {
  return Changes().put("starters/now", "starters",
                       Json{{"starters", sdk::settings_of(call).at("starters")}});
}

// Whoever sits at the table at any time; everybody once the room reads it.
Decision suggest(const Call& call, Thing statement, const Json& args) {
  const std::string at = statement.body.at("table");
  const bool is_theirs = !call.by_participant() || sdk::sits_at(call, at);
  if (!is_theirs && statement.body.at("state") == "draft") return no("another_table");
  return sdk::suggest_at(call, statement.key, at, args);
}

constexpr sdk::Handler k_handlers[] = {{"take_pen", sdk::take_pen},
                                       {"keep_pen", sdk::on_thing<sdk::keep_pen>},
                                       {"let_go", sdk::on_thing<sdk::let_go>},
                                       {"hand_pen", sdk::on_thing<sdk::hand_pen>},
                                       {"suggest", sdk::on_thing<suggest>},
                                       {"thank", sdk::on_thing<sdk::thank>},
                                       {"begin", begin},
                                       {"write", on_statement<write>},
                                       {"write_plain", on_statement<write_plain>},
                                       {"ground", on_statement<ground>},
                                       {"look_over", on_statement<look_over>},
                                       {"say_why", on_statement<say_why>},
                                       {"show", on_statement<show>},
                                       {"finish", on_statement<finish>},
                                       {"put_on_wall", on_statement<put_on_wall>}};

// What the room has read, in the order of its numbers; Chorus puts in the words and what led there.
void tell(const Call& call, std::string_view, sdk::Report& report) {
  report.section(own_words("report_title"));
  const auto statements = sdk::by_number(call, "dream-statement");
  if (statements.empty()) report.paragraph(own_words("report_none"));
  for (const auto& statement : statements) report.thing(statement.key);
}

}  // namespace

Rules::Rules() : RuleBook(k_handlers, {.opened = lay_out, .tells = tell}) {}

}  // namespace chorus::dream_statement
