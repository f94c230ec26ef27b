#include "report/sections.hpp"

#include "kernel/room/projection.hpp"
#include "report/cards.hpp"
#include "report/day.hpp"
#include "report/head_counts.hpp"
#include "report/picture.hpp"
#include "report/record_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace chorus::report {
namespace {

using nlohmann::json;

std::string_view why_text(Unsaid why) {
  switch (why) {
    case Unsaid::not_offered: return "plain.not_offered";
    case Unsaid::missing: return "plain.missing";
    case Unsaid::failed: return "plain.failed";
  }
  return {};
}

// Things that are told one by one with the same columns stand in one table.
void tell_thing(std::vector<Block>& blocks, Block thing) {
  auto* rows = std::get_if<Table>(&thing);
  auto* known = blocks.empty() ? nullptr : std::get_if<Table>(&blocks.back());
  if (!rows || !known || rows->columns != known->columns) {
    blocks.push_back(std::move(thing));
    return;
  }
  for (auto& row : rows->rows) known->rows.push_back(std::move(row));
}

// Reads one activity's blocks; everything that came out of a record goes through the quotes.
class BlockReader {
 public:
  BlockReader(const kernel::SpaceId& home, const Words& own, Quotes& quotes, const Steps& steps,
              const RoomPicture& room, const Words& words)
      : home_(home), own_(own), quotes_(quotes), steps_(steps), room_(room), words_(words) {}

  std::string text(const json& value) const {
    if (value.is_string()) {
      return day_in_words(quotes_.text(value.get<std::string>()), words_);
    }
    if (value.is_number()) return value.dump();
    Words::Args args;
    const json filled = value.value("args", json::object());
    for (const auto& [name, arg] : filled.items()) args.emplace_back(name, text(arg));
    return own_.text(value.at("words").get<std::string>(), args);
  }

  std::vector<Block> blocks(const json& block) const {
    const auto kind = block.at("t").get<std::string>();
    if (kind == "paragraph") return {Paragraph{text(block.at("text"))}};
    if (kind == "list") return {List{texts(block.at("items"))}};
    if (kind == "table") return {table(block)};
    if (kind == "people") return {people(block)};
    const auto ref = kernel::ref_from(block.at("key").get<std::string>(), home_);
    if (kind == "quote") {
      const auto quote = quotes_.of(ref);
      return quote ? std::vector<Block>{*quote} : std::vector<Block>();
    }
    return thing(ref);
  }

 private:
  std::vector<std::string> texts(const json& list) const {
    std::vector<std::string> result;
    for (const auto& item : list) result.push_back(text(item));
    return result;
  }

  Table table(const json& block) const {
    Table table;
    table.columns = texts(block.at("columns"));
    for (const auto& row : block.at("rows")) {
      auto cells = texts(row);
      cells.resize(table.columns.size());
      table.rows.push_back(std::move(cells));
    }
    table.drawn = drawn(block.value("drawn", json::array()));
    table.drawn.resize(table.drawn.empty() ? 0 : table.rows.size());
    return table;
  }

  People people(const json& block) const {
    std::vector<HeadCount> counts;
    for (const auto& row : block.at("rows")) {
      counts.push_back({text(row.at("label")), row.at("people").get<std::int64_t>()});
    }
    auto people = guarded(counts, block.at("of").get<std::int64_t>(), words_);
    if (block.value("degrees", false)) {
      for (std::size_t at = 0; at < people.rows.size(); ++at) {
        people.rows[at].degree = static_cast<int>(at + 1);
      }
    }
    return people;
  }

  // Dots are held against the most of them.
  static std::vector<Drawn> drawn(const json& rows) {
    std::int64_t most = 0;
    for (const auto& row : rows) most = std::max(most, row.value("dots", std::int64_t{0}));
    std::vector<Drawn> drawn;
    for (const auto& row : rows) {
      const auto part = part_named(row.value("part", ""));
      drawn.push_back(part ? drawn_part(*part)
                           : Drawn{Drawn::As::dots, row.value("dots", std::int64_t{0}), most});
    }
    return drawn;
  }

  // A card, if the room may let it go; a kind that has none is shown in its words.
  std::vector<Block> thing(const kernel::Ref& ref) const {
    const auto record = record_at(room_.spaces, ref);
    const bool is_given = record && record->record_class == kernel::RecordClass::contribution;
    if (!record || is_given || !may_leave(*record, room_.consents)) return {};
    const kernel::CoreKind* kind = room_.kinds.find(record->type);
    const auto told_as = kind ? kind->told_as : kernel::CoreKind::ToldAs::card;
    if (told_as == kernel::CoreKind::ToldAs::step) return {steps_.of(ref, *record)};
    if (told_as == kernel::CoreKind::ToldAs::agreement) return {agreement(*kind, *record)};
    if (kind && !kind->columns.empty()) return {table_of(*kind, {record}, quotes_, words_)};
    std::vector<Block> blocks;
    for (const auto& one : texts_of(*record)) blocks.emplace_back(Paragraph{quotes_.text(one)});
    return blocks;
  }

  Agreement agreement(const kernel::CoreKind& kind, const kernel::Record& record) const {
    const json body = json::parse(record.body.text());
    return {body.value("number", 0), quotes_.text(body.value(kind.title, "")),
            quotes_.text(body.value(kind.words, "")), body.value("review_on", "")};
  }

  const kernel::SpaceId& home_;
  const Words& own_;
  Quotes& quotes_;
  const Steps& steps_;
  RoomPicture room_;
  const Words& words_;
};

}  // namespace

Sections::Sections(const RoomPicture& room, Quotes& quotes, const Steps& steps, const Words& words)
    : room_(room), quotes_(quotes), steps_(steps), words_(words) {}

std::vector<Section> Sections::of(const Activity& activity) {
  const auto* json_text = std::get_if<std::string>(&activity.said);
  auto sections = json_text ? said_by(activity, *json_text)
                            : plain_tables(activity, std::get<Unsaid>(activity.said));
  auto overrides = overrides_in(activity);
  if (!overrides.empty()) {
    if (sections.empty()) sections.push_back(empty_section(activity));
    auto& blocks = sections.front().blocks;
    blocks.insert(blocks.begin(), overrides.begin(), overrides.end());
  }
  if (!sections.empty() && holds_more(activity)) {
    sections.back().blocks.emplace_back(Paragraph{words_.text("more_in_confidence")});
  }
  return sections;
}

// True where somebody gave what others may know to be there and no more.
bool Sections::holds_more(const Activity& activity) const {
  const auto& records = room_.spaces.at(activity.picture.state.id).space.records;
  return std::any_of(records.begin(), records.end(), [this](const auto& entry) {
    const kernel::Record& record = *entry.second;
    const auto seen = kernel::leaving(record, room_.consents);
    return record.record_class == kernel::RecordClass::contribution &&
           record.gate != kernel::Gate::withdrawn &&
           (seen == kernel::Visibility::presence || seen == kernel::Visibility::gist);
  });
}

std::vector<Section> Sections::said_by(const Activity& activity, const std::string& json_text) {
  const BlockReader reader(activity.picture.state.id, activity.words, quotes_, steps_, room_,
                           words_);
  std::vector<Section> sections;
  const json said = json::parse(json_text);
  for (const auto& one : said.at("sections")) {
    Section section = empty_section(activity);
    section.title = reader.text(one.at("title"));
    for (const auto& block : one.at("blocks")) {
      for (auto& read : reader.blocks(block)) {
        if (block.at("t") == "thing") {
          tell_thing(section.blocks, std::move(read));
        } else {
          section.blocks.push_back(std::move(read));
        }
      }
    }
    sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<Section> Sections::plain_tables(const Activity& activity, Unsaid why) {
  Section section = empty_section(activity);
  Table others{{words_.text("plain.kind"), words_.text("plain.words")}, {}};
  std::map<std::string, std::vector<kernel::RecordPtr>> by_kind;
  std::vector<Block> given;
  for (const auto& [key, record] : activity.picture.records) {
    if (record->space != activity.picture.state.id || record->type == "override") continue;
    const kernel::CoreKind* kind = room_.kinds.find(record->type);
    if (record->record_class == kernel::RecordClass::contribution) {
      if (auto quote = quotes_.of(*record)) given.push_back(std::move(*quote));
    } else if (kind && !kind->columns.empty()) {
      by_kind[record->type].push_back(record);
    } else {
      std::string text;
      for (const auto& one : texts_of(*record)) text += (text.empty() ? "" : "\n") + one;
      if (!text.empty()) others.rows.push_back({clean(record->type), quotes_.text(text)});
    }
  }
  if (others.rows.empty() && by_kind.empty() && given.empty()) return {};
  section.blocks.emplace_back(Paragraph{words_.text(why_text(why))});
  if (!others.rows.empty()) section.blocks.emplace_back(std::move(others));
  for (auto& [name, things] : by_kind) {
    section.blocks.emplace_back(
        table_of(*room_.kinds.find(name), std::move(things), quotes_, words_));
  }
  for (auto& quote : given) section.blocks.push_back(std::move(quote));
  return {std::move(section)};
}

// An activity that was opened before the promise was kept says so, whoever wrote its sections.
std::vector<Block> Sections::overrides_in(const Activity& activity) {
  std::vector<Block> blocks;
  for (const auto& [key, record] : activity.picture.records) {
    if (record->type != "override" || record->space != activity.picture.state.id) continue;
    const auto reason = json::parse(record->body.text()).value("reason", "");
    blocks.emplace_back(
        Paragraph{words_.text("promise_overridden", {{"reason", quotes_.text(reason)}})});
  }
  return blocks;
}

Section Sections::empty_section(const Activity& activity) const {
  const auto& state = activity.picture.state;
  return {clean(state.title), state.round, clean(state.title), {}};
}

}  // namespace chorus::report
