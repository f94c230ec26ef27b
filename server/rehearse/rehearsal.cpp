#include "rehearse/rehearsal.hpp"

#include "kernel/values/limits.hpp"
#include "rehearse/stage.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace chorus::rehearse {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds k_entrance_apart{8};  // so that few stand at the door without a seat
constexpr milliseconds k_tell_every{2'000};
constexpr milliseconds k_reckoning_most{20'000};
constexpr int k_poll_every_nth = 3;
// Somebody who polls holds two connections. A room at its limit has few to spare beyond one each;
// some are left to the lead, the wall and those who are just coming.
constexpr int k_connections = static_cast<int>(limits::k_people + limits::k_connections_spare);
constexpr int k_connections_left_free = 12;
constexpr int k_reckoning_share = 4;  // of the whole time, at most
constexpr std::size_t k_named_troubles = 5;

bool is_shown(const SheetLine& line) { return line.phase != "draft" && line.phase != "lobby"; }

bool takes_answers(const SheetLine& line) {
  return line.phase == "open" || line.phase == "closing_soon" || line.phase == "reopened";
}

ClientLoop::Time now() { return std::chrono::steady_clock::now(); }

}  // namespace

Rehearsal::Rehearsal(ClientLoop& loop, Options options)
    : loop_(loop), options_(std::move(options)), verdict_(ledger_) {
  make_people();
  if (options_.launch) make_lead();
}

Rehearsal::~Rehearsal() = default;

void Rehearsal::make_people() {
  const std::string run = fresh_id().substr(0, 6);
  int may_poll = k_connections - k_connections_left_free - options_.people;
  for (int number = 1; number <= options_.people; ++number) {
    PretendPerson::Options person;
    person.number = number;
    person.name = "Pretend " + std::to_string(number) + " " + run;
    person.speed = options_.speed;
    person.restless = options_.restless;
    person.scripts = &options_.scripts;
    person.line.where = options_.where;
    person.line.claim = {"join_code", options_.code};
    const bool polls = number % k_poll_every_nth == 0 && may_poll-- > 0;
    person.line.carrier = polls ? CarrierKind::poll : CarrierKind::socket;
    person.line.seed = options_.seed * 1'000'003U + static_cast<std::uint64_t>(number);
    person.line.retry_from = std::min(person.line.retry_from, options_.retry_to);
    person.line.retry_to = options_.retry_to;
    people_.push_back(std::make_unique<PretendPerson>(loop_, ledger_, std::move(person)));
  }
}

void Rehearsal::make_lead() {
  PretendLead::Options lead;
  lead.speed = options_.speed;
  lead.scripts = &options_.scripts;
  lead.patience = options_.patience.value_or(std::max(milliseconds(5'000), options_.limit / 3));
  lead.until_evening = options_.until_evening;
  lead.line.where = options_.where;
  lead.line.claim = {"launch", *options_.launch};
  lead.line.seat = "facilitator";
  lead.line.seed = options_.seed;
  lead.line.retry_from = std::min(lead.line.retry_from, options_.retry_to);
  lead.line.retry_to = options_.retry_to;
  lead_ = std::make_unique<PretendLead>(loop_, ledger_, std::move(lead));
  lead_->everyone_is_done = [this](const std::string& space) { return is_done(space); };
  lead_->before_close = [this](const SheetLine& line) { judge_before_close(line); };
}

void Rehearsal::begin() {
  if (lead_) lead_->start();
  auto after = k_entrance_apart;
  for (const auto& person : people_) {
    entrances_.push_back(std::make_unique<Alarm>(loop_));
    entrances_.back()->set(after, [pretend = person.get()] { pretend->start(); });
    after += k_entrance_apart;
  }
}

bool Rehearsal::is_done(const std::string& space) const {
  const auto* seen = lead_ ? lead_->line().talk().mirror().find(space) : nullptr;
  return std::all_of(people_.begin(), people_.end(), [&](const auto& person) {
    return person->line().is_over() || (person->has_arrived() && person->is_done_with(space, seen));
  });
}

bool Rehearsal::everyone_has_arrived() const {
  return std::all_of(people_.begin(), people_.end(),
                     [](const auto& person) { return person->has_arrived(); });
}

bool Rehearsal::evening_is_over() const {
  const bool all_gone = std::all_of(people_.begin(), people_.end(),
                                    [](const auto& person) { return person->line().is_over(); });
  return all_gone || (lead_ && (lead_->is_finished() || !lead_->trouble().empty()));
}

RehearsalReport Rehearsal::run(const std::function<void()>& tell) {
  const auto end = now() + options_.limit;
  const auto reckoning = std::min(k_reckoning_most, options_.limit / k_reckoning_share);
  Alarm telling(loop_);
  std::function<void()> again = [&] {
    tell();
    telling.set(k_tell_every, again);
  };
  telling.set(k_tell_every, again);
  begin();
  const bool in_time = loop_.run_until([this] { return evening_is_over(); }, end - reckoning);
  const bool cut_short = lead_ && !in_time;
  auto report = reckon(end);
  if (cut_short) report.troubles.emplace_back("the time was over before the evening was");
  return report;
}

RehearsalReport Rehearsal::reckon(ClientLoop::Time deadline) {
  settle(deadline);
  look_afresh(deadline);
  judge_people();
  judge_activities();
  RehearsalReport report;
  for (const auto& person : people_) {
    report.people += person->has_arrived() ? 1 : 0;
    report.reconnects += person->line().reconnects();
    const auto denied = person->line().talk().contradictions();
    verdict_.found_lost(denied, person->name() + ": answered once with yes and once with no");
  }
  if (lead_) report.reconnects += lead_->line().reconnects();
  report.sent = ledger_.sent();
  report.acknowledged = ledger_.acknowledged();
  report.lost = verdict_.lost();
  report.doubled = verdict_.doubled();
  report.p50_ms = ledger_.percentile_ms(0.50);
  report.p95_ms = ledger_.percentile_ms(0.95);
  report.p99_ms = ledger_.percentile_ms(0.99);
  report.findings = verdict_.words();
  const auto standing = this->standing();
  report.parts = standing.parts;
  report.parts_done = standing.parts_done;
  add_troubles(report);
  return report;
}

// Nobody begins anything new; what was said is answered.
void Rehearsal::settle(ClientLoop::Time deadline) {
  entrances_.clear();
  for (const auto& person : people_) person->rest();
  if (lead_) lead_->rest();
  const auto settled = [this] {
    const auto quiet = [](const auto& one) {
      return one.line().is_over() || one.line().state() == LiveClient::State::idle ||
             (one.line().is_live() && one.is_quiet());
    };
    return (!lead_ || quiet(*lead_)) &&
           std::all_of(people_.begin(), people_.end(),
                       [&](const auto& person) { return quiet(*person); });
  };
  loop_.run_until(settled, deadline);
}

// Everyone asks for everything anew: what a page has put together from changes proves nothing about
// what the server would tell somebody who comes now.
void Rehearsal::look_afresh(ClientLoop::Time deadline) {
  const auto spaces = sheet();
  const auto each_talk = [&](const auto& visit) {
    for (const auto& person : people_) visit(person->line());
    if (lead_) visit(lead_->line());
  };
  each_talk([&](LiveClient& line) {
    line.talk().watch("inquiry");
    for (const auto& shown : spaces) {
      if (is_shown(shown)) line.talk().watch(shown.space);
    }
  });
  // What a page was told of is not always still there: the file may be an earlier one by now.
  const auto sees_all = [&](const LiveClient& line) {
    const auto& talk = line.talk();
    return line.is_live() && talk.mirror().find("inquiry") != nullptr &&
           std::all_of(talk.sheet().begin(), talk.sheet().end(), [&](const SheetLine& shown) {
             return !is_shown(shown) || talk.mirror().find(shown.space) != nullptr;
           });
  };
  const auto blind = [&] {
    std::size_t count = 0;
    each_talk([&](const LiveClient& line) {
      const bool never_came = line.is_over() || line.state() == LiveClient::State::idle;
      count += never_came || sees_all(line) ? 0 : 1;
    });
    return count;
  };
  loop_.run_until([&] { return blind() == 0; }, deadline);
  unchecked_ = blind();
}

void Rehearsal::judge_before_close(const SheetLine& line) {
  for (const auto& kept : script_for(options_.scripts, line.plugin).kept) {
    if (kept.by_lead || kept.how != Script::Kept::How::last) continue;
    for (const auto& person : people_) {
      const auto* seen = person->line().talk().mirror().find(line.space);
      if (seen != nullptr && person->is_quiet()) {
        verdict_.judge_kept(person->number(), line.space, kept, *seen);
      }
    }
  }
}

void Rehearsal::judge_people() {
  std::vector<std::string> names;
  for (const auto& person : people_) {
    const auto* inquiry = person->line().talk().mirror().find("inquiry");
    if (inquiry == nullptr) continue;
    verdict_.judge_person(person->number(), *inquiry);
    const auto* said = ledger_.account(person->number(), "inquiry", "core.introduce");
    if (said != nullptr && said->accepted > 0) names.push_back(person->name());
  }
  if (!lead_) return;
  const auto* inquiry = lead_->line().talk().mirror().find("inquiry");
  if (inquiry != nullptr) verdict_.judge_names(names, *inquiry);
}

void Rehearsal::judge_activities() {
  std::vector<int> people;
  for (const auto& person : people_) people.push_back(person->number());
  std::vector<std::string> shown;
  for (const auto& line : sheet()) {
    if (lead_) verdict_.judge_phase(PretendLead::k_number, line.space, line.phase);
    if (!is_shown(line)) continue;
    shown.push_back(line.space);
    judge_kept(line);
    if (line.phase == "revealed") judge_counted(line, people);
  }
  verdict_.judge_shown(shown);
}

void Rehearsal::judge_kept(const SheetLine& line) {
  for (const auto& kept : script_for(options_.scripts, line.plugin).kept) {
    if (kept.by_lead) {
      const auto* seen = lead_ ? lead_->line().talk().mirror().find(line.space) : nullptr;
      if (seen != nullptr) verdict_.judge_kept(PretendLead::k_number, line.space, kept, *seen);
      continue;
    }
    for (const auto& person : people_) {
      const auto* seen = person->line().talk().mirror().find(line.space);
      if (seen != nullptr) verdict_.judge_kept(person->number(), line.space, kept, *seen);
    }
  }
}

// The figures are reckoned once, by the lead's page; everybody else's must say the same.
void Rehearsal::judge_counted(const SheetLine& line, const std::vector<int>& people) {
  const auto& counted = script_for(options_.scripts, line.plugin).counted;
  if (!counted) return;
  const auto shows = [&](const SeenSpace& seen) {
    Chance none(0);
    const auto* record = Stage(seen, none, {}).find(counted->in);
    return record == nullptr ? nlohmann::json() : *record->body;
  };
  const SeenSpace* first = lead_ ? lead_->line().talk().mirror().find(line.space) : nullptr;
  std::size_t different = 0;
  for (const auto& person : people_) {
    const auto* seen = person->line().talk().mirror().find(line.space);
    if (seen == nullptr) continue;
    if (first == nullptr) first = seen;
    if (counted->shown_to_all && shows(*seen) != shows(*first)) ++different;
  }
  if (first == nullptr) return;
  verdict_.judge_counted(people, line.space, *counted, *first, others_are_here());
  verdict_.found_lost(different, "pages that show another count of " + line.space);
}

bool Rehearsal::others_are_here() const {
  return !lead_ || lead_->line().talk().most_here() > people_.size();
}

std::vector<SheetLine> Rehearsal::sheet() const {
  if (lead_ && !lead_->line().talk().sheet().empty()) return lead_->line().talk().sheet();
  for (const auto& person : people_) {
    if (!person->line().talk().sheet().empty()) return person->line().talk().sheet();
  }
  return {};
}

void Rehearsal::add_troubles(RehearsalReport& report) const {
  std::map<std::string, std::size_t> why;
  for (const auto& person : people_) {
    if (!person->line().trouble().empty()) ++why[person->line().trouble()];
  }
  std::size_t named = 0;
  for (const auto& [words, count] : why) {
    if (++named > k_named_troubles) break;
    report.troubles.push_back(std::to_string(count) + " people: " + words);
  }
  if (lead_ && !lead_->trouble().empty()) {
    report.troubles.push_back("the lead: " + lead_->trouble());
  }
  if (lead_) {
    for (const auto& [space, part] : lead_->left()) {
      report.left.push_back(part);
      report.troubles.push_back(part.title + ": " + part.command +
                                " is refused again and again: " + part.code);
    }
  }
  if (unchecked_ > 0) {
    report.troubles.push_back(std::to_string(unchecked_) +
                              " pages could not be looked at in the end");
  }
  if (ledger_.unanswered() > 0) {
    report.troubles.push_back(std::to_string(ledger_.unanswered()) +
                              " commands were never answered");
  }
  if (report.people == 0) report.troubles.emplace_back("nobody got in");
}

Rehearsal::Standing Rehearsal::standing() const {
  Standing standing;
  standing.here = static_cast<std::size_t>(std::count_if(
      people_.begin(), people_.end(), [](const auto& person) { return person->line().is_live(); }));
  if (!lead_) return standing;
  standing.parts = lead_->parts();
  standing.parts_done = lead_->parts_done();
  const auto* line = lead_->line().talk().sheet_line(lead_->current());
  if (line != nullptr) standing.title = line->title;
  return standing;
}

std::string Rehearsal::where_we_are() const {
  const auto count = [this](const auto& is) {
    return std::to_string(std::count_if(people_.begin(), people_.end(),
                                        [&is](const auto& person) { return is(*person); }));
  };
  const auto live = count([](const PretendPerson& person) { return person.line().is_live(); });
  std::string words = live + " of " + std::to_string(people_.size()) + " people connected, " +
                      std::to_string(ledger_.acknowledged()) + " of " +
                      std::to_string(ledger_.sent()) + " commands answered";
  for (const auto& line : sheet()) {
    if (!takes_answers(line)) continue;
    const auto done =
        count([&](const PretendPerson& person) { return person.is_done_with(line.space); });
    words += "; " + line.title + ": " + done + " done";
  }
  return words;
}

}  // namespace chorus::rehearse
