#include "rehearse/verdict.hpp"

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

struct Expected {
  std::map<std::string, Bounds> tokens;
  Bounds turnout;
  Bounds passes;
};

std::int64_t tokens_on(const json& choice, const std::string& option) {
  const auto allocations = choice.find("allocations");
  return allocations == choice.end() ? 0 : allocations->value(option, std::int64_t{0});
}

// Every choice that may be the one that stands for this person.
std::vector<const json*> possible_choices(const Ledger::Account& account) {
  std::vector<const json*> choices;
  if (account.last) choices.push_back(account.last.get());
  for (const auto& [k, args] : account.open) choices.push_back(args.get());
  return choices;
}

void widen(Bounds& bounds, const std::vector<std::int64_t>& values, bool may_be_none) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  bounds.least += may_be_none ? std::min<std::int64_t>(0, *least) : *least;
  bounds.most += *most;
}

void expect_choice(Expected& expected, const Ledger::Account& account) {
  const auto choices = possible_choices(account);
  if (choices.empty()) return;
  const bool may_be_none = !account.last;
  expected.turnout.least += may_be_none ? 0 : 1;
  expected.turnout.most += 1;
  std::vector<std::int64_t> passes;
  std::map<std::string, std::vector<std::int64_t>> tokens;
  for (const auto* choice : choices) {
    passes.push_back(choice->contains("pass") ? 1 : 0);
    const json allocations = choice->value("allocations", json::object());
    for (const auto& [option, on_it] : allocations.items()) tokens[option];
  }
  widen(expected.passes, passes, may_be_none);
  for (auto& [option, values] : tokens) {
    for (const auto* choice : choices) values.push_back(tokens_on(*choice, option));
    widen(expected.tokens[option], values, may_be_none);
  }
}

struct Difference {
  std::int64_t missing = 0;
  std::int64_t surplus = 0;

  void add(const Bounds& bounds, std::int64_t there) {
    missing += std::max<std::int64_t>(0, bounds.least - there);
    surplus += std::max<std::int64_t>(0, there - bounds.most);
  }
};

// A sealed choice may hold more than was said, never less.
bool holds_all(const json& kept, const json& said) {
  return std::all_of(said.items().begin(), said.items().end(), [&](const auto& member) {
    return kept.value(member.key(), json()) == member.value();
  });
}

// What the tally of a question counts one choice as: a step, or a pass.
std::string counted_as(const json& choice, const std::string& question) {
  if (choice.value("of", "") != question) return {};
  return choice.contains("pass") ? "passes" : choice.value("step", "");
}

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

void Verdict::judge_own_choice(int who, const std::string& space, const SeenSpace& seen) {
  const auto* cast = ledger_.account(who, space, "cast");
  if (cast == nullptr || cast->accepted == 0 || !cast->open.empty()) return;
  const auto mine = seen.of("ballot");
  expect_one(who, mine.size(), "their own choice while the vote is open");
  if (mine.size() == 1 && !holds_all(*mine.front()->body, *cast->last)) {
    found_lost(1, person(who) + ": their last choice; an earlier one stands");
  }
}

void Verdict::judge_reading(int who, const std::string& space, const SeenSpace& seen) {
  const auto* read = ledger_.account(who, space, "read");
  const auto* asked = ledger_.account(who, space, "ask");
  const auto own = [&seen](std::string_view type) {
    const auto records = seen.of(type);
    return static_cast<std::size_t>(std::count_if(
        records.begin(), records.end(), [](const SeenRecord* record) { return record->mine; }));
  };
  if (read != nullptr && read->accepted > 0)
    expect_one(who, own("read"), "that they read the promise");
  if (asked == nullptr) return;
  const auto there = own("question");
  const auto most = asked->accepted + asked->open.size();
  if (there < asked->accepted) found_lost(asked->accepted - there, person(who) + ": a question");
  if (there > most) found_doubled(there - most, person(who) + ": a question");
}

void Verdict::judge_tally(std::span<const int> people, const std::string& space,
                          const SeenSpace& seen, bool others_were_there) {
  Expected expected;
  for (const int who : people) {
    const auto* cast = ledger_.account(who, space, "cast");
    if (cast != nullptr) expect_choice(expected, *cast);
  }
  const auto tallies = seen.of("tally");
  if (tallies.size() > 1) found_doubled(tallies.size() - 1, "the tally of " + space);
  if (tallies.empty()) {
    return found_lost(static_cast<std::size_t>(expected.turnout.least), "the tally of " + space);
  }
  const json& tally = *tallies.front()->body;
  Difference votes;
  votes.add(expected.turnout, tally.value("turnout", std::int64_t{0}));
  Difference tokens;
  tokens.add(expected.passes, tally.value("passes", std::int64_t{0}));
  for (const auto& option : tally.at("options")) {
    const auto found = expected.tokens.find(option.at("key").get<std::string>());
    const Bounds bounds = found == expected.tokens.end() ? Bounds{} : found->second;
    tokens.add(bounds, option.at("total").get<std::int64_t>());
    if (found != expected.tokens.end()) expected.tokens.erase(found);
  }
  for (const auto& [option, bounds] : expected.tokens) tokens.add(bounds, 0);
  const auto words = [&](std::int64_t of_votes, std::int64_t of_tokens) {
    return std::to_string(of_votes) + " choices and " + std::to_string(of_tokens) +
           " tokens or passes in the tally of " + space;
  };
  const auto lost = std::max(votes.missing, tokens.missing);
  const auto doubled = others_were_there ? 0 : std::max(votes.surplus, tokens.surplus);
  found_lost(static_cast<std::size_t>(lost), words(votes.missing, tokens.missing));
  found_doubled(static_cast<std::size_t>(doubled), words(votes.surplus, tokens.surplus));
}

void Verdict::judge_round(std::span<const int> people, const std::string& space,
                          const SeenSpace& seen, bool others_were_there) {
  const auto* asking = seen.find("asking/now");
  if (asking == nullptr) return;
  const std::string question = asking->body->value("of", "");
  std::map<std::string, Bounds> expected;
  for (const auto* name : {"love", "fine", "unsure", "worried", "harm", "passes"}) expected[name];
  for (const int who : people) {
    const auto* cast = ledger_.account(who, space, "cast");
    if (cast == nullptr) continue;
    const auto choices = possible_choices(*cast);
    for (auto& [name, bounds] : expected) {
      std::vector<std::int64_t> values;
      values.reserve(choices.size());
      for (const auto* choice : choices) values.push_back(counted_as(*choice, question) == name);
      if (!values.empty()) widen(bounds, values, !cast->last);
    }
  }
  const auto* tally = seen.find("tally" + question.substr(question.find('/')));
  Difference people_on;
  for (const auto& [name, bounds] : expected) {
    people_on.add(bounds, tally == nullptr ? 0 : tally->body->value(name, std::int64_t{0}));
  }
  const auto words = [&](std::int64_t count) {
    return std::to_string(count) + " choices in the last round of " + space;
  };
  const auto doubled = others_were_there ? 0 : people_on.surplus;
  found_lost(static_cast<std::size_t>(people_on.missing), words(people_on.missing));
  found_doubled(static_cast<std::size_t>(doubled), words(people_on.surplus));
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

void Verdict::judge_promise(int lead, const std::string& space, const SeenSpace& seen) {
  const auto* approved = ledger_.account(lead, space, "approve");
  if (approved == nullptr || approved->accepted == 0) return;
  const auto promises = seen.of("promise");
  const auto standing = std::count_if(
      promises.begin(), promises.end(),
      [](const SeenRecord* record) { return record->body->value("state", "") == "approved"; });
  expect_one(lead, static_cast<std::size_t>(standing), "the promise that was approved");
}

}  // namespace chorus::rehearse
