#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <variant>

namespace chorus::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr int k_indent = 2;

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json as_json(const Paragraph& paragraph) { return {{"t", "paragraph"}, {"text", paragraph.text}}; }

Json as_json(const List& list) { return {{"t", "list"}, {"items", list.items}}; }

Json as_json(const Table& table) {
  return {{"t", "table"}, {"columns", table.columns}, {"rows", table.rows}};
}

Json as_json(const Quote& quote) {
  Json value{{"t", "quote"}};
  if (!quote.id.empty()) value["id"] = quote.id;
  if (!quote.words.empty()) value["words"] = quote.words;
  for (const auto& stroke : quote.strokes) {
    value["strokes"].push_back(
        {{"points", stroke.points}, {"width", stroke.width}, {"colour", stroke.colour}});
  }
  if (!quote.shows.empty()) value["shows"] = quote.shows;
  if (!quote.name.empty()) value["name"] = quote.name;
  if (!quote.put_down.empty()) value["put_down"] = quote.put_down;
  return value;
}

Json as_json(const InConfidence&) { return {{"t", "in_confidence"}}; }

Json as_json(const People& people) {
  Json rows = Json::array();
  for (const auto& row : people.rows) {
    rows.push_back({{"label", row.label}, {"people", row.people}});
  }
  return {{"t", "people"}, {"rows", std::move(rows)}};
}

Json as_json(const Because& because) {
  Json value{{"kind", because.kind}};
  if (because.in_confidence) {
    value["in_confidence"] = true;
    return value;
  }
  if (!because.id.empty()) value["id"] = because.id;
  value["words"] = because.words;
  return value;
}

Json as_json(const Moved& moved) {
  return {{"of", moved.of}, {"from", moved.from}, {"to", moved.to}, {"reason", moved.reason}};
}

Json as_json(const Update& update) {
  Json value{{"on", update.on}};
  if (update.status) value["status"] = *update.status;
  value["words"] = update.words;
  if (update.evidence) value["evidence"] = *update.evidence;
  return value;
}

template <class Items>
Json list_of(const Items& items) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(as_json(item));
  return list;
}

Json step_json(const Step& step) {
  Json value{{"id", step.id},
             {"what", step.what},
             {"first_step", or_null(step.first_step)},
             {"who", or_null(step.who)},
             {"accepted", step.accepted},
             {"by_when", or_null(step.by_when)},
             {"helpers", or_null(step.helpers)},
             {"needs", or_null(step.needs)},
             {"how_we_know", or_null(step.how_we_know)},
             {"board", or_null(step.board)},
             {"board_on", or_null(step.board_on)},
             {"hear_how", or_null(step.hear_how)},
             {"hear_by", or_null(step.hear_by)},
             {"review_on", or_null(step.review_on)},
             {"moved", list_of(step.moved)},
             {"easy_read", or_null(step.easy_read)},
             {"final_on", or_null(step.final_on)},
             {"status", step.status},
             {"updates", list_of(step.updates)},
             {"voices", step.voices},
             {"because", list_of(step.because)}};
  if (step.no_thread_because) value["no_thread_because"] = *step.no_thread_because;
  if (step.thread_missing) value["thread_missing"] = true;
  return value;
}

Json as_json(const Step& step) {
  Json value{{"t", "step"}};
  value.update(step_json(step));
  return value;
}

Json as_json(const Agreement& agreement) {
  Json value{{"t", "agreement"}};
  if (agreement.number > 0) value["number"] = agreement.number;
  value["title"] = agreement.title;
  value["words"] = agreement.words;
  value["review_on"] = agreement.review_on;
  return value;
}

Json as_json(const Pictured& pictured) {
  return {{"t", "pictured"},
          {"picture", pictured.picture},
          {"title", pictured.title},
          {"lines", pictured.lines}};
}

Json blocks_json(const std::vector<Block>& blocks) {
  Json list = Json::array();
  for (const auto& block : blocks) {
    list.push_back(std::visit([](const auto& one) { return as_json(one); }, block));
  }
  return list;
}

}  // namespace

std::string to_json(const Report& report) {
  Json value{{"chorus", "report/1"}, {"purpose", to_text(report.purpose)}, {"title", report.title}};
  if (!report.question.empty()) value["question"] = report.question;
  if (!report.material_of.empty()) value["material_of"] = report.material_of;
  value["made_on"] = report.made_on;
  if (report.issue > 0) value["issue"] = report.issue;
  if (!report.replaced_on.empty()) value["replaced_on"] = report.replaced_on;
  if (report.purpose != Purpose::whole) value["front"] = Json::array();
  for (const auto& part : report.front) {
    value["front"].push_back(
        {{"name", part.name}, {"title", part.title}, {"blocks", blocks_json(part.blocks)}});
  }
  for (const auto& figure : report.glance) {
    value["glance"].push_back({{"name", figure.name},
                               {"title", figure.title},
                               {"says", figure.says},
                               {"columns", figure.twin.columns},
                               {"rows", figure.twin.rows}});
  }
  value["sections"] = Json::array();
  for (const auto& section : report.sections) {
    value["sections"].push_back({{"activity", section.activity},
                                 {"title", section.title},
                                 {"blocks", blocks_json(section.blocks)}});
  }
  value["next_steps"] = Json::array();
  for (const auto& step : report.next_steps) value["next_steps"].push_back(step_json(step));
  return value.dump(k_indent) + "\n";
}

}  // namespace chorus::report
