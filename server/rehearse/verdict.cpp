#include "rehearse/verdict.hpp"

#include "rehearse/stage.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>

namespace chorus::rehearse {
namespace {

using nlohmann::json;

// How often something must and may be there: they differ where a choice was never answered.
struct Bounds {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

// One person's words that may stand: the last accepted, and all that were never answered. The first
// is null where none was accepted, so that it may be that none stands.
using Candidates = std::vector<const json*>;

void widen(Bounds& bounds, const std::vector<std::int64_t>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  bounds.least += *least;
  bounds.most += *most;
}

struct Difference {
  std::int64_t missing = 0;
  std::int64_t surplus = 0;

  void add(const Bounds& bounds, std::int64_t there) {
    missing += std::max<std::int64_t>(0, bounds.least - there);
    surplus += std::max<std::int64_t>(0, there - bounds.most);
  }
};

std::int64_t number_at(const json& object, const std::string& member) {
  const auto found = object.find(member);
  return found == object.end() || !found->is_number_integer() ? 0 : found->get<std::int64_t>();
}

// Holds one record's figures against what people said.
class Count {
 public:
  // `only`: the members that words must have to be counted.
  Count(const std::vector<Candidates>& words, const json& only) : words_(words), only_(only) {}

  Difference of(const std::vector<Script::Figure>& figures, const json& body) const {
    Difference difference;
    for (const auto& figure : figures) {
      if (figure.list.empty()) {
        difference.add(expected(figure), number_at(body, figure.at));
      } else {
        add_list(difference, figure, body.value(figure.list, json::array()));
      }
    }
    return difference;
  }

 private:
  Bounds expected(const Script::Figure& figure) const {
    Bounds bounds;
    for (const auto& candidates : words_) {
      std::vector<std::int64_t> values;
      values.reserve(candidates.size());
      for (const auto* said : candidates) {
        const bool counts = said != nullptr && holds_all(*said, only_) &&
                            (figure.has.empty() || said->contains(figure.has)) &&
                            holds_all(*said, figure.where);
        values.push_back(counts ? 1 : 0);
      }
      widen(bounds, values);
    }
    return bounds;
  }

  // What is said of each thing that any of the words names.
  std::map<std::string, Bounds> expected_of_each(const Script::Figure& figure) const {
    std::map<std::string, Bounds> expected;
    for (const auto& candidates : words_) {
      std::map<std::string, std::vector<std::int64_t>> values;
      for (const auto* said : candidates) {
        if (said == nullptr) continue;
        const json sums = said->value(figure.sums, json::object());
        for (const auto& [name, number] : sums.items()) values[name];
      }
      for (auto& [name, numbers] : values) {
        for (const auto* said : candidates) {
          const bool counts = said != nullptr && holds_all(*said, only_);
          numbers.push_back(counts ? number_at(said->value(figure.sums, json::object()), name) : 0);
        }
        widen(expected[name], numbers);
      }
    }
    return expected;
  }

  void add_list(Difference& difference, const Script::Figure& figure, const json& items) const {
    auto expected = expected_of_each(figure);
    for (const auto& item : items) {
      const auto found = expected.find(item.value(figure.named, ""));
      difference.add(found == expected.end() ? Bounds{} : found->second,
                     number_at(item, figure.at));
      if (found != expected.end()) expected.erase(found);
    }
    for (const auto& [name, bounds] : expected) difference.add(bounds, 0);
  }

  const std::vector<Candidates>& words_;
  const json& only_;
};

std::string person(int who) { return who == 0 ? "the lead" : "person " + std::to_string(who); }

}  // namespace

void Verdict::found_lost(std::size_t count, const std::string& words) {
  if (count == 0) return;
  lost_ += count;
  words_.push_back("lost: " + words);
}

void Verdict::found_doubled(std::size_t count, const std::string& words) {
  if (count == 0) return;
  doubled_ += count;
  words_.push_back("doubled: " + words);
}

void Verdict::expect_one(int who, std::size_t there, const std::string& what) {
  if (there == 0) found_lost(1, person(who) + ": " + what);
  if (there > 1) found_doubled(there - 1, person(who) + ": " + what);
}

void Verdict::judge_person(int who, const SeenSpace& inquiry) {
  const auto* introduced = ledger_.account(who, "inquiry", "core.introduce");
  const auto* arrived = ledger_.account(who, "inquiry", "core.arrive");
  std::size_t persons = 0;
  std::size_t welcomes = 0;
  bool as_said = false;
  for (const auto& [key, record] : inquiry.records) {
    if (!record.mine) continue;
    if (record.type == "welcome") ++welcomes;
    if (record.type != "person") continue;
    ++persons;
    as_said = introduced != nullptr && introduced->last != nullptr &&
              record.body->value("picture", "") == introduced->last->value("picture", "");
  }
  if (introduced != nullptr && introduced->accepted > 0) {
    expect_one(who, persons, "who they are");
    if (persons == 1 && !as_said && introduced->open.empty()) {
      found_lost(1, person(who) + ": the picture they chose last");
    }
  }
  if (arrived != nullptr && arrived->accepted > 0) expect_one(who, welcomes, "their welcome");
}

void Verdict::judge_names(const std::vector<std::string>& names, const SeenSpace& inquiry) {
  std::map<std::string, std::size_t> there;
  for (const auto* record : inquiry.of("person")) ++there[record->body->value("name", "")];
  for (const auto& name : names) {
    const auto count = there[name];
    if (count == 0) found_lost(1, "the leads do not see " + name);
    if (count > 1) found_doubled(count - 1, "the leads see several of " + name);
  }
}

void Verdict::judge_kept(int who, const std::string& space, const Script::Kept& kept,
                         const SeenSpace& seen) {
  const auto* said = ledger_.account(who, space, kept.command);
  if (said == nullptr) return;
  Chance none(0);
  const auto there = Stage(seen, none, {}).all(kept.as);
  const std::string what = "\"" + kept.command + "\" in " + space;
  switch (kept.how) {
    case Script::Kept::How::one:
      if (said->accepted > 0) expect_one(who, there.size(), what);
      return;
    case Script::Kept::How::each: {
      const auto most = said->accepted + said->open.size();
      if (there.size() < said->accepted) {
        found_lost(said->accepted - there.size(), person(who) + ": " + what);
      }
      // What is not only their own may have been brought by others, or by the plan.
      if (kept.as.mine && there.size() > most)
        found_doubled(there.size() - most, person(who) + ": " + what);
      return;
    }
    case Script::Kept::How::last: break;
  }
  if (!seen.takes_answers() || said->accepted == 0 || !said->open.empty()) return;
  expect_one(who, there.size(), what);
  // It may hold more than was said, never less.
  if (there.size() == 1 && !holds_all(*there.front()->body, *said->last)) {
    found_lost(1, person(who) + ": the last " + what + "; an earlier one stands");
  }
}

std::vector<Candidates> Verdict::words_of(std::span<const int> people, const std::string& space,
                                          const std::string& command) const {
  std::vector<Candidates> words;
  for (const int who : people) {
    const auto* account = ledger_.account(who, space, command);
    if (account == nullptr) continue;
    Candidates candidates{account->last.get()};
    for (const auto& [k, args] : account->open) candidates.push_back(args.get());
    words.push_back(std::move(candidates));
  }
  return words;
}

void Verdict::judge_counted(std::span<const int> people, const std::string& space,
                            const Script::Counted& counted, const SeenSpace& seen,
                            bool others_were_there) {
  Chance none(0);
  Stage stage(seen, none, {});
  const auto only = stage.value(counted.only, {});
  if (!only || only->size() < counted.only.size()) return;  // nothing has been asked
  const auto records = stage.all(counted.in);
  if (records.size() > 1) found_doubled(records.size() - 1, "what is counted in " + space);
  const auto words = words_of(people, space, counted.command);
  const Count count(words, *only);
  const json nothing = json::object();
  std::int64_t lost = 0;
  std::int64_t doubled = 0;
  for (const auto& figures : counted.figures) {
    const auto difference = count.of(figures, records.empty() ? nothing : *records.front()->body);
    lost = std::max(lost, difference.missing);
    doubled = std::max(doubled, difference.surplus);
    if (records.empty()) break;  // the first list tells how many words are gone
  }
  const auto told = [&](std::int64_t of_them) {
    return std::to_string(of_them) + " of what was counted in " + space;
  };
  found_lost(static_cast<std::size_t>(lost), told(lost));
  if (!others_were_there) found_doubled(static_cast<std::size_t>(doubled), told(doubled));
}

void Verdict::judge_shown(const std::vector<std::string>& shown_spaces) {
  for (const auto& [space, accepted] : ledger_.accepted_of_people()) {
    const bool shown = space == "inquiry" || std::find(shown_spaces.begin(), shown_spaces.end(),
                                                       space) != shown_spaces.end();
    if (!shown) found_lost(accepted, "all that was said in " + space + ", which is not shown");
  }
}

void Verdict::judge_phase(int lead, const std::string& space, std::string_view phase) {
  static const std::map<std::string, std::string> k_phases{
      {"core.open", "open"}, {"core.close", "closed"}, {"core.reveal", "revealed"}};
  const auto last = ledger_.last_name(lead, space, {"core.open", "core.close", "core.reveal"});
  if (last.empty()) return;
  for (const auto& [name, there] : k_phases) {
    const auto* account = ledger_.account(lead, space, name);
    if (account != nullptr && !account->open.empty()) return;
  }
  if (k_phases.at(last) != phase) {
    found_lost(1, last + " of " + space + ": it is " + std::string(phase));
  }
}

}  // namespace chorus::rehearse
