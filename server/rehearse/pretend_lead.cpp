#include "rehearse/pretend_lead.hpp"

#include "platform/local_time.hpp"
#include "rehearse/lead_book.hpp"
#include "rehearse/playbook.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace chorus::rehearse {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds k_between_acts{1'500};
constexpr milliseconds k_look_again{50};
constexpr std::size_t k_refused_most = 20;
constexpr int k_weeks_to_report_back = 6;

json pretend_promise(const std::string& today) {
  return {
      {"why", "This is a rehearsal. We practise how an evening goes."},
      {"easy_read", "We are practising. Nothing you say here is kept."},
      {"can_change", {"How the first weeks at a new place go"}},
      {"cannot_change", {"How many places there are"}},
      {"deciders", {"The pretend board"}},
      {"report_backs",
       {{{"date", day_after(today, k_weeks_to_report_back)}, {"how", "A letter and a meeting"}}}}};
}

bool is_approved_promise(const SeenRecord& record) {
  return record.type == "promise" && record.body->value("state", "") == "approved";
}

}  // namespace

PretendLead::PretendLead(ClientLoop& loop, Ledger& ledger, Options options)
    : options_(std::move(options)), ledger_(ledger), line_(loop, options_.line), next_(loop) {
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

const std::string& PretendLead::trouble() const {
  return trouble_.empty() ? line_.trouble() : trouble_;
}

void PretendLead::look() {
  if (resting_ || finished_ || !trouble_.empty() || !line_.is_live() || !is_quiet()) return;
  if (!next_.is_set()) next_.set(pause_between(), [this] { act(); });
}

void PretendLead::act() {
  if (!line_.is_live() || !is_quiet()) return;
  const auto* line = line_to_run();
  if (line == nullptr) {
    finished_ = true;
    current_.clear();
    return;
  }
  current_ = line->space;
  if (!line_.talk().watches(line->space)) line_.talk().watch(line->space);
  if (line_.talk().mirror().find(line->space) != nullptr) run(*line);
  if (is_quiet()) next_.set(k_look_again, [this] { act(); });
}

const SheetLine* PretendLead::line_to_run() const {
  for (const auto& line : line_.talk().sheet()) {
    const bool shown =
        line.phase == "revealed" || (line.phase == "closed" && not_revealed_.contains(line.space));
    if (!shown || more_to_do(line)) return &line;
  }
  return nullptr;
}

// An activity that goes on after a reveal; one that is not whole on the page yet may.
bool PretendLead::more_to_do(const SheetLine& line) const {
  if (line.phase != "revealed" || !goes_on_after_reveal(line.plugin)) return false;
  const auto* seen = line_.talk().mirror().find(line.space);
  return seen == nullptr || next_of_lead(line.plugin, *seen, today()).has_value();
}

// As the room counts days, wherever this program runs.
std::string PretendLead::today() const {
  const auto* inquiry = line_.talk().mirror().find("inquiry");
  const auto* facts = inquiry == nullptr ? nullptr : inquiry->find("inquiry/main");
  const auto zone = facts == nullptr ? std::string() : facts->body->value("zone", "");
  if (!zone.empty()) platform::use_zone(zone);
  return platform::local_day(line_.talk().now());
}

void PretendLead::run(const SheetLine& line) {
  if (line.phase == "draft") return say(line.space, "core.prepare", json::object());
  if (line.plugin == "promise" && line.phase == "lobby" && keep_promise(line)) return;
  const auto& seen = *line_.talk().mirror().find(line.space);
  if (const auto move = next_of_lead(line.plugin, seen, today())) {
    return say(line.space, move->name, *move->args);
  }
  if (line.phase == "lobby") return say(line.space, "core.open", json::object());
  if (line.phase == "paused") return say(line.space, "core.resume", json::object());
  if (line.phase == "closed") {
    if (line.plugin != "promise") return say(line.space, "core.reveal", json::object());
    not_revealed_.insert(line.space);  // nothing of a promise waits for a reveal
    return;
  }
  if (line.phase == "revealed") return;
  if (line_.talk().on_wall() != line.space) {
    return say("inquiry", "core.show", {{"space", line.space}});
  }
  close_when_done(line);
}

bool PretendLead::keep_promise(const SheetLine& line) {
  const auto& records = line_.talk().mirror().find(line.space)->records;
  const auto has = [&records](const auto& is) {
    return std::any_of(records.begin(), records.end(),
                       [&is](const auto& entry) { return is(entry.second); });
  };
  if (has(is_approved_promise)) return false;
  if (has([](const SeenRecord& record) { return record.type == "wording"; })) {
    say(line.space, "approve", {{"with", {"young_person", "parent_carer"}}});
  } else {
    say(line.space, "edit", pretend_promise(today()));
  }
  return true;
}

void PretendLead::close_when_done(const SheetLine& line) {
  const auto now = std::chrono::steady_clock::now();
  if (waiting_for_ != line.space) {
    waiting_for_ = line.space;
    waiting_since_ = now;
  }
  const bool done = !everyone_is_done || everyone_is_done(line.space);
  if (!done && now - waiting_since_ < options_.patience) return;
  if (done && before_close && closed_by_me_.insert(line.space).second) before_close(line.space);
  say(line.space, "core.close", {{"now", true}});
}

void PretendLead::say(const std::string& space, const std::string& name, json args) {
  line_.talk().command(space, name, std::move(args));
}

void PretendLead::answered(const Said& said, const Outcome& outcome) {
  if (outcome.accepted) {
    refused_in_a_row_ = 0;
    return;
  }
  if (said.name == "core.reveal" && !is_passing(outcome.code)) not_revealed_.insert(said.space);
  if (++refused_in_a_row_ < k_refused_most) return;
  trouble_ = said.name + " is refused again and again: " + outcome.code;
}

milliseconds PretendLead::pause_between() const {
  const auto scaled = static_cast<double>(k_between_acts.count()) / options_.speed;
  return std::max(milliseconds(1), milliseconds(static_cast<std::int64_t>(scaled)));
}

}  // namespace chorus::rehearse
