#include "rehearse/pretend_person.hpp"

#include "rehearse/today.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds k_think_least{1'000};
constexpr milliseconds k_think_most{6'000};
constexpr milliseconds k_think_floor{1};

constexpr std::array<std::string_view, 6> k_colours = {"blue", "green", "plum",
                                                       "teal", "amber", "rose"};
constexpr std::array<std::string_view, 8> k_things = {"wren", "owl",  "swift", "duck",
                                                      "leaf", "fern", "acorn", "moon"};
constexpr std::array<std::string_view, 4> k_role_groups = {"young_person", "parent_carer",
                                                           "practitioner", "supporter"};

// What somebody says in an activity shows on the sheet only once it was opened.
bool is_open_to_people(const SheetLine& line) {
  return line.phase != "draft" && line.phase != "lobby";
}

}  // namespace

PretendPerson::PretendPerson(ClientLoop& loop, Ledger& ledger, Options options)
    : options_(std::move(options)),
      ledger_(ledger),
      chance_(options_.line.seed),
      line_(loop, options_.line),
      thinking_(loop) {
  const auto now = [] { return std::chrono::steady_clock::now(); };
  line_.talk().on_said = [this, now](const Said& said, bool) {
    ledger_.said(options_.number, said, now());
  };
  line_.talk().on_answer = [this, now](const Said& said, const Outcome& outcome) {
    ledger_.answered(options_.number, said, outcome, now());
    answered(said, outcome);
  };
  line_.on_change = [this] { look(); };
}

void PretendPerson::start() {
  line_.talk().watch("inquiry");
  line_.start();
}

void PretendPerson::rest() {
  resting_ = true;
  thinking_.cancel();
}

bool PretendPerson::is_done_with(const std::string& space, const SeenSpace* seen) const {
  const auto found = players_.find(space);
  if (seen == nullptr) seen = line_.talk().mirror().find(space);
  return found != players_.end() && seen != nullptr && found->second->finished(*seen) && is_quiet();
}

void PretendPerson::look() {
  if (!line_.is_live()) return;
  watch_what_is_open();
  if (resting_ || thinking_.is_set() || !is_quiet()) return;
  thinking_.set(think(), [this] { act(); });
}

void PretendPerson::watch_what_is_open() {
  for (const auto& line : line_.talk().sheet()) {
    if (!is_open_to_people(line)) continue;
    if (!line_.talk().watches(line.space)) line_.talk().watch(line.space);
    player(line);
  }
}

void PretendPerson::act() {
  if (!line_.is_live() || !is_quiet() || introduce_or_arrive()) return;
  for (const auto& line : line_.talk().sheet()) {
    if (!is_open_to_people(line)) continue;
    const auto* space = line_.talk().mirror().find(line.space);
    if (space == nullptr) continue;
    auto move = player(line).next(*space, chance_, today_of(line_.talk()));
    if (!move) continue;
    const auto k = line_.talk().command(line.space, move->name, *move->args);
    attempt_ = {k, line.space, std::move(*move)};
    return;
  }
}

bool PretendPerson::introduce_or_arrive() {
  if (!introduced_) {
    const auto picture = std::string(k_colours[chance_.below(k_colours.size())]) + "-" +
                         std::string(k_things[chance_.below(k_things.size())]);
    line_.talk().command("inquiry", "core.introduce",
                         {{"picture", picture},
                          {"name", options_.name},
                          {"role_group", k_role_groups[chance_.below(k_role_groups.size())]}});
    return true;
  }
  if (arrived_) return false;
  line_.talk().command("inquiry", "core.arrive", json::object());
  return true;
}

void PretendPerson::answered(const Said& said, const Outcome& outcome) {
  if (said.name == "core.introduce") introduced_ = introduced_ || outcome.accepted;
  if (said.name == "core.arrive") arrived_ = arrived_ || outcome.accepted;
  const auto found = players_.find(said.space);
  if (found == players_.end() || said.k != attempt_.k) return;
  if (outcome.accepted) {
    found->second->accepted(attempt_.move);
  } else {
    found->second->rejected(attempt_.move, outcome.code);
  }
}

Player& PretendPerson::player(const SheetLine& line) {
  auto& known = players_[line.space];
  if (!known) {
    known = std::make_unique<Player>(script_for(*options_.scripts, line.plugin), chance_,
                                     options_.restless);
  }
  return *known;
}

milliseconds PretendPerson::think() {
  const auto time = chance_.between(k_think_least, k_think_most);
  const auto scaled = static_cast<double>(time.count()) / options_.speed;
  return std::max(k_think_floor, milliseconds(static_cast<std::int64_t>(scaled)));
}

}  // namespace chorus::rehearse
