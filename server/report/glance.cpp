#include "report/glance.hpp"

#include "report/list_text.hpp"
#include "report/picture.hpp"
#include "report/voices.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::report {
namespace {

using nlohmann::json;

constexpr std::size_t k_largest = 3;  // of marks
constexpr std::array<std::string_view, 6> k_rounds{"before", "discover", "dream",
                                                   "design", "deliver",  "after"};
constexpr std::array<std::string_view, 5> k_states{"open", "in_hand", "done", "changed",
                                                   "not_done"};
constexpr std::array<std::string_view, 4> k_cornerstones{"welcome_and_care", "value_and_include",
                                                         "communicate", "work_in_partnership"};

std::string named(std::string_view kind, std::string_view name, const Words& words) {
  return words.text(std::string(kind) + "." + std::string(name));
}

Figure begun(const std::string& name, const Words& words) {
  Figure figure;
  figure.name = name;
  figure.title = words.text("glance." + name);
  return figure;
}

// Of which the paper tells something.
std::vector<std::string> activities_in(const Report& report, std::string_view round) {
  std::vector<std::string> titles;
  for (const auto& section : report.sections) {
    if (section.round != round || section.blocks.empty()) continue;
    if (titles.empty() || titles.back() != section.activity) titles.push_back(section.activity);
  }
  return titles;
}

std::optional<Figure> path(const Report& report, const Words& words) {
  Figure figure = begun("path", words);
  figure.twin.columns = {words.text("glance.round"), words.text("glance.parts")};
  Figure::Row way;
  std::vector<std::string> walked;
  for (const auto round : k_rounds) {
    const auto titles = activities_in(report, round);
    const auto name = named("round", round, words);
    way.marks.push_back({std::string(round), name, titles.empty() ? 0 : 3});
    figure.twin.rows.push_back(
        {name, titles.empty() ? words.text("glance.not_yet") : joined(titles, "; ")});
    if (!titles.empty()) walked.push_back(name);
  }
  if (walked.empty()) return std::nullopt;
  figure.rows = {std::move(way)};
  figure.says = words.text("glance.path.says", {{"rounds", listed(walked, words)}});
  return figure;
}

std::optional<Figure> states(const Report& report, const Words& words) {
  if (report.next_steps.empty()) return std::nullopt;
  Figure figure = begun("states", words);
  figure.twin.columns = {words.text("step.status"), words.text("glance.steps")};
  std::vector<std::string> said;
  for (const auto state : k_states) {
    Figure::Row row{named("status", state, words), {}};
    std::vector<std::string> ids;
    for (const auto& step : report.next_steps) {
      if (step.status != state) continue;
      row.marks.push_back({"state." + std::string(state), step.id});
      ids.push_back(step.id);
    }
    if (ids.empty()) continue;
    said.push_back(
        words.text("glance.states.of", {{"state", row.label}, {"n", std::to_string(ids.size())}}));
    figure.twin.rows.push_back({row.label, joined(ids, ", ")});
    figure.rows.push_back(std::move(row));
  }
  figure.says = words.text("glance.states.says", {{"states", joined(said, ", ")}});
  return figure;
}

// How many themes and dreams are about each cornerstone.
struct About {
  std::array<std::size_t, k_cornerstones.size()> themes{};
  std::array<std::size_t, k_cornerstones.size()> dreams{};
};

About about_cornerstones(const RoomPicture& room) {
  About about;
  for (const auto& [id, live] : room.spaces) {
    if (!is_reported(live.space)) continue;
    for (const auto& [key, record] : live.space.records) {
      const bool is_theme = record->type == "theme";
      const bool is_dream = record->type == "dream-statement";
      if ((!is_theme && !is_dream) || !may_leave(*record, room.consents)) continue;
      const auto body = json::parse(record->body.text());
      for (std::size_t at = 0; at < k_cornerstones.size(); ++at) {
        const json name = k_cornerstones.at(at);
        const auto all = body.value("cornerstones", json::array());
        if (is_theme && body.value("cornerstone", json()) == name) ++about.themes.at(at);
        if (is_dream && std::find(all.begin(), all.end(), name) != all.end()) {
          ++about.dreams.at(at);
        }
      }
    }
  }
  return about;
}

std::optional<Figure> cornerstones(const RoomPicture& room, const Words& words) {
  const auto about = about_cornerstones(room);
  Figure figure = begun("cornerstones", words);
  figure.twin.columns = {words.text("glance.cornerstone"), words.text("glance.themes"),
                         words.text("glance.dreams")};
  std::vector<std::string> missing;
  for (std::size_t at = 0; at < k_cornerstones.size(); ++at) {
    Figure::Row row{named("cornerstone", k_cornerstones.at(at), words), {}};
    const auto themes = about.themes.at(at);
    const auto dreams = about.dreams.at(at);
    row.marks.assign(themes, {"discover", ""});
    row.marks.insert(row.marks.end(), dreams, {"dream", ""});
    const auto cell = [&](std::size_t n) {
      return n == 0 ? words.text("glance.none_yet") : std::to_string(n);
    };
    figure.twin.rows.push_back({row.label, cell(themes), cell(dreams)});
    if (row.marks.empty()) missing.push_back(row.label);
    figure.rows.push_back(std::move(row));
  }
  if (missing.size() == k_cornerstones.size()) return std::nullopt;
  figure.says = words.text("glance.cornerstones.says");
  if (!missing.empty()) {
    figure.says +=
        " " + words.text("glance.cornerstones.missing", {{"which", listed(missing, words)}});
  }
  return figure;
}

std::optional<Figure> voices(const RoomPicture& room, const Words& words) {
  const auto evenings = voices_by_evening(room);
  if (evenings.empty()) return std::nullopt;
  Figure figure = begun("voices", words);
  figure.says = words.text("glance.voices.says");
  figure.twin.columns = {words.text("glance.evening")};
  for (const auto group : k_voices) {
    const auto name = named("group", kernel::to_text(group), words);
    figure.twin.columns.push_back(name);
    figure.rows.push_back({name, {}});
  }
  for (std::size_t at = 0; at < evenings.size(); ++at) {
    const auto number = std::to_string(at + 1);
    figure.heads.push_back(number);
    std::vector<std::string> cells{words.text("glance.evening_number", {{"n", number}})};
    for (std::size_t group = 0; group < k_voices.size(); ++group) {
      const auto part = evenings[at].parts.at(group);
      cells.push_back(words.text(part ? part_word(*part) : "glance.voices.too_few"));
      figure.rows[group].marks.push_back(
          {part ? "voice" : "too_few", "", static_cast<int>(part.value_or(k_largest))});
    }
    figure.twin.rows.push_back(std::move(cells));
  }
  return figure;
}

}  // namespace

std::vector<Figure> glance(const Report& report, const RoomPicture& room, const Words& words) {
  std::vector<Figure> figures;
  for (auto& figure : {path(report, words), cornerstones(room, words), voices(room, words),
                       states(report, words)}) {
    if (figure) figures.push_back(*figure);
  }
  return figures;
}

}  // namespace chorus::report
