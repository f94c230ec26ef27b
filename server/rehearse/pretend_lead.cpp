#include "rehearse/pretend_lead.hpp"

#include "rehearse/lead_book.hpp"
#include "rehearse/planned.hpp"
#include "rehearse/playbook.hpp"
#include "rehearse/today.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds k_between_acts{1'500};
constexpr milliseconds k_lead_looks_again{50};
constexpr std::size_t k_refused_most = 20;
constexpr std::size_t k_people_a_table = 5;
constexpr std::size_t k_people_at_once = 400;

// Those who have said who they are and sit nowhere, in no order that means anything.
std::vector<std::string> who_sits_nowhere(const SeenSpace& inquiry) {
  std::set<std::string> seated;
  for (const auto* group : inquiry.of("group")) {
    for (const auto& person : group->body->at("people")) seated.insert(person.get<std::string>());
  }
  std::vector<std::string> nowhere;
  for (const auto* person : inquiry.of("person")) {
    if (!seated.contains(person->key)) nowhere.push_back(person->key);
  }
  return nowhere;
}

}  // namespace

PretendLead::PretendLead(ClientLoop& loop, Ledger& ledger, Options options)
    : options_(std::move(options)),
      ledger_(ledger),
      chance_(options_.line.seed),
      line_(loop, options_.line),
      next_(loop) {
  const auto now = [] { return std::chrono::steady_clock::now(); };
  line_.talk().on_said = [this, now](const Said& said, bool) {
    ledger_.said(k_number, said, now());
  };
  line_.talk().on_answer = [this, now](const Said& said, const Outcome& outcome) {
    ledger_.answered(k_number, said, outcome, now());
    answered(said, outcome);
  };
  line_.on_change = [this] { look(); };
}

void PretendLead::start() {
  line_.talk().watch("inquiry");
  line_.start();
}

void PretendLead::rest() {
  resting_ = true;
  next_.cancel();
}

void PretendLead::look() {
  if (resting_ || finished_ || !line_.is_live() || !is_quiet()) return;
  if (!next_.is_set()) next_.set(pause_between(), [this] { act(); });
}

void PretendLead::act() {
  if (!line_.is_live() || !is_quiet()) return;
  if (!has_begun_ && !begin()) return next_.set(k_lead_looks_again, [this] { act(); });
  const auto* line = line_to_run();
  if (line == nullptr) {
    finished_ = true;
    current_.clear();
    return;
  }
  current_ = line->space;
  if (!line_.talk().watches(line->space)) line_.talk().watch(line->space);
  if (line_.talk().mirror().find(line->space) != nullptr) run(*line);
  if (is_quiet()) next_.set(k_lead_looks_again, [this] { act(); });
}

// False: the plan is not on the page yet.
bool PretendLead::begin() {
  const auto* inquiry = line_.talk().mirror().find("inquiry");
  if (inquiry == nullptr) return false;
  if (options_.until_evening) wanted_ = parts_until(*inquiry, *options_.until_evening);
  for (const auto& line : line_.talk().sheet()) {
    if (line.phase == "closed" || line.phase == "revealed") was_done_.insert(line.space);
  }
  has_begun_ = true;
  return true;
}

const SheetLine* PretendLead::line_to_run() const {
  for (const auto& line : line_.talk().sheet()) {
    if (is_wanted(line) && !left_.contains(line.space) && (!is_done(line) || more_to_do(line))) {
      return &line;
    }
  }
  return nullptr;
}

bool PretendLead::is_wanted(const SheetLine& line) const {
  return !wanted_ || wanted_->contains(line.space);
}

bool PretendLead::is_done(const SheetLine& line) const {
  return line.phase == "revealed" || (line.phase == "closed" && not_revealed_.contains(line.space));
}

std::size_t PretendLead::parts() const {
  const auto& sheet = line_.talk().sheet();
  return static_cast<std::size_t>(
      std::count_if(sheet.begin(), sheet.end(), [this](const SheetLine& line) {
        return is_wanted(line) && !was_done_.contains(line.space);
      }));
}

std::size_t PretendLead::parts_done() const {
  const auto& sheet = line_.talk().sheet();
  return static_cast<std::size_t>(
      std::count_if(sheet.begin(), sheet.end(), [this](const SheetLine& line) {
        return is_wanted(line) && !was_done_.contains(line.space) && !left_.contains(line.space) &&
               is_done(line);
      }));
}

// An activity that goes on after a reveal; one that is not whole on the page yet may.
bool PretendLead::more_to_do(const SheetLine& line) const {
  const Script& script = script_for(*options_.scripts, line.plugin);
  if (line.phase != "revealed" || !goes_on_after_reveal(script)) return false;
  const auto* seen = line_.talk().mirror().find(line.space);
  Chance tried = chance_;
  return seen == nullptr || next_of_lead(script, *seen, tried, today_of(line_.talk())).has_value();
}

void PretendLead::run(const SheetLine& line) {
  if (line.phase == "draft") return say(line.space, "core.prepare", json::object());
  const Script& script = script_for(*options_.scripts, line.plugin);
  const auto& seen = *line_.talk().mirror().find(line.space);
  if (const auto move = next_of_lead(script, seen, chance_, today_of(line_.talk()))) {
    return say(line.space, move->name, *move->args);
  }
  if (line.phase == "lobby") return say(line.space, "core.open", json::object());
  if (line.phase == "paused") return say(line.space, "core.resume", json::object());
  if (line.phase == "closed") {
    if (script.reveals) return say(line.space, "core.reveal", json::object());
    not_revealed_.insert(line.space);
    return;
  }
  if (line.phase == "revealed") return;
  if (line_.talk().on_wall() != line.space) {
    return say("inquiry", "core.show", {{"space", line.space}});
  }
  close_when_done(line);
}

void PretendLead::close_when_done(const SheetLine& line) {
  const auto now = std::chrono::steady_clock::now();
  if (waiting_for_ != line.space) {
    waiting_for_ = line.space;
    waiting_since_ = now;
  }
  const bool done = !everyone_is_done || everyone_is_done(line.space);
  if (done && seat_people()) return;
  if (!done && now - waiting_since_ < options_.patience) return;
  if (done && before_close && closed_by_me_.insert(line.space).second) before_close(line);
  say(line.space, "core.close", {{"now", true}});
}

// Everybody is in and has answered: who sits nowhere yet is seated by the room, as leads ask for it
// between two parts. Who has no seat by the rules of sitting is not asked for again. False: there
// is nobody to seat.
bool PretendLead::seat_people() {
  const auto* inquiry = line_.talk().mirror().find("inquiry");
  if (inquiry == nullptr || seats_nobody_) return false;
  auto nowhere = who_sits_nowhere(*inquiry);
  std::erase_if(nowhere,
                [&](const std::string& person) { return asked_to_seat_.contains(person); });
  if (nowhere.empty()) return false;
  if (nowhere.size() > k_people_at_once) nowhere.resize(k_people_at_once);
  asked_to_seat_.insert(nowhere.begin(), nowhere.end());
  json tables = json::array();
  const std::size_t before = inquiry->of("group").size();
  for (std::size_t at = 0; at < nowhere.size(); at += k_people_a_table) {
    tables.push_back({{"name", "Table " + std::to_string(before + tables.size() + 1)}});
  }
  say("inquiry", "core.seat", {{"people", std::move(nowhere)}, {"tables", std::move(tables)}});
  return true;
}

void PretendLead::say(const std::string& space, const std::string& name, json args) {
  line_.talk().command(space, name, std::move(args));
}

void PretendLead::answered(const Said& said, const Outcome& outcome) {
  if (outcome.accepted) {
    refused_in_a_row_ = 0;
    return;
  }
  if (said.name == "core.seat") {
    asked_to_seat_.clear();
    seats_nobody_ = !is_passing(outcome.code);
  }
  if (said.name == "core.reveal" && !is_passing(outcome.code)) not_revealed_.insert(said.space);
  if (++refused_in_a_row_ < k_refused_most) return;
  refused_in_a_row_ = 0;
  const auto* line = line_.talk().sheet_line(current_);
  left_.emplace(current_, LeftPart{line == nullptr ? current_ : line->title, said.name,
                                   outcome.code, outcome.text_key, outcome.text_args});
}

milliseconds PretendLead::pause_between() const {
  const auto scaled = static_cast<double>(k_between_acts.count()) / options_.speed;
  return std::max(milliseconds(1), milliseconds(static_cast<std::int64_t>(scaled)));
}

}  // namespace chorus::rehearse
