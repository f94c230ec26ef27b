#include "report/care_paper.hpp"

#include "kernel/commands/care.hpp"
#include "report/day.hpp"
#include "report/markup.hpp"
#include "report/own_words.hpp"
#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>

namespace chorus::report {
namespace {

using nlohmann::json;

// A picture's name for somebody who chose no other: "blue-wren" is a blue wren.
std::string called(const json& witness) {
  if (witness.contains("name")) return clean(witness["name"].get<std::string>());
  std::string picture = clean(witness.value("picture", ""));
  std::replace(picture.begin(), picture.end(), '-', ' ');
  return picture;
}

CareRecord care_of(const kernel::Record& record, const kernel::CoreKinds& kinds,
                   const Words& words) {
  const json body = json::parse(record.body.text());
  kernel::Record as_told = record;
  as_told.type = body.at("type");
  as_told.body = kernel::Body(body.at("body").dump());
  return {clean(body.at("activity").get<std::string>()), own_words(as_told, kinds, words),
          body.at("at").get<kernel::Instant>(), called(body.at("witness"))};
}

// Set in, so that no line somebody wrote can pass for one of the paper's own.
std::string set_in(const std::string& text) {
  std::string result = "    ";
  for (const char c : text) {
    result += c;
    if (c == '\n') result += "    ";
  }
  return result + "\n";
}

std::string told_in(const CareRecord& record, const std::string& drawing, const Words& words) {
  const Quote& told = record.told;
  std::string text;
  for (const auto* piece : {&told.words, &told.shows}) {
    if (!piece->empty()) text += set_in(*piece);
  }
  if (told.strokes.empty()) return text;
  const Words::Args args{{"n", std::to_string(told.strokes.size())}, {"file", drawing}};
  return text + words.text(drawing.empty() ? "care.drawn" : "care.drawn_in", args) + "\n";
}

}  // namespace

std::vector<CareRecord> care_in(const RoomPicture& room, const Words& words) {
  std::vector<CareRecord> records;
  for (const auto& [id, live] : room.spaces) {
    for (const auto& [key, record] : live.space.records) {
      if (kernel::is_protected(*record)) records.push_back(care_of(*record, room.kinds, words));
    }
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  return records;
}

std::string care_paper(const std::vector<CareRecord>& records,
                       const std::vector<std::string>& drawings, const RoomClock& clock,
                       const Words& words) {
  if (records.empty()) return words.text("care.none") + "\n";
  std::string paper = words.text("care.heading") + "\n" + words.text("care.words") + "\n";
  for (std::size_t at = 0; at < records.size(); ++at) {
    const CareRecord& record = records[at];
    const std::string day = day_in_words(clock.day(record.at), words);
    const std::string line = words.text("care.line");
    paper += "\n" +
             words.text("care.number",
                        {{"at", std::to_string(at + 1)}, {"of", std::to_string(records.size())}}) +
             "\n";
    paper += words.text("care.where", {{"activity", record.activity}}) + "\n";
    paper += words.text("care.when", {{"day", day}, {"time", clock.time(record.at)}}) + "\n";
    paper += words.text("care.witness", {{"who", record.witness.empty() ? line : record.witness}}) +
             "\n";
    paper += words.text("care.given_to", {{"who", line}}) + "\n\n";
    paper += told_in(record, drawings[at], words);
  }
  return paper;
}

std::string care_drawing(const CareRecord& record, const Words& words) {
  if (record.told.strokes.empty()) return {};
  Markup markup;
  draw(markup, record.told.strokes,
       record.told.shows.empty() ? words.text("a_drawing") : record.told.shows);
  return markup.take();
}

}  // namespace chorus::report
