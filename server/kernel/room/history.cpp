#include "kernel/room/history.hpp"

#include "kernel/values/limits.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chorus::kernel {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> k_acts{{
    {"core.release", "shown"},
    {"core.take_down", "taken_off"},
    {"core.hide", "hidden"},
    {"core.unhide", "shown_again"},
    {"core.permit", "permission"},
    {"core.give_outcome", "outcome"},
    {"core.reveal", "revealed"},
    {"core.undo", "undone"},
}};

bool is_core(std::string_view command) { return command.starts_with(k_core_prefix); }

}  // namespace

void History::keep(JournalRow row) {
  if (row.command.empty() || row.things.empty()) return;
  acts_.push_back(std::move(row));
  if (acts_.size() > limits::k_acts_kept) acts_.pop_front();
}

std::optional<Instant> History::newest() const {
  return acts_.empty() ? std::nullopt : std::optional(acts_.back().at);
}

void History::forget(const std::vector<Ref>& things) {
  if (things.empty()) return;
  for (auto& act : acts_) {
    std::erase_if(act.things, [&](const Ref& thing) {
      return std::find(things.begin(), things.end(), thing) != things.end();
    });
  }
  std::erase_if(acts_, [](const JournalRow& act) { return act.things.empty(); });
}

std::vector<JournalRow> History::of(const Ref& thing) const {
  std::vector<JournalRow> acts;
  std::copy_if(acts_.begin(), acts_.end(), std::back_inserter(acts), [&](const JournalRow& act) {
    return std::find(act.things.begin(), act.things.end(), thing) != act.things.end();
  });
  return acts;
}

std::optional<std::string_view> word_of(const JournalRow& act, bool is_first) {
  const auto known = std::find_if(k_acts.begin(), k_acts.end(),
                                  [&](const auto& entry) { return entry.first == act.command; });
  if (known != k_acts.end()) return known->second;
  if (act.command.empty() || is_core(act.command)) return std::nullopt;
  return is_first ? "told" : "changed";
}

void name_in_journal(Commit& commit, const Command& command, bool woke, const ChangeSet& changes) {
  commit.journal_keys = changes.ballots.empty() && !changes.untold;
  if (changes.untold) return;
  const bool is_wake = woke && !command.name.starts_with(k_core_prefix);
  commit.command = is_wake ? std::string(k_woke_prefix) + command.name : command.name;
  if (command.actor.role == Role::facilitator) commit.lead = command.actor.person;
  for (const auto& touched : changes.touched) {
    const RecordPtr& some = touched.after ? touched.after : touched.before;
    if (some->type != "outcome") continue;
    commit.about.push_back(
        ref_from(json::parse(some->body.text()).at("of").get<std::string>(), k_inquiry_space));
  }
}

JournalRow journal_row_of(const Commit& commit) {
  JournalRow row{commit.seq, commit.space, commit.at, commit.command, commit.lead, {}};
  if (!commit.journal_keys) return row;
  for (const auto& touched : commit.touched) {
    const bool told = !touched.after || (touched.after->record_class != RecordClass::draft &&
                                         touched.after->record_class != RecordClass::private_);
    if (told) row.things.push_back({commit.space, touched.key()});
  }
  row.things.insert(row.things.end(), commit.about.begin(), commit.about.end());
  return row;
}

}  // namespace chorus::kernel
