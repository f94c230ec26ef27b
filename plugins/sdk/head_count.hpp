#pragma once

#include "report.hpp"
#include "rule_book.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

// How many people chose each of a few steps, and how many passed. A ballot is {"step": STEP} or
// {"pass": true}; as a record it is {"of": KEY, STEP: people ..., "passes": people}.
namespace chorus::sdk {

using Steps = std::vector<std::string>;  // in the order in which they are told

struct HeadCount {
  std::map<std::string, std::int64_t> on_step;
  std::int64_t passes = 0;

  std::int64_t on(const std::string& step) const {
    const auto found = on_step.find(step);
    return found == on_step.end() ? 0 : found->second;
  }

  std::int64_t answered() const {  // a pass is no answer
    std::int64_t all = 0;
    for (const auto& [step, people] : on_step) all += people;
    return all;
  }

  void add(const Json& ballot) {
    if (ballot.contains("pass")) {
      ++passes;
    } else {
      ++on_step[ballot.at("step")];
    }
  }

  void add(const HeadCount& others) {
    passes += others.passes;
    for (const auto& [step, people] : others.on_step) on_step[step] += people;
  }
};

inline HeadCount heads_in(const std::vector<Thing>& ballots) {
  HeadCount count;
  for (const auto& ballot : ballots) count.add(ballot.body);
  return count;
}

// The body of a record, and back.
inline Json body_of_heads(const HeadCount& count, const Steps& steps, const std::string& of) {
  Json body{{"of", of}, {"passes", count.passes}};
  for (const auto& step : steps) body[step] = count.on(step);
  return body;
}

inline HeadCount heads_of_body(const Json& body, const Steps& steps) {
  HeadCount count{{}, body.at("passes")};
  for (const auto& step : steps) count.on_step[step] = body.at(step);
  return count;
}

#ifdef CHORUS_ACTIVITY_ID
// A line a step, under the step's own word: five of them, from the gladdest.
static inline void tell_degrees(const HeadCount& count, const Steps& steps, Report& report) {
  Json rows = Json::array();
  for (const auto& step : steps) {
    rows.push_back({{"label", own_words(step)}, {"people", count.on(step)}});
  }
  report.degrees(count.answered(), std::move(rows));
}
#endif

}  // namespace chorus::sdk
